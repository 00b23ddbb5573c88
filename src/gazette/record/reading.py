"""Reading the record: the only way the public half learns anything, now or as it stood at any moment."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db.models.functions import TruncMonth

from gazette.house.days import as_known, day_of, stamp

from . import back_numbers, lookup, past
from .back_numbers import Appearance
from .copy import Copy, Correction, Overlay
from .deeds import Deed, deeds
from .edition import Edition, printed_ref
from .entry import PRINTED
from .models import Filed, NameState
from .names import Front, Named, Paper, Person, Picture, Place, Section, Topic
from .stands import Stands, path, stands

NAMED: dict[str, type[Named]] = {"paper": Paper, "section": Section, "topic": Topic, "person": Person, "place": Place, "picture": Picture,
                                "edition": Edition}  # fmt: skip
C = TypeVar("C", Copy, Copy | None)
KEPT = 250  # copies a reading keeps in memory


class Reading:
    """The record now, or as it stood ``at`` a moment (by effective time). Words killed since are hidden at every moment.

    ``copies``: those an earlier reading kept, by entry; only when no story was killed or taken down since.
    """

    def __init__(self, at: datetime | None = None, overlay: Overlay | None = None, copies: dict[int, Copy | None] | None = None) -> None:
        self.at = at
        self._overlay = {copy.story: copy for copy in overlay.copies} if overlay else {}
        self._pictures = {picture.id: picture for picture in overlay.pictures} if overlay else {}
        self._front = overlay.front if overlay else None
        self._names: dict[tuple[type[Named], str], Named] = {(type(named), named.id): named for named in overlay.names} if overlay else {}
        self._copies: dict[int, Copy | None] = {} if copies is None else copies  # by entry; entries never change

    # ---- names -------------------------------------------------------------------------------------------------
    def paper(self) -> Paper:
        if isinstance(laid := self._names.get((Paper, "paper")), Paper):
            return laid
        data = self._named("paper", "paper")
        return Paper.from_json(data) if data else Paper(id="paper")

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.paper().zone)

    def section(self, ref: str) -> Section | None:
        return self._name("section", ref)

    def topic(self, ref: str) -> Topic | None:
        return self._name("topic", ref)

    def person(self, ref: str) -> Person | None:
        return self._name("person", ref)

    def place(self, ref: str) -> Place | None:
        return self._name("place", ref)

    def picture(self, ref: str) -> Picture | None:
        """The picture, also when withdrawn (see its ``state``). Withdrawn now is withdrawn at every moment."""
        if ref in self._pictures:
            return self._pictures[ref]
        picture: Picture | None = self._name("picture", ref)
        if picture and self.at:
            newest = Reading().picture(ref)
            return newest if newest and newest.state != "added" else picture
        return picture

    def sections(self) -> tuple[Section, ...]:
        """Every section in the order of the navigation, retired ones too."""
        found = [self.section(ref) for ref in self.ids("section")]
        return tuple(sorted((s for s in found if s), key=lambda s: (s.order, s.name, s.id)))

    def places(self) -> tuple[Place, ...]:
        found = [self.place(ref) for ref in self.ids("place")]
        return tuple(sorted((p for p in found if p), key=lambda p: (p.order, p.slug)))

    def ids(self, kind: str) -> tuple[str, ...]:
        """Stable ids of every section, topic, person, place or picture, by slug."""
        return lookup.ids(kind)

    def known(self, names: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Which of these (kind, stable id) the record holds now."""
        return lookup.known(names)

    def by_slug(self, kind: str, slug: str) -> str | None:
        return lookup.by_slug(kind, slug) if slug else None

    def front(self, section: str = "") -> Front | None:
        """The newest front launched for a section, or for the paper (empty); None when none ever was."""
        if self._front is not None and self._front.section == section:
            return self._front
        row = past.newest_words(self.at, "front", f"front:{section}", exact=True) if self.at else lookup.newest_words("front", section)
        return Front.from_json(row) if row else None

    def redirect(self, path: str) -> str | None:
        row = self._named("redirect", path)
        return row["to"] if row else None

    def redirects(self) -> Iterator[str]:
        """Every address that leads elsewhere."""
        return NameState.objects.filter(kind="redirect").order_by("ref").values_list("ref", flat=True).iterator()

    # ---- stories -----------------------------------------------------------------------------------------------
    def standing(self, story: str) -> Stands | None:
        return self._stands(lookup.standing(story))

    def story_at(self, path: str) -> str | None:
        """The story whose address this is, killed or not."""
        parts = path.strip("/").split("/")
        if len(parts) != 4 or not "".join(parts[:3]).isdigit():
            return None
        try:
            day = date(*map(int, parts[:3]))
        except ValueError:
            return None
        found = self._stands(lookup.standing_at(day, parts[3]))
        if found is None:
            return next((c.story for c in self._overlay.values() if c.path == path), None)
        return found.story

    def copy(self, story: str, version: int | None = None) -> Copy | None:
        """A story's words: the newest version (or that one) at this moment; None when killed or not published then."""
        if version is None and story in self._overlay:
            return self._overlay[story]
        entry = lookup.current_entry(story) if version is None and self.at is None else past.entry(self.at, story, version)
        return self._at_entry(entry) if entry else None

    def versions(self, story: str) -> tuple[tuple[Copy, str], ...]:
        """Every version that may be read, oldest first, each with what made it: publish, update or correct."""
        rows = past.versions(self.at, story) if self.at else lookup.versions(story)
        return tuple((copy, kind) for entry, kind in rows if (copy := self._at_entry(entry)))

    # ---- lists -------------------------------------------------------------------------------------------------
    def newest(self, scope: str, ref: str = "", limit: int = 20, offset: int = 0, genre: str = "", before: str = "") -> tuple[str, ...]:
        """Stories newest first publication first. ``scope``: all, section, topic, person, genre (``ref`` is the genre).

        ``before`` keeps only those first published before that story.
        """
        if self.at is None:
            return lookup.newest(scope, ref, genre, before, limit, offset)
        return past.newest(self.at, scope, ref, genre, before, limit, offset)

    def count(self, scope: str, ref: str = "") -> int:
        """How many stories; whole paper and sections from a tally, the rest counted by index."""
        if self.at is None and scope in ("all", "section"):
            return lookup.tally(ref)
        if self.at is None:
            return lookup.count(scope, ref)
        return len(self.newest(scope, ref, limit=past.ALL))

    def day(self, day: date, section: str = "") -> tuple[str, ...]:
        """Stories whose address has that day, oldest first."""
        return self._days(day, day + timedelta(days=1), section)

    def month(self, year: int, month: int, section: str = "") -> tuple[str, ...]:
        """Stories of a month, oldest first."""
        return self._days(date(year, month, 1), _next_month(year, month), section)

    def days(self, year: int, month: int, section: str = "") -> tuple[tuple[date, int], ...]:
        """The days of a month that hold stories, with how many, in order."""
        if self.at:
            counts: dict[date, int] = {}
            for story in self.month(year, month, section):
                if stands := self.standing(story):
                    counts[stands.day] = counts.get(stands.day, 0) + 1
            return tuple(sorted(counts.items()))
        return lookup.days(date(year, month, 1), _next_month(year, month), section)

    def months(self, section: str = "") -> tuple[tuple[int, int, int], ...]:
        """Months that hold stories as (year, month, count), newest first; from the tally, never from the archive itself."""
        if self.at is None:
            return lookup.months(section)
        return past.months(day_of(self.at, self.zone.key), section)

    def stamps(self, year: int, month: int) -> tuple[tuple[str, str], ...]:
        """(address, when its newest version came out, no more exactly than is known) of every story of a month, oldest first; for sitemaps."""
        rows = lookup.stamps(date(year, month, 1), _next_month(year, month))
        return tuple((path(day, slug), as_known(stamp(updated), str(day), exact)) for day, slug, updated, exact in rows)

    def using(self, picture: str) -> tuple[str, ...]:
        """Stories that show a picture."""
        return tuple(Filed.objects.filter(kind="picture", ref=picture, current=True).order_by("story").values_list("story", flat=True))

    # ---- corrections -------------------------------------------------------------------------------------------
    def corrections(self, year: int, month: int) -> tuple[tuple[str, Correction], ...]:
        """What was corrected in a month of the paper's zone, newest first."""
        start = datetime(year, month, 1, tzinfo=self.zone)
        end = datetime.combine(_next_month(year, month), datetime.min.time(), self.zone)
        rows = past.told(self.at).filter(kind="correct", effective__gte=start, effective__lt=end).order_by("-effective", "-entry")
        found = []
        for story, entry in rows.values_list("story", "entry"):
            copy = self._at_entry(entry)
            if copy and copy.corrections:
                found.append((story, copy.corrections[-1]))
        return tuple(found)

    def corrections_months(self) -> tuple[tuple[int, int], ...]:
        """Months with corrections, newest first."""
        rows = past.told(self.at).filter(kind="correct").annotate(m=TruncMonth("effective", tzinfo=self.zone))
        return tuple((m.year, m.month) for m in rows.order_by("-m").values_list("m", flat=True).distinct())

    # ---- in print ----------------------------------------------------------------------------------------------
    def edition(self, day: str) -> Edition | None:
        """The printed paper of a day (ISO)."""
        return back_numbers.edition(day, self.at)

    def newest_edition(self) -> str:
        """The day of the newest edition; empty when none was released."""
        return next(iter(back_numbers.days(self.at, limit=1)), "")

    def edition_before(self, day: str) -> str:
        """The day of the edition before that of a day; empty when it was the first."""
        return next(iter(back_numbers.days(self.at, before=day, limit=1)), "")

    def editions(self, year: int) -> tuple[tuple[str, int], ...]:
        """(day, number) of the editions of a year, newest first."""
        return back_numbers.numbers(year, self.at)

    def edition_years(self) -> tuple[int, ...]:
        """Years that have editions, newest first."""
        return tuple(sorted({int(day[:4]) for day in back_numbers.days(self.at)}, reverse=True))

    def in_print(self, story: str) -> tuple[Appearance, ...]:
        """Where a story ran, oldest edition first."""
        return back_numbers.appearances(story, self.at)

    def printed_as(self, story: str, day: str) -> str:
        """The headline a story had in the paper of a day, when it was written for print; none of a killed one."""
        stands = self.standing(story)
        data = lookup.newest_words(PRINTED, printed_ref(story, day)) if stands and not stands.killed else None
        return data["headline"] if data else ""

    # ---- the log -----------------------------------------------------------------------------------------------
    def head(self) -> tuple[int, str, datetime]:
        """Number, chain and recorded time of the newest entry."""
        return lookup.head() or (0, "", datetime(1970, 1, 1, tzinfo=UTC))

    def chain(self, number: int) -> str:
        """The chain after an entry; empty when the record holds none of that number."""
        row = lookup.one("SELECT chain FROM record_entry WHERE number = %s", number)
        return row[0] if row else ""

    def deeds(self, after: int = 0, limit: int = 200) -> Iterator[Deed]:
        """Entries after a number, in order, each with what was before it and what it made."""
        return deeds(after, limit, self._kept)

    def standings(self, stretch: int = 500) -> Iterator[Stands]:
        """Where every story stands now, killed ones too, the newest day first."""
        rows = lookup.standings(date.max, "", stretch)
        while rows:
            yield from (stands for row in rows if (stands := self._stands(row)))
            rows = lookup.standings(rows[-1][1], rows[-1][2], stretch)

    # ---- inside ------------------------------------------------------------------------------------------------
    def _at_entry(self, entry: int) -> Copy | None:
        if entry not in self._copies:
            data = lookup.words(entry)
            self._kept(entry, Copy.from_json(data["copy"], entry) if data else None)
        return self._copies[entry]

    def _kept(self, entry: int, copy: C) -> C:
        if len(self._copies) >= KEPT:
            self._copies.pop(next(iter(self._copies)))
        self._copies[entry] = copy
        return copy

    def _name(self, kind: str, ref: str) -> Any:
        if self._names and (named := self._names.get((NAMED[kind], ref))):
            return named
        data = self._named(kind, ref) if ref else None
        return NAMED[kind].from_json(data) if data else None

    def _named(self, kind: str, ref: str) -> dict[str, Any] | None:
        return past.newest_words(self.at, kind, ref) if self.at else lookup.newest_words(kind, ref)

    def _stands(self, row: tuple[Any, ...] | None) -> Stands | None:
        if row is None or (self.at and row[3] > self.at):
            return None
        return stands(row)

    def _days(self, start: date, end: date, section: str) -> tuple[str, ...]:
        return past.between(self.at, start, end, section) if self.at else lookup.between(start, end, section)


def _next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)
