"""Where a story stands: its address, its first publication, and whether it may be read."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Stands:
    """Where a story stands: its address, when it was first published, how many versions, and whether it was killed."""

    story: str
    path: str
    day: date
    slug: str
    published: datetime
    versions: int
    killed: datetime | None
    reason: str
    exact: str = "minute"  # how exactly ``published`` is known: minute, day, month or year


def stands(row: tuple[Any, ...]) -> Stands:
    """From (story, day, slug, published, versions, killed, reason, exact)."""
    story, day, slug, *rest = row
    return Stands(story, path(day, slug), day, slug, *rest)


def path(day: date, slug: str) -> str:
    """The address of a story."""
    return f"/{day.isoformat().replace('-', '/')}/{slug}/"
