"""Two stories of neighbouring pages change places, where a page is whiter than promised with what it found to hold."""

from collections.abc import Iterator
from dataclasses import replace

from .blank import Blank
from .choosing import gap_of, remade
from .filling import Filling, Stone
from .makeup import Made, Offer, may_change
from .snapshot import CORRECTIONS

REACH = 2  # pages away that a story may go
ALIKE = 0.35  # of the longer story's lines by which the other may differ
TRIES = 8  # exchanges tried for a page
WIDER = 0.02  # of a page: so much more of its own advertising either page may get


def swapped(stone: Stone, filling: Filling) -> Stone:
    """The pages, those that were too white with a story of a page nearby in place of one of theirs, where both then keep what is promised."""
    for number, page in enumerate(stone.pages, 1):
        if page.white and page.short and may_change(page) and is_free(number, filling):
            stone = _exchanged(stone, number, filling)
    return stone


def _exchanged(stone: Stone, number: int, filling: Filling) -> Stone:
    page, tries = stone.pages[number - 1], 0
    for there, ours, theirs in _pairs(stone, number, filling):
        if tries == TRIES:
            break
        tries += 1
        other = stone.pages[there - 1]
        here = _with(page, ours, theirs, filling.blank(number))
        if here is None:
            continue
        gone = _with(other, theirs, ours, filling.blank(there))
        if gone:
            pages = list(stone.pages)
            pages[number - 1], pages[there - 1] = here, gone
            return replace(stone, pages=tuple(pages))
    return stone


def _pairs(stone: Stone, number: int, filling: Filling) -> Iterator[tuple[int, Offer, Offer]]:
    """A page nearby, a story of this one and one of that, those of one section and of like area first."""
    near = [n for n in range(max(2, number - REACH), min(len(stone.pages), number + REACH) + 1) if n != number]
    near = [n for n in near if may_change(stone.pages[n - 1]) and is_free(n, filling)]
    found = [(_unlike(ours, theirs), abs(n - number), at, n, ours, theirs)
             for n in near for ours in movable(stone.pages[number - 1]) for at, theirs in enumerate(movable(stone.pages[n - 1]))]  # fmt: skip
    found.sort(key=lambda pair: pair[:3])
    return ((n, ours, theirs) for unlike, _, _, n, ours, theirs in found if unlike <= ALIKE)


def _unlike(ours: Offer, theirs: Offer) -> float:
    """How unlike two stories are in length, as a share of the longer; those of other sections a little more."""
    lines = abs(ours.matter.lines - theirs.matter.lines) / max(ours.matter.lines, theirs.matter.lines)
    elsewhere = 0.1 if ours.matter.story.section != theirs.matter.story.section else 0.0
    return lines + elsewhere


def movable(page: Made) -> list[Offer]:
    """The stories of a page that no wish or jump binds to it."""
    return [o for o in page.offers if not (o.matter.origin or o.matter.wish.page or o.matter.id == CORRECTIONS)]


def _with(page: Made, out: Offer, into: Offer, blank: Blank) -> Made | None:
    """The page made again with one story for another; None when not all else stays on it, or it is too white still."""
    again = remade([*(o for o in page.offers if o is not out), into], blank)
    return again if again and again.is_kept and gap_of(again, blank) <= gap_of(page, blank) + WIDER else None


def is_free(number: int, filling: Filling) -> bool:
    """Is it an inner page whose stories nobody wanted otherwise?"""
    wishes = filling.snapshot.wishes
    return number > 1 and not wishes.sections and number not in wishes.locked()
