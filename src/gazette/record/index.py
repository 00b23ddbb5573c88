"""Keeps the derived tables in step with the log, entry by entry; dropped and rebuilt they come out the same."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction

from . import lookup, rows
from .copy import Block, Copy, Figure
from .edition import Edition, printed_ref
from .entry import ENDINGS, PRINTED, VERSIONS
from .models import DERIVED, Appearance, Entry, Filed, NameState, Payload, Version
from .names import Picture
from .pictures import likeness


def apply(entry: Entry, payload: dict[str, Any] | None, copy: Copy | None = None) -> None:
    """Write what one entry means into the derived tables. ``payload`` is None when a takedown erased it; ``copy`` is its copy, if read already."""
    if entry.kind in VERSIONS:
        if payload is not None:
            _version(entry, copy or Copy.from_json(payload["copy"]))
    elif entry.kind in ENDINGS:
        if payload and "remains" in payload:
            _ending(entry, payload)
    elif entry.kind == PRINTED:
        if payload is not None:
            rows.put("record_namestate", "kind, ref", kind=PRINTED, ref=printed_ref(entry.subject, payload["day"]), slug="", entry=entry.number)
    else:
        _name(entry, payload)


@transaction.atomic
def rebuild() -> int:
    """Empty the derived tables and apply every entry again. Returns how many entries there were."""
    for model in DERIVED:
        model.objects.all().delete()
    count = 0
    for entry, payload in entries():
        apply(entry, payload)
        count += 1
    return count


def entries(after: int = 0, chunk: int = 500) -> Iterator[tuple[Entry, dict[str, Any] | None]]:
    """Every entry with its payload in order, a chunk at a time."""
    while True:
        rows = list(Entry.objects.filter(number__gt=after).order_by("number")[:chunk])
        if not rows:
            return
        words = dict(Payload.objects.filter(entry__in=rows).values_list("entry", "data"))
        for row in rows:
            yield row, words.get(row.number)
        after = rows[-1].number


def filings(copy: Copy) -> set[tuple[str, str]]:
    """Under which topics, people and pictures a copy stands."""
    return (
        {("topic", ref) for ref in copy.topics}
        | {("person", line.person) for line in copy.byline if line.person}
        | {("picture", figure.picture) for figure in copy.figures() if figure.picture}
    )


def remains(copy: Copy) -> Copy:
    """What a kill leaves of a copy: where it stood, and none of its words."""
    pictures = [Figure(picture=figure.picture) for figure in copy.figures() if figure.picture]
    return Copy(
        story=copy.story, slug=copy.slug, day=copy.day, version=copy.version, headline="", section=copy.section,
        published=copy.published, updated=copy.updated, exact=copy.exact, topics=copy.topics, genre=copy.genre, language=copy.language,
        byline=tuple(line.__class__(person=line.person) for line in copy.byline if line.person),
        lead=pictures[0] if pictures else None,
        body=tuple(_picture_block(number, figure) for number, figure in enumerate(pictures[1:])),
        corrections=tuple(correction.__class__(text="", at=correction.at) for correction in copy.corrections),
    )  # fmt: skip


def _picture_block(number: int, figure: Figure) -> Block:
    return Block(id=str(number), type="picture", value={"picture": figure.picture})


def _version(entry: Entry, copy: Copy) -> None:
    before = lookup.current_place(copy.story)
    if before:
        _count(before[0], before[1], -1)
        rows.do("UPDATE record_version SET current = %s WHERE story = %s AND current", False, copy.story)
        rows.do("UPDATE record_filed SET current = %s WHERE story = %s AND current", False, copy.story)
    day, first = date.fromisoformat(copy.day), copy.published_at()
    rows.insert(
        "record_version", entry=entry.number, story=copy.story, number=copy.version, kind=entry.kind, effective=entry.effective,
        first=first, day=day, section=copy.section, genre=copy.genre, priority=copy.priority, current=True,
    )  # fmt: skip
    rows.insert_all("record_filed", (
        {"entry": entry.number, "kind": kind, "ref": ref, "story": copy.story, "first": first, "effective": entry.effective, "current": True}
        for kind, ref in sorted(filings(copy))
    ))  # fmt: skip
    _stand(copy, entry, reason="", exact=copy.exact)
    _count(copy.section, day, 1)


def _stand(copy: Copy, entry: Entry, **more: Any) -> None:
    """Where the story stands now. What is not told anew stays as it is, such as an end; the gate lets no version of an ended story through."""
    day = date.fromisoformat(copy.day)
    rows.put("record_standing", "story", story=copy.story, day=day, slug=copy.slug, published=copy.published_at(), versions=copy.version,
             entry=entry.number, **more)  # fmt: skip


def _ending(entry: Entry, payload: dict[str, Any]) -> None:
    copy = Copy.from_json(payload["remains"])
    now = lookup.current_place(copy.story)
    if now:
        _count(now[0], now[1], -1)
    Version.objects.filter(story=copy.story).delete()
    Filed.objects.filter(story=copy.story).delete()
    NameState.objects.filter(kind=PRINTED, ref__endswith=printed_ref(copy.story, "")).delete()
    told = {} if lookup.standing(copy.story) else {"exact": copy.exact}  # its versions knew, where they were not erased
    _stand(copy, entry, killed=entry.effective, reason=payload.get("reason", ""), **told)


def _name(entry: Entry, payload: dict[str, Any] | None) -> None:
    slug = (payload or {}).get("slug", "") if entry.kind in ("section", "topic", "person", "place") else ""
    if entry.kind == "picture" and payload:
        slug = likeness(Picture.from_json(payload))  # so that an address of a crop leads to its picture
    if entry.kind == "edition" and payload:
        slug = str(payload["number"])  # so that no two days share a number
        _edition(entry, Edition.from_json(payload))
    ref = entry.subject.removeprefix("front:") if entry.kind == "front" else entry.subject
    rows.put("record_namestate", "kind, ref", kind=entry.kind, ref=ref, slug=slug, entry=entry.number)


def _edition(entry: Entry, edition: Edition) -> None:
    Appearance.objects.filter(day=edition.day, current=True).update(current=False)
    Appearance.objects.bulk_create(
        Appearance(entry=entry.number, day=edition.day, number=edition.number, story=ran.story, version=ran.version, role=ran.role,
                   pages=list(ran.pages), effective=entry.effective, current=True)
        for ran in edition.ran
    )  # fmt: skip


def _count(section: str, day: date, step: int) -> None:
    for scope in ("", section):
        known = rows.do("UPDATE record_tally SET count = count + %s WHERE section = %s AND day = %s", step, scope, day)
        if not known:
            rows.insert("record_tally", section=scope, day=day, count=step)
