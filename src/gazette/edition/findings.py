"""What the gate and its second witness hold against an edition."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something the gate holds against an edition. A hard one stops it."""

    kind: str
    page: int
    text: str
    hard: bool = True
