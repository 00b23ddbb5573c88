"""How many pages the copy is worth: reckoned from its area at first, then from what found room."""

from math import ceil

from .filling import Stone
from .fullness import OWN
from .plans import Plan
from .sheet import Sheet
from .stock import TWO_PAGES, Stock, onward_area, sold
from .wishes import Wishes

MORE = 0.6  # of a page: so much copy held over opens another
GAPING, UNKEPT = 3.0, 0.35  # what a page costs that is not full: times what its own advertisements take beyond what counts as full, and of a page besides
SPILL = 0.3  # of a page: so much copy does not open another
HELD = 2.0  # times dearer to hold over as much as the paper prints
FEW = 6  # pages from which their number is reckoned anew when half are made
SPREAD, LITTLE = 0.07, 0.1  # of a page: so much that each page left may lack, and so much more copy that may be held over, for an even number
SPACED = 1.3  # columns times lines that a line of a held story takes, its head and pictures counted in
SHEETS, EVEN = 9, 0.25  # pages from which an even number, which folds into whole sheets, is worth so much of a page


def worked_out(stock: list[Stock], wishes: Wishes, sheet: Sheet) -> int:
    """Pages for the copy there is, so that little is held over and no page is left to advertisements."""
    page = _page(sheet)
    area = sum(s.area for s in stock if not s.is_too_long) + (sheet.plate - sheet.head) * sheet.columns + sold(wishes.bookings, sheet)
    return max(1, ceil(area / page - SPILL) + len(wishes.kept))


def recounted(stone: Stone, stock: list[Stock], sheet: Sheet) -> int:
    """Pages for the copy there is, when some are made: by the room that copy took on those, and even where little is then held over or missing."""
    page, made = _page(sheet), len(stone.pages)
    begun = {story for done in stone.pages for story, origin in done.placed if not origin}
    waiting = sum(onward_area(m) for m in stone.waiting)
    used = sum(s.area for s in stock if s.matter.id in begun) - waiting
    rows = [sheet.rows - sheet.top(number) for number in range(1, made + 1)]
    room = sum((1 - done.share("advertisement", sheet, tall)) * tall * sheet.columns for done, tall in zip(stone.pages, rows, strict=True))
    left = waiting + sum(s.area for s in stone.left if not s.is_too_long)
    more = (left * room / used if used > 0 else left) / page + sold(stone.ads, sheet) / page
    count = made + max(1, ceil(more - SPILL))
    if count < SHEETS or count % 2 == 0:
        return count
    return count + 1 if count + 1 - made - more <= SPREAD * (count + 1 - made) else count - 1 if more - (count - 1 - made) <= SPILL + LITTLE else count


def better(tried: Plan) -> int:
    """Pages to try instead: more when much was held over, fewer when the last found little to hold, else an even number."""
    page, count = _page(tried.sheet), len(tried.pages)
    left = _left(tried)
    if left > page * MORE:
        return count + max(1, round(left / page))
    if tried.gap(count) > OWN:
        return max(1, count - 1)
    if count >= SHEETS and count % 2:
        return count + (1 if left > tried.gap(count) * page else -1)
    return count


def cost(tried: Plan) -> float:
    """What is held over and what the paper's own advertisements take, in columns times lines; an odd number of pages is dearer."""
    page, count = _page(tried.sheet), len(tried.pages)
    held = _left(tried)
    gaps = [tried.gap(number) for number in range(1, count + 1)]
    unkept = UNKEPT * sum(gap > OWN or bool(made.short) for gap, made in zip(gaps, tried.pages, strict=True))
    held *= 1 + HELD * held / (count * page)
    return held + (sum(gap + GAPING * max(0.0, gap - OWN) for gap in gaps) + unkept) * page + (EVEN * page if count >= SHEETS and count % 2 else 0.0)


def _left(tried: Plan) -> float:
    """Columns times lines of what was held over that a page and its second half hold."""
    return sum(held.lines * SPACED for held in tried.held if held.lines * 1.2 < TWO_PAGES * _page(tried.sheet))


def _page(sheet: Sheet) -> int:
    return (sheet.rows - sheet.head) * sheet.columns
