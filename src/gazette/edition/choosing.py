"""The best page of what is offered to it: what the desk wants of it granted as far as it can be, and as little of it white as can be."""

from dataclasses import replace

from . import pinning
from .blank import Blank
from .makeup import MANY, MOST, MUST, Booked, Made, Offer, make_up, nearest
from .stock import Stock

GAPING, NARROWER = 0.04, 0.015  # of a page: so much of its own advertising has other stories tried, that must take so much of it
WHITE = 5.0  # times what a page is short of that is promised of white, beside its own advertising
MORE = 3  # other stories tried at a time, at least; the shortest are bundled
AGAIN = 3  # times other stories are tried
WANTED = 20.0  # the price of leaving above which a story belongs on the page


def fuller(offers: list[Offer], ads: list[Booked], blank: Blank, stock: list[Stock]) -> tuple[Made | None, list[Offer], list[str]]:
    """The best page, what was offered to it and what is told; where it gapes, is too white or nothing fills it, the best with other stories that might."""
    page, told = granted_page(offers, ads, blank)
    known = {o.matter.id for o in offers}
    for again in range(AGAIN):
        lack = _lack(page, blank)
        if lack <= GAPING and not (page and page.short):
            break
        kept = [o for o in offers if o.leaving >= MUST / 2 or (page and _stands(o, page) and (not again or o.leaving > WANTED))]
        more = [*kept, *_neighbours(kept, [s for s in stock if s.matter.id not in known], gap_of(page, blank), blank)]
        if len(more) == len(kept):
            break
        known |= {o.matter.id for o in more}
        better, _ = granted_page(more, ads, blank)
        if better and (not page or _lack(better, blank) < lack - NARROWER or (better.is_kept and not page.is_kept and gap_of(better, blank) <= GAPING)):
            page, offers = better, more
    return page, offers, told


def _lack(page: Made | None, blank: Blank) -> float:
    """What a page lacks: what its own advertisements take, and what it is too white."""
    return gap_of(page, blank) + WHITE * page.short if page else 1.0


def gap_of(page: Made | None, blank: Blank) -> float:
    """The share of a page that the paper's own advertisements take; all of it when there is none."""
    return page.share("advertisement", blank.sheet, blank.rows) if page else 1.0


def _stands(offer: Offer, page: Made) -> bool:
    return (offer.matter.id, offer.matter.origin) in page.placed


def _neighbours(kept: list[Offer], stock: list[Stock], gap: float, blank: Blank) -> list[Offer]:
    """Stories never offered to this page whose area comes near its gap, of its own sections first."""
    area = gap * blank.area if kept else blank.area / 3
    sections = {o.matter.story.section for o in kept}
    near = sorted(stock, key=lambda s: abs(s.area - area) + (area * 0.2 if s.matter.story.section not in sections else 0))
    return [Offer(s.matter, s.whole, 0.0) for s in near[: max(MOST - 1 - len(kept), MORE)] if s.whole]


def granted_page(offers: list[Offer], ads: list[Booked], blank: Blank, candidate: int = 0) -> tuple[Made | None, list[str]]:
    """The best page that grants what the desk wants; where nothing does, the wishes give way one by one and it is told."""
    told: list[str] = []
    page = _page(offers, ads, blank, candidate)
    lost, unsold = pinning.missed(page, offers, ads)
    if any(o.matter.wish.top for o in offers) and (lost or not page):
        tops, offers = [o for o in offers if o.matter.wish.top], pinning.without_top(offers)
        page = _page(offers, ads, blank, candidate)
        lost, unsold = pinning.missed(page, offers, ads)
        told += [pinning.no_top(o, blank.number) for o in tops]
    if unsold:
        ads = [b for b in ads if b not in unsold]
        told += [pinning.no_advertisement(b.booking, blank.number) for b in unsold]
        page = _page(offers, ads, blank, candidate)
        lost, _ = pinning.missed(page, offers, ads)
    pinned = [o for o in lost if o.matter.wish.page]
    if pinned:
        page = _page(pinning.unpinned(offers, pinned), ads, blank, candidate)
    return page, told


def remade(offers: list[Offer], blank: Blank, candidate: int = 0) -> Made | None:
    """A page of just these stories; None when not all of them stand on it."""
    again = granted_page([replace(offer, leaving=MUST) for offer in offers], [], blank, candidate)[0] if offers else None
    return again if again and {(offer.matter.id, offer.matter.origin) for offer in offers} <= again.placed else None


def _page(offers: list[Offer], booked: list[Booked], blank: Blank, candidate: int) -> Made | None:
    """The best page; with more advertising only when there is none without, or none that keeps what is promised of white."""
    inside = blank.number == 1 and blank.count > 1
    offers = sorted(offers, key=lambda o: o.leaving < MUST)[:MANY] if booked else offers
    found: list[Made] = []
    last: Made | None = None
    for ads, anything in ((0 if blank.number == 1 or booked else 1, False), (2 - bool(booked), False), (1, True), (2, True)):
        if found and (ads > 1 or inside):
            continue
        made = make_up(offers, blank.sheet, rows=blank.rows, ads=ads, inside=inside, anything=anything, booked=booked, candidate=candidate)
        if made and made.stories and not any(pinning.missed(made, offers, booked)):
            found.append(made)
            if made.is_kept or candidate:
                break
        last = made
    return min(found, key=nearest) if found else last if last and last.stories else None
