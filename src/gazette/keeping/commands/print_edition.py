"""Print the paper of a day: a private proof that nobody else sees, or with --release an edition for the readers and the printer."""

import argparse
import re
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any

from gazette.edition.sheet import SIZES
from gazette.house import clock
from gazette.house.days import day_of, parse_moment
from gazette.house.mistakes import Mistake

from .. import lifeline
from ..opening import enter_newsroom

STAGES = {"gate": "Measuring what was printed", "pictures": "Pictures of the pages", "press": "The printer's file", "epub": "The e-paper",
          "again": "A story in it was withdrawn or corrected; making it again"}  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", metavar="DAY", help="the day it is for, like 2025-11-08 (else today)")
    parser.add_argument("--size", choices=tuple(SIZES), help="of its pages (else as set)")
    parser.add_argument("--pages", type=int, metavar="N", help="how many pages (else as many as there is copy for)")
    parser.add_argument("--out", metavar="FILE.pdf", help="where the file goes (else NAME-DAY.pdf here)")
    parser.add_argument("--without", action="append", default=[], metavar="STORY", help="leave this one out, by its slug or address (may be repeated)")
    parser.add_argument("--notice", action="append", default=[], metavar="LINE", help="a line beside the nameplate, the first as a heading (may be repeated)")
    parser.add_argument("--layout", metavar="FILE.json", help="write where everything stands on its pages there")
    parser.add_argument("--release", action="store_true", help="seal it and let readers have it")
    parser.add_argument("--at", metavar="TIME", help="with --release: not before then (2025-11-08T05:30)")
    parser.add_argument("--again", action="store_true", help="make a released edition again without what was killed or withdrawn since")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help="the colleague who releases it")
    parser.add_argument("--quiet", action="store_true", help="show no progress, and end with whoever called")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    settings = enter_newsroom(asked.directory)
    from gazette.edition.grid import pages_of

    from .. import edition
    from ..stories import colleague, story_called

    day = _day(asked.date) if asked.date else day_of(clock.now(), settings.zone)
    if asked.at and not asked.release:
        raise Mistake("--at is when an edition is released. Add --release, or leave --at away for a proof.")
    if asked.again and (asked.without or asked.notice or asked.layout):
        raise Mistake("--again makes an edition as it was printed: without --without, --notice and --layout.")
    signal.signal(signal.SIGTERM, _stop)
    if asked.quiet:
        lifeline.hold()
    heard = _silence if asked.quiet or asked.json else _Progress()
    out = Path(asked.out) if asked.out else None
    try:
        if asked.again:
            return edition.again(settings, day=day, now=clock.now, heard=heard)
        without = tuple(story_called(word).uid for word in asked.without)
        layout = Path(asked.layout).absolute() if asked.layout else None
        wanted = edition.Asked(day, asked.size or "", pages_of(asked.pages), tuple(line for line in asked.notice if line.strip()), without, layout)
        if asked.release:
            at = parse_moment(asked.at, settings.zone) if asked.at else None
            by = colleague(asked.person)
            return edition.released(settings, wanted, out=out, by=by, at=at, now=clock.now, heard=heard)
        out = out or Path(f"{re.sub(r'[^a-z0-9]+', '-', settings.name.casefold()).strip('-') or 'edition'}-{day}.pdf")
        return edition.proof(settings, wanted, out=out, now=clock.now, heard=heard)
    finally:
        heard({})


def words(done: dict[str, Any]) -> str:
    if done.get("withdrawn"):
        return str(done["report"][0])
    told = [f"{done['file']}: {done['report'][0]}", *done["report"][1:]]
    if done.get("waits"):
        told.append(f"Sealed as number {done['number']}. It is released at {done['waits']} while “up” runs, at {done['today']}.")
    elif done.get("released"):
        told.append(f"Released as number {done['number']}: {done['today']}")
    if done.get("press"):
        told.append(f"The printer's file: {done['press']}")
    return "\n".join(told)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Mistake(f"“{text}” is no day. Write it like 2025-11-08.") from None


def _silence(said: dict[str, Any]) -> None:
    """Nobody looks."""


def _stop(number: int, frame: Any) -> None:
    """Told to end: as by Ctrl-C, so that nothing half-made is left."""
    raise KeyboardInterrupt


class _Progress:
    """A line that is written over itself, where someone looks; nothing said clears it."""

    def __call__(self, said: dict[str, Any]) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K{_spoken(said)}")
            sys.stderr.flush()


def _spoken(said: dict[str, Any]) -> str:
    if said.get("stage") == "page":
        return f"Page {said['page']} of {said['of']} ..."
    return f"{STAGES[said['stage']]} ..." if said.get("stage") in STAGES else ""
