"""Pages flipped to the layout that the desk wants, when all is decided: what stands on each is the same as without that wish."""

from dataclasses import replace

from .blank import Blank
from .choosing import granted_page
from .filling import Filling, Stone
from .makeup import MUST, Offer, may_change


def flipped(stone: Stone, filling: Filling) -> Stone:
    """The pages, those of which another layout is wanted made again with what stands on them; one from which a story jumps was when it was made."""
    pages = list(stone.pages)
    for number, page in enumerate(pages, 1):
        candidate = filling.snapshot.wishes.candidate(number)
        if candidate and may_change(page):
            offers = [replace(spot.place.item.own, leaving=MUST) for spot in page.spots if isinstance(spot.place.item.own, Offer)]
            again, _ = granted_page(offers, [], Blank(filling.sheet, number, filling.count, 2), candidate)
            pages[number - 1] = again if again and again.placed == page.placed else page
    return replace(stone, pages=tuple(pages))
