"""The verbs of a printed edition: released with whatever in it is not out yet, or held until its hour; one transaction each."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.record import log
from gazette.record.edition import Edition, files_of
from gazette.record.entry import PRINTED
from gazette.record.models import Entry
from gazette.record.reading import Reading
from gazette.staff.naming import moment
from gazette.staff.pressing import press_after_commit
from gazette.stories import actions
from gazette.stories.models import Story

from .models import PendingRelease
from .numbering import refuse_taken


class _Rehearsed(Exception):
    """Everything would have been done; nothing was."""


def release(edition: Edition, *, by: Any, at: datetime, seen: Mapping[str, str] | None = None) -> Entry:
    """Put a sealed edition before the readers, and publish what stands in it and is not out yet.

    ``seen`` names, by story, the draft that was printed (``stories.actions.seen_at``) of each story the record does not have so.
    Raises Mistake when a file is missing or its number went to another edition,
    Stale when a draft was saved over since, Stopped for what the gate keeps in, Refused when a story was killed meanwhile.
    """
    at = moment(at)
    _is_sealed(edition)
    with transaction.atomic():
        for uid, draft in sorted((seen or {}).items()):
            _put_out(uid, draft, by=by, at=at)
        refuse_taken(edition)
        for uid, headline in edition.headlines():
            if Reading().printed_as(uid, edition.day) != headline:
                log.append(PRINTED, uid, {"day": edition.day, "headline": headline}, at=at)
        entry = log.append("edition", edition.day, edition.without_words().as_json(), at=at)
        waiting = PendingRelease.objects.filter(day=edition.day).first()
        if waiting:
            _sweep(waiting, edition)
            waiting.delete()
        press_after_commit(edition.day)
    return entry


def hold(edition: Edition, *, by: Any, at: datetime, due: datetime, seen: Mapping[str, str] | None = None) -> PendingRelease:
    """Let a sealed edition wait until it is due. Raises at once what a release would raise; a later seal of the day takes its place."""
    if due <= at:
        raise Mistake(_("%(due)s is past. Release the edition now, or name a moment to come.") % {"due": due.isoformat(" ", "minutes")})
    with suppress(_Rehearsed), transaction.atomic():
        release(edition, by=by, at=due, seen=seen)
        raise _Rehearsed
    _sweep(PendingRelease.objects.filter(day=edition.day).first(), edition)
    said = {"edition": edition.as_json(), "seen": dict(seen or {}), "by": by, "made": at, "due": due, "failed": None, "why": ""}
    return PendingRelease.objects.update_or_create(day=edition.day, defaults=said)[0]


@transaction.atomic
def take_back(waiting: PendingRelease) -> None:
    """Undo a hold: the edition is not released, and the files that were sealed for it go."""
    waiting.delete()
    _sweep(waiting, None)


def remove_files(edition: Edition) -> None:
    """Remove the files sealed for an edition that will not be released; what the released one of its day names stays."""
    out = Reading().edition(edition.day)
    _remove([path for path in _files(edition) if not out or path not in _files(out)])


def _sweep(waiting: PendingRelease | None, stays: Edition | None) -> None:
    """Once the present transaction stands, remove the files of an edition that waited and will not be released, but for those of one that stays."""
    if waiting:
        kept = {path for edition in (stays, Reading().edition(waiting.day)) if edition for path in _files(edition)}
        transaction.on_commit(partial(_remove, [path for path in _files(Edition.from_json(waiting.edition)) if path not in kept]))


def _remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _files(edition: Edition) -> tuple[Path, ...]:
    return files_of(edition, pictures=active().pictures, printed=active().printed)


def _put_out(uid: str, draft: str, *, by: Any, at: datetime) -> None:
    """Publish the printed draft, unless it went out meanwhile as it was printed."""
    row = actions.locked(Story.objects.get(uid=uid), seen=draft)
    if not row.live or row.has_unpublished_changes:
        actions.put_out(row, by=by, at=at, seen=draft)


def _is_sealed(edition: Edition) -> None:
    """The printer's file and the readers' stand where their hashes say. Raises Mistake."""
    missing = next((path for path in _files(edition) if not path.exists()), None)
    if missing:
        raise Mistake(_("The edition of %(day)s is not sealed: %(file)s is missing. Make it again.") % {"day": edition.day, "file": missing})
