"""The letters of a page in rows, so that those of a line are found at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from .proof import Glyph

Rows = dict[int, list[Glyph]]
_left = attrgetter("x")


def in_rows(glyphs: Iterable[Glyph]) -> Rows:
    """The glyphs of a page by their baseline's nearest point, each row from the left."""
    rows: Rows = {}
    for glyph in glyphs:
        rows.setdefault(round(glyph.y), []).append(glyph)
    for row in rows.values():
        row.sort(key=_left)
    return rows


def between(rows: Rows, y: float, left: float, right: float) -> list[Glyph]:
    """The glyphs of one baseline between two edges, from the left."""
    found: list[Glyph] = []
    for key in (round(y) - 1, round(y), round(y) + 1):
        if row := rows.get(key):
            here = row[bisect_left(row, left, key=_left) : bisect_right(row, right, key=_left)]
            found += [glyph for glyph in here if abs(glyph.y - y) < 0.7]
    found.sort(key=_left)
    return found
