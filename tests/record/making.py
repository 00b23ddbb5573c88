"""The one factory of records for tests: names, copies and entries, with the few words a test cares about."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.db import transaction

from gazette.house.days import day_of, stamp
from gazette.record import log
from gazette.record.copy import Block, Copy, Correction
from gazette.record.edition import Edition, Page, PagePicture, Ran
from gazette.record.models import Entry
from gazette.record.names import Paper, Person, Picture, Place, Section, Topic

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ZONE = "America/New_York"
NAMES = {"paper": Paper, "section": Section, "topic": Topic, "person": Person, "place": Place, "picture": Picture}
_numbers = count(1)


def lay_ground(at: datetime = NOON - timedelta(days=30), **paper: Any) -> None:
    """A paper with two sections, a topic and a person, so that copies have something to name."""
    record_name("paper", id="paper", name="The Test Gazette", zone=ZONE, **paper, at=at)
    record_name("section", id="city", slug="city", name="City", at=at)
    record_name("section", id="world", slug="world", name="World", order=1, at=at)
    record_name("topic", id="port", slug="port", name="Port", at=at)
    record_name("person", id="nellie", slug="nellie", name="Nellie Quill", at=at)


def record_name(kind: str, *, at: datetime = NOON, **fields: Any) -> Entry:
    """Append a name's entry."""
    named = NAMES[kind](**fields)
    with transaction.atomic():
        return log.append(kind, named.id, named.as_json(), at=at)


def make_copy(*, at: datetime = NOON, **fields: Any) -> Copy:
    """A copy as first published at a moment; every field may be given."""
    number = next(_numbers)
    said = {
        "story": f"story{number}", "slug": f"slug-{number}", "day": day_of(at, ZONE).isoformat(), "version": 1, "headline": f"Headline {number}",
        "section": "city", "published": stamp(at), "updated": stamp(at),
        "body": (Block("b1", "paragraph", {"text": f"The words of story {number}."}),),
    }  # fmt: skip
    return Copy(**{**said, **fields})


def publish(copy: Copy | None = None, *, at: datetime = NOON, recorded: datetime | None = None, **fields: Any) -> Copy:
    """Append a first publication. With ``recorded`` it is older material taken in."""
    copy = copy or make_copy(at=at, **fields)
    with transaction.atomic():
        log.append("publish", copy.story, {"copy": copy.as_json()}, at=recorded or at, effective=at, taken_in=recorded is not None)
    return copy


def revise(copy: Copy, *, at: datetime, kind: str = "update", recorded: datetime | None = None, **changes: Any) -> Copy:
    """Append the next version."""
    after = copy.but(version=copy.version + 1, updated=stamp(at), **changes)
    if kind == "correct":
        after = after.but(corrections=(*copy.corrections, Correction(changes.get("note") or "We were wrong.", stamp(at))))
    with transaction.atomic():
        log.append(kind, copy.story, {"copy": after.as_json()}, at=recorded or at, effective=at, taken_in=recorded is not None)
    return after


def end(copy: Copy, *, at: datetime, kind: str = "kill", reason: str = "It was wrong.") -> Entry:
    """Append a kill or a takedown."""
    with transaction.atomic():
        return log.append(kind, copy.story, {"reason": reason}, at=at)


def make_edition(*copies: Copy, day: str = "2026-03-10", number: int = 1, **fields: Any) -> Edition:
    """An edition of one page a story, each where it is listed; its files are only named."""
    ran = tuple(Ran(copy.story, copy.version, (page,)) for page, copy in enumerate(copies, 1))
    pages = tuple(Page(page, "City", (PagePicture(f"{page:064x}", 640, 880),)) for page in range(1, max(len(copies), 1) + 1))
    said = {"id": day, "number": number, "size": "tabloid", "closed": stamp(NOON), "pages": pages, "ran": ran, "pdf": "a" * 64, "press": "b" * 64}
    return Edition(**{**said, **fields})


def release(edition: Edition, *, at: datetime = NOON) -> Edition:
    """Append an edition's entry."""
    with transaction.atomic():
        log.append("edition", edition.day, edition.as_json(), at=at)
    return edition
