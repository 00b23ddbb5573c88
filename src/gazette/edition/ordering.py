"""From the record to an order: which stories an edition is printed from, read at one moment, and whether that still stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from gazette.record import back_numbers
from gazette.record.copy import Copy
from gazette.record.edition import STORY
from gazette.record.edition import Edition as Entry
from gazette.record.reading import Reading

from .from_record import offered, snapshot_of
from .order import Identity, Order
from .presses import Press
from .sheet import Sheet
from .wishes import Wish, Wishes

HELD_OVER = timedelta(days=2)  # before the last edition was closed: what came out then and did not run may run now


def order(reading: Reading, *, day: date, sheet: Sheet, pages: int | None, newest: int, pictures: Path, closed: datetime,
          press: Press | None = None, number: int | None = None, notice: Sequence[str] = (), without: Collection[str] = ()) -> Order:  # fmt: skip
    """The edition of a day: what came out or was materially updated since the last released one, and what was held over.

    Without an earlier edition the newest that fill ``pages``, or ``newest`` pages when none are given. Stories of ``without`` are left out.
    Its ``number`` is the next one when none is given; ``notice`` are lines for beside the nameplate.
    """
    before = reading.edition_before(day.isoformat())
    last = reading.edition(before) if before else None
    copies = since(reading, last, day, sheet, pages) if last else offered(reading, day, sheet, pages or newest, None)
    copies = [copy for copy in copies if copy.story not in without]
    wanted = pages if pages or last else newest
    known = reading.edition(day.isoformat())
    number = known.number if known else number or back_numbers.next_number()
    snapshot = snapshot_of(reading, day=day, sheet=sheet, pages=wanted, pictures=pictures, copies=copies, number=number, notice=notice)
    return Order(snapshot, sheet, wanted, Identity(number, closed, _versions(copies)), press or Press())


def since(reading: Reading, last: Entry, day: date, sheet: Sheet, pages: int | None) -> list[Copy]:
    """Copies for the edition after ``last``. With a number of pages, what never ran fills up the room that is left."""
    closed = datetime.fromisoformat(last.closed)
    found = {copy.story: copy for copy in offered(reading, day, sheet, pages, closed)}
    for copy in offered(reading, day, sheet, pages, closed - HELD_OVER):
        if not any(seen.role == STORY for seen in reading.in_print(copy.story)):
            found.setdefault(copy.story, copy)
    if pages:
        for copy in offered(reading, day, sheet, pages, None, is_passed=lambda copy: bool(reading.in_print(copy.story))):
            found.setdefault(copy.story, copy)
    return list(found.values())


def order_again(reading: Reading, entry: Entry, *, sheet: Sheet, pictures: Path, press: Press | None = None) -> Order:
    """A released edition once more, each story on its page, but without what was killed or withdrawn since. Without a story left there is nothing to order."""
    printed = [(ran.story, ran.version) for ran in entry.ran if ran.role == STORY]
    copies = [copy for story, version in printed if (copy := reading.copy(story, version))]
    gone = tuple(dict.fromkeys(story for story in entry.stories() if is_gone(reading, story)))
    amended = [(ran.story, ran.version) for ran in entry.ran if ran.role != STORY and ran.story not in gone]
    snapshot = snapshot_of(reading, day=date.fromisoformat(entry.day), sheet=sheet, pages=len(entry.pages), pictures=pictures, copies=copies, amended=amended,
                           number=entry.number, notice=entry.notice)  # fmt: skip
    left = [ran for ran in entry.ran if ran.role == STORY and any(copy.story == ran.story for copy in copies)]
    wishes = (Wish(ran.story, page=ran.pages[0], cut=ran.cut, headline=reading.printed_as(ran.story, entry.day)) for ran in left)
    snapshot = replace(snapshot, wishes=Wishes(tuple(wishes)))
    without, pictures_gone = (*entry.without, *gone), (*entry.without_pictures, *back_numbers.withdrawn_from(entry))
    who = Identity(entry.number, datetime.fromisoformat(entry.closed), _versions(copies), tuple(dict.fromkeys(without)), tuple(dict.fromkeys(pictures_gone)))
    return Order(snapshot, sheet, len(entry.pages), who, press or Press())


def is_gone(reading: Reading, story: str) -> bool:
    """Was it killed?"""
    stands = reading.standing(story)
    return stands is None or stands.killed is not None


def withdrawn(reading: Reading, pictures: Iterable[str]) -> tuple[str, ...]:
    """Which of these pictures may not be printed any more."""
    return tuple(ref for ref in pictures if (picture := reading.picture(ref)) is None or picture.state == back_numbers.WITHDRAWN)


def overtaken(reading: Reading, versions: Mapping[str, int]) -> tuple[str, ...]:
    """Stories that were killed, corrected or updated since their version was read."""
    return tuple(story for story, version in versions.items() if (copy := reading.copy(story)) is None or copy.version != version)


def _versions(copies: list[Copy]) -> dict[str, int]:
    return {copy.story: copy.version for copy in copies}
