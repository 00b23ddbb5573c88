"""The facets: every question a page may ask of the record, the key that remembers it, and how it is asked again."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from gazette.house.days import day_of, stamp
from gazette.record.copy import Copy
from gazette.record.reading import Reading
from gazette.record.stands import Stands

from .card import card, history

WIDEST = 10  # stories; the longest list “before” a story, so that few such lists change with one
SHOWN = "added"  # the state of a picture that may be shown


class Tick:
    """What the clock may say to a page: the paper's day and the hour, nothing finer."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def today(self, zone: str) -> date:
        return day_of(self.now, zone)

    def hour(self) -> datetime:
        return self.now.replace(minute=0, second=0, microsecond=0)


Facet = Callable[..., Any]


def key(facet: str, *args: object) -> str:
    """The key of a question: its facet and arguments, joined by colons. The last colon of a prefix is part of it."""
    return ":".join((facet, *[_safe(str(arg)) for arg in args]))


def _safe(arg: str) -> str:
    return arg.replace("%", "%25").replace(":", "%3A") if "%" in arg or ":" in arg else arg


def asked(key: str) -> tuple[str, list[str]]:
    """The facet and arguments of a key."""
    facet, *args = key.split(":")
    return facet, [arg.replace("%3A", ":").replace("%25", "%") for arg in args]


def answer(reading: Reading, tick: Tick, key: str) -> Any:
    """Ask a question by its key."""
    facet, args = asked(key)
    return FACETS[facet](reading, tick, *args)


def digest(answer: Any) -> str:
    """A short hash of an answer. Answers are frozen data, so that their repr says all of them; of a story, its entry does."""
    said = answer.entry if isinstance(answer, Copy) and answer.entry else answer
    return hashlib.blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def mark(stands: Stands) -> str:
    """Where a story stands in time, as part of a key: keys of lists before later stories sort after it."""
    return f"{stamp(stands.published)}~{stands.story}"


def _card(reading: Reading, tick: Tick, story: str) -> Any:
    copy = reading.copy(story)
    return card(copy) if copy else None


def _versions(reading: Reading, tick: Tick, story: str) -> Any:
    return history(reading.versions(story))


def _picture(reading: Reading, tick: Tick, ref: str) -> Any:
    picture = reading.picture(ref)
    return picture if picture and picture.state == SHOWN else None


def _newest(reading: Reading, tick: Tick, scope: str, ref: str, before: str, limit: str, genre: str) -> Any:
    story = before.partition("~")[2]
    return reading.newest(scope, ref, limit=int(limit), genre=genre, before=story)


def _withdrawn(reading: Reading, ref: str) -> bool:
    """Withdrawn, unlike one whose right expired: what was printed while it held stays."""
    picture = reading.picture(ref)
    return picture is None or picture.state == "withdrawn"


def _killed(reading: Reading, story: str) -> bool:
    """Killed now, or not there yet: its words may not be shown."""
    stands = reading.standing(story)
    return stands is None or stands.killed is not None


FACETS: dict[str, Facet] = {
    # names
    "paper": lambda r, t: r.paper(),
    "sections": lambda r, t: r.sections(),
    "section": lambda r, t, ref: r.section(ref),
    "topic": lambda r, t, ref: r.topic(ref),
    "person": lambda r, t, ref: r.person(ref),
    "place": lambda r, t, ref: r.place(ref),
    "places": lambda r, t: tuple((p.slug, p.title, p.policy, p.order) for p in r.places()),
    "picture": _picture,
    "ids": lambda r, t, kind: r.ids(kind),
    "by_slug": lambda r, t, kind, slug: r.by_slug(kind, slug),
    # stories
    "card": _card,
    "copy": lambda r, t, story: r.copy(story),
    "version": lambda r, t, story, number: r.copy(story, int(number)),
    "versions": _versions,
    "standing": lambda r, t, story: r.standing(story),
    "story_at": lambda r, t, path: r.story_at(path),
    # lists
    "newest": _newest,
    "count": lambda r, t, scope, ref: r.count(scope, ref),
    "day": lambda r, t, day, section: r.day(date.fromisoformat(day), section),
    "month": lambda r, t, year, month, section: r.month(int(year), int(month), section),
    "days": lambda r, t, year, month, section: r.days(int(year), int(month), section),
    "months": lambda r, t, section: r.months(section),
    "corrections": lambda r, t, year, month: r.corrections(int(year), int(month)),
    "corrections_months": lambda r, t: r.corrections_months(),
    "story_months": lambda r, t: tuple((year, month) for year, month, _ in r.months()),
    "stamps": lambda r, t, year, month: r.stamps(int(year), int(month)),
    "using": lambda r, t, picture: r.using(picture),
    # in print
    "edition": lambda r, t, day: r.edition(day),
    "is_printed": lambda r, t: bool(r.newest_edition()),
    "newest_edition": lambda r, t: r.newest_edition(),
    "edition_before": lambda r, t, day: r.edition_before(day),
    "editions": lambda r, t, year: r.editions(int(year)),
    "edition_years": lambda r, t: r.edition_years(),
    "in_print": lambda r, t, story: r.in_print(story),
    "printed_as": lambda r, t, story, day: r.printed_as(story, day),
    "killed": lambda r, t, story: _killed(r, story),
    "withdrawn": lambda r, t, ref: _withdrawn(r, ref),
    # the rest
    "front": lambda r, t, section: r.front(section),
    "redirect": lambda r, t, path: r.redirect(path),
    "today": lambda r, t: t.today(r.zone.key),
    "this_month": lambda r, t: t.today(r.zone.key).replace(day=1),
    "hour": lambda r, t: t.hour(),
}
