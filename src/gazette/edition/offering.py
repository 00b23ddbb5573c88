"""What is offered to a page: the stories that may stand on it, each with the price of leaving it for another."""

from collections.abc import Iterable
from dataclasses import replace

from .blank import Blank
from .makeup import MANY, MOST, MUST, Offer
from .matter import Matter
from .shapes import shapes, unlike, whole
from .snapshot import CORRECTIONS
from .stock import Stock, onward_area
from .wishes import Wishes

LEAVING = {5: 150.0, 4: 110.0, 3: 80.0, 2: 60.0, 1: 45.0}
FRONT_MOST = 8
LONGER, LEADING = 1.5, 30  # times the area of a brief on a front that a story has which takes its place there; lines of a story that may lead it
TOGETHER = 2  # second halves on one page, lest it be all grey
JUMPS, NARROW = 3, 4  # stories of page one that may jump, one less where the page has so few columns: what follows would fill page two with grey
SPARE = 3  # stories beyond the paper's room that are offered to each page to fill it
SCARCE, SCARCEST = 10.0, 0.1  # what a line of a column costs that is set where copy is scarce, times the share of the pages left that it leaves empty, at most
ENOUGH, PLENTY, AMPLE = 0.86, 1.6, 1.25  # of a page's area: stories that should go on it, and how many are offered to it, or where copy is scarce


def front(pool: list[Stock], blank: Blank, unjumped: frozenset[str]) -> list[Offer]:
    """The weightiest stories, the first of them the lead; on a single page all that there are."""
    sheet, count = blank.sheet, blank.count
    candidates = (s for s in pool if s.matter.id != CORRECTIONS or count == 1)
    ranked = sorted(candidates, key=lambda s: (s.matter.id != CORRECTIONS, not s.matter.wish.page, s.order[1:]))
    most = FRONT_MOST if count > 1 else MOST - 1
    ranked = sorted(_filling(ranked[:most], ranked[most:], blank), key=lambda s: (not (s.matter.wish.page and s.matter.wish.top), s.order[1:]))
    ranked = _led(ranked)
    few = count == 1 and sum(s.area for s in ranked) < ENOUGH * blank.area  # none is left for an advertisement
    offers, jumping = [], JUMPS - (sheet.columns <= NARROW and count > 2)
    for place, stock in enumerate(ranked):
        matter = replace(stock.matter, weight=5 if place == 0 else stock.matter.weight)
        table = shapes(matter, sheet, tallest=blank.rows, jumps=count > 1 and (place < jumping or bool(matter.wish.jump)) and matter.id not in unjumped)
        if place == 0:
            table = {w: row for w, row in table.items() if w >= min(3, sheet.columns - 1)} or table
        leaving = 400.0 if place == 0 else 90.0 - 8 * place if count > 1 else LEAVING[matter.weight] * 2
        leaving = MUST / 2 if matter.id == CORRECTIONS or few else leaving
        offers.append(Offer(matter, table, MUST if matter.wish.page else leaving))
    return [offer for offer in offers if offer.table]


def _filling(ranked: list[Stock], others: list[Stock], blank: Blank) -> list[Stock]:
    """The stories of a front, the shortest given up for the next that are longer until they may fill it."""
    ranked, others = list(ranked), list(others)
    while sum(s.area for s in ranked) < ENOUGH * blank.area:
        free = [s for s in ranked if not s.matter.wish.page and s.matter.id != CORRECTIONS]
        short = min(free, key=lambda s: s.area, default=None)
        longer = next((s for s in others if short and s.area > short.area * LONGER), None)
        if short is None or longer is None:
            break
        ranked[ranked.index(short)] = longer
        others.remove(longer)
    return ranked


def _led(ranked: list[Stock]) -> list[Stock]:
    """The stories of a front, led by the first of those as weighty as the first that is no brief."""
    if not ranked or ranked[0].matter.wish.page or ranked[0].matter.lines >= LEADING:
        return ranked
    lead = next((s for s in ranked if s.matter.weight == ranked[0].matter.weight and s.matter.lines >= LEADING and s.matter.id != CORRECTIONS), ranked[0])
    return [lead, *(s for s in ranked if s is not lead)]


def inner(pool: list[Stock], spare: list[Stock], waiting: list[Matter], blank: Blank, unjumped: frozenset[str], takes: float = 1.0) -> list[Offer]:
    """What follows jumps, then the next stories of the running section, then more to choose from, at a price where copy is scarce: no page takes all.

    ``takes`` is how often copy takes the area that it is likely to take.
    """
    page, pages = blank.area, blank.left
    onward = waiting if pages == 1 else waiting[:TOGETHER]
    offers = [Offer(m, shapes(m, blank.sheet, tallest=blank.rows), MUST) for m in onward]
    used = sum(onward_area(m) for m in onward)
    total = takes * (sum(onward_area(m) for m in waiting) + sum(s.area for s in pool))
    share = min(1.0, total / (pages * page)) * page
    scarce = SCARCE * max(0.0, min(SCARCEST, 1.0 - total / (pages * page))) if pages > 1 else 0.0
    plenty = AMPLE if scarce else PLENTY
    number = 0
    for stock in sorted(pool, key=lambda s: (not s.matter.wish.page, s.matter.id != CORRECTIONS)):
        if (used > share * plenty and pages > 1) or len(offers) >= (MOST - 1 if used > share * ENOUGH else MANY):
            break
        if not stock.table:  # it fills no rectangle, so it leads no page and takes no room that another may have
            continue
        area = min(stock.area, max(0.0, share - used)) if scarce and stock.is_long else stock.area  # what may jump takes what is left
        core = number == 0 or used + area * 0.6 < share * ENOUGH or pages == 1
        leaving = LEAVING[stock.matter.weight] * (2.0 if pages == 1 else 1.0) if core else 10.0 - number * 0.5 - scarce * area
        matter, table = (stock.matter, stock.table) if number else stock.leading
        if pages == 1 or matter.id in unjumped:
            table = whole(table) if not number else stock.whole
        if not number:
            table = unlike(table, blank.before)
        if matter.id == CORRECTIONS:
            leaving = MUST / 2
        if matter.wish.page:
            leaving = MUST
        if table:
            offers.append(Offer(matter, table, leaving))
            used += area
        number += 1
    sections = {offer.matter.story.section for offer in offers}
    room = SPARE if used < page * ENOUGH else min(SPARE, MOST - 1 - len(offers))
    for stock in sorted(spare, key=lambda s: (s.matter.story.section not in sections, s.area))[: max(0, room)]:
        offers.append(Offer(stock.matter, stock.whole, -scarce * stock.area))
    return [offer for offer in offers if offer.table]


def eligible(stock: Iterable[Stock], wishes: Wishes, blank: Blank) -> list[Stock]:
    """The stories that may stand on a page: not those wanted on another, nor those of a section that has a later page of its own."""
    number, count = blank.number, blank.count
    wanted = wishes.section(number)
    later = {section for page, section in wishes.sections if number < page <= count} if number > 1 else set()
    free = (0, number, *wishes.locked())
    here = [s for s in stock if s.matter.wish.page in free or s.matter.wish.page > count]
    here = [s for s in here if s.matter.wish.page == number or s.matter.story.section == wanted or s.matter.story.section not in later]
    return sorted(here, key=lambda s: s.matter.story.section != wanted) if wanted else here


def due(waiting: Iterable[Matter], number: int) -> list[Matter]:
    """Second halves that may stand on a page; those that a locked page sends there first."""
    return sorted((m for m in waiting if m.wish.page in (0, number)), key=lambda m: not m.wish.page)


def top_up(pool: list[Stock], spare: list[Stock], waiting: Iterable[Matter], room: float) -> None:
    """Move stories beyond the plan into it, the most important first, while the pages left have room for them."""
    used = sum(s.area for s in pool) + sum(onward_area(m) for m in waiting)
    for stock in list(spare):
        if used + stock.area * 0.9 <= room:
            spare.remove(stock)
            pool.append(stock)
            used += stock.area
    pool.sort(key=lambda s: s.order)
