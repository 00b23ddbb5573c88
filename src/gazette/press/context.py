"""The context: the only thing a page is built from; it remembers each question with a hash of its answer."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from gazette.record.back_numbers import Appearance
from gazette.record.copy import Copy, Correction
from gazette.record.edition import Edition
from gazette.record.names import Front, Paper, Person, Picture, Place, Section, Topic
from gazette.record.reading import Reading
from gazette.record.stands import Stands

from .assets import address as asset_address
from .card import Card, VersionLine
from .facets import WIDEST, Tick, key, mark
from .memory import Memory

T = TypeVar("T")
__all__ = ["Card", "Context", "Memory", "PlaceLine", "VersionLine"]


class PlaceLine(NamedTuple):
    """A page of the house as a list of them shows it."""

    slug: str
    title: str
    policy: str
    order: int


class Context:
    """What a builder may ask. ``reads`` holds every key asked with the hash of its answer."""

    def __init__(self, reading: Reading, now: datetime, *, memory: Memory | None = None, moment: datetime | None = None,
                 preview: bool = False, pictures: Path = Path()) -> None:  # fmt: skip
        self.reads: dict[str, str] = {}
        self.moment = moment  # the moment of an as-of rendering, to which dates and ages are relative; None in the store
        self.preview = preview
        self.pictures = pictures  # the directory of masters and made crops
        self._reading = reading
        self._tick = Tick(now)
        self._memory = memory or Memory()

    def read(self, facet: str, *args: object) -> Any:
        """Ask a facet and remember having asked."""
        asked = key(facet, *args)
        given, self.reads[asked] = self._memory.ask(self._reading, self._tick, asked)
        return given

    def part(self, kind: str, ref: str, make: Callable[[], T]) -> T:
        """A part that several pages hold, made once as long as the answers stay; this page has read what was read for it."""
        kept = self._memory.part(self._reading, self._tick, (kind, ref))
        if kept is None:
            outer, self.reads = self.reads, {}
            try:
                kept = make(), self.reads
            finally:
                self.reads = outer
            self._memory.keep((kind, ref), kept)
        self.reads.update(kept[1])
        found: T = kept[0]
        return found

    # ---- names -------------------------------------------------------------------------------------------------
    def paper(self) -> Paper:
        found: Paper = self.read("paper")
        return found

    def sections(self) -> tuple[Section, ...]:
        """Every section in order, retired ones too."""
        found: tuple[Section, ...] = self.read("sections")
        return found

    def section(self, ref: str) -> Section | None:
        found: Section | None = self.read("section", ref)
        return found

    def topic(self, ref: str) -> Topic | None:
        found: Topic | None = self.read("topic", ref)
        return found

    def person(self, ref: str) -> Person | None:
        found: Person | None = self.read("person", ref)
        return found

    def place(self, ref: str) -> Place | None:
        found: Place | None = self.read("place", ref)
        return found

    def places(self) -> tuple[PlaceLine, ...]:
        """The pages of the house in order, without their words."""
        return tuple(PlaceLine(*line) for line in self.read("places"))

    def picture(self, ref: str) -> Picture | None:
        """The picture; None when it was withdrawn or its right expired."""
        found: Picture | None = self.read("picture", ref)
        return found

    def ids(self, kind: str) -> tuple[str, ...]:
        """Stable ids of every name of a kind, by slug. A list of all: for pages that show all."""
        found: tuple[str, ...] = self.read("ids", kind)
        return found

    def by_slug(self, kind: str, slug: str) -> str | None:
        found: str | None = self.read("by_slug", kind, slug)
        return found

    # ---- stories -----------------------------------------------------------------------------------------------
    def card(self, story: str) -> Card | None:
        found: Card | None = self.read("card", story)
        return found

    def copy(self, story: str) -> Copy | None:
        """The words; None when killed."""
        found: Copy | None = self.read("copy", story)
        return found

    def version(self, story: str, number: int) -> Copy | None:
        found: Copy | None = self.read("version", story, number)
        return found

    def versions(self, story: str) -> tuple[VersionLine, ...]:
        found: tuple[VersionLine, ...] = self.read("versions", story)
        return found

    def standing(self, story: str) -> Stands | None:
        found: Stands | None = self.read("standing", story)
        return found

    def story_at(self, path: str) -> str | None:
        found: str | None = self.read("story_at", path)
        return found

    # ---- lists: ids, of exactly the window shown ---------------------------------------------------------------
    def newest(self, scope: str, ref: str = "", *, limit: int, genre: str = "", before: str = "") -> tuple[str, ...]:
        """Stories newest first. ``before``: only those first published before that story, at most ten, of every genre."""
        if before and (genre or limit > WIDEST):
            raise ValueError(f"a list before a story holds at most {WIDEST} stories of every genre")
        stands = self.standing(before) if before else None
        where = mark(stands) if stands else ""  # before one that is not published yet: simply the newest
        found: tuple[str, ...] = self.read("newest", scope, ref, where, limit, genre)
        return found

    def count(self, scope: str, ref: str = "") -> int:
        found: int = self.read("count", scope, ref)
        return found

    def day(self, day: date, section: str = "") -> tuple[str, ...]:
        """Stories of a day, oldest first."""
        found: tuple[str, ...] = self.read("day", day.isoformat(), section)
        return found

    def month(self, year: int, month: int, section: str = "") -> tuple[str, ...]:
        """Stories of a month, oldest first."""
        found: tuple[str, ...] = self.read("month", year, month, section)
        return found

    def days(self, year: int, month: int, section: str = "") -> tuple[tuple[date, int], ...]:
        found: tuple[tuple[date, int], ...] = self.read("days", year, month, section)
        return found

    def months(self, section: str = "") -> tuple[tuple[int, int, int], ...]:
        """(year, month, count), newest first."""
        found: tuple[tuple[int, int, int], ...] = self.read("months", section)
        return found

    def corrections(self, year: int, month: int) -> tuple[tuple[str, Correction], ...]:
        found: tuple[tuple[str, Correction], ...] = self.read("corrections", year, month)
        return found

    def corrections_months(self) -> tuple[tuple[int, int], ...]:
        found: tuple[tuple[int, int], ...] = self.read("corrections_months")
        return found

    def using(self, picture: str) -> tuple[str, ...]:
        found: tuple[str, ...] = self.read("using", picture)
        return found

    # ---- in print ----------------------------------------------------------------------------------------------
    def edition(self, day: str) -> Edition | None:
        """The printed paper of a day (ISO)."""
        found: Edition | None = self.read("edition", day)
        return found

    def is_printed(self) -> bool:
        """Has the paper ever released an edition? For pages that must not change with each new one."""
        found: bool = self.read("is_printed")
        return found

    def newest_edition(self) -> str:
        """The day of the newest edition; empty when there is none."""
        found: str = self.read("newest_edition")
        return found

    def edition_before(self, day: str) -> str:
        found: str = self.read("edition_before", day)
        return found

    def editions(self, year: int) -> tuple[tuple[str, int], ...]:
        """(day, number) of the editions of a year, newest first."""
        found: tuple[tuple[str, int], ...] = self.read("editions", year)
        return found

    def edition_years(self) -> tuple[int, ...]:
        found: tuple[int, ...] = self.read("edition_years")
        return found

    def in_print(self, story: str) -> tuple[Appearance, ...]:
        """Where a story ran, oldest edition first."""
        found: tuple[Appearance, ...] = self.read("in_print", story)
        return found

    def printed_as(self, story: str, day: str) -> str:
        """The headline written for it in the paper of a day; empty when it ran under its own."""
        found: str = self.read("printed_as", story, day)
        return found

    def killed(self, story: str) -> bool:
        """May its words not be shown any more?"""
        found: bool = self.read("killed", story)
        return found

    def withdrawn(self, picture: str) -> bool:
        """May what was printed with the picture not be shown any more?"""
        found: bool = self.read("withdrawn", picture)
        return found

    # ---- the rest ----------------------------------------------------------------------------------------------
    def front(self, section: str = "") -> Front | None:
        found: Front | None = self.read("front", section)
        return found

    def redirect(self, path: str) -> str | None:
        found: str | None = self.read("redirect", path)
        return found

    def today(self) -> date:
        """The paper's day; a page that asks is pressed again at midnight."""
        found: date = self.read("today")
        return found

    def hour(self) -> datetime:
        """The hour that has begun, in UTC; a page that asks is pressed again every hour."""
        found: datetime = self.read("hour")
        return found

    def asset(self, name: str) -> str:
        """The hashed address of a static file. Part of the press version, so nothing to remember."""
        return asset_address(name)
