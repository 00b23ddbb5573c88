"""Planning an edition: how many pages, which story on which, what jumps, and what could not be printed and why."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from gazette.house.mistakes import Mistake

from . import pinning
from .closing import given_up, spread
from .filling import HURRY, Filling, Stone
from .flipping import flipped
from .fullness import OWN
from .last_touch import is_in_order, touched
from .levelling import EXCHANGES, MOST_EXCHANGES, levelled
from .makeup import forget
from .page_count import FEW, better, cost, recounted, worked_out
from .plans import Held, Plan, Tell
from .second_look import second_look
from .sheet import Sheet
from .snapshot import CORRECTIONS, Snapshot
from .stock import Stock, choose, stocked
from .swapping import swapped

COUNTS = 4  # other numbers of pages tried
AGAIN = 1  # pages before the last that are made again for another number
TRIES = 12  # second halves without a place for which pages are made again, before no story may jump


def plan(snapshot: Snapshot, sheet: Sheet, pages: int | None, tell: Tell = lambda page, of: None) -> Plan:
    """Make up the whole edition; ``tell`` hears of each page. Stories that jump and find no page for their second half are kept whole instead."""
    forget()
    made, kept = Plan(sheet), snapshot.wishes.locked()
    stock = stocked(snapshot, sheet, made)
    if not stock and not kept:
        raise Mistake("There is no story to print. Publish one, or give a date that has some.")
    enough = max(worked_out(stock, snapshot.wishes, sheet) if stock else 0, *kept, 0)
    count = min(pages, enough + 1) if pages else enough
    made.notes += pinning.unfulfilled(snapshot.wishes, (s.matter.id for s in stock), count)
    filling = Filling(snapshot, sheet, count, tell=tell)
    filling, stones = _begun(filling, stock, free=not (pages or kept))
    tried = _told(made, stones[-1], filling)
    if pages and len(tried.pages) < pages:
        tried.notes.append(f"There is copy for {len(tried.pages)} of {pages} pages. Add stories, or ask for fewer pages.")
    if pages or kept:
        return _settled(made, tried, stones[-1], filling)
    return _settled(made, *_best_count(made, tried, stones, filling, stock))


def _begun(filling: Filling, stock: list[Stock], *, free: bool) -> tuple[Filling, list[Stone]]:
    """All pages filled; their number, if it is free, is reckoned anew when half are made and when few are left. Raises Mistake when none can be."""
    stones = [filling.start(*choose(stock, filling.snapshot.wishes, filling.sheet, filling.count))]
    if free and filling.count >= FEW:
        stones = filling.onward(stones, filling.count // 2)
        filling = replace(filling, count=recounted(stones[-1], stock, filling.sheet))
        stones = filling.onward(stones, filling.count - HURRY)
        filling = replace(filling, count=recounted(stones[-1], stock, filling.sheet))
    try:
        return filling, _filled(stones, filling, stock)
    except Mistake:
        if not free or filling.count >= FEW:
            raise
    more = replace(filling, count=filling.count + 1)  # a story that one page does not hold may take two
    return more, _filled([more.start(*choose(stock, more.snapshot.wishes, more.sheet, more.count))], more, stock)


def _best_count(made: Plan, tried: Plan, stones: list[Stone], filling: Filling, stock: list[Stock]) -> tuple[Plan, Stone, Filling]:
    """The plan with the number of pages that holds over least and gapes least, and what it was told from; only the last pages are made again for another."""
    plans = {filling.count: (tried, stones, filling)}
    for _ in range(COUNTS):
        other = better(tried)
        if other in plans:
            break
        filling = replace(filling, count=other)
        try:
            stones = _filled(stones[: max(1, min(other, len(stones) - 1) - AGAIN)], filling, stock)
        except Mistake:  # nothing fills so few pages, or what jumps finds no place in them
            break
        tried = _told(made, stones[-1], filling)
        plans[other] = (tried, stones, filling)
    best, stones, filling = min(plans.values(), key=lambda plan: cost(plan[0]))
    return min([(best, stones[-1], filling), *_closed(made, best, stones, filling, stock)], key=lambda plan: cost(plan[0]))


def _closed(made: Plan, tried: Plan, stones: list[Stone], filling: Filling, stock: list[Stock]) -> Iterator[tuple[Plan, Stone, Filling]]:
    """Other ends for a plan whose last page gapes: its copy on the pages before, or without that page."""
    if tried.gap(len(tried.pages)) <= OWN:
        return
    if again := spread(stones, filling):
        begun, thinner = again
        with suppress(Mistake):
            last = _filled(begun, thinner, stock)[-1]
            after = _told(made, last, thinner)
            yield after, last, thinner
            if after.gap(len(after.pages)) <= OWN and len(after.held) <= len(tried.held):
                return
    if fewer := given_up(stones):
        shorter = replace(filling, count=len(fewer) - 1)
        yield _told(made, fewer[-1], shorter), fewer[-1], shorter


def _filled(stones: list[Stone], filling: Filling, stock: list[Stock]) -> list[Stone]:
    """The pages filled; from where a jump starts whose second half found no place they are filled again without it. Raises Mistake when that never ends.

    A story that no page holds may then jump from a page after that, once.
    """
    unjumped: dict[str, int] = {}
    torn = {s.matter.id for s in stock if s.is_long and not s.whole}
    for attempt in range(TRIES):
        filled = replace(filling, unjumped=dict(unjumped)).onward(stones)
        stranded = [(m.id, m.origin) for m in filled[-1].stranded(over=True)] or (_crowding(filled[-1], filling) if attempt < TRIES - 2 else [])
        if not stranded:
            if len(filled) == 1:
                raise Mistake(_why_none(stock, filling.count))
            return filled
        more = stranded if attempt < TRIES - 2 else [(s.matter.id, filling.count) for s in stock]
        unjumped |= {story: start if story in torn and story not in unjumped else filling.count for story, start in more}
        stones = filled[: max(1, min(start for _, start in stranded))] if attempt < TRIES - 2 else stones[:1]
    raise Mistake(f"{', '.join(sorted(story for story, _ in stranded))}: no page has room for what follows the jump. Add a page, or allow no jump.")


def _why_none(stock: list[Stock], count: int) -> str:
    """Why no page could be filled, and what would help."""
    if stock and all(s.is_too_long for s in stock):
        return " ".join(f"{s.matter.id}: {s.why_held()}" for s in stock)
    if count == 1:
        return "No page could be filled with the stories there are. Ask for more pages, or for another size."
    return "No page could be filled with the stories there are. Add a short one, or ask for another size."


def _crowding(stone: Stone, filling: Filling) -> list[tuple[str, int]]:
    """The last jump and where it starts, when second halves took the place of the corrections box, which is never left out for them."""
    kept = filling.snapshot.wishes.locked()
    free = [(jump.story, jump.start) for jump in stone.jumps if jump.start not in kept]
    return free[-1:] if any(s.matter.id == CORRECTIONS for s in stone.left) else []


def _settled(made: Plan, tried: Plan, stone: Stone, filling: Filling) -> Plan:
    """The plan that was chosen; where a page of it gapes or a promise to the whole paper is not kept, told once more with all that may mend it."""
    gapes = any(page.spots and tried.gap(number) > OWN for number, page in enumerate(tried.pages, 1))
    return replace(_told(made, stone, filling, last=True), notes=tried.notes) if gapes or not is_in_order(tried.pages, filling) else tried


def _told(made: Plan, stone: Stone, filling: Filling, *, last: bool = False) -> Plan:
    """The pages on the stone as a plan, with what is held and why; ``last`` tries more exchanges and gives them a last touch."""
    stone = levelled(swapped(second_look(stone, filling), filling), filling, MOST_EXCHANGES if last else EXCHANGES)
    stone = flipped(touched(stone, filling) if last else stone, filling)
    held = [Held(s.matter.id, s.matter.headline, s.matter.lines, s.why_held()) for s in stone.left]
    notes = [*made.notes, *stone.notes, *(pinning.no_advertisement(b, 0) for b in stone.ads if not b.page)]
    return Plan(made.sheet, list(stone.pages), [*made.held, *held], list(stone.jumps), notes)
