"""A hand: the side of the press that works in a child. It builds and packs pages of one moment of the record."""

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gazette.record.reading import Reading

from .compressing import compress, effort
from .context import Context
from .facets import Tick
from .making import Made, kinds, make
from .memory import Memory
from .snapshot import snapshot
from .version import press_version

LONGEST = 0.5  # seconds of building after which a hand gives what it has
HEAVIEST = 8_000_000  # bytes of pages after which it does
Due = tuple[str, str]  # an address, and the hash of the body the store holds there


class Stand(NamedTuple):
    """What decides the bytes of a page beside the press version: the record's last entry, and what the clock may say."""

    number: int
    chain: str
    tick: tuple[str, str]


class _Kept:
    """What a hand remembers from one stretch to the next of the same stand."""

    stand: Stand | None = None
    memory = Memory()


def stand_of(memory: Memory, reading: Reading, tick: Tick) -> Stand:
    """The stand of a press that has read the record up to where its memory says."""
    return Stand(*memory.stand, (tick.hour().isoformat(), tick.today(reading.zone.key).isoformat()))


def version() -> str:
    """The press version this child's code has: it differs from its parent's when the code was exchanged meanwhile."""
    kinds()
    return press_version()


def build(stand: Stand, tick: Tick, due: Sequence[Due], pictures: Path) -> list[Made] | None:
    """The first of these pages, as many as a short turn allows; None when the record is not, or no longer, where the press stands."""
    ending, weight, made = time.monotonic() + LONGEST, 0, []
    with snapshot():
        reading = _reading(stand)
        if reading is None:
            return None
        for address, held in due:
            made.append(_packed(make(kinds(), address, Context(reading, tick.now, memory=_Kept.memory, pictures=pictures)), held))
            page = made[-1].page
            weight += len(page.body) if page else 0
            if time.monotonic() > ending or weight > HEAVIEST:
                break
    return made


def _reading(stand: Stand) -> Reading | None:
    """A reading of exactly that stand."""
    if Reading().head()[:2] != stand[:2]:
        return None
    if _Kept.stand != stand:
        _Kept.stand, _Kept.memory = stand, Memory()
    return Reading(copies=_Kept.memory.copies)


def _packed(made: Made, held: str) -> Made:
    """With its brotli and gzip forms, unless the store holds the page as it is."""
    started, page = time.process_time(), made.page
    if page is None or hashlib.sha256(page.body).hexdigest() == held:
        return made
    packed = compress(page.body, page.type, effort=effort(page.address, page.type))
    return made._replace(packed=packed, seconds=made.seconds + time.process_time() - started)
