"""Taste: what a make-up editor would hold against a page, as a price added to its layout."""

from dataclasses import dataclass
from itertools import combinations

from .modules import Placed
from .shapes import Shape

LED, OVERTOPPED, CLEAR = 9.0, 0.8, 0.06  # what a head as large as the lead's costs, and each point it lacks of being so much smaller
WRAPPED = 7.0  # what each further story costs whose text stands beside a short head: one is an accent, three are a puzzle
GREY = 12.0  # what a page of text alone costs
GROWN, OUTGROWN = 3.0, 0.4  # the same for a head larger than that of any weightier story


@dataclass(frozen=True)
class Seen:
    """A story on a page as taste sees it."""

    place: Placed
    shape: Shape
    weight: int
    onward: bool = False  # a second half

    @property
    def picture(self) -> int:
        return self.shape.slot * self.shape.span

    @property
    def head_row(self) -> int:
        return self.place.y + (self.shape.slot if self.shape.mode == "over" else 0)

    @property
    def head_right(self) -> int:
        return self.place.x + self.shape.head.columns


def price(stories: list[Seen], places: list[Placed], *, columns: int, rows: int) -> float:
    """The whole page's price; 0 is a page without reproach."""
    pairs = sum(_touching_pictures(a, b) for a, b in combinations(stories, 2))
    return pairs + headed(stories) + _rows_of_heads(stories) + _lead(stories) + _pattern(stories, places, columns, rows)


def headed(stories: list[Seen]) -> float:
    """What the heads of a page cost beside one another."""
    first = lead(stories)
    return sum(beside(a, b, first) for a, b in combinations(stories, 2))


def lead(stories: list[Seen]) -> Seen | None:
    """The story a page leads with: of the weightiest that begin there, the one that stands highest, then furthest left."""
    return max((seen for seen in stories if not seen.onward), key=lambda seen: (seen.weight, -seen.place.y, -seen.place.x), default=None)


def beside(a: Seen, b: Seen, first: Seen | None) -> float:
    """What two heads on one page cost: side by side alike, or one larger than that of a weightier story or of the lead."""
    cost = _tombstones(a, b)
    if a is first or b is first:
        top, other = (a, b) if a is first else (b, a)
        over = other.shape.head.size - top.shape.head.size
        return cost + (LED if over > -0.1 else 0.0) + OVERTOPPED * max(0.0, over + top.shape.head.size * CLEAR)
    if a.weight != b.weight:
        over = (b.shape.head.size - a.shape.head.size) * (1 if a.weight > b.weight else -1)
        return cost + (GROWN + OUTGROWN * over if over > 0.1 else 0.0)
    return cost


def _tombstones(a: Seen, b: Seen) -> float:
    """Two headlines side by side, the worse the more alike."""
    left, right = (a, b) if a.place.x < b.place.x else (b, a)
    if left.head_right != right.place.x or abs(left.head_row - right.head_row) > 2:
        return 0.0
    apart = abs(a.shape.head.size - b.shape.head.size)
    return 20.0 if apart < 5 else 8.0 if apart < 12 else 3.0


def _rows_of_heads(stories: list[Seen]) -> float:
    """Three heads in a row across the page."""
    rows: dict[int, int] = {}
    for seen in stories:
        rows[seen.head_row // 4] = rows.get(seen.head_row // 4, 0) + 1
    return sum(14.0 * (count - 2) for count in rows.values() if count > 2)


def _touching_pictures(a: Seen, b: Seen) -> float:
    beside = a.place.x + a.place.columns == b.place.x or b.place.x + b.place.columns == a.place.x
    return 5.0 if a.picture and b.picture and beside and abs(a.place.y - b.place.y) <= 3 else 0.0


def _lead(stories: list[Seen]) -> float:
    """The weightiest story belongs at the top, with the dominant picture."""
    if not stories:
        return 0.0
    top = max(seen.weight for seen in stories)
    cost = 0.0 if any(seen.weight == top and seen.place.y == 0 for seen in stories) else 25.0
    if top == 5 and not any(seen.weight == 5 and seen.place.y == 0 and seen.place.x == 0 for seen in stories):
        cost += 8.0
    pictured = [seen for seen in stories if seen.picture]
    cost += 0.0 if pictured or any(seen.shape.extras for seen in stories) else GREY
    if pictured:
        largest = max(pictured, key=lambda seen: seen.picture)
        cost += 18.0 if largest.weight < max(seen.weight for seen in pictured) else 0.0
        cost += 0.0 if largest.shape.span >= 2 else 6.0
    return cost


def _pattern(stories: list[Seen], places: list[Placed], columns: int, rows: int) -> float:
    """Seams through the whole page, and modules all of one width."""
    upright = sum(all(not p.x < x < p.x + p.columns for p in places) for x in range(1, columns))
    widths = {seen.place.columns for seen in stories}
    wrapped = WRAPPED * max(0, sum(seen.shape.mode == "wrap" for seen in stories) - 1)
    return wrapped + 6.0 * max(0, upright - 1) + (3.0 if upright == 1 else 0.0) + (8.0 if len(widths) == 1 and len(stories) > 2 else 0.0)
