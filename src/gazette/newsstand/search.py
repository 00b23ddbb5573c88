"""Search over the record: an index kept by a cursor over its entries, and questions put to it at a bounded cost."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from gazette.record import lookup, rows
from gazette.record.copy import Copy
from gazette.record.deeds import Deed
from gazette.record.entry import ENDINGS, VERSIONS
from gazette.record.names import Person
from gazette.record.reading import Reading

from . import engines
from .engines import Sheaf, Wanted
from .models import Indexed, Mark
from .terms import Term, words

READER = "search"
STRETCH = 200  # entries taken in at a time
PAGE = 20  # stories on a page of results
MOST = 1000  # results counted; after that it is “more than”
MOST_BEST = 400  # newest in which the best are looked for
PAGES = 50
MOST_BY_ONE = 100_000  # stories of one writer indexed again when his name changes
BESIDE = 20  # bits for stories first published in the same second


@dataclass(frozen=True)
class Question:
    """What a reader looks for. Names are stable ids; days are the paper's."""

    terms: tuple[Term, ...] = ()
    section: str = ""
    author: str = ""
    genre: str = ""
    start: date | None = None
    end: date | None = None
    best: bool = False  # headlines first
    page: int = 1

    @property
    def is_empty(self) -> bool:
        return not (self.terms or self.section or self.author or self.genre or self.start or self.end)


@dataclass(frozen=True)
class Found:
    """The stories of one page of results, how many there are in all (at most MOST), and whether more follow."""

    stories: tuple[str, ...] = ()
    total: int = 0
    more: bool = False
    copies: dict[str, Copy] = field(default_factory=dict)


def catch_up(*, limit: int = 1_000_000) -> int:
    """Take in the record's entries since the last time, at most about ``limit`` of them. Returns how many. A record begun anew is taken in from its start."""
    if behind() < 0:
        return rebuild()
    taken = 0
    while taken < limit and behind() > 0:
        with transaction.atomic():
            mark, _ = Mark.objects.select_for_update().get_or_create(reader=READER)
            reading = Reading()
            deeds = list(reading.deeds(mark.entry, STRETCH))
            writers = cache(reading.person)
            for story in dict.fromkeys(story for deed in deeds for story in _touched(deed, reading)):
                _take(story, reading.copy(story), writers)
            mark.entry = deeds[-1].number if deeds else mark.entry
            mark.save()
        taken += len(deeds)
    return taken


def behind() -> int:
    """How many entries the index has not taken in."""
    mark = Mark.objects.filter(reader=READER).values_list("entry", flat=True).first()
    return int(Reading().head()[0]) - (mark or 0)


def rebuild() -> int:
    """Empty the index and take the whole record in again."""
    with transaction.atomic():
        engines.of(connection).empty()
        Indexed.objects.all().delete()
        Mark.objects.filter(reader=READER).delete()
    return catch_up()


def forget() -> None:
    """Take words of removed stories out of the index's own files, a little at a time so that others may write in between."""
    engines.of(connection).forget()


def due(now: datetime) -> int:
    """What the runner calls every few seconds: whatever nobody nudged us about."""
    return catch_up()


def look_up(question: Question, reading: Reading) -> Found:
    """The stories that answer a question, newest first. What was killed since is never among them."""
    if question.is_empty:
        return Found()
    engine = engines.of(connection)
    wanted = _wanted(question, reading)
    start = (min(max(question.page, 1), PAGES) - 1) * PAGE
    best = question.best and bool(question.terms)
    rows = _best(engine, wanted)[start : start + PAGE + 1] if best else engine.rows(wanted, PAGE + 1, start)
    names = dict(Indexed.objects.filter(row__in=rows[:PAGE]).values_list("row", "story"))
    copies = {names[row]: copy for row in rows[:PAGE] if row in names and (copy := reading.copy(names[row]))}
    return Found(tuple(copies), engine.count(wanted, MOST + 1), len(rows) > PAGE and question.page < PAGES, copies)


def sheaf(copy: Copy, person_of: Callable[[str], Person | None]) -> Sheaf:
    """The words of a copy as they are indexed, with the names of those who wrote it."""
    writers = [person.name if (person := person_of(line.person)) else line.desk for line in copy.byline]
    people = [*copy.people, *copy.places, *writers]
    return Sheaf(
        tuple(words(copy.headline)),
        tuple(words(" ".join((copy.kicker, copy.standfirst)))),
        tuple(words("\n".join((*copy.plain_body(), *people)))),
        tuple(labels(section=copy.section, genre=copy.genre, authors=[line.person for line in copy.byline])),
    )


def labels(*, section: str = "", genre: str = "", authors: list[str] | tuple[str, ...] = ()) -> Iterator[str]:
    """Words of no language by which results are narrowed: a letter and the id in hexadecimal."""
    for letter, ref in (("s", section), ("g", genre), *(("a", author) for author in authors)):
        if ref:
            yield letter + ref.encode().hex()


def row_at(moment: datetime) -> int:
    """The first row of a moment."""
    return int(moment.timestamp()) << BESIDE


def _wanted(question: Question, reading: Reading) -> Wanted:
    zone = ZoneInfo(reading.paper().zone)
    chosen = tuple(labels(section=question.section, genre=question.genre, authors=[question.author]))
    bounds: dict[str, Any] = {}
    if question.start:
        bounds["first"] = row_at(datetime.combine(question.start, time(), zone).astimezone(UTC))
    if question.end and question.end < date.max:
        bounds["last"] = row_at(datetime.combine(question.end + timedelta(days=1), time(), zone).astimezone(UTC)) - 1
    return Wanted(question.terms, chosen, **bounds)


def _best(engine: engines.Engine, wanted: Wanted) -> list[int]:
    """Rows with every word in the headline, then the others; among the newest only, so that the cost is bounded."""
    first = engine.rows(Wanted(wanted.terms, wanted.labels, wanted.first, wanted.last, in_headline=True), MOST_BEST)
    known = set(first)
    return first + [row for row in engine.rows(wanted, MOST_BEST) if row not in known]


def _touched(deed: Deed, reading: Reading) -> Iterable[str]:
    """Stories whose words an entry changed: its own, or all of a writer who has another name now."""
    if deed.kind in (*VERSIONS, *ENDINGS):
        return (deed.subject,)
    if deed.kind == "person" and deed.was and deed.now and deed.was["name"] != deed.now["name"]:
        return reading.newest("person", deed.subject, limit=MOST_BY_ONE)
    return ()


def _take(story: str, copy: Copy | None, person_of: Callable[[str], Person | None]) -> None:
    if copy:
        engines.of(connection).put(_row(copy), sheaf(copy, person_of))
    else:
        _leave(story)


def _leave(story: str) -> None:
    row = Indexed.objects.filter(story=story).values_list("row", flat=True).first()
    if row is not None:
        engines.of(connection).remove(row)
        Indexed.objects.filter(story=story).delete()


def _row(copy: Copy) -> int:
    """The story's row in the index, given it once, for its first publication never changes."""
    known = lookup.one("SELECT row FROM newsstand_indexed WHERE story = %s", copy.story)
    if known:
        return int(known[0])
    base = row_at(copy.published_at())
    beside = lookup.one("SELECT row FROM newsstand_indexed WHERE row >= %s AND row < %s ORDER BY row DESC LIMIT 1", base, base + (1 << BESIDE))
    row = beside[0] + 1 if beside else base
    rows.insert("newsstand_indexed", story=copy.story, row=row)
    return int(row)
