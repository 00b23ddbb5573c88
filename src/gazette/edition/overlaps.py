"""Letters on letters: lines whose letters run into those of another, found by one sweep down the page, whoever read it."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from .bidi import is_mixed
from .proof import Glyph

ASCENT, DESCENT = 0.66, 0.18  # em of the letters above and below their baseline; lines set at 1.05 of their size keep clear of that
DEEP, LONG = 1.0, 1.5  # points by which two must run into each other
APART = 0.7  # points: letters whose baselines are nearer stand on one line
HANGING = frozenset("gjpqyçąęţ,;")  # other letters end on their line: a large first letter may stand close over the next one
SHORT = 3  # letters of right-to-left words: a mark, whose own baseline is nobody's


class Strip(NamedTuple):
    """Some letters of one line as a box, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    base: float
    text: str


_top = attrgetter("top")


def strips(glyphs: Iterable[Glyph]) -> Iterator[Strip]:
    """The letters of a page in the order of the file, those that follow one another on a line as one."""
    text: list[str] = []
    left = right = y = size = 0.0
    for glyph in glyphs:
        if not text or glyph.y != y or glyph.size != size or glyph.left - right > size or left - glyph.right > size:
            if text:
                yield _strip("".join(text), left, right, y, size)
            text, left, right, y, size = [], glyph.left, glyph.right, glyph.y, glyph.size
        text.append(glyph.text)
        left, right = min(left, glyph.left), max(right, glyph.right)
    if text:
        yield _strip("".join(text), left, right, y, size)


def _strip(text: str, left: float, right: float, y: float, size: float) -> Strip:
    return Strip(left, y - ASCENT * size, right, y + (DESCENT * size if HANGING.intersection(text) else 0.0), y, text.strip())


def overlaps(found: Iterable[Strip]) -> Iterator[tuple[str, str]]:
    """Pairs of strips on different lines that run into each other, the upper first."""
    above: list[Strip] = []
    for strip in sorted((strip for strip in found if strip.text and not _is_mark(strip)), key=_top):
        left, top, right, bottom, base, text = strip
        above = [other for other in above if other.bottom - top > DEEP]
        for other in above:
            deep, long = min(other.bottom, bottom) - top, min(other.right, right) - max(other.left, left)
            if long > LONG and deep > DEEP and abs(other.base - base) > APART:
                yield other.text, text
        above.append(strip)


def _is_mark(strip: Strip) -> bool:
    return len(strip.text) <= SHORT and is_mixed(strip.text)
