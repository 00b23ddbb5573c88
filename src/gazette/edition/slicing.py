"""Exact search over rectangular splits of a page: every column ends level and nothing is left white.

Slicing floorplans with shape functions: R. Otten, “Efficient floorplan optimization” (1983); L. Stockmeyer, “Optimal
orientations of cells in slicing floorplan designs” (1983). Here each shape also has a price, and the page must be full.

That it must be full is itself given a price (a Lagrange multiplier): every shape is credited ``worth`` for each line of a column it takes. The
credits of a full page are always the same, so no layout's price changes, but a story's cheapest shape is then one of the size this page asks for,
and what all cost at their best comes near to what the page will: most halves that cannot be part of a good page are seen to be too dear.
"""

from dataclasses import dataclass
from heapq import nsmallest

from .modules import GAP, NEVER, Item, Placed
from .possible import is_possible

BEYOND = 45.0  # what an arrangement may cost more than its items do at their best, in the first search
MARGIN = 25.0  # what the layouts to choose among may cost more than the best, at least
WIDER = 4  # times the last bound, when nothing was found within it
WIDEST = 64  # times BEYOND, before everything is searched
WORTHS, HALVINGS = (-8.0, 16.0), 12  # between which the worth of a line is sought, and how closely


@dataclass(frozen=True, slots=True)
class Curve:
    """Prices of consecutive heights, the first of them ``low`` lines."""

    low: int
    prices: list[float]
    least: float

    def at(self, height: int) -> float:
        place = height - self.low
        return self.prices[place] if 0 <= place < len(self.prices) else NEVER


def search(items: list[Item], columns: int, rows: int) -> list[tuple[float, list[Placed]]]:
    """The cheapest layouts of a page, cheapest first; none when nothing fills it.

    Most pages have a layout little dearer than their items at their best, so dearer halves are not looked at first; the bound is widened until the best
    layout and those a little dearer than it are certain to be found.
    """
    worth = worth_of_a_line(items, columns, rows)
    least = sum(item.at_best(worth)[0] for item in items) + worth * columns * (rows + GAP)
    beyond = BEYOND
    while beyond <= BEYOND * WIDEST:
        found = Slicing(items, columns, rows, beyond=beyond, worth=worth).layouts()
        if found and found[0][0] - least + MARGIN <= beyond:
            return found
        if not found and beyond == BEYOND and not is_possible(items, columns, rows):
            return []
        beyond = found[0][0] - least + MARGIN if found else WIDER * beyond
    return Slicing(items, columns, rows, worth=worth).layouts()


def worth_of_a_line(items: list[Item], columns: int, rows: int) -> float:
    """The credit for a line of one column with which the items at their best come nearest to filling the page: the more, the less there is to fill it."""
    low, high = WORTHS
    for _ in range(HALVINGS):
        worth = (low + high) / 2
        if sum(item.at_best(worth)[1] for item in items) < columns * (rows + GAP):
            low = worth
        else:
            high = worth
    return (low + high) / 2


class Slicing:
    """Prices of every subset of the items in every width.

    A tower is items one above the other, a row is items side by side; what stands first in a tower is no tower and what
    stands first in a row no row, so that every arrangement is priced once.
    """

    def __init__(self, items: list[Item], columns: int, rows: int, *, beyond: float = NEVER, worth: float = 0.0) -> None:
        self.items, self.columns, self.rows, self.worth = items, columns, rows, worth
        floors = [item.at_best(worth)[0] for item in items]
        self.all = (1 << len(items)) - 1
        self.weights = [0] * (self.all + 1)
        self.feet = [False] * (self.all + 1)
        self.heads = [False] * (self.all + 1)
        least = [0] * (self.all + 1)
        self.caps = [beyond] * (self.all + 1)
        size = (self.all + 1) * (columns + 1)
        self.tower: list[Curve | None] = [None] * size
        self.row: list[Curve | None] = [None] * size
        self.any: list[Curve | None] = [None] * size
        self._best: dict[tuple[int, int, int], tuple[int, ...]] = {}
        for subset in range(1, self.all + 1):
            low = subset & -subset
            item = items[low.bit_length() - 1]
            self.weights[subset] = max(self.weights[subset ^ low], item.weight)
            self.feet[subset] = self.feet[subset ^ low] or item.foot
            self.heads[subset] = self.heads[subset ^ low] or item.head
            least[subset] = least[subset ^ low] + item.least
            self.caps[subset] = self.caps[subset ^ low] + floors[low.bit_length() - 1]
        for subset in sorted(range(1, self.all + 1), key=int.bit_count):
            for width in range(1, columns + 1):
                if least[subset] <= width * rows:
                    self._price(subset, width)

    def candidates(self, most: int = 20) -> list[tuple[float, int]]:
        """The cheapest subsets that fill the page, with what leaving the others out costs."""
        found, credit = [], self.worth * self.columns * (self.rows + GAP)
        for subset in range(1, self.all + 1):
            price = self._at(subset, self.columns, self.rows)
            if price < NEVER:
                left = sum(item.leaving for n, item in enumerate(self.items) if not subset >> n & 1)
                found.append((price + left + credit, subset))
        return sorted(found)[:most]

    def layouts(self, *, splits: int = 40, subsets: int = 20) -> list[tuple[float, list[Placed]]]:
        """The cheapest layouts, a few of each subset, cheapest first."""
        found: list[tuple[float, list[Placed]]] = []
        for cost, subset in self.candidates(subsets):
            left = cost - self._at(subset, self.columns, self.rows)
            for price, split in self._splits(subset, self.columns, self.rows, splits):
                found.append((price + left, self._place(subset, self.columns, self.rows, 0, 0, split)))
        return sorted(found, key=lambda pair: pair[0])

    def together(self) -> dict[int, dict[int, float]]:
        """What all the items cost in each width and height that they fill."""
        curves = {width: self.any[self.all * (self.columns + 1) + width] for width in range(1, self.columns + 1)}
        found = {width: {height: price for height, price in enumerate(curve.prices, curve.low) if price < NEVER} for width, curve in curves.items() if curve}
        return {width: row for width, row in found.items() if row}

    def _at(self, subset: int, width: int, height: int) -> float:
        curve = self.any[subset * (self.columns + 1) + width]
        return curve.at(height) if curve else NEVER

    def _price(self, subset: int, width: int) -> None:
        at = subset * (self.columns + 1) + width
        if subset & (subset - 1) == 0:
            best = [NEVER] * (self.rows + 1)
            for height, cost in self.items[subset.bit_length() - 1].costs.get(width, {}).items():
                if height <= self.rows:
                    best[height] = cost - self.worth * width * (height + GAP)
            self.tower[at] = self.row[at] = self.any[at] = _curve(best, self.caps[subset])
            return
        tower, row = [NEVER] * (self.rows + 1), [NEVER] * (self.rows + 1)
        step, cap = self.columns + 1, self.caps[subset]
        first = (subset - 1) & subset
        while first:
            other = subset ^ first
            above, below = self.row[first * step + width], self.any[other * step + width]
            if above and below and not (self.feet[first] or self.heads[other]):
                _stack(tower, above, below, self._order(first, other), cap)
            side = self._side(first, other)
            for columns in range(1, width):
                left, right = self.tower[first * step + columns], self.any[other * step + width - columns]
                if left and right:
                    _beside(row, left, right, side)
            first = (first - 1) & subset
        self.tower[at], self.row[at] = _curve(tower, cap), _curve(row, cap)
        self.any[at] = _curve([a if a < b else b for a, b in zip(tower, row, strict=True)], cap)

    def _order(self, above: int, below: int) -> float:
        return 9.0 * max(0, self.weights[below] - self.weights[above])

    def _side(self, left: int, right: int) -> float:
        return 0.7 * max(0, self.weights[right] - self.weights[left])

    def _splits(self, subset: int, width: int, height: int, most: int) -> list[tuple[float, tuple[int, ...]]]:
        """The cheapest ways to split a subset in two at this size; an empty split is one item alone."""
        if subset & (subset - 1) == 0:
            return [(self._at(subset, width, height), ())]
        found: list[tuple[float, tuple[int, ...]]] = []
        step = self.columns + 1
        first = (subset - 1) & subset
        while first:
            other = subset ^ first
            above, below = self.row[first * step + width], self.any[other * step + width]
            if above and below and not (self.feet[first] or self.heads[other]):
                order = self._order(first, other)
                for row, price in enumerate(above.prices, above.low):
                    total = price + below.at(height - GAP - row)
                    if total < NEVER:
                        found.append((total + order, (first, other, width, width, row)))
            side = self._side(first, other)
            for columns in range(1, width):
                left, right = self.tower[first * step + columns], self.any[other * step + width - columns]
                if left and right and (total := left.at(height) + right.at(height)) < NEVER:
                    found.append((total + side, (first, other, columns, width - columns, -1)))
            first = (first - 1) & subset
        return nsmallest(most, found)

    def _place(self, subset: int, width: int, height: int, x: int, y: int, split: tuple[int, ...] | None = None) -> list[Placed]:
        if split is None:
            split = self._best.get((subset, width, height))
            if split is None:
                split = self._best[subset, width, height] = self._splits(subset, width, height, 1)[0][1]
        if not split:
            item = self.items[subset.bit_length() - 1]
            return item.inner._place(item.inner.all, width, height, x, y) if item.inner else [Placed(item, x, y, width, height)]
        first, other, left, right, row = split
        if row < 0:
            return self._place(first, left, height, x, y) + self._place(other, right, height, x + left, y)
        return self._place(first, width, row, x, y) + self._place(other, width, height - GAP - row, x, y + row + GAP)


def _curve(best: list[float], cap: float) -> Curve | None:
    """Only the heights that there are and that cost less than the cap."""
    known = [height for height, price in enumerate(best) if price < cap]
    return Curve(known[0], best[known[0] : known[-1] + 1], min(best)) if known else None


def _stack(best: list[float], above: Curve, below: Curve, order: float, cap: float) -> None:
    """Lower the prices to what one curve standing on another costs."""
    few, many = (above, below) if len(above.prices) < len(below.prices) else (below, above)
    dearest = cap - many.least - order
    if few.least >= dearest:
        return
    at, end, many_, wide = above.low + GAP + below.low, len(best), many.prices, len(many.prices)
    for price in few.prices:
        if at >= end:
            return
        if price < dearest:
            price += order
            best[at : at + wide] = [s if (s := price + y) < x else x for x, y in zip(best[at : at + wide], many_, strict=False)]
        at += 1


def _beside(best: list[float], left: Curve, right: Curve, side: float) -> None:
    """Lower the prices to what two curves of one height cost."""
    low, high = max(left.low, right.low), min(left.low + len(left.prices), right.low + len(right.prices))
    if low < high:
        pair = zip(left.prices[low - left.low : high - left.low], right.prices[low - right.low : high - right.low], strict=True)
        best[low:high] = [s if (s := a + b + side) < x else x for x, (a, b) in zip(best[low:high], pair, strict=True)]
