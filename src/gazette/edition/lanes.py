"""Many small numbers side by side in one large integer, so that one step of Python's adds or compares all of them.

Leslie Lamport, “Multiple byte processing with full-word instructions”, Communications of the ACM 18 (1975). A lane is 32 bits, of which
the highest stays clear. Beside a library of arrays of 70 MB this is as fast for what ``slicing.py`` asks.
"""

import sys
from array import array

BITS = 32
UNIT = 64  # a price is kept in such parts of one
MOST = 1 << 29  # no price; two of them still fit a lane


class Lanes:
    """Arithmetic on columns of ``count`` prices. A column without any price is ``none``."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.ones = sum(1 << BITS * lane for lane in range(count))
        self.none = self.ones * MOST
        self._guard = self.ones << BITS - 1
        self._whole = (1 << BITS * count) - 1
        self._empty = [self.none & (1 << BITS * lane) - 1 for lane in range(count + 1)]

    def pack(self, prices: dict[int, int]) -> int:
        """A column with these prices at these lanes."""
        return self.none + sum(price - MOST << BITS * lane for lane, price in prices.items())

    def prices(self, column: int) -> list[int]:
        """The column's prices, one after the other."""
        return array("I", column.to_bytes(self.count * BITS // 8, sys.byteorder)).tolist()

    def least(self, a: int, b: int) -> int:
        """Lane by lane the smaller of two columns."""
        above = (a | self._guard) - b & self._guard  # the guard stays where a is not smaller
        return a ^ (a ^ b) & above - (above >> BITS - 1)

    def moved(self, column: int, lanes: int) -> int:
        """The column moved to higher lanes; those below have no price."""
        return column << BITS * lanes & self._whole | self._empty[lanes]


def parts(price: float) -> int:
    return min(round(price * UNIT), MOST >> 4)
