"""The look-ups pages and entries make all the time, in plain SQL: one statement each, without the cost of building a query."""

import json
from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from .asking import ask

FILED = ("topic", "person", "picture")
STANDING = "SELECT story, day, slug, published, versions, killed, reason, exact FROM record_standing WHERE "


def one(sql: str, *values: Any) -> tuple[Any, ...] | None:
    """The first row of a statement that finds one, or none."""
    rows = every(sql, *values)
    return rows[0] if rows else None


def every(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    return ask(sql, values)


def words(entry: int) -> dict[str, Any] | None:
    """The payload of an entry; None when it was erased."""
    return _data(one("SELECT data FROM record_payload WHERE entry_id = %s", entry))


def newest_words(kind: str, ref: str) -> dict[str, Any] | None:
    """The newest payload of a name, front or redirect."""
    return _data(one("SELECT p.data FROM record_namestate n JOIN record_payload p ON p.entry_id = n.entry WHERE n.kind = %s AND n.ref = %s", kind, ref))


def current_entry(story: str) -> int | None:
    """The entry of the version of a story that may be read now."""
    row = one("SELECT entry FROM record_version WHERE story = %s AND current", story)
    return row[0] if row else None


def current_place(story: str) -> tuple[str, date] | None:
    """Section and day of the version of a story that may be read now."""
    row = one("SELECT section, day FROM record_version WHERE story = %s AND current", story)
    return (row[0], _day(row[1])) if row else None


def standing(story: str) -> tuple[Any, ...] | None:
    """(story, day, slug, published, versions, killed, reason, exact) of a story."""
    return _standing(one(STANDING + "story = %s", story))


def standing_at(day: date, slug: str) -> tuple[Any, ...] | None:
    """The same, by address."""
    return _standing(one(STANDING + "day = %s AND slug = %s", day, slug))


def standings(day: date, slug: str, limit: int) -> list[tuple[Any, ...]]:
    """The same of all stories whose day and slug come before these, the latest first."""
    rows = every(STANDING + "(day, slug) < (%s, %s) ORDER BY day DESC, slug DESC LIMIT %s", str(day), slug, limit)
    return [stands for row in rows if (stands := _standing(row))]


# ---- names -----------------------------------------------------------------------------------------------------
def ids(kind: str) -> tuple[str, ...]:
    """Stable ids of every name of a kind, by slug."""
    return _column(every("SELECT ref FROM record_namestate WHERE kind = %s ORDER BY slug, ref", kind))


def known(names: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these (kind, id) the record holds."""
    if not names:
        return set()
    where = " OR ".join("(kind = %s AND ref = %s)" for _ in names)
    return {(kind, ref) for kind, ref in every(f"SELECT kind, ref FROM record_namestate WHERE {where}", *(part for name in names for part in name))}


def by_slug(kind: str, slug: str) -> str | None:
    """The name of a kind that has a slug."""
    row = one("SELECT ref FROM record_namestate WHERE kind = %s AND slug = %s", kind, slug)
    return row[0] if row else None


# ---- lists -----------------------------------------------------------------------------------------------------
def newest(scope: str, ref: str, genre: str, before: str, limit: int, offset: int) -> tuple[str, ...]:
    """Stories of a scope that may be read now, newest first publication first; ``before`` is a story they all precede."""
    table, where, values = _scope(scope, ref, genre)
    if before and (stands := standing(before)):
        first = moment_value(stands[3])
        where, values = f"{where} AND first <= %s AND (first < %s OR story < %s)", [*values, first, first, before]
    return _column(every(f"SELECT story FROM {table} WHERE {where} ORDER BY first DESC, story DESC LIMIT %s OFFSET %s", *values, limit, offset))


def count(scope: str, ref: str) -> int:
    """How many stories of a scope may be read now."""
    table, where, values = _scope(scope, ref, "")
    row = one(f"SELECT count(*) FROM {table} WHERE {where}", *values)
    return int(row[0]) if row else 0


def tally(section: str) -> int:
    """How many stories a section holds, or the paper (empty)."""
    row = one("SELECT sum(count) FROM record_tally WHERE section = %s", section)
    return int(row[0] or 0) if row else 0


def days(start: date, end: date, section: str) -> tuple[tuple[date, int], ...]:
    """Days from one on and before another that hold stories, with how many."""
    rows = every("SELECT day, count FROM record_tally WHERE section = %s AND day >= %s AND day < %s AND count > 0 ORDER BY day",
                 section, str(start), str(end))  # fmt: skip
    return tuple((_day(day), count) for day, count in rows)


def months(section: str) -> tuple[tuple[int, int, int], ...]:
    """Months that hold stories as (year, month, count), newest first."""
    rows = every("SELECT substr(CAST(day AS text), 1, 7) AS month, sum(count) FROM record_tally WHERE section = %s AND count > 0"
                 " GROUP BY month ORDER BY month DESC", section)  # fmt: skip
    return tuple((int(month[:4]), int(month[5:]), int(number)) for month, number in rows)


def between(start: date, end: date, section: str) -> tuple[str, ...]:
    """Stories whose address has a day from one on and before another, oldest first."""
    where, values = ("section = %s AND ", [section]) if section else ("", [])
    return _column(every(f"SELECT story FROM record_version WHERE {where}current AND day >= %s AND day < %s ORDER BY day, first, story",
                         *values, str(start), str(end)))  # fmt: skip


def stamps(start: date, end: date) -> list[tuple[date, str, datetime, str]]:
    """(day, slug, moment of the newest version, how exactly it is known) of stories, oldest first."""
    rows = every("SELECT s.day, s.slug, v.effective, CASE WHEN v.effective = s.published THEN s.exact ELSE 'minute' END"
                 " FROM record_version v JOIN record_standing s ON s.story = v.story"
                 " WHERE v.current AND v.day >= %s AND v.day < %s AND s.killed IS NULL ORDER BY s.day, s.slug", str(start), str(end))  # fmt: skip
    return [(_day(day), slug, moment, exact) for day, slug, updated, exact in rows if (moment := _moment(updated))]


def versions(story: str) -> list[tuple[Any, ...]]:
    """(entry, kind) of every version that may be read, oldest first."""
    return every("SELECT entry, kind FROM record_version WHERE story = %s ORDER BY number", story)


# ---- the log ---------------------------------------------------------------------------------------------------
def head() -> tuple[int, str, datetime] | None:
    """Number, chain and recorded time of the newest entry."""
    row = one("SELECT number, chain, recorded FROM record_entry ORDER BY number DESC LIMIT 1")
    if row is None:
        return None
    recorded = _moment(row[2])
    assert recorded
    return row[0], row[1], recorded


def entries(after: int, limit: int) -> list[tuple[int, str, str, Any, dict[str, Any] | None]]:
    """(number, kind, subject, effective, payload) of entries after a number, in order."""
    rows = every("SELECT e.number, e.kind, e.subject, e.effective, p.data FROM record_entry e LEFT JOIN record_payload p ON p.entry_id = e.number"
                 " WHERE e.number > %s ORDER BY e.number LIMIT %s", after, limit)  # fmt: skip
    return [(number, kind, subject, _moment(effective), _data((data,))) for number, kind, subject, effective, data in rows]


def last_words(subject: str, kinds: tuple[str, ...], before: int = 2**62) -> dict[str, Any] | None:
    """The newest payload of a subject among entries of some kinds, before a number."""
    marks = ", ".join("%s" for _ in kinds)
    return _data(one(f"SELECT p.data FROM record_entry e JOIN record_payload p ON p.entry_id = e.number WHERE e.subject = %s AND e.kind IN ({marks})"
                     " AND e.number < %s ORDER BY e.number DESC LIMIT 1", subject, *kinds, before))  # fmt: skip


def moment_value(moment: datetime) -> Any:
    """A moment as this database compares it."""
    return connection.ops.adapt_datetimefield_value(moment)


# ---- inside ----------------------------------------------------------------------------------------------------
def _scope(scope: str, ref: str, genre: str) -> tuple[str, str, list[Any]]:
    if scope in FILED:
        return "record_filed", "kind = %s AND ref = %s AND current", [scope, ref]
    genre = ref if scope == "genre" else genre
    asked = [(name, value) for name, value in (("section", ref if scope == "section" else ""), ("genre", genre)) if value]
    return "record_version", "".join(f"{name} = %s AND " for name, _ in asked) + "current", [value for _, value in asked]


def _column(rows: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(row[0] for row in rows)


def _standing(row: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
    if row is None:
        return None
    story, day, slug, published, versions, killed, reason, exact = row
    return story, _day(day), slug, _moment(published), versions, _moment(killed), reason, exact


def _data(row: tuple[Any, ...] | None) -> dict[str, Any] | None:
    if row is None or row[0] is None:
        return None
    data: dict[str, Any] = json.loads(row[0]) if isinstance(row[0], str) else row[0]
    return data


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: datetime | str | None) -> datetime | None:
    """SQLite hands moments over in UTC without saying so."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment and not moment.tzinfo else moment
