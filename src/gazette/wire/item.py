"""What a reader of a format hands over: a copy whose names are still words, and what happened to it later."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from gazette.record.copy import Block, Copy


@dataclass(frozen=True)
class Act:
    """Something that happened to a story after its publication: correct, update or kill."""

    kind: str
    at: datetime
    note: str = ""
    was: str = ""
    now: str = ""
    add: str = ""


@dataclass(frozen=True)
class Item:
    """A copy as a format tells it. ``copy.section`` and topics are names or slugs, bylines are names or slugs, ``lead``
    names a picture by the sender's word; ``story``, ``day`` and times are filled when it is taken in."""

    copy: Copy
    published: datetime | None = None
    acts: tuple[Act, ...] = ()
    lost: tuple[str, ...] = ()  # what the original held and the copy does not, in words


def block(slug: str, number: int, kind: str, **value: object) -> Block:
    """A block whose id is the same each time the same file is read."""
    made = hashlib.sha256(f"{slug}/{number}".encode()).digest()[:16]
    return Block(id=str(uuid.UUID(bytes=made)), type=kind, value=value)
