"""The modules of a page: what may stand on it, with the price of every size; and each at its place."""

from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .slicing import Slicing

NEVER = inf  # the price of what cannot be
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
    inner: "Slicing | None" = None  # of a bundle: where its stories stand in it

    @cached_property
    def sizes(self) -> tuple[tuple[int, float], ...]:
        """The cheapest shape of every area, the gap below it counted in; 0 is the price of leaving it out."""
        cheapest = {0: self.leaving}
        for columns, row in self.costs.items():
            for height, price in row.items():
                area = columns * (height + GAP)
                if price < cheapest.get(area, NEVER):
                    cheapest[area] = price
        return tuple(cheapest.items())

    def at_best(self, worth: float) -> tuple[float, int]:
        """What the item costs at least, placed or left out, with its credit; and the area it then takes."""
        return min((price - worth * area, area) for area, price in self.sizes)

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
