"""The doctor: looks at machine and paper, and says of each thing whether it is well and what to do."""

import hashlib
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings, load
from gazette.newsstand import carried
from gazette.press.wording import languages
from gazette.record.edition import sealed_at

from . import code, status
from .backup import newest
from .founding import pending
from .newsroom import LONGEST, SOCKET
from .opening import is_paper
from .pages import changed
from .running import is_running

ROOM = 500 * 2**20  # bytes of disk below which a paper is in danger
FONTS = ("head.woff2", "text.woff2", "label.woff2")
YEAR = 2024  # a clock before this year is wrong


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``cure`` says what to do when it is not well."""

    name: str
    well: bool
    words: str
    cure: str = ""


def examine(directory: Path) -> Iterator[Finding]:
    """The machine first; the paper as far as there is one."""
    yield from _machine(directory)
    if not is_paper(directory):
        yield Finding("paper", True, f"there is none in {directory} yet", "")
        return
    try:
        settings = load(directory)
    except Mistake as mistake:
        yield Finding("settings", False, str(mistake), "Mend the file; everything else waits for it.")
        return
    for check in CHECKS:
        yield from _safely(check, settings)


# ---- the machine ---------------------------------------------------------------------------------------------------
def _machine(directory: Path) -> Iterator[Finding]:
    found = sys.version.split()[0]
    yield Finding("python", sys.version_info >= (3, 11), found, "Install Python 3.11 or newer.")
    lacking = [name for name in _locked() if not _installed(name)]
    yield Finding("packages", not lacking, f"lacking {', '.join(lacking)}" if lacking else "as locked", "Remove .venv and run ./gazette again.")
    there = next(path for path in (directory, *directory.parents) if path.exists())
    free = shutil.disk_usage(there).free
    yield Finding("disk", free > ROOM, f"{free / 2**30:.1f} GiB free", "Make room; a paper cannot be printed on a full disk.")
    writable = os.access(there, os.W_OK)
    yield Finding("permissions", writable, f"{there} can{'' if writable else 'not'} be written", f"Run: chown -R {os.getuid()} {there}")
    now = datetime.now(UTC)
    yield Finding("clock", now.year >= YEAR, f"{now:%Y-%m-%d %H:%M:%S} UTC, zone here {time.tzname[0]}", "Set the clock, and keep it by NTP.")


def _locked() -> list[str]:
    """What every machine needs; a line with a condition may not be for this one."""
    lock = code.ROOT / "requirements.lock"
    lines = lock.read_text("utf-8").splitlines() if lock.exists() else []
    return [line.split("==")[0] for line in lines if "==" in line and ";" not in line and line[:1].isalnum()]


def _installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


# ---- the paper -----------------------------------------------------------------------------------------------------
def _database(settings: Settings) -> Iterator[Finding]:
    if settings.database_url:
        yield Finding("database", True, "PostgreSQL; it looks after itself, its backups are yours (pg_dump)")
        return
    with closing(sqlite3.connect(f"file:{settings.database}?mode=ro", uri=True, timeout=10)) as connection:
        found = connection.execute("PRAGMA quick_check").fetchone()[0]
    yield Finding("database", found == "ok", "whole" if found == "ok" else found, "Restore a backup: ./gazette restore FILE.")


def _tables(settings: Settings) -> Iterator[Finding]:
    steps = pending()
    words = f"{steps} steps behind this code" if steps else "as this code needs them"
    yield Finding("tables", not steps, words, "Run ./gazette up once; it backs up and upgrades.")


def _record(settings: Settings) -> Iterator[Finding]:
    from gazette.record import log

    faults = list(log.verify())
    yield Finding("record", not faults, faults[0] if faults else "the chain holds", "Somebody changed the database by hand. Restore a backup.")


def _pages(settings: Settings) -> Iterator[Finding]:
    from gazette.record.reading import Reading

    wrong = list(changed(settings))
    yield Finding("pages", not wrong, wrong[0] if wrong else f"{status.press(settings).generation} printings, as pressed", "Run ./gazette press --all.")
    pressed, newest = status.press(settings), Reading().head()[0]
    behind = pressed.cursor != newest and not is_running(settings.directory)
    words = f"{abs(newest - pressed.cursor)} entries are not pressed" if behind else f"up with the record; {pressed.queue} small things due"
    yield Finding("press", not behind, words, "Run ./gazette press, or ./gazette up.")
    faults = status.press(settings).faults
    yield Finding("faults", not faults, f"{faults[0][0]}: {faults[0][1]}" if faults else "every page could be pressed", "Report this page; the others stand.")


def _editions(settings: Settings) -> Iterator[Finding]:
    from gazette.issues.models import PendingRelease
    from gazette.record import back_numbers
    from gazette.record.reading import Reading

    failed = PendingRelease.objects.exclude(failed=None).order_by("-due").first()
    words = f"that of {failed.day} was not released: {failed.why}" if failed else "none failed to come out"
    yield Finding("editions", failed is None, words, "Run ./gazette print-edition --release for that day, or release it in the newsroom.")
    edition = Reading().edition(Reading().newest_edition())
    if edition and not edition.is_withdrawn and edition.day not in back_numbers.spoiled():  # of that the printer's file is gone on purpose
        file = sealed_at(settings.printed, edition)
        whole = file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == edition.press
        yield Finding("seal", whole, f"{file} is {'' if whole else 'not '}what was sealed", "Restore that file from a backup before the printer gets it.")


def _language(settings: Settings) -> Iterator[Finding]:
    """A paper may be in any language; that its furniture is not should surprise nobody."""
    tongue, known = settings.language.split("-")[0].lower(), languages()
    words = "the paper's own words and dates are in it"
    if tongue not in known:
        words = f"stories are in it; the paper's own words and dates stay English (there are {', '.join(known)})"
    yield Finding("language", True, f"{settings.language}: {words}")


def _fonts(settings: Settings) -> Iterator[Finding]:
    fonts = Path(__file__).parents[1] / "press/static/fonts"
    lacking = [name for name in FONTS if not (fonts / name).exists()]
    yield Finding("fonts", not lacking, f"lacking {', '.join(lacking)}" if lacking else "there", "git checkout -- src/gazette/press/static/fonts")


def _processes(settings: Settings) -> Iterator[Finding]:
    path = settings.run / SOCKET
    yield Finding("socket", len(os.fsencode(path)) <= LONGEST, str(path), "Move the paper to a directory with a shorter name.")
    if is_running(settings.directory):
        yield Finding("newsroom", path.exists(), "running" if path.exists() else "not answering", "Look at what ./gazette up printed.")


def _backups(settings: Settings) -> Iterator[Finding]:
    kept = newest(settings.directory)
    if settings.database_url or (kept is None and not is_running(settings.directory)):
        return
    age = (time.time() - kept.stat().st_mtime) / 3600 if kept else 0.0
    fresh = kept is not None and age < 2 * settings.backup_hours
    yield Finding("backup", fresh, f"{age:.0f} hours old" if kept else "none yet", "./gazette backup FILE, and keep a copy elsewhere.")


def _bucket(settings: Settings) -> Iterator[Finding]:
    if settings.bucket:
        held, pressed = carried.read(settings.run), status.press(settings).generation
        words = held.fault or (f"holds printing {held.generation} of {pressed}" if held.generation else "nothing carried yet")
        well = not held.fault and (held.generation == pressed or is_running(settings.directory))
        yield Finding("bucket", well, words, "Mend [bucket] in gazette.toml, then ./gazette export --bucket.")


def _keys(settings: Settings) -> Iterator[Finding]:
    if settings.keys.exists():
        open_to = settings.keys.stat().st_mode & 0o077
        yield Finding("keys", not open_to, "readable by their owner alone" if not open_to else "readable by others", f"chmod 700 {settings.keys}")


Check = Callable[[Settings], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (_database, _tables, _record, _pages, _editions, _language, _fonts, _processes, _backups, _bucket, _keys)


def _safely(check: Check, settings: Settings) -> Iterator[Finding]:
    """A check that fails is a finding, and stops no other."""
    try:
        yield from check(settings)
    except Exception as error:
        yield Finding(check.__name__.strip("_"), False, f"{type(error).__name__}: {error}", "Mend what stands above first, then ask again.")

