"""How an edition ends whose last page found too little to hold: its copy is spread over the pages before, or the page is given up."""

from dataclasses import replace

from .choosing import gap_of
from .filling import Filling, Stone
from .snapshot import CORRECTIONS
from .stock import onward_area

AIR = 0.05  # of a page: what each of the last pages may lack when they are filled again
FEWEST = 3  # pages of which the last may be given up


def spread(stones: list[Stone], filling: Filling) -> tuple[list[Stone], Filling] | None:
    """From where to fill the pages again so that none of them lacks much, knowing now what room copy takes; None where all together lack too much."""
    pages = stones[-1].pages
    gaps = [gap_of(page, filling.blank(number)) for number, page in enumerate(pages, 1)]
    for start in range(len(pages) - 1, 1, -1):
        lacking = gaps[start - 1 :]
        if sum(lacking) <= AIR * len(lacking):
            area = _likely(stones[start - 1]) - _likely(stones[-1])
            room = sum((1 - gap) * filling.blank(number).area for number, gap in enumerate(lacking, start))
            return stones[:start], replace(filling, count=len(pages), takes=room / area)
    return None


def given_up(stones: list[Stone]) -> list[Stone] | None:
    """The pages without the last, what stands on it held over; None where that must be printed."""
    page, before = stones[-1].pages[-1], stones[-2]
    if len(stones[-1].pages) < FEWEST or before.waiting or any(spot.booking for spot in page.spots):
        return None
    bound = any(s.matter.wish.page or s.matter.id == CORRECTIONS for s in before.left)
    return None if bound else stones[:-1]


def _likely(stone: Stone) -> float:
    """The area that what is left is likely to take."""
    return sum(s.area for s in stone.left) + sum(onward_area(m) for m in stone.waiting)
