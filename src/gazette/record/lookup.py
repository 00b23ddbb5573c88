"""The few look-ups every page makes, in plain SQL: one statement each, without the cost of building a query."""

import json
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

STANDING = "SELECT story, day, slug, published, versions, killed, reason FROM record_standing WHERE "


def one(sql: str, *values: Any) -> tuple[Any, ...] | None:
    """The first row of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


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


def standing(story: str) -> tuple[Any, ...] | None:
    """(story, day, slug, published, versions, killed, reason) of a story."""
    return _standing(one(STANDING + "story = %s", story))


def standing_at(day: date, slug: str) -> tuple[Any, ...] | None:
    """The same, by address."""
    return _standing(one(STANDING + "day = %s AND slug = %s", day, slug))


def _standing(row: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
    if row is None:
        return None
    story, day, slug, published, versions, killed, reason = row
    return story, _day(day), slug, _moment(published), versions, _moment(killed), reason


def _data(row: tuple[Any, ...] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    data: dict[str, Any] = json.loads(row[0]) if isinstance(row[0], str) else row[0]
    return data


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: datetime | str | None) -> datetime | None:
    """SQLite hands moments over in UTC without saying so."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment and not moment.tzinfo else moment
