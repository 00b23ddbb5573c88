"""A second look at the pages that have advertisements of the paper's own, when short stories were held over that may stand there instead."""

from dataclasses import replace

from .blank import Blank
from .choosing import gap_of, granted_page
from .filling import Filling, Stone
from .makeup import MOST, MUST, Made, Offer, may_change
from .offering import eligible
from .stock import Stock

NARROWER = 0.01  # of a page: so much less must its own advertisements take
HELD = 60.0  # what leaving such a story once more costs
MORE = 2  # such stories tried at a time, at least
ROOM = 1.5  # times an advertisement's place that a story which may fill it takes at most


def second_look(stone: Stone, filling: Filling) -> Stone:
    """The pages with what was held over in place of the paper's own advertisements, where everything else on them may stay."""
    for number, page in enumerate(stone.pages, 1):
        blank = filling.blank(number)
        gap = gap_of(page, blank)
        fit = [s for s in eligible(stone.left, filling.snapshot.wishes, blank) if s.area <= gap * blank.area * ROOM and s.whole]
        if fit and gap > NARROWER and may_change(page):
            better = _with(page, fit, blank)
            if better and gap_of(better, blank) < gap - NARROWER:
                stone = _swapped(stone, number, better)
    return stone


def _with(page: Made, fit: list[Stock], blank: Blank) -> Made | None:
    """The page made again with all that stands on it, and some of what may fill it."""
    stays = [replace(offer, leaving=MUST) for offer in page.offers]
    more = [Offer(s.matter, s.whole, HELD) for s in sorted(fit, key=lambda s: -s.area)[: max(MORE, MOST - 1 - len(stays))]]
    better = granted_page([*stays, *more], [], blank)[0] if more else None
    return better if better and page.placed <= better.placed else None


def _swapped(stone: Stone, number: int, page: Made) -> Stone:
    pages = (*stone.pages[: number - 1], page, *stone.pages[number:])
    pool, spare, long = (tuple(s for s in stock if (s.matter.id, 0) not in page.placed) for stock in (stone.pool, stone.spare, stone.long))
    return replace(stone, pages=pages, pool=pool, spare=spare, long=long)
