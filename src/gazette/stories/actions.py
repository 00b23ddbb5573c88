"""The verbs that decide a story's fate: each one transaction, the gate before it, the record's entry in it, the press after."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log as journal
from wagtail.log_actions import registry as log_registry
from wagtail.models import Revision

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.photos.models import Photo
from gazette.record import log
from gazette.record.copy import Copy, Correction
from gazette.record.erasing import fold_in
from gazette.staff.naming import moment
from gazette.staff.pressing import press_after_commit

from . import gate
from .copying import as_copy, day_in_address
from .introducing import introduce
from .models import MIRRORED, Story
from .stops import Stale, Stopped


def publish(story: Story, *, by: Any, at: datetime, seen: str | None = None) -> Story:
    """Publish for the first time. Raises Stopped (the gate), Stale (someone saved since ``seen``) or Refused (the record)."""
    return _release("publish", story, by=by, at=at, seen=seen)


def update(story: Story, *, by: Any, at: datetime, note: str = "", seen: str | None = None) -> Story:
    """Publish newer words; ``note`` tells readers in a sentence what is new."""
    return _release("update", story, by=by, at=at, note=note, seen=seen)


def correct(story: Story, text: str, *, by: Any, at: datetime, was: str = "", now_is: str = "", kind: str = "correction",
            seen: str | None = None) -> Story:  # fmt: skip
    """Publish the draft as a correction. ``text`` is the sentence readers see; ``was`` and ``now_is`` what we said and what is right."""
    if not text.strip():
        raise Mistake(_("%(slug)s: a correction needs a sentence that says what was wrong and what is right.") % {"slug": story.slug})
    correction = Correction(text=text.strip(), at="", was=was.strip(), now=now_is.strip(), kind=kind)
    return _release("correct", story, by=by, at=at, note=text, correction=correction, seen=seen)


def put_out(story: Story, *, by: Any, at: datetime, note: str = "", seen: str | None = None) -> Story:
    """Publish or update, whichever it is."""
    if log.is_published(story.uid):
        return update(story, by=by, at=at, note=note, seen=seen)
    return publish(story, by=by, at=at, seen=seen)


def kill(story: Story, *, reason: str, by: Any, at: datetime) -> Story:
    """Withdraw a published story everywhere, the past included; its address says so with the reason. Nothing undoes it."""
    return _end("kill", story, reason=reason, by=by, at=at)


def takedown(story: Story, *, reason: str, by: Any, at: datetime) -> Story:
    """Kill a story and erase its words, in the record and in the newsroom."""
    return _end("takedown", story, reason=reason, by=by, at=at)


def findings(story: Story, *, at: datetime) -> tuple[gate.Finding, ...]:
    """What the gate would say now."""
    from .previewing import unsaved_copy

    return gate.look(outgoing(story, unsaved_copy(story, at=at), at=at))


def outgoing(story: Story, copy: Copy, *, at: datetime) -> gate.Outgoing:
    """A copy with what only the newsroom knows of it: embargo, hold, rights."""
    wanted = [figure.picture for figure in copy.figures() if figure.picture]
    pictures = {
        photo.uid: gate.Rights(photo.title, photo.alt, photo.caption, photo.credit, photo.rights_expire, photo.withdrawn is not None)
        for photo in (Photo.objects.filter(uid__in=wanted) if wanted else ())
    }
    return gate.Outgoing(copy, at, story.embargo_until, story.hold, story.killed is not None, pictures)


def seen_at(revision: Revision | None) -> str:
    """What an editor had before the eyes: a revision, and when it was last written over."""
    return f"{revision.pk}@{revision.created_at.isoformat()}" if revision else ""


def locked(story: Story, *, seen: str | None = None) -> Story:
    """The story's row, held until the transaction ends. Raises Stale when its newest draft is not the one seen."""
    row: Story = Story.objects.select_for_update(of=("self",)).select_related("latest_revision").get(pk=story.pk)
    newest = row.latest_revision
    if seen is not None and seen != seen_at(newest):
        who = str(newest.user) if newest and newest.user else _("Somebody else")
        raise Stale(_("%(slug)s: %(who)s has saved it since you opened it. Nothing was changed.") % {"slug": row.slug, "who": who})
    return row


def admit(story: Story, copy: Copy, *, at: datetime, archive: bool = False) -> tuple[gate.Finding, ...]:
    """Let a copy through the gate, or raise Stopped. Returns what it only remarked on."""
    found = gate.look(outgoing(story, copy, at=at))
    stopping = gate.stops(found, archive=archive)
    if stopping:
        raise Stopped(copy.slug or copy.headline, stopping)
    return found


@transaction.atomic
def _release(kind: str, story: Story, *, by: Any, at: datetime, note: str = "", correction: Correction | None = None,
             seen: str | None = None) -> Story:  # fmt: skip
    at = moment(at)
    row = locked(story, seen=seen)
    last = log.last_copy(row.uid)
    told = (*last.corrections, *_dated(correction, at)) if last else _dated(correction, at)
    copy = as_copy(
        row, version=log.next_version(row.uid), published=last.published_at() if last else at, updated=at, zone=active().zone,
        note=note, corrections=told,
    )  # fmt: skip
    admit(row, copy, at=at)
    for photo in Photo.objects.filter(uid__in=[figure.picture for figure in copy.figures() if figure.picture]):
        photo.publish(at=at)
    introduce(copy, at=at)
    log.append(kind, row.uid, {"copy": copy.as_json()}, at=at)
    mirror(row, copy)
    journal(row, f"gazette.{kind}", user=by, revision=row.latest_revision, data={"version": copy.version, "note": note})
    press_after_commit(row.slug)
    return row


def mirror(row: Story, copy: Copy) -> None:
    """Write into the newsroom's row where the record now has the story."""
    reflect(row, copy)
    Story.objects.filter(pk=row.pk).update(**{name: getattr(row, name) for name in MIRRORED})


def reflect(row: Story, copy: Copy) -> None:
    """The same for a row that is still to be written."""
    row.live, row.has_unpublished_changes, row.live_revision_id = True, False, row.latest_revision_id
    row.day, row.published, row.exact, row.versions = day_in_address(copy), copy.published_at(), copy.exact, copy.version
    row.first_published_at, row.last_published_at = copy.published_at(), copy.updated_at()


def _dated(correction: Correction | None, at: datetime) -> tuple[Correction, ...]:
    return (Correction(correction.text, at.strftime("%Y-%m-%dT%H:%M:%SZ"), correction.was, correction.now, correction.kind),) if correction else ()


@transaction.atomic
def _end(kind: str, story: Story, *, reason: str, by: Any, at: datetime) -> Story:
    if not reason.strip():
        raise Mistake(_("%(slug)s: give the reason in a sentence; readers will see it.") % {"slug": story.slug})
    at = moment(at)
    row = locked(story)
    log.append(kind, row.uid, {"reason": reason.strip()}, at=at)
    row.live, row.killed = False, row.killed or at
    Story.objects.filter(pk=row.pk).update(live=False, killed=row.killed, has_unpublished_changes=False)
    if kind == "takedown":
        _erase(row)
        row.refresh_from_db()  # or the journal would write the headline down once more
    journal(row, f"gazette.{kind}", user=by, data={"reason": reason.strip()})
    press_after_commit(row.slug)
    if kind == "takedown":
        transaction.on_commit(fold_in)
    return row


def _erase(row: Story) -> None:
    """Take the words out of the newsroom too, old drafts included."""
    row.revisions.delete()
    row.byline.all().delete()
    row.sources.all().delete()
    row.pending.all().delete()  # type: ignore[attr-defined]  # notes that wait with a publication
    log_registry.get_logs_for_instance(row).update(label=_("Taken down"), data={})
    Story.objects.filter(pk=row.pk).update(
        headline=_("Taken down"), kicker="", standfirst="", dateline="", body=[], notes="", people=[], places=[], lead=None, lead_caption="",
        lead_alt="", lead_credit="", latest_revision=None, live_revision=None, edited=clock.now(),
    )  # fmt: skip
