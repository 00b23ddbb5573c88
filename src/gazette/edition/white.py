"""White on a page: what words, pictures and rules cover, and the largest rectangle with nothing in it."""

from collections.abc import Iterable, Iterator

from PIL import ImageChops, ImageFilter
from PIL.Image import Image, Resampling

from .proof import Glyph, Sheetful

GROWN = 4  # points by which words are grown, so that running text closes up
THICK = 3  # points by which other ink is
COARSE = 3  # points a cell of the search for holes
RISE, FALL = 0.8, 0.24  # em of a letter above and below its baseline
PALE = 200  # of 255: a lighter point is paper
FULL = 255


def covered(page: Sheetful) -> Image:
    """The points of a page, FULL where they are covered: every letter's own box grown, and all other ink."""
    made = _grown(page.ink.point([FULL] * PALE + [0] * (256 - PALE)))
    for box in _boxes(page.glyphs):
        made.paste(FULL, box)
    return made


def _boxes(glyphs: Iterable[Glyph]) -> Iterator[tuple[int, int, int, int]]:
    """The grown boxes of letters, those of a line that touch as one: painting them one by one is slow."""
    left = top = right = bottom = 0
    for glyph in glyphs:
        upper, lower = round(glyph.y - RISE * glyph.size) - GROWN, round(glyph.y + FALL * glyph.size) + GROWN
        begins, ends = round(glyph.left) - GROWN, round(glyph.right) + GROWN
        if (upper, lower) == (top, bottom) and left <= begins <= right:
            right = max(right, ends)
            continue
        if right:
            yield left, top, right, bottom
        left, top, right, bottom = begins, upper, ends, lower
    if right:
        yield left, top, right, bottom


def share(ink: Image) -> float:
    """The part of a raster that is covered."""
    return ink.histogram()[FULL] / (ink.width * ink.height)


def largest_hole(ink: Image) -> int:
    """The area of the largest empty rectangle, in points."""
    high, wide = ink.height // COARSE, ink.width // COARSE
    whole = ink.crop((0, 0, wide * COARSE, high * COARSE)).filter(ImageFilter.MaxFilter(COARSE))
    cells = whole.resize((wide, high), Resampling.NEAREST).tobytes()  # of every cell its middle, which holds the cell's darkest
    depth = [0] * wide
    best = 0
    for row in range(0, high * wide, wide):
        depth = [0 if printed else deep + 1 for printed, deep in zip(cells[row : row + wide], depth, strict=True)]
        best = max(best, _widest(depth))
    return best * COARSE * COARSE


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
