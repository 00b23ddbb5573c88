"""Distrusts a clock that jumps: one wrong reading must not publish what should wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta

JUMP = timedelta(minutes=2)  # more than the wall clock may gain or lose on the steady one between two looks


@dataclass(frozen=True)
class Look:
    """What both clocks said at one moment: the wall's, and the seconds of one that only runs forward."""

    wall: datetime
    steady: float


def jumped(before: Look, after: Look) -> timedelta | None:
    """How far the wall clock left the steady one between two looks; None when they agree."""
    drift = (after.wall - before.wall) - timedelta(seconds=after.steady - before.steady)
    return drift if abs(drift) > JUMP else None
