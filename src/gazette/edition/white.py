"""White on a page: what words, pictures and rules cover, and the largest rectangle with nothing in it."""

import numpy as np

from .proof import Sheetful

GROWN = 4  # points by which words are grown, so that running text closes up
THICK = 3  # points by which other ink is
COARSE = 3  # points a cell of the search for holes
RISE, FALL = 0.8, 0.24  # em of a letter above and below its baseline


def covered(page: Sheetful) -> np.ndarray:
    """Which points of a page are covered: every letter's own box grown, and all other ink."""
    made = _grown(page.ink)
    for glyph in page.glyphs:
        top, bottom = round(glyph.y - RISE * glyph.size) - GROWN, round(glyph.y + FALL * glyph.size) + GROWN
        made[max(0, top) : max(0, bottom), max(0, round(glyph.left) - GROWN) : max(0, round(glyph.right) + GROWN)] = True
    return made


def largest_hole(ink: np.ndarray) -> int:
    """The area of the largest empty rectangle, in cells of the raster."""
    high, wide = (side // COARSE for side in ink.shape)
    cells: np.ndarray = np.max(ink[: high * COARSE, : wide * COARSE].reshape(high, COARSE, wide, COARSE), axis=(1, 3))
    depth = [0] * wide
    best = 0
    for row in cells.tolist():
        depth = [0 if printed else deep + 1 for printed, deep in zip(row, depth, strict=True)]
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


def _grown(ink: np.ndarray) -> np.ndarray:
    made = ink.copy()
    for axis in (0, 1):
        for _ in range(THICK):
            made = made | np.roll(made, 1, axis) | np.roll(made, -1, axis)
    return made
