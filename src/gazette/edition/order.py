"""An order: everything a child needs to print one edition, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .presses import Press
from .sheet import Sheet
from .snapshot import Snapshot


@dataclass(frozen=True)
class Identity:
    """What an edition is besides its pages: its number, when its stories were read and which versions they were."""

    number: int
    closed: datetime
    versions: Mapping[str, int]
    without: tuple[str, ...] = ()  # stories
    without_pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """Everything a child needs to print an edition. ``pages`` are worked out when not given; its layout is written to ``layout`` as JSON, when named."""

    snapshot: Snapshot
    sheet: Sheet
    pages: int | None
    who: Identity
    press: Press = Press()
    layout: Path | None = None
