"""Reading the record: the only way the public half learns anything, now or as it stood at any moment."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from gazette.house.days import day_of, stamp

from . import back_numbers, lookup
from .back_numbers import Appearance
from .copy import Copy, Correction, Overlay
from .edition import Edition, printed_ref
from .entry import ENDINGS, PRINTED, VERSIONS
from .models import Filed, NameState, Payload, Standing, Tally, Version
from .names import Front, Named, Paper, Person, Picture, Place, Section, Topic

NAMED: dict[str, type[Named]] = {"paper": Paper, "section": Section, "topic": Topic, "person": Person, "place": Place, "picture": Picture,
                                "edition": Edition}  # fmt: skip
C = TypeVar("C", Copy, Copy | None)
KEPT = 250  # copies a reading keeps in memory


@dataclass(frozen=True)
class Stands:
    """Where a story stands: its address, when it was first published, how many versions, and whether it was killed."""

    story: str
    path: str
    day: date
    slug: str
    published: datetime
    versions: int
    killed: datetime | None
    reason: str


@dataclass(frozen=True)
class Deed:
    """One entry as the press needs it: what was, and what is now. ``before`` of a kill has no words left."""

    number: int
    kind: str
    subject: str
    effective: datetime
    before: Copy | None = None
    after: Copy | None = None
    was: dict[str, Any] | None = None
    now: dict[str, Any] | None = None


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
        row = self._newest_entry("front", f"front:{section}", exact=True) if self.at else lookup.newest_words("front", section)
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
        if version is None and self.at is None:
            entry = lookup.current_entry(story)
        else:
            found = self._then(Version.objects.filter(story=story))
            found = found.filter(number=version) if version else found
            entry = found.order_by("-number").values_list("entry", flat=True).first()
        return self._at_entry(entry) if entry else None

    def versions(self, story: str) -> tuple[tuple[Copy, str], ...]:
        """Every version that may be read, oldest first, each with what made it: publish, update or correct."""
        return tuple((copy, kind) for entry, kind in self._versions(story) if (copy := self._at_entry(entry)))

    # ---- lists -------------------------------------------------------------------------------------------------
    def newest(self, scope: str, ref: str = "", limit: int = 20, offset: int = 0, genre: str = "", before: str = "") -> tuple[str, ...]:
        """Stories newest first publication first. ``scope``: all, section, topic, person, genre (``ref`` is the genre).

        ``before`` keeps only those first published before that story.
        """
        if self.at is None:
            return lookup.newest(scope, ref, genre, before, limit, offset)
        rows = self._scope(scope, ref, genre)
        if before and (mark := Standing.objects.filter(story=before).first()):
            rows = rows.filter(Q(first__lt=mark.published) | Q(first=mark.published, story__lt=before))
        return tuple(self._standing_then(rows.order_by("-first", "-story"), offset, limit))

    def count(self, scope: str, ref: str = "") -> int:
        """How many stories; whole paper and sections from a tally, the rest counted by index."""
        if self.at is None and scope in ("all", "section"):
            return lookup.tally(ref)
        if self.at is None:
            return lookup.count(scope, ref)
        return len(self.newest(scope, ref, limit=1_000_000))

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
        rows = Tally.objects.filter(section=section, count__gt=0, day__lte=day_of(self.at, self.zone.key))
        months = rows.annotate(m=TruncMonth("day")).values("m").annotate(n=Sum("count")).order_by("-m").values_list("m", "n")
        return tuple((month.year, month.month, count) for month, count in months)

    def stamps(self, year: int, month: int) -> tuple[tuple[str, str], ...]:
        """(address, moment of the newest version) of every story of a month, oldest first; for sitemaps."""
        rows = lookup.stamps(date(year, month, 1), _next_month(year, month))
        return tuple((_path(day, slug), stamp(updated)) for day, slug, updated in rows)

    def using(self, picture: str) -> tuple[str, ...]:
        """Stories that show a picture."""
        return tuple(Filed.objects.filter(kind="picture", ref=picture, current=True).order_by("story").values_list("story", flat=True))

    # ---- corrections -------------------------------------------------------------------------------------------
    def corrections(self, year: int, month: int) -> tuple[tuple[str, Correction], ...]:
        """What was corrected in a month of the paper's zone, newest first."""
        start = datetime(year, month, 1, tzinfo=self.zone)
        end = datetime.combine(_next_month(year, month), datetime.min.time(), self.zone)
        rows = self._then(Version.objects.filter(kind="correct", effective__gte=start, effective__lt=end)).order_by("-effective", "-entry")
        found = []
        for story, entry in rows.values_list("story", "entry"):
            copy = self._at_entry(entry)
            if copy and copy.corrections:
                found.append((story, copy.corrections[-1]))
        return tuple(found)

    def corrections_months(self) -> tuple[tuple[int, int], ...]:
        """Months with corrections, newest first."""
        rows = self._then(Version.objects.filter(kind="correct")).annotate(m=TruncMonth("effective", tzinfo=self.zone))
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
        for entry in lookup.entries(after, limit):
            yield self._deed(*entry)

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
            self._kept(entry, Copy.from_json(data["copy"]) if data else None)
        return self._copies[entry]

    def _kept(self, entry: int, copy: C) -> C:
        if len(self._copies) >= KEPT:
            self._copies.pop(next(iter(self._copies)))
        self._copies[entry] = copy
        return copy

    def _deed(self, number: int, kind: str, subject: str, effective: datetime, data: dict[str, Any] | None) -> Deed:
        if kind in VERSIONS:
            last = None if kind == "publish" else lookup.last_words(subject, VERSIONS, number)
            before = Copy.from_json(last["copy"]) if last else None
            after = self._kept(number, Copy.from_json(data["copy"])) if data else self._remains(subject)
            return Deed(number, kind, subject, effective, before, after)
        if kind in ENDINGS:
            last = lookup.last_words(subject, VERSIONS, number)
            before = Copy.from_json(last["copy"]) if last else Copy.from_json(data["remains"]) if data else self._remains(subject)
            return Deed(number, kind, subject, effective, before)
        return Deed(number, kind, subject, effective, was=lookup.last_words(subject, (kind,), number), now=data)

    def _remains(self, story: str) -> Copy | None:
        data = lookup.last_words(story, ENDINGS)
        return Copy.from_json(data["remains"]) if data else None

    def _name(self, kind: str, ref: str) -> Any:
        if self._names and (named := self._names.get((NAMED[kind], ref))):
            return named
        data = self._named(kind, ref) if ref else None
        return NAMED[kind].from_json(data) if data else None

    def _named(self, kind: str, ref: str) -> dict[str, Any] | None:
        if self.at:
            return self._newest_entry(kind, ref)
        return lookup.newest_words(kind, ref)

    def _newest_entry(self, kind: str, subject: str, *, exact: bool = False) -> dict[str, Any] | None:
        """The newest entry of a subject then; for a name first recorded later, the first there ever was."""
        rows = Payload.objects.filter(entry__subject=subject, entry__kind=kind)
        then = rows.filter(entry__effective__lte=self.at) if self.at else rows
        found = then.order_by("-entry__effective", "-entry_id").values_list("data", flat=True).first()
        if found is None and not exact:
            found = rows.order_by("entry__effective", "entry_id").values_list("data", flat=True).first()
        return found

    def _then(self, rows: QuerySet[Version]) -> QuerySet[Version]:
        return rows.filter(effective__lte=self.at) if self.at else rows

    def _versions(self, story: str) -> list[tuple[Any, ...]]:
        """(entry, kind) of each version then, oldest first."""
        if self.at is None:
            return lookup.versions(story)
        return list(self._then(Version.objects.filter(story=story)).order_by("number").values_list("entry", "kind"))

    def _stands(self, row: tuple[Any, ...] | None) -> Stands | None:
        if row is None or (self.at and row[3] > self.at):
            return None
        story, day, slug, *rest = row
        return Stands(story, _path(day, slug), day, slug, *rest)

    def _scope(self, scope: str, ref: str, genre: str) -> QuerySet[Any]:
        """Rows of a scope that stood at the moment of this reading."""
        if scope in lookup.FILED:
            rows: QuerySet[Any] = Filed.objects.filter(kind=scope, ref=ref)
        else:
            rows = Version.objects.all()
            if scope == "section":
                rows = rows.filter(section=ref)
            genre = ref if scope == "genre" else genre
            if genre:
                rows = rows.filter(genre=genre)
        return rows.filter(first__lte=self.at, effective__lte=self.at)

    def _standing_then(self, rows: QuerySet[Any], offset: int, limit: int) -> list[str]:
        """Of the rows that ever stood here by then, those whose newest version then still does."""
        found: list[str] = []
        seen: set[str] = set()
        for story, entry in rows.values_list("story", "entry").iterator(chunk_size=200):
            if len(found) >= offset + limit:
                break
            if story in seen:
                continue
            newest = self._then(Version.objects.filter(story=story)).order_by("-number").values_list("entry", flat=True).first()
            if newest == entry:
                found.append(story)
                seen.add(story)
        return found[offset : offset + limit]

    def _days(self, start: date, end: date, section: str) -> tuple[str, ...]:
        if self.at is None:
            return lookup.between(start, end, section)
        rows = Version.objects.filter(day__gte=start, day__lt=end)
        rows = self._then(rows.filter(section=section) if section else rows).order_by("day", "first", "story", "-number")
        return tuple(self._standing_then(rows, 0, 1_000_000))


def _path(day: date, slug: str) -> str:
    return f"/{day.isoformat().replace('-', '/')}/{slug}/"


def _next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)

