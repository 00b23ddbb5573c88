"""Planning an edition: how many pages, which story on which, what jumps, and what could not be printed and why."""

from gazette.house.mistakes import Mistake

from . import pinning
from .filling import fill
from .page_count import better, worked_out
from .plans import Plan, Tell
from .sheet import Sheet
from .snapshot import Snapshot
from .stock import Stock, choose, stocked

TRIES = 6


def plan(snapshot: Snapshot, sheet: Sheet, pages: int | None, tell: Tell = lambda page, of: None) -> Plan:
    """Make up the whole edition; ``tell`` hears of each page. Stories that jump and find no page for their second half are kept whole instead."""
    made, kept = Plan(sheet), snapshot.wishes.locked()
    stock = stocked(snapshot, sheet, made)
    if not stock and not kept:
        raise Mistake("There is no story to print. Publish one, or give a date that has some.")
    enough = max(worked_out(stock, snapshot.wishes, sheet) if stock else 0, *kept, 0)
    count = min(pages, enough + 1) if pages else enough
    made.notes += pinning.unfulfilled(snapshot.wishes, (s.matter.id for s in stock), count)
    tried = _tried(made, stock, snapshot, count, tell)
    if pages and len(tried.pages) < pages:
        tried.notes.append(f"There is copy for {len(tried.pages)} of {pages} pages. Add stories, or ask for fewer pages.")
    other = count if pages or kept else better(tried, count)
    if other != count:
        again = _tried(made, stock, snapshot, other, tell)
        tried = min(tried, again, key=lambda p: sum(held.lines * 1.3 for held in p.held) + p.gap(len(p.pages)) * sheet.rows * sheet.columns)
    return tried


def _tried(made: Plan, stock: list[Stock], snapshot: Snapshot, count: int, tell: Tell) -> Plan:
    """The pages, so many of them; again without the jumps whose second half found no place. Raises Mistake when that never ends."""
    chosen, spare = choose(stock, snapshot.wishes, made.sheet, count)
    unjumped: set[str] = set()
    for attempt in range(TRIES):
        if attempt == TRIES - 1:
            unjumped = {s.matter.id for s in stock}
        tried = Plan(made.sheet, held=list(made.held), notes=list(made.notes), tell=tell)
        lost = fill(tried, chosen, spare, snapshot, count, frozenset(unjumped))
        if not lost:
            if not tried.pages:
                raise Mistake("No page could be filled with the stories there are. Ask for more pages, or for another size.")
            return tried
        unjumped |= lost
    raise Mistake(f"{', '.join(sorted(unjumped))}: no page has room for what follows the jump. Add a page, or allow no jump.")
