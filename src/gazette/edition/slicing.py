"""Exact search over rectangular splits of a page: every column ends level and nothing is left white.

Slicing floorplans with shape functions: R. Otten, “Efficient floorplan optimization” (1983); L. Stockmeyer, “Optimal
orientations of cells in slicing floorplan designs” (1983). Here each shape also has a price, and the page must be full.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import as_strided

NEVER = 1e9
GAP = 2  # lines between two stories, one above the other


@dataclass(frozen=True, eq=False)
class Item:
    """Something to place: the price of each width and height, its weight, and the price of leaving it out."""

    name: str
    costs: dict[int, dict[int, float]]
    weight: int
    leaving: float
    foot: bool = False  # an advertisement or box: nothing of the paper's own stands below it
    head: bool = False  # wanted at the top: nothing stands above it
    own: object = None

    @cached_property
    def least(self) -> int:
        return min(columns * height for columns, row in self.costs.items() for height in row)


@dataclass(frozen=True)
class Placed:
    """An item at its place on the page, in columns and lines."""

    item: Item
    x: int
    y: int
    columns: int
    height: int


class Slicing:
    """Prices of every subset of the items in every width, as arrays over the height."""

    def __init__(self, items: list[Item], columns: int, rows: int) -> None:
        self.items, self.columns, self.rows = items, columns, rows
        self.all = (1 << len(items)) - 1
        self.weights = [0] * (self.all + 1)
        self.feet = [False] * (self.all + 1)
        self.heads = [False] * (self.all + 1)
        least = [0] * (self.all + 1)
        for subset in range(1, self.all + 1):
            low = subset & -subset
            item = items[low.bit_length() - 1]
            self.weights[subset] = max(self.weights[subset ^ low], item.weight)
            self.feet[subset] = self.feet[subset ^ low] or item.foot
            self.heads[subset] = self.heads[subset ^ low] or item.head
            least[subset] = least[subset ^ low] + item.least
        self.prices: dict[tuple[int, int], np.ndarray] = {}
        self.bounds: dict[tuple[int, int], tuple[int, int]] = {}
        self._shifted: dict[tuple[int, int], np.ndarray] = {}
        for subset in sorted(range(1, self.all + 1), key=int.bit_count):
            for width in range(1, columns + 1):
                if least[subset] <= width * rows:
                    self._price(subset, width)

    def candidates(self, most: int = 20) -> list[tuple[float, int]]:
        """The cheapest subsets that fill the page, with what leaving the others out costs."""
        found = []
        for subset in range(1, self.all + 1):
            price = self.prices.get((subset, self.columns))
            if price is not None and price[self.rows] < NEVER:
                left = sum(item.leaving for n, item in enumerate(self.items) if not subset >> n & 1)
                found.append((float(price[self.rows]) + left, subset))
        return sorted(found)[:most]

    def layouts(self, *, splits: int = 40, subsets: int = 20) -> list[tuple[float, list[Placed]]]:
        """The cheapest layouts, a few of each subset, cheapest first."""
        found: list[tuple[float, list[Placed]]] = []
        for cost, subset in self.candidates(subsets):
            left = cost - float(self.prices[subset, self.columns][self.rows])
            for price, split in self._splits(subset, self.columns, self.rows, splits):
                found.append((price + left, self._place(subset, self.columns, self.rows, 0, 0, split)))
        return sorted(found, key=lambda pair: pair[0])

    def _price(self, subset: int, width: int) -> None:
        best = np.full(self.rows + 1, NEVER)
        if subset & (subset - 1) == 0:
            for height, cost in self.items[subset.bit_length() - 1].costs.get(width, {}).items():
                if height <= self.rows:
                    best[height] = cost
        else:
            first = (subset - 1) & subset
            while first:
                self._stack(first, subset ^ first, width, best)
                self._beside(first, subset ^ first, width, best)
                first = (first - 1) & subset
        known = np.flatnonzero(best < NEVER / 2)
        if len(known):
            best[best >= NEVER / 2] = NEVER
            self.prices[subset, width] = best
            self.bounds[subset, width] = int(known[0]), int(known[-1])

    def _stack(self, above: int, below: int, width: int, best: np.ndarray) -> None:
        if self.feet[above] or self.heads[below] or (above, width) not in self.prices or (below, width) not in self.prices:
            return
        low, high = self.bounds[above, width]
        high = min(high, self.rows - GAP - self.bounds[below, width][0])
        if high < low:
            return
        upper = self.prices[above, width][low : high + 1, None]
        np.minimum(best, (upper + self._shift(below, width)[low : high + 1]).min(axis=0) + self._order(above, below), out=best)

    def _beside(self, left: int, right: int, width: int, best: np.ndarray) -> None:
        price = 0.7 * max(0, self.weights[right] - self.weights[left])
        for columns in range(1, width):
            a, b = self.prices.get((left, columns)), self.prices.get((right, width - columns))
            if a is not None and b is not None:
                np.minimum(best, a + b + price, out=best)

    def _order(self, above: int, below: int) -> float:
        return 9.0 * max(0, self.weights[below] - self.weights[above])

    def _shift(self, subset: int, width: int) -> np.ndarray:
        """Row h holds the prices of a subset standing h lines and a gap further down; a view, nothing is copied."""
        known = self._shifted.get((subset, width))
        if known is None:
            rows = self.rows
            padded = np.full(2 * rows + 2 + GAP, NEVER)
            padded[rows + GAP + 1 :] = self.prices[subset, width]
            step = padded.strides[0]
            known = as_strided(padded[rows + 1 :], shape=(rows + 1, rows + 1), strides=(-step, step))
            self._shifted[subset, width] = known
        return known

    def _splits(self, subset: int, width: int, height: int, most: int) -> list[tuple[float, tuple[int, ...]]]:
        """The cheapest ways to split a subset in two at this size; an empty split is one item alone."""
        if subset & (subset - 1) == 0:
            return [(float(self.prices[subset, width][height]), ())]
        found: list[tuple[float, tuple[int, ...]]] = []
        first = (subset - 1) & subset
        while first:
            other = subset ^ first
            above, below = self.prices.get((first, width)), self.prices.get((other, width))
            if above is not None and below is not None and not self.feet[first] and not self.heads[other] and height > GAP:
                sums = above[: height - GAP] + below[height - GAP : 0 : -1]
                order = self._order(first, other)
                found += [(float(sums[h]) + order, (first, other, width, width, int(h))) for h in np.flatnonzero(sums < NEVER)]
            side = 0.7 * max(0, self.weights[other] - self.weights[first])
            for columns in range(1, width):
                a, b = self.prices.get((first, columns)), self.prices.get((other, width - columns))
                if a is not None and b is not None and a[height] + b[height] < NEVER:
                    found.append((float(a[height] + b[height]) + side, (first, other, columns, width - columns, -1)))
            first = (first - 1) & subset
        return sorted(found)[:most]

    def _place(self, subset: int, width: int, height: int, x: int, y: int, split: tuple[int, ...] | None = None) -> list[Placed]:
        if split is None:
            split = self._splits(subset, width, height, 1)[0][1]
        if not split:
            return [Placed(self.items[subset.bit_length() - 1], x, y, width, height)]
        first, other, left, right, row = split
        if row < 0:
            return self._place(first, left, height, x, y) + self._place(other, right, height, x + left, y)
        return self._place(first, width, row, x, y) + self._place(other, width, height - GAP - row, x, y + row + GAP)
