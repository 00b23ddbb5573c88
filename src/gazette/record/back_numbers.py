"""Looking up printed editions: the newest, those of a year, where a story ran, and which corrections were not in print yet."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from . import lookup
from .edition import CORRECTION, STORY, Edition, Page

WITHDRAWN = "withdrawn"  # the state of such a picture


@dataclass(frozen=True)
class Appearance:
    """Where one version of a story stood in print."""

    day: str
    number: int
    version: int
    role: str
    pages: tuple[int, ...]


def edition(day: str, at: datetime | None = None) -> Edition | None:
    """The edition of a day, as it stood at a moment. One that was made again since shows no files: they hold words that are gone."""
    now = lookup.newest_words("edition", day)
    if now is None:
        return None
    newest = Edition.from_json(now)
    if at is None:
        return newest
    row = lookup.one("SELECT p.data FROM record_entry e JOIN record_payload p ON p.entry_id = e.number WHERE e.kind = 'edition' AND e.subject = %s"
                     " AND e.effective <= %s ORDER BY e.effective DESC, e.number DESC LIMIT 1", day, lookup.moment_value(at))  # fmt: skip
    if row is None:
        return None
    then = Edition.from_json(json.loads(row[0]) if isinstance(row[0], str) else row[0])
    return then if then == newest else replace(then, pdf="", epub="", pages=tuple(Page(page.number, page.title) for page in then.pages))


def days(at: datetime | None = None, *, since: str = "", before: str = "9999", limit: int = 2**31) -> tuple[str, ...]:
    """Days that have an edition, newest first, from one on and before another."""
    until, values = ("AND effective <= %s ", [lookup.moment_value(at)]) if at else ("", [])
    rows = lookup.every(f"SELECT DISTINCT subject FROM record_entry WHERE kind = 'edition' {until}AND subject >= %s AND subject < %s"
                        " ORDER BY subject DESC LIMIT %s", *values, since, before, limit)  # fmt: skip
    return tuple(row[0] for row in rows)


def numbers(year: int, at: datetime | None = None) -> tuple[tuple[str, int], ...]:
    """(day, number) of the editions of a year, newest first."""
    known = dict(lookup.every("SELECT ref, slug FROM record_namestate WHERE kind = 'edition' AND ref >= %s AND ref < %s", f"{year:04}", f"{year + 1:04}"))
    return tuple((day, int(known[day])) for day in days(at, since=f"{year:04}", before=f"{year + 1:04}"))


def all_numbers() -> tuple[tuple[str, int], ...]:
    """(day, number) of every edition."""
    return tuple((day, int(number)) for day, number in lookup.every("SELECT ref, slug FROM record_namestate WHERE kind = 'edition'"))


def next_number() -> int:
    """The number the next new edition takes."""
    return max((number for _, number in all_numbers()), default=0) + 1


def appearances(story: str, at: datetime | None = None) -> tuple[Appearance, ...]:
    """Where a story ran, oldest edition first; of an edition that was made again, only as it stood then."""
    where, values = ("effective <= %s", [lookup.moment_value(at)]) if at else ("current", [])
    rows = lookup.every(f"SELECT day, number, version, role, pages, entry FROM record_appearance WHERE story = %s AND {where} ORDER BY day, entry, version",
                        story, *values)  # fmt: skip
    standing = {day: _entry(day, at) for day in {row[0] for row in rows}} if at else {}
    return tuple(
        Appearance(day, number, version, role, tuple(json.loads(pages) if isinstance(pages, str) else pages))
        for day, number, version, role, pages, entry in rows
        if not at or standing[day] == entry
    )


def changed_since(moment: datetime) -> tuple[str, ...]:
    """Stories first published or updated after a moment; one that was only corrected is not among them."""
    rows = lookup.every("SELECT DISTINCT subject FROM record_entry WHERE kind IN ('publish', 'update') AND effective > %s", lookup.moment_value(moment))
    return tuple(row[0] for row in rows)


def unprinted_corrections() -> tuple[tuple[str, int], ...]:
    """(story, version) of every correction to words that are in print, itself not in print yet; oldest first."""
    rows = lookup.every("SELECT DISTINCT v.story, v.number, v.effective FROM record_version v JOIN record_appearance a ON a.story = v.story"
                        " WHERE v.kind = 'correct' AND a.current AND a.role = %s AND a.version < v.number AND NOT EXISTS"
                        " (SELECT 1 FROM record_appearance c WHERE c.story = v.story AND c.role = %s AND c.version = v.number AND c.current)"
                        " ORDER BY v.effective, v.story", STORY, CORRECTION)  # fmt: skip
    return tuple((story, version) for story, version, _ in rows)


def spoiled() -> tuple[str, ...]:
    """Days whose edition holds words of a story that was killed since, or a picture that was withdrawn, newest first."""
    return tuple(sorted({*_holding_killed(), *_showing_withdrawn()}, reverse=True))


def withdrawn_from(edition: Edition) -> tuple[str, ...]:
    """The pictures of an edition that were withdrawn since."""
    states = ((shown.picture, lookup.newest_words("picture", shown.picture)) for shown in edition.shown)
    return tuple(picture for picture, data in states if data is None or data["state"] == WITHDRAWN)


def _holding_killed() -> Iterator[str]:
    rows = lookup.every("SELECT DISTINCT a.day FROM record_entry e JOIN record_appearance a ON a.story = e.subject"
                        " WHERE e.kind IN ('kill', 'takedown') AND a.current")  # fmt: skip
    return (row[0] for row in rows)


def _showing_withdrawn() -> Iterator[str]:
    """Of the editions one of whose stories shows a picture that changed since, those that show one withdrawn."""
    rows = lookup.every("SELECT DISTINCT a.day, n.entry FROM record_appearance a JOIN record_version v ON v.story = a.story AND v.number = a.version"
                        " JOIN record_filed f ON f.story = v.story AND f.entry = v.entry AND f.kind = 'picture'"
                        " JOIN record_namestate n ON n.kind = 'picture' AND n.ref = f.ref AND n.entry > a.entry"
                        " WHERE a.current AND a.role = %s", STORY)  # fmt: skip
    gone = {entry for entry in {row[1] for row in rows} if (data := lookup.words(entry)) and data["state"] == WITHDRAWN}
    for day in {row[0] for row in rows if row[1] in gone}:
        found = edition(day)
        if found and withdrawn_from(found):
            yield day


def _entry(day: str, at: datetime) -> int:
    row = lookup.one("SELECT number FROM record_entry WHERE kind = 'edition' AND subject = %s AND effective <= %s ORDER BY effective DESC, number DESC LIMIT 1",
                     day, lookup.moment_value(at))  # fmt: skip
    return int(row[0]) if row else 0
