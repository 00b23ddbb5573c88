"""What a bucket holds of the store: for each page one object, under the name of its file, with the fields an object can have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from gazette.press.files import place
from gazette.press.headers import FOR_EVER, caching
from gazette.press.reader import Stored

ENDINGS = (200, 404, 410)  # the statuses that give a file its name
MOVED = (
    '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={to}"><link rel="canonical" href="{to}">'
    '<title>{to}</title><a href="{to}">{to}</a>\n'
)


@dataclass(frozen=True)
class Object:
    """One object. ``type`` and ``caching`` are what its Content-Type and Cache-Control say."""

    key: str
    body: bytes
    type: str
    caching: str


def object_of(address: str, stored: Stored) -> Object | None:
    """The object of a page as it stands. A redirect, which no bucket can answer with, is a page that leads on; None where there are no words."""
    key, keeps = key_of(address, stored.status), caching(address, stored.status)
    if stored.location:
        return Object(key, MOVED.format(to=escape(stored.location)).encode(), "text/html; charset=utf-8", keeps)
    return Object(key, stored.identity, stored.type, keeps) if stored.identity or stored.status == 200 else None


def key_of(address: str, status: int) -> str:
    """The name under which a page of a status stands: that of its file."""
    return place(address, status if status in ENDINGS else 200)


def ended(address: str, status: int) -> set[str]:
    """The names under which nothing of an address may stand, now that it has a status; 0 when it is gone."""
    return {key_of(address, other) for other in ENDINGS} - ({key_of(address, status)} if status else set())


def in_turn(addresses: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Leaves before lists, a group after the other, so that no page names a picture, a style or a story that is not there yet."""
    ordered = sorted(addresses, key=_turn)
    return (tuple(group) for _, group in groupby(ordered, key=_turn))


def _turn(address: str) -> tuple[bool, int]:
    return not address.startswith(FOR_EVER), -address.count("/")
