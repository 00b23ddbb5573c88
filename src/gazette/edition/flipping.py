"""Pages flipped to the layout that the desk wants, when all is decided: what stands on each is the same as without that wish."""

from dataclasses import replace

from .blank import Blank
from .choosing import remade
from .filling import Filling, Stone
from .makeup import Made, may_change


def flipped(stone: Stone, filling: Filling) -> Stone:
    """The pages, those of which another layout is wanted made again with what stands on them; one from which a story jumps was when it was made."""
    pages = list(stone.pages)
    for number, page in enumerate(pages, 1):
        candidate = filling.snapshot.wishes.candidate(number)
        if candidate and may_change(page):
            pages[number - 1] = _next(page, filling.blank(number), min(candidate, page.candidates - 1))
    return replace(stone, pages=tuple(pages))


def _next(page: Made, blank: Blank, candidate: int) -> Made:
    """A next best layout of what stands on a page, one of as many as it had; never that which it has, unless there is no other."""
    again = remade(page.offers, blank, candidate)
    if again and again.outline == page.outline:
        again = remade(page.offers, blank)
    if not again or again.outline == page.outline:
        return page
    return replace(again, candidates=page.candidates, candidate=candidate)
