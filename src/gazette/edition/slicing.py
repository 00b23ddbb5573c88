"""Exact search over rectangular splits of a page: every column ends level and nothing is left white.

Slicing floorplans with shape functions: R. Otten, “Efficient floorplan optimization” (1983); L. Stockmeyer, “Optimal
orientations of cells in slicing floorplan designs” (1983). Here each shape also has a price, and the page must be full.
"""

from dataclasses import dataclass
from functools import cached_property

from .lanes import MOST, UNIT, Lanes, parts

NEVER = MOST // 2  # of this and above there is no layout
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


@dataclass(frozen=True, eq=False)
class Prices:
    """What a subset costs in one width: as a column of lanes, height by height, and at which heights it can stand."""

    column: int
    at: list[int]
    heights: list[int]


class Slicing:
    """Prices of every subset of the items in every width, as columns of lanes: a lane for each height."""

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
        self.lanes = Lanes(rows + 1)
        self.prices: dict[tuple[int, int], Prices] = {}
        for subset in sorted(range(1, self.all + 1), key=int.bit_count):
            for width in range(1, columns + 1):
                if least[subset] <= width * rows:
                    self._price(subset, width)

    def candidates(self, most: int = 20) -> list[tuple[float, int]]:
        """The cheapest subsets that fill the page, with what leaving the others out costs."""
        found = []
        for subset in range(1, self.all + 1):
            price = self.prices.get((subset, self.columns))
            if price is not None and price.at[self.rows] < NEVER:
                left = sum(item.leaving for n, item in enumerate(self.items) if not subset >> n & 1)
                found.append((price.at[self.rows] / UNIT + left, subset))
        return sorted(found)[:most]

    def layouts(self, *, splits: int = 40, subsets: int = 20) -> list[tuple[float, list[Placed]]]:
        """The cheapest layouts, a few of each subset, cheapest first."""
        found: list[tuple[float, list[Placed]]] = []
        for cost, subset in self.candidates(subsets):
            left = cost - self.prices[subset, self.columns].at[self.rows] / UNIT
            for price, split in self._splits(subset, self.columns, self.rows, splits):
                found.append((price / UNIT + left, self._place(subset, self.columns, self.rows, 0, 0, split)))
        return sorted(found, key=lambda pair: pair[0])

    def _price(self, subset: int, width: int) -> None:
        if subset & (subset - 1) == 0:
            costs = self.items[subset.bit_length() - 1].costs.get(width, {})
            best = self.lanes.pack({height: parts(cost) for height, cost in costs.items() if height <= self.rows})
        else:
            best = self.lanes.none
            first = (subset - 1) & subset
            while first:
                best = self._beside(first, subset ^ first, width, self._stacked(first, subset ^ first, width, best))
                first = (first - 1) & subset
        if best != self.lanes.none:
            at = self.lanes.prices(best)
            heights = [height for height, price in enumerate(at) if price < NEVER]
            if heights:
                self.prices[subset, width] = Prices(best, at, heights)

    def _stacked(self, above: int, below: int, width: int, best: int) -> int:
        """The lesser of the best so far and one standing on the other; the few heights of one are laid over the column of the other."""
        if self.feet[above] or self.heads[below]:
            return best
        upper, lower = self.prices.get((above, width)), self.prices.get((below, width))
        if upper is None or lower is None:
            return best
        few, many = (upper, lower) if len(upper.heights) <= len(lower.heights) else (lower, upper)
        order, room = self._order(above, below), self.rows - GAP - many.heights[0]
        lanes = self.lanes
        for height in few.heights:
            if height > room:
                break
            best = lanes.least(best, lanes.moved(many.column + (few.at[height] + order) * lanes.ones, height + GAP))
        return best

    def _beside(self, left: int, right: int, width: int, best: int) -> int:
        side = self._side(left, right) * self.lanes.ones
        for columns in range(1, width):
            a, b = self.prices.get((left, columns)), self.prices.get((right, width - columns))
            if a is not None and b is not None:
                best = self.lanes.least(best, a.column + b.column + side)
        return best

    def _order(self, above: int, below: int) -> int:
        return parts(9.0 * max(0, self.weights[below] - self.weights[above]))

    def _side(self, left: int, right: int) -> int:
        return parts(0.7 * max(0, self.weights[right] - self.weights[left]))

    def _splits(self, subset: int, width: int, height: int, most: int) -> list[tuple[int, tuple[int, ...]]]:
        """The cheapest ways to split a subset in two at this size; an empty split is one item alone."""
        if subset & (subset - 1) == 0:
            return [(self.prices[subset, width].at[height], ())]
        found: list[tuple[int, tuple[int, ...]]] = []
        first = (subset - 1) & subset
        while first:
            other = subset ^ first
            above, below = self.prices.get((first, width)), self.prices.get((other, width))
            if above is not None and below is not None and not self.feet[first] and not self.heads[other]:
                order, rest = self._order(first, other), height - GAP
                highest = rest - below.heights[0]
                for h in above.heights:
                    if h > highest:
                        break
                    price = above.at[h] + below.at[rest - h]
                    if price < NEVER:
                        found.append((price + order, (first, other, width, width, h)))
            side = self._side(first, other)
            for columns in range(1, width):
                a, b = self.prices.get((first, columns)), self.prices.get((other, width - columns))
                if a is not None and b is not None and a.at[height] + b.at[height] < NEVER:
                    found.append((a.at[height] + b.at[height] + side, (first, other, columns, width - columns, -1)))
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
