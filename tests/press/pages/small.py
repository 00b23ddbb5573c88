"""A small paper made for a test: one call founds it, one publishes a story, one changes or kills it."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from gazette.house.days import day_of, stamp
from gazette.press.context import Context
from gazette.press.kinds import matched
from gazette.press.pages import PAGES
from gazette.press.rendition import Rendition
from gazette.record import log
from gazette.record.copy import Block, Byline, Copy, Figure
from gazette.record.names import Paper, Person, Picture, Section, Topic
from gazette.record.reading import Reading

NOW = datetime(2025, 11, 8, 15, 45, tzinfo=UTC)
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
WORDS = "The ferry was late again on Saturday, and nobody on the quay was surprised."
PEOPLE = {"nellie": "Nellie Bly", "ida": "Ida Lindqvist", "mathew": "Mathew Sorel"}


def found_paper(**changes: Any) -> Paper:
    """A paper with three sections, two topics, its people and one picture."""
    paper = Paper(**{"id": "paper", "zone": "Europe/Prague", "base_url": "https://paper.example", "email": "desk@paper.example", **changes})
    _append("paper", "paper", paper.as_json(), LONG_AGO)
    for order, name in enumerate(("City", "World", "Sport")):
        name_it("section", Section(id=name.lower(), slug=name.lower(), name=name, description=f"News of {name}.", order=order))
    for name in ("Trams", "Harbor"):
        name_it("topic", Topic(id=name.lower(), slug=name.lower(), name=name))
    for ref, name in PEOPLE.items():
        name_it("person", Person(id=ref, slug=ref, name=name, role="Reporter", bio=f"{name} reports."))
    name_it("picture", Picture(id="bridge", master="0" * 64, width=2400, height=1600, alt="A bridge.", caption="The bridge.", credit="Mathew Sorel"))
    return paper


def name_it(kind: str, named: Any) -> None:
    _append(kind, named.id, named.as_json(), LONG_AGO)


def make_story(headline: str = "Ferry Late Again", *, hours: float = 3, **fields: Any) -> Copy:
    """A copy ready to be published, so many hours ago."""
    at = stamp(NOW - timedelta(hours=hours))
    slug = fields.pop("slug", uuid.uuid4().hex[:12])
    body = fields.pop("body", (Block("p1", "paragraph", {"text": WORDS}),))
    made = {"section": "city", "byline": (Byline("nellie"),), "standfirst": "Nobody on the quay was surprised.", **fields}
    day = day_of(datetime.fromisoformat(at), "Europe/Prague").isoformat()
    return Copy(story=slug, slug=slug, day=day, version=1, headline=headline, published=at, updated=at, body=tuple(body), **made)


def publish(headline: str = "Ferry Late Again", **fields: Any) -> Copy:
    copy = make_story(headline, **fields)
    _append("publish", copy.story, {"copy": copy.as_json()}, copy.published_at())
    return copy


def again(copy: Copy, kind: str = "update", *, hours: float = 1, **changes: Any) -> Copy:
    """The next version of a story."""
    at = NOW - timedelta(hours=hours)
    after = copy.but(version=copy.version + 1, updated=stamp(at), **changes)
    _append(kind, copy.story, {"copy": after.as_json()}, at)
    return after


def kill(copy: Copy, reason: str = "The wrong man was named.") -> None:
    _append("kill", copy.story, {"reason": reason}, NOW - timedelta(minutes=5))


def page(address: str, *, moment: datetime | None = None, now: datetime = NOW) -> Rendition | None:
    """The page at an address, set from the record."""
    found = matched(PAGES, address)
    assert found, f"no kind of page answers {address}"
    return found[0].build(Context(Reading(at=moment), moment or now, moment=moment), found[1])


def text(address: str, **how: Any) -> str:
    """The same as text."""
    found = page(address, **how)
    assert found, f"there is no page at {address}"
    return found.body.decode()


def figure(**fields: Any) -> Figure:
    return Figure(**{"picture": "bridge", **fields})


def _append(kind: str, subject: str, payload: dict[str, Any], effective: datetime) -> None:
    with transaction.atomic():
        log.append(kind, subject, payload, at=NOW, effective=effective, taken_in=True)
