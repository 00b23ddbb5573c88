"""Where pages live: the patterns of addresses, and the addresses of what the record names."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from gazette.record.reading import Reading
from gazette.record.reserved import RESERVED

RESERVED_WORDS = "|".join(re.escape(word) for word in sorted(RESERVED))
SLUG = r"(?P<slug>[^/]+)"
DAY = r"(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)"
MONTH = r"(?P<year>\d{4})/(?P<month>\d\d)"
STORY = rf"/{DAY}/{SLUG}/"
SECTION = rf"/(?!(?:{RESERVED_WORDS}|\d{{4}})/)(?P<slug>[^/.][^/]*)/"
PLACES = {"section": "", "topic": "/topic", "person": "/by", "place": "/about"}


def name_path(kind: str, named: Any) -> str:
    """The page of a section, topic, person or place of the house."""
    return f"{PLACES[kind]}/{named.slug}/"


def story_path(found: dict[str, str]) -> str:
    return f"/{found['year']}/{found['month']}/{found['day']}/{found['slug']}/"


def month_path(year: int, month: int, section: str = "archive") -> str:
    return f"/{section}/{year:04}/{month:02}/"


def day_path(day: date) -> str:
    return f"/archive/{day:%Y/%m/%d}/"


def read_day(found: dict[str, str]) -> date | None:
    """The day an address names; None when the calendar has none."""
    try:
        return date(int(found["year"]), int(found["month"]), int(found.get("day") or 1))
    except ValueError:
        return None


def every_named(kind: str, reading: Reading) -> Iterator[Any]:
    look = {"section": reading.section, "topic": reading.topic, "person": reading.person, "place": reading.place}[kind]
    return (named for ref in reading.ids(kind) if (named := look(ref)))
