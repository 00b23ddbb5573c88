"""White on a page: what words, pictures and rules cover, and the largest rectangle with nothing in it."""

import re
from collections.abc import Iterable, Iterator

from PIL import ImageChops
from PIL.Image import Image

from .proof import Glyph, Sheetful

FILL, HOLE = 0.84, 0.025  # of a page: how full it is at least, and its largest hole at most
GROWN = 4  # points by which words are grown, so that running text closes up
THICK = 3  # points by which other ink is
COARSE = 3  # points a cell of the search for holes
RISE, FALL = 0.8, 0.24  # em of a letter above and below its baseline
PALE = 200  # of 255: a lighter point is paper
FULL = 255
EMPTY = re.compile(b"\0+")


def covered(page: Sheetful) -> Image:
    """The points of a page, FULL where they are covered: every letter's own box grown, pictures however pale, and all other ink."""
    made = _grown(page.ink.point([FULL] * PALE + [0] * (256 - PALE)))
    for box in _boxes(page.glyphs):
        made.paste(FULL, box)
    for image in page.images:
        made.paste(FULL, (round(image.left), round(image.top), round(image.right), round(image.bottom)))
    return made


def _boxes(glyphs: Iterable[Glyph]) -> Iterator[tuple[int, int, int, int]]:
    """The grown boxes of letters, those of a line that touch as one: painting them one by one is slow."""
    left = top = right = bottom = 0
    line: tuple[float, float] = (0.0, 0.0)
    for _, _, y, begins, ends, size in glyphs:
        start, stop = round(begins) - GROWN, round(ends) + GROWN
        if (y, size) == line and left <= start <= right:
            right = max(right, stop)
            continue
        upper, lower = round(y - RISE * size) - GROWN, round(y + FALL * size) + GROWN
        if (upper, lower) == (top, bottom) and left <= start <= right:
            right = max(right, stop)
            continue
        if right:
            yield left, top, right, bottom
        left, top, right, bottom, line = start, upper, stop, lower, (y, size)
    if right:
        yield left, top, right, bottom


def share(ink: Image) -> float:
    """The part of a raster that is covered."""
    return ink.histogram()[FULL] / (ink.width * ink.height)


def largest_hole(ink: Image) -> int:
    """The area of the largest empty rectangle, in points."""
    high, wide = ink.height // COARSE, ink.width // COARSE
    cells = ink.crop((0, 0, wide * COARSE, high * COARSE)).reduce(COARSE).tobytes()  # the mean of a cell is 0 only where nothing is printed
    depth = [0] * wide
    best = 0
    for row in range(0, high * wide, wide):
        line = cells[row : row + wide]
        depth = [0 if printed else deep + 1 for printed, deep in zip(line, depth, strict=True)]
        for gap in EMPTY.finditer(line):
            deep = depth[gap.start() : gap.end()]
            if max(deep) * len(deep) > best:
                best = max(best, _widest(deep))
    return best * COARSE * COARSE


def hole_at(ink: Image) -> tuple[int, int, int, int]:
    """Where that rectangle is: left, top, right, bottom."""
    high, wide = ink.height // COARSE, ink.width // COARSE
    cells = ink.crop((0, 0, wide * COARSE, high * COARSE)).reduce(COARSE).tobytes()
    depth, best, found = [0] * wide, 0, (0, 0, 0, 0)
    for row in range(high):
        depth = [0 if printed else deep + 1 for printed, deep in zip(cells[row * wide : (row + 1) * wide], depth, strict=True)]
        open_ = [(-1, 0)]
        for place, deep in enumerate([*depth, 0]):
            start = place
            while open_[-1][1] > deep:
                start, tall = open_.pop()
                if tall * (place - start) > best:
                    best, found = tall * (place - start), (start * COARSE, (row + 1 - tall) * COARSE, place * COARSE, (row + 1) * COARSE)
            if deep > open_[-1][1]:
                open_.append((start, deep))
    return found


def _widest(depth: list[int]) -> int:
    """The largest rectangle under a row of depths."""
    best, open_ = 0, [(-1, 0)]
    for place, deep in enumerate([*depth, 0]):
        start = place
        while open_[-1][1] > deep:
            start, tall = open_.pop()
            best = max(best, tall * (place - start))
        if deep > open_[-1][1]:
            open_.append((start, deep))
    return best


def _grown(ink: Image) -> Image:
    for x, y in ((1, 0), (0, 1)):
        for _ in range(THICK):
            ink = ImageChops.lighter(ink, ImageChops.lighter(ImageChops.offset(ink, x, y), ImageChops.offset(ink, -x, -y)))
    return ink
