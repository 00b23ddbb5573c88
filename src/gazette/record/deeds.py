"""Deeds: entries as the press follows them, each with what was before it and what it made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from . import lookup
from .copy import Copy
from .entry import ENDINGS, VERSIONS

Keep = Callable[[int, Copy], Copy]  # lets a reading keep the copy of an entry, and gives it back


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


def deeds(after: int, limit: int, keep: Keep) -> Iterator[Deed]:
    """Entries after a number, in order."""
    for number, kind, subject, effective, data in lookup.entries(after, limit):
        if kind in VERSIONS:
            yield _version(Deed(number, kind, subject, effective), data, keep)
        elif kind in ENDINGS:
            last = lookup.last_words(subject, VERSIONS, number)
            before = Copy.from_json(last["copy"]) if last else Copy.from_json(data["remains"]) if data else _remains(subject)
            yield Deed(number, kind, subject, effective, before)
        else:
            yield Deed(number, kind, subject, effective, was=lookup.last_words(subject, (kind,), number), now=data)


def _version(deed: Deed, data: dict[str, Any] | None, keep: Keep) -> Deed:
    last = None if deed.kind == "publish" else lookup.last_words(deed.subject, VERSIONS, deed.number)
    before = Copy.from_json(last["copy"]) if last else None
    after = keep(deed.number, Copy.from_json(data["copy"], deed.number)) if data else _remains(deed.subject)
    return Deed(deed.number, deed.kind, deed.subject, deed.effective, before, after)


def _remains(story: str) -> Copy | None:
    data = lookup.last_words(story, ENDINGS)
    return Copy.from_json(data["remains"]) if data else None
