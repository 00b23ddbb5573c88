"""Pages flipped to the layout that the desk wants, when all is decided: what stands on each is the same as without that wish."""

from dataclasses import replace

from .blank import Blank
from .choosing import granted_page
from .filling import Filling, Stone
from .makeup import MUST, Made, Offer, may_change


def flipped(stone: Stone, filling: Filling) -> Stone:
    """The pages, those of which another layout is wanted made again with what stands on them; one from which a story jumps was when it was made."""
    pages = list(stone.pages)
    for number, page in enumerate(pages, 1):
        candidate = filling.snapshot.wishes.candidate(number)
        if candidate and may_change(page):
            offers = [replace(spot.place.item.own, leaving=MUST) for spot in page.spots if isinstance(spot.place.item.own, Offer)]
            pages[number - 1] = _next(page, offers, Blank(filling.sheet, number, filling.count, 2), min(candidate, page.candidates - 1))
    return replace(stone, pages=tuple(pages))


def _next(page: Made, offers: list[Offer], blank: Blank, candidate: int) -> Made:
    """A next best layout of what stands on a page, one of as many as it had; never that which it has, unless there is no other."""
    again, _ = granted_page(offers, [], blank, candidate)
    if again and again.outline == page.outline:
        again, _ = granted_page(offers, [], blank)
    if not again or again.placed != page.placed or again.outline == page.outline:
        return page
    return replace(again, candidates=page.candidates, candidate=candidate)
