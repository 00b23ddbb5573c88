"""The clock, passed in wherever time matters so that a test or a sample can hold it still."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment in UTC; ``GAZETTE_NOW`` (ISO 8601) holds it still for tests and demonstrations."""
    held = os.environ.get("GAZETTE_NOW")
    return datetime.fromisoformat(held).astimezone(UTC) if held else datetime.now(UTC)


def stopped_at(moment: datetime) -> Clock:
    """A clock that always tells the same moment."""
    return lambda: moment
