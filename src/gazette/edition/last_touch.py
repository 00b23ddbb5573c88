"""A last touch: pages laid out anew, with what stands on each, where half the paper is less full than promised or too many last lines stand alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from .evenness import WIDOWS, begins_alone
from .filling import Filling, Stone
from .fullness import MEDIAN, OWN
from .layout import Frame
from .makeup import DEARER, Made, may_change
from .relaying import relaid
from .setting import set_story
from .sheet import Sheet

DRAWN = 0.001  # of a page: so much fuller at least the gate finds it than was foreseen
Promise = Callable[[Sequence[Made], Sheet], bool]
Wanted = Callable[[Made, Made, int, Sheet], bool]  # a layout, the page as it is, its number


def is_in_order(pages: Sequence[Made], filling: Filling) -> bool:
    """Is half the paper as full as promised, with few enough last lines alone? Nothing is foreseen of locked pages, so beside them it is taken to be so."""
    foreseen = not filling.snapshot.wishes.locked() and all(page.white for page in pages)
    return not foreseen or (_is_calm(pages, filling.sheet) and _is_full(pages, filling.sheet))


def touched(stone: Stone, filling: Filling) -> Stone:
    """The pages, some laid out anew where a promise to the whole paper asks for it."""
    if is_in_order(stone.pages, filling):
        return stone
    pages = stone.pages
    if not _is_calm(pages, filling.sheet):
        pages = _anew(pages, filling, _calmer, _is_calm)
    if not _is_full(pages, filling.sheet):
        fuller = _anew(pages, filling, _fuller, _is_full)
        pages = fuller if _is_full(fuller, filling.sheet) else pages
    return replace(stone, pages=pages)


def _anew(pages: tuple[Made, ...], filling: Filling, wanted: Wanted, is_kept: Promise) -> tuple[Made, ...]:
    """The pages, those changed first of which the wanted layout costs least, until the promise is kept."""
    found: list[tuple[float, int, Made]] = []
    for number, page in enumerate(pages, 1):
        if may_change(page):
            layouts = relaid(page, filling.blank(number))
            fit = next((made for made in layouts if made.price <= page.price + DEARER and wanted(made, page, number, filling.sheet)), None)
            found += [(fit.price - page.price, number, fit)] if fit else []
    made = list(pages)
    for _, number, fit in sorted(found, key=lambda one: one[:2]):
        if is_kept(made, filling.sheet):
            break
        made[number - 1] = fit
    return tuple(made)


def _calmer(made: Made, page: Made, number: int, sheet: Sheet) -> bool:
    return _alone(made, sheet) < _alone(page, sheet) and _fill(made, number, sheet) >= min(MEDIAN, _fill(page, number, sheet))


def _fuller(made: Made, page: Made, number: int, sheet: Sheet) -> bool:
    return _fill(page, number, sheet) < MEDIAN <= _fill(made, number, sheet) and _alone(made, sheet) <= _alone(page, sheet)


def _is_calm(pages: Sequence[Made], sheet: Sheet) -> bool:
    return sum(_alone(page, sheet) for page in pages) <= WIDOWS * len(pages)


def _is_full(pages: Sequence[Made], sheet: Sheet) -> bool:
    fills = sorted(_fill(page, number, sheet) for number, page in enumerate(pages, 1))
    return not fills or fills[len(fills) // 2] >= MEDIAN


def _fill(page: Made, number: int, sheet: Sheet) -> float:
    """How full a page is, as the gate will find it at least."""
    own = page.share("advertisement", sheet, sheet.rows - sheet.top(number))
    return (page.white.fill if page.white else 0.0) + DRAWN - max(0.0, own - OWN)


def _alone(page: Made, sheet: Sheet) -> int:
    """Last lines of paragraphs that stand alone at the head of a column; whether that of a page before runs on is not known here."""
    alone = 0
    for spot in page.spots:
        if spot.matter and spot.shape:
            drawn = set_story(spot.matter, spot.shape, column=0, row=0, sheet=sheet, page=0, onward=0, language="en").elements
            frames = [element for element in drawn if isinstance(element, Frame)]
            alone += sum(begins_alone(frame, before) for before, frame in pairwise(frames))
    return alone
