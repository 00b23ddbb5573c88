"""Prints the edition of a day by command: a private proof, or sealed and released, or made again without what was killed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gazette.edition.child import Report
from gazette.edition.grid import NEWEST, press_of, sheet_of
from gazette.edition.order import Order
from gazette.edition.ordering import is_gone, order, order_again, overtaken, withdrawn
from gazette.edition.printing import Heard, Printed, place, printed
from gazette.edition.sealing import keep
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings
from gazette.issues import actions
from gazette.issues.numbering import number_for
from gazette.record import back_numbers
from gazette.record.copy import Overlay
from gazette.record.edition import Edition, day_path
from gazette.record.names import Paper
from gazette.record.reading import Reading
from gazette.record.refusals import Refused
from gazette.record.stands import Stands

from .declaring import addressed, declare
from .edition_files import erase_replaced, erase_spoiled


@dataclass(frozen=True)
class Asked:
    """What is asked of an edition: its day, its size and pages (else as set, as the copy fills), and what stands in it or not."""

    day: date
    size: str = ""
    pages: int | None = None
    notice: tuple[str, ...] = ()  # lines beside the nameplate
    without: tuple[str, ...] = ()  # stories
    layout: Path | None = None  # where its layout goes as JSON


def proof(settings: Settings, asked: Asked, *, out: Path, now: Callable[[], datetime], heard: Heard) -> dict[str, Any]:
    """Print to a file, under what the settings call the paper now; nothing is appended and nobody reads it."""
    settings = addressed(settings)
    with _printed(_ordered(settings, asked, now), _overtaken, run=settings.run, heard=heard) as made:
        place(made.file, out)
        return told(made.report, file=str(out))


def released(settings: Settings, asked: Asked, *, out: Path | None, by: Any, at: datetime | None,
             now: Callable[[], datetime], heard: Heard) -> dict[str, Any]:  # fmt: skip
    """Print, seal and release; or with ``at`` let it wait for its hour. A story killed at the last moment has it made again."""
    _may_be_released(asked.day, at, now())
    settings = addressed(settings)
    declare(settings, at=now())  # print and website under one name; ``up`` would declare it only when it starts
    while True:
        with _printed(_ordered(settings, asked, now), _overtaken, run=settings.run, sealed=True, heard=heard) as made:
            entry = _sealed(made)
            press = keep(entry, made.room, pictures=settings.pictures, printed=settings.printed)
            try:
                if at:
                    actions.hold(entry, by=by, at=now(), due=at)
                else:
                    actions.release(entry, by=by, at=now())
            except Refused:
                if not (any(is_gone(Reading(), story) for story in entry.stories()) or back_numbers.withdrawn_from(entry)):
                    raise
                continue
            reader = settings.pictures / "editions" / f"{entry.pdf}.pdf"
            if out:
                place(reader, out)
            return told(made.report, file=str(out or reader), press=str(press), today=day_path(entry.day), number=entry.number,
                        **({"waits": at.isoformat()} if at else {"released": True}))  # fmt: skip


def again(settings: Settings, *, day: date, now: Callable[[], datetime], heard: Heard) -> dict[str, Any]:
    """Make a released edition again without what was killed or withdrawn since, and release that at once; withdraw it whole when no story is left.

    Raises Mistake when nothing was.
    """
    if day.isoformat() not in back_numbers.spoiled():
        raise Mistake(f"The edition of {day} holds nothing that was killed or withdrawn, or there is none. It stays as it was printed.")
    known = Reading().edition(day.isoformat())
    assert known
    erase_spoiled(settings, day.isoformat())

    def ordered() -> Order:
        return order_again(Reading(), known, sheet=sheet_of(settings, known.size), pictures=settings.pictures, press=press_of(settings))

    if not ordered().snapshot.stories:
        return _withdraw(settings, known, at=now())
    with _printed(ordered, _killed, run=settings.run, sealed=True, heard=heard) as made:
        entry = _sealed(made)
        press = keep(entry, made.room, pictures=settings.pictures, printed=settings.printed)
        actions.release(entry, by=None, at=now())
    erase_replaced(settings, known, entry)
    return told(made.report, file=str(settings.pictures / "editions" / f"{entry.pdf}.pdf"), press=str(press), today=day_path(entry.day),
                number=entry.number, released=True)  # fmt: skip


def told(report: Report, **more: Any) -> dict[str, Any]:
    """The report as plain data."""
    reading = Reading()
    stands = {story: found for story in (*report.printed, *(held.story for held in report.held)) if (found := reading.standing(story))}
    held = [{"story": _slugs(held.story, stands), "headline": held.headline, "lines": held.lines, "why": _slugs(held.why, stands)} for held in report.held]
    return {**more, "pages": report.pages, "stories": [stands[story].path for story in report.printed if story in stands],
            "jumps": len(report.jumps), "held": held, "report": [_slugs(line, stands) for line in report.lines()]}  # fmt: skip


def _slugs(words: str, stands: dict[str, Stands]) -> str:
    """Words for a person, stories by their slugs."""
    for story, found in stands.items():
        words = words.replace(story, found.slug)
    return words


@contextmanager
def _printed(ordered: Callable[[], Order], overtaken: Callable[[Report, Order], tuple[str, ...]], **how: Any) -> Iterator[Printed]:
    """An edition made in a child; what stops it names stories by their slugs."""
    orders: list[Order] = []

    def noted() -> Order:
        orders.append(ordered())
        return orders[-1]

    with ExitStack() as stack:
        try:
            made = stack.enter_context(printed(noted, overtaken, **how))
        except Mistake as mistake:
            stories = {story for order in orders for story in order.who.versions}
            raise Mistake(_slugs(str(mistake), {story: found for story in stories if (found := Reading().standing(story))})) from None
        yield made


def _ordered(settings: Settings, asked: Asked, now: Callable[[], datetime]) -> Callable[[], Order]:
    sheet = sheet_of(settings, asked.size)
    own = Overlay(names=(Paper.from_json(settings.public()),))

    def ordered() -> Order:
        made = order(Reading(overlay=own), day=asked.day, sheet=sheet, pages=asked.pages, newest=NEWEST[sheet.name], pictures=settings.pictures, closed=now(),
                     press=press_of(settings), number=number_for(asked.day), notice=asked.notice, without=asked.without)  # fmt: skip
        return replace(made, layout=asked.layout)

    return ordered


def _overtaken(report: Report, made: Order) -> tuple[str, ...]:
    known = {story: version for story, version in made.who.versions.items() if story in report.printed}
    return overtaken(Reading(), known) or withdrawn(Reading(), _pictures(report, made))


def _killed(report: Report, made: Order) -> tuple[str, ...]:
    gone = tuple(story for story in made.who.versions if story in report.printed and is_gone(Reading(), story))
    return gone or withdrawn(Reading(), _pictures(report, made))


def _pictures(report: Report, made: Order) -> tuple[str, ...]:
    """Pictures of the printed stories, whether or not they found room."""
    return tuple(shot.id for story in made.snapshot.stories if story.id in report.printed for shot in story.shots)


def _sealed(made: Printed) -> Edition:
    assert made.report.entry
    return made.report.entry


def _may_be_released(day: date, at: datetime | None, now: datetime) -> None:
    """Refuse before the work what would be refused after it."""
    if Reading().edition(day.isoformat()):
        raise Refused(f"The edition of {day} is out. Print one for another day with --date.")
    if at and at <= now:
        raise Mistake(f"{at:%Y-%m-%d %H:%M} UTC is past. Leave --at away to release the edition now.")


def _withdraw(settings: Settings, edition: Edition, *, at: datetime) -> dict[str, Any]:
    """Leave of an edition without a story its number, and a notice where it was read."""
    gone = tuple(dict.fromkeys((*edition.without, *edition.stories())))
    rest = Edition(edition.id, edition.number, edition.size, edition.closed, without=gone)
    actions.release(rest, by=None, at=at)
    erase_replaced(settings, edition, rest)
    words = f"Every story in the edition of {edition.day} was killed. It is withdrawn, and {day_path(edition.day)} says so."
    return {"pages": 0, "stories": [], "jumps": 0, "held": [], "report": [words], "today": day_path(edition.day), "number": edition.number, "withdrawn": True}
