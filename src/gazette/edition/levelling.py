"""A page that the paper’s own advertisements fill too far takes a story of another page, or a longer one for one of its own; that page closes up over it."""

from collections.abc import Iterator
from dataclasses import replace

from .blank import Blank
from .choosing import gap_of, remade
from .filling import Filling, Stone
from .fullness import OWN, TEXT
from .makeup import Made, Offer, may_change
from .swapping import is_free, movable

ROUNDS, EXCHANGES, MOST_EXCHANGES = 3, 10, 40  # stories a page may take, the exchanges tried for each, and those tried when all else is decided
BETTER = 0.03  # of a page: so much less its own advertisements must take
AIM = 0.04  # of a page: what they may well take
FARTHER, ELSEWHERE = 0.004, 0.03  # of a page of copy amiss that a page farther away is like, and another section
OFF = 0.6  # of the copy wanted by which what is taken may miss it


def levelled(stone: Stone, filling: Filling, most: int = EXCHANGES) -> Stone:
    """The pages, those that gape with a story of another in place of their own advertisements, where both then keep what is promised.

    ``most`` exchanges are tried for each story that a page may take.
    """
    for number in range(2, len(stone.pages) + 1):
        for _ in range(ROUNDS):
            page = stone.pages[number - 1]
            if not (may_change(page) and is_free(number, filling)) or gap_of(page, filling.blank(number)) <= OWN:
                break
            after = _given(stone, number, filling, most)
            if after is stone:
                break
            stone = after
    return stone


def _given(stone: Stone, number: int, filling: Filling, most: int) -> Stone:
    page, blank = stone.pages[number - 1], filling.blank(number)
    gap = gap_of(page, blank)
    for tries, (there, ours, theirs) in enumerate(_pairs(stone, number, filling)):
        if tries == most:
            break
        other, beside = stone.pages[there - 1], filling.blank(there)
        gone = _with(other, theirs, ours, beside)
        if not (gone and gone.is_kept and gap_of(gone, beside) <= max(OWN, gap_of(other, beside))):
            continue
        here = _with(page, ours, theirs, blank)
        if here and (here.is_kept or not page.is_kept) and gap_of(here, blank) < gap - BETTER:
            pages = list(stone.pages)
            pages[number - 1], pages[there - 1] = here, gone
            return replace(stone, pages=tuple(pages))
    return stone


def _pairs(stone: Stone, number: int, filling: Filling) -> Iterator[tuple[int, Offer | None, Offer]]:
    """Another page, a story of this one that it may have for it (or none) and one of that, those first that bring nearest to the lines that are wanted."""
    blank = filling.blank(number)
    wanted = (gap_of(stone.pages[number - 1], blank) - AIM) * blank.area * TEXT
    mine = [None, *movable(stone.pages[number - 1])]
    sections = {o.matter.story.section for o in mine if o}
    found: list[tuple[float, int, int, Offer | None, Offer]] = []
    for there, other in enumerate(stone.pages, 1):
        if there == number or there == 1 or not (may_change(other) and is_free(there, filling)):
            continue
        slack = gap_of(other, filling.blank(there))
        for theirs in movable(other):
            for ours in mine:
                more = theirs.matter.lines - (ours.matter.lines if ours else 0)
                amiss = abs(more - wanted) / blank.area
                if abs(more - wanted) <= wanted * OFF:
                    looks = FARTHER * abs(there - number) + ELSEWHERE * (theirs.matter.story.section not in sections)
                    found.append((amiss + looks + slack, len(found), there, ours, theirs))
    found.sort(key=lambda pair: pair[:2])
    return ((there, ours, theirs) for _, _, there, ours, theirs in found)


def _with(page: Made, out: Offer | None, into: Offer | None, blank: Blank) -> Made | None:
    """The page made again without one story and with another; None when not all else stays on it."""
    return remade([o for o in (*(o for o in page.offers if o is not out), into) if o], blank)
