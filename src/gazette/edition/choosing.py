"""The best page of what is offered to it: what the desk wants of it granted as far as it can be, and as little of it white as can be."""

from . import pinning
from .makeup import MOST, MUST, Booked, Made, Offer, make_up
from .plans import Plan
from .shapes import whole
from .sheet import Sheet
from .stock import Stock

GAPING, NARROWER = 0.10, 0.03  # of a page: so much of its own advertising has other stories tried, that must take so much of it


def fuller(
    offers: list[Offer], ads: list[Booked], made: Plan, sheet: Sheet, rows: int, number: int, count: int, stock: list[Stock]
) -> tuple[Made | None, list[Offer]]:
    """The best page, and what was offered to it; where it gapes or nothing fills it, the best with other stories that might."""
    page = granted_page(offers, ads, made, sheet, rows, number, count, 0)
    gap = page.share("advertisement", sheet, rows) if page else 1.0
    if gap <= GAPING:
        return page, offers
    area = gap * rows * sheet.columns if page else rows * sheet.columns / 3
    kept = [o for o in offers if o.leaving >= MUST / 2 or (page and (o.matter.id, o.matter.origin) in page.placed)]
    known, sections = {o.matter.id for o in offers}, {o.matter.story.section for o in kept}
    others = sorted(
        (s for s in stock if s.matter.id not in known), key=lambda s: abs(s.area - area) + (area * 0.2 if s.matter.story.section not in sections else 0)
    )
    more = [*kept, *(Offer(s.matter, table, 0.0) for s in others[: MOST - 1 - len(kept)] if (table := whole(s.table)))]
    notes = list(made.notes)
    better = granted_page(more, ads, made, sheet, rows, number, count, 0) if len(more) > len(kept) else None
    made.notes[:] = notes
    if better and (not page or better.share("advertisement", sheet, rows) < gap - NARROWER):
        return better, more
    return page, offers


def granted_page(offers: list[Offer], ads: list[Booked], made: Plan, sheet: Sheet, rows: int, number: int, count: int, candidate: int) -> Made | None:
    """The best page that grants what the desk wants; where nothing does, the wishes give way one by one and it is told."""
    page = _page(offers, ads, sheet, rows, number, count, candidate)
    lost, unsold = pinning.missed(page, offers, ads)
    if any(o.matter.wish.top for o in offers) and (lost or not page):
        tops, offers = [o for o in offers if o.matter.wish.top], pinning.without_top(offers)
        page = _page(offers, ads, sheet, rows, number, count, candidate)
        lost, unsold = pinning.missed(page, offers, ads)
        made.notes += [pinning.no_top(o, number) for o in tops]
    if unsold:
        ads = [b for b in ads if b not in unsold]
        made.notes += [pinning.no_advertisement(b.booking, number) for b in unsold]
        page = _page(offers, ads, sheet, rows, number, count, candidate)
        lost, _ = pinning.missed(page, offers, ads)
    pinned = [o for o in lost if o.matter.wish.page]
    if pinned:
        page = _page(pinning.unpinned(offers, pinned), ads, sheet, rows, number, count, candidate)
    return page


def _page(offers: list[Offer], booked: list[Booked], sheet: Sheet, rows: int, number: int, count: int, candidate: int) -> Made | None:
    """The best page; with more advertising only when there is none without."""
    inside = number == 1 and count > 1
    offers = sorted(offers, key=lambda o: o.leaving < MUST)[: MOST - len(booked)] if booked else offers
    for ads, anything in ((0 if number == 1 or booked else 1, False), (2 - bool(booked), False), (1, True), (2, True)):
        made = make_up(offers, sheet, rows=rows, ads=ads, inside=inside, anything=anything, booked=booked, candidate=candidate)
        if made and made.stories and not any(pinning.missed(made, offers, booked)):
            return made
    return made if made and made.stories else None
