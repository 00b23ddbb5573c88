"""The files of editions: what was killed or withdrawn goes at once, what nothing names is swept. The engine is not loaded for it."""

from datetime import datetime
from pathlib import Path

from gazette.edition.ordering import is_gone
from gazette.house.settings import Settings
from gazette.record import back_numbers
from gazette.record.edition import Edition, files_of
from gazette.record.reading import Reading

YOUNG = 3600  # seconds a file of an edition may lie unnamed


def erase_spoiled(settings: Settings, day: str) -> None:
    """Take off the disk every file of an edition that holds what was killed or withdrawn since, before it is made again; pictures of other pages stay."""
    edition = Reading().edition(day)
    if edition is None:
        return
    killed = {page for ran in edition.ran if is_gone(Reading(), ran.story) for page in ran.pages}
    gone = back_numbers.withdrawn_from(edition)
    pages = killed | ({1} if killed else set()) | {page for shown in edition.shown if shown.picture in gone for page in shown.pages}
    if pages:
        for path in files_of(edition, pictures=settings.pictures, printed=settings.printed, pages=pages):
            path.unlink(missing_ok=True)


def erase_replaced(settings: Settings, old: Edition, new: Edition) -> None:
    """Files that hold withdrawn words are not kept, the printer's neither."""
    stays = _files(settings, new)
    for path in _files(settings, old):
        if path not in stays:
            path.unlink(missing_ok=True)


def sweep(settings: Settings, *, at: datetime) -> int:
    """Remove files of editions that no entry and no edition that waits names: a release that ended half-way left them. Returns how many.

    Younger ones stay: they may be named in a moment.
    """
    from gazette.issues.models import PendingRelease

    named = {path for day in back_numbers.days() if (known := Reading().edition(day)) for path in _files(settings, known)}
    named |= {path for waiting in PendingRelease.objects.filter(failed=None) for path in _files(settings, Edition.from_json(waiting.edition))}
    there = (path for room in (settings.pictures / "editions", settings.printed) if room.is_dir() for path in room.iterdir())
    lost = [path for path in there if path not in named and at.timestamp() - path.stat().st_mtime > YOUNG]
    for path in lost:
        path.unlink(missing_ok=True)
    return len(lost)


def _files(settings: Settings, edition: Edition) -> tuple[Path, ...]:
    return files_of(edition, pictures=settings.pictures, printed=settings.printed)
