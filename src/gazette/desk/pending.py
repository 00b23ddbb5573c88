"""Publications that wait behind an undo button: asked for, taken back, or carried out."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.record import log
from gazette.record.reading import Reading
from gazette.stories import actions
from gazette.stories.models import Story
from gazette.stories.previewing import unsaved_copy
from gazette.stories.stops import Stopped

from .models import PendingAct

TOO_LATE = timedelta(minutes=10)  # an act found later than this is shown to a person instead of carried out


def ask(story: Story, *, by: Any, at: datetime, seen: str, verb: str = "", words: dict[str, str] | None = None) -> PendingAct | None:
    """Ask for a publication. It waits, unless one of this story waits already: pressed again, it goes out now (None).

    Raises Stopped at once for what the gate would stop, Stale for a draft that is no longer the newest.
    """
    words = words or {}
    with transaction.atomic():
        row = actions.locked(story, seen=seen)
        verb = verb or ("update" if log.is_published(row.uid) else "publish")
        _look_ahead(row, at)
        waiting = PendingAct.objects.filter(story=row, failed=None, verb=verb).first()
        PendingAct.objects.filter(story=row).delete()
        act = PendingAct(story=row, verb=verb, words=words or (waiting.words if waiting else {}), seen=seen, by=by, made=at)
        act.due = at + timedelta(seconds=active().publish_delay)
        if waiting or not active().publish_delay:
            _do(act, at)
            return None
        act.save()
    return act


def take_back(act: PendingAct) -> None:
    """Undo: the story stays as it was."""
    act.delete()


def carry_out(act: PendingAct, at: datetime) -> None:
    """Do what was asked, in one transaction with crossing it off. Raises Mistake when it cannot be done."""
    if at < act.made:
        raise Mistake(_("The clock went back since this was asked. Press Publish again."))
    if at - act.due > TOO_LATE:
        raise Mistake(_("Its moment passed while nobody was here. Press Publish again."))
    with transaction.atomic():
        if not PendingAct.objects.filter(pk=act.pk).select_for_update().exists():
            return  # taken back in the meantime
        _do(act, at)
        PendingAct.objects.filter(pk=act.pk).delete()


def _do(act: PendingAct, at: datetime) -> None:
    if act.verb == "correct":
        actions.correct(act.story, act.words.get("text", ""), by=act.by, at=at, was=act.words.get("was", ""),
                        now_is=act.words.get("now_is", ""), kind=act.words.get("kind", "correction"), seen=act.seen)  # fmt: skip
    elif act.verb == "update":
        actions.update(act.story, by=act.by, at=at, note=act.words.get("note", ""), seen=act.seen)
    else:
        actions.publish(act.story, by=act.by, at=at, seen=act.seen)


def _look_ahead(row: Story, at: datetime) -> None:
    """Refuse at asking what would be refused when its moment comes; an embargo that ends meanwhile still stops it."""
    found = actions.findings(row, at=at)
    if found:
        raise Stopped(row.slug, found)
    address = unsaved_copy(row, at=at).path
    if Reading().story_at(address) not in (None, row.uid):
        raise Stopped(row.slug, [], _("%(address)s was used before, and no address is used twice. Choose another slug, under Filing.") % {"address": address})
