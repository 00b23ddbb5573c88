"""How many pages the copy is worth: reckoned from its area at first, then from what found room."""

from math import ceil

from .plans import Plan
from .sheet import Sheet
from .stock import TWO_PAGES, Stock, sold
from .wishes import Wishes

MORE, EMPTY = 0.6, 0.4  # of a page: so much copy held over opens another, so much advertising on the last saves it
SPILL = 0.3  # of a page: so much copy does not open another
SPACED = 1.3  # columns times lines that a line of a held story takes, its head and pictures counted in
SHEETS, EVEN = 9, 0.5  # pages from which an even number, which folds into whole sheets, is worth so much of a page


def worked_out(stock: list[Stock], wishes: Wishes, sheet: Sheet) -> int:
    """Pages for the copy there is, so that little is held over and no page is left to advertisements."""
    page = _page(sheet)
    area = sum(s.area for s in stock if s.area <= TWO_PAGES * page) + (sheet.plate - sheet.head) * sheet.columns + sold(wishes.bookings, sheet)
    return max(1, ceil(area / page - SPILL) + len(wishes.kept))


def better(tried: Plan) -> int:
    """Pages to try instead: more when much was held over, fewer when the last found little to hold, else an even number."""
    page, count = _page(tried.sheet), len(tried.pages)
    left = sum(held.lines * SPACED for held in tried.held if held.lines * 1.2 < TWO_PAGES * page)
    if left > page * MORE:
        return count + max(1, round(left / page))
    if tried.gap(count) > EMPTY:
        return max(1, count - 1)
    if count >= SHEETS and count % 2:
        return count + (1 if left > tried.gap(count) * page else -1)
    return count


def cost(tried: Plan) -> float:
    """What is held over and what the paper's own advertisements take, in columns times lines; an odd number of pages is dearer."""
    page, count = _page(tried.sheet), len(tried.pages)
    held = sum(held.lines * SPACED for held in tried.held)
    return held + sum(tried.gap(number) * page for number in range(1, count + 1)) + (EVEN * page if count >= SHEETS and count % 2 else 0.0)


def _page(sheet: Sheet) -> int:
    return (sheet.rows - sheet.head) * sheet.columns
