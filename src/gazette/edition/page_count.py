"""How many pages the copy is worth."""

from math import ceil

from .plans import Plan
from .sheet import Sheet
from .stock import TWO_PAGES, Stock, sold
from .wishes import Wishes

MORE, EMPTY = 0.6, 0.4  # of a page: so much copy held over opens another, so much advertising on the last saves it
SPILL = 0.3  # of a page: so much copy does not open another


def worked_out(stock: list[Stock], wishes: Wishes, sheet: Sheet) -> int:
    """Pages for the copy there is, so that little is held over and no page is left to advertisements."""
    area = sum(s.area for s in stock) + (sheet.plate - sheet.head) * sheet.columns + sold(wishes.bookings, sheet)
    return max(1, ceil(area / ((sheet.rows - sheet.head) * sheet.columns) - SPILL) + len(wishes.kept))


def better(tried: Plan, count: int) -> int:
    """Pages to try instead: fewer when the last found little to hold, more when much was held over."""
    page = (tried.sheet.rows - tried.sheet.head) * tried.sheet.columns
    left = sum(held.lines * 1.3 for held in tried.held if held.lines * 1.2 < TWO_PAGES * page)
    if left > page * MORE:
        return len(tried.pages) + max(1, round(left / page))
    return max(1, len(tried.pages) - (tried.gap(len(tried.pages)) > EMPTY))
