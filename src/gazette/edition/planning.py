"""The plan of an edition: how many pages, which story on which, what jumps, and what could not be printed and why."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil

from gazette.house.mistakes import Mistake

from .makeup import MOST, MUST, Made, Offer, Spot, make_up
from .matter import Matter, prepare
from .setting import set_story
from .shapes import Table, shapes
from .sheet import Sheet
from .snapshot import Piece, Snapshot, Story
from .wording import word

LEAVING = {5: 150.0, 4: 110.0, 3: 80.0, 2: 60.0, 1: 45.0}
FRONT_MOST = 8
TOGETHER = 2  # second halves on one page, lest it be all grey
JUMPS = 3  # stories of page one that may jump
SPARE = 3  # stories beyond the paper's room that are offered to each page to fill it
ENOUGH, PLENTY = 0.86, 1.6  # of a page's area: stories that should go on it, and how many are offered to it
LONG = 0.62  # of a page: a longer story may jump from an inner page
SPILL = 0.3  # of a page: so much copy does not open another
TRIES = 6


@dataclass(frozen=True)
class Held:
    """A story that was not printed: how long it is, why, and what would help."""

    story: str
    headline: str
    lines: int
    why: str


@dataclass(frozen=True)
class Jump:
    story: str
    start: int
    end: int


@dataclass
class Plan:
    """Pages as made up, and what was decided on the way."""

    sheet: Sheet
    pages: list[Made] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(eq=False)
class Stock:
    """A story with its shapes for inner pages and the area it is likely to take."""

    matter: Matter
    sheet: Sheet
    order: tuple[int, int, int]  # section, weight, place in the snapshot

    @cached_property
    def table(self) -> Table:
        rows = self.sheet.rows - self.sheet.head
        jumps = self.matter.lines > LONG * rows * self.sheet.columns
        return shapes(self.matter, self.sheet, tallest=rows, jumps=jumps)

    @cached_property
    def leading(self) -> tuple[Matter, Table]:
        """The story played larger, as the first of a page."""
        weight = min(4, self.matter.weight + 1) if self.matter.lines > 40 else self.matter.weight
        matter = replace(self.matter, weight=weight)
        return matter, shapes(matter, self.sheet, tallest=self.sheet.rows - self.sheet.head)

    @cached_property
    def area(self) -> float:
        """Columns times lines, between the least and the most of its better shapes."""
        priced = [(s[0].cost, w * (h + 2)) for w, row in self.table.items() for h, s in row.items() if not s[0].jumps]
        if not priced:
            return self.matter.lines * 1.4
        best = min(priced)[0]
        areas = [area for cost, area in priced if cost <= best + 12]
        return (min(areas) + max(areas)) / 2


def plan(snapshot: Snapshot, sheet: Sheet, pages: int | None) -> Plan:
    """Make up the whole edition. Stories that jump and find no page for their second half are kept whole instead."""
    made = Plan(sheet)
    stock = _stock(snapshot, sheet, made)
    if not stock:
        raise Mistake("There is no story to print. Publish one, or give a date that has some.")
    enough = _count(stock, sheet)
    count = min(pages, enough + 1) if pages else enough
    chosen, spare = _choose(stock, sheet, count)
    unjumped: set[str] = set()
    for attempt in range(TRIES):
        if attempt == TRIES - 1:
            unjumped = {s.matter.id for s in stock}
        tried = Plan(sheet, held=list(made.held))
        lost = _fill(tried, chosen, spare, snapshot, count, frozenset(unjumped))
        if not lost:
            if pages and len(tried.pages) < pages:
                tried.notes.append(f"There is copy for {len(tried.pages)} of {pages} pages. Add stories, or ask for fewer pages.")
            return tried
        unjumped |= lost
    raise Mistake(f"{', '.join(sorted(unjumped))}: no page has room for what follows the jump. Add a page, or allow no jump.")


def _stock(snapshot: Snapshot, sheet: Sheet, made: Plan) -> list[Stock]:
    sections = {section.id: number for number, section in enumerate(snapshot.sections)}
    found = []
    for number, story in enumerate((*snapshot.stories, *_corrections(snapshot))):
        try:
            matter = prepare(story, sheet)
            matter = replace(matter, weight=min(matter.weight, 3))
        except Mistake as refused:
            made.held.append(Held(story.id, story.headline, 0, str(refused)))
            continue
        stock = Stock(matter, sheet, (sections.get(story.section, len(sections)), -story.weight, number))
        if not stock.table:
            made.held.append(Held(story.id, story.headline, matter.lines, f"{matter.lines} lines fill no rectangle of a page. Shorten it, or let it jump."))
            continue
        found.append(stock)
    return found


def _corrections(snapshot: Snapshot) -> tuple[Story, ...]:
    """The corrections box, as a story of its own that is never left out."""
    if not snapshot.amends:
        return ()
    pieces = tuple(Piece("paragraph", f"<b>{amend.headline}</b> {amend.text}") for amend in snapshot.amends)
    section = snapshot.sections[0].id if snapshot.sections else ""
    return (Story("corrections", section, word("corrections", snapshot.language), pieces, 1, may_jump=False),)


def _count(stock: list[Stock], sheet: Sheet) -> int:
    """Pages for the copy there is, so that little is held over and no page is left to advertisements."""
    area = sum(s.area for s in stock) + (sheet.plate - sheet.head) * sheet.columns
    return max(1, ceil(area / ((sheet.rows - sheet.head) * sheet.columns) - SPILL))


def _choose(stock: list[Stock], sheet: Sheet, count: int) -> tuple[list[Stock], list[Stock]]:
    """The stories the pages have room for, the most important first; and those that may fill a gap."""
    room = count * (sheet.rows - sheet.head) * sheet.columns * 1.04
    chosen: list[Stock] = []
    spare: list[Stock] = []
    for s in sorted(stock, key=lambda s: (s.matter.id != "corrections", *s.order[1:])):
        fits = sum(c.area for c in chosen) + s.area <= room
        (chosen if fits or not chosen else spare).append(s)
    return chosen, spare


def _fill(made: Plan, chosen: list[Stock], spare: list[Stock], snapshot: Snapshot, count: int, unjumped: frozenset[str]) -> set[str]:
    """Make every page; the stories whose second half found no place."""
    sheet = made.sheet
    pool, spare = sorted(chosen, key=lambda s: s.order), list(spare)
    waiting: list[Matter] = []
    long: list[Stock] = []
    for number in range(1, count + 1):
        last = number == count
        rows = sheet.rows - sheet.top(number)
        if last and count > 1:  # what must jump has nowhere to go from the last page
            long += [s for s in (*pool, *spare) if not _unjumped(s.table)]
            pool, spare = [s for s in pool if s not in long], [s for s in spare if s not in long]
        _top_up(pool, spare, waiting, (count - number + 1) * rows * sheet.columns)
        offers = _front(pool, sheet, rows, count, unjumped) if number == 1 else _inner(pool, spare, waiting, sheet, rows, count - number + 1, unjumped)
        if not offers:
            break
        page = _page(offers, sheet, rows, number, count)
        if page is None:
            break
        made.pages.append(page)
        placed = {(spot.matter.id, spot.matter.origin) for spot in page.spots if spot.matter}
        pool = [s for s in pool if (s.matter.id, 0) not in placed]
        spare = [s for s in spare if (s.matter.id, 0) not in placed]
        made.jumps += [Jump(m.id, m.origin, number) for m in waiting if (m.id, m.origin) in placed]
        waiting = [m for m in waiting if (m.id, m.origin) not in placed]
        waiting += [left for spot in page.spots if (left := _left(spot, sheet, number, snapshot.language))]
        if last and waiting:
            return {m.id for m in waiting}
        share = page.share("advertisement", sheet, rows)
        if share > 0.15:
            lines = round(share * rows * sheet.columns)
            made.notes.append(f"Page {number} has {lines} lines of its own advertisements. A story of about {round(lines * 0.7)} lines would fill it.")
    if waiting:
        return {m.id for m in waiting}
    for s in (*pool, *spare, *long):
        why = f"The pages are full; it needs about {round(s.area)} lines of a column. Add a page, or cut another story."
        made.held.append(Held(s.matter.id, s.matter.headline, s.matter.lines, why))
    return set()


def _top_up(pool: list[Stock], spare: list[Stock], waiting: list[Matter], room: float) -> None:
    """Move stories beyond the plan into it, the most important first, while the pages left have room for them."""
    used = sum(s.area for s in pool) + sum(_onward_area(m) for m in waiting)
    for stock in list(spare):
        if used + stock.area * 0.9 <= room:
            spare.remove(stock)
            pool.append(stock)
            used += stock.area
    pool.sort(key=lambda s: s.order)


def _onward_area(matter: Matter) -> float:
    """The likely area of what follows a jump."""
    return matter.lines * 1.12 + 12


def _left(spot: Spot, sheet: Sheet, page: int, language: str) -> Matter | None:
    if not (spot.matter and spot.shape and spot.shape.jumps):
        return None
    return set_story(spot.matter, spot.shape, column=0, row=0, sheet=sheet, page=page, onward=0, language=language).left


def _front(pool: list[Stock], sheet: Sheet, rows: int, count: int, unjumped: frozenset[str]) -> list[Offer]:
    """The weightiest stories, the first of them the lead; on a single page all that there are."""
    ranked = sorted((s for s in pool if s.matter.id != "corrections" or count == 1), key=lambda s: s.order[1:])[: FRONT_MOST if count > 1 else MOST - 1]
    offers = []
    for place, stock in enumerate(ranked):
        matter = replace(stock.matter, weight=5 if place == 0 else stock.matter.weight)
        table = shapes(matter, sheet, tallest=rows, jumps=count > 1 and place < JUMPS and matter.id not in unjumped)
        if place == 0:
            table = {w: row for w, row in table.items() if w >= min(3, sheet.columns - 1)} or table
        leaving = 400.0 if place == 0 else 90.0 - 8 * place if count > 1 else LEAVING[matter.weight] * 2
        offers.append(Offer(matter, table, leaving))
    return [offer for offer in offers if offer.table]


def _inner(pool: list[Stock], spare: list[Stock], waiting: list[Matter], sheet: Sheet, rows: int, pages: int, unjumped: frozenset[str]) -> list[Offer]:
    """What follows jumps, then the next stories of the running section, then more to choose from."""
    page = rows * sheet.columns
    onward = waiting if pages == 1 else waiting[:TOGETHER]
    offers = [Offer(m, shapes(m, sheet, tallest=rows), MUST) for m in onward]
    used = sum(_onward_area(m) for m in onward)
    total = sum(_onward_area(m) for m in waiting) + sum(s.area for s in pool)
    share = min(1.0, total / (pages * page)) * page
    for number, stock in enumerate(sorted(pool, key=lambda s: s.matter.id != "corrections")):
        if (used > share * PLENTY and pages > 1) or len(offers) >= MOST - 1:
            break
        core = number == 0 or used + stock.area * 0.6 < share * ENOUGH or pages == 1
        leaving = LEAVING[stock.matter.weight] * (2.0 if pages == 1 else 1.0) if core else 10.0 - number * 0.5
        matter, table = (stock.matter, stock.table) if number else stock.leading
        if pages == 1 or matter.id in unjumped:
            table = _unjumped(table)
        if matter.id == "corrections":
            leaving = MUST / 2
        if table:
            offers.append(Offer(matter, table, leaving))
            used += stock.area
    sections = {offer.matter.story.section for offer in offers}
    for stock in sorted(spare, key=lambda s: (s.matter.story.section not in sections, s.area))[: max(0, min(SPARE, MOST - 1 - len(offers)))]:
        offers.append(Offer(stock.matter, _unjumped(stock.table), 0.0))
    return [offer for offer in offers if offer.table]


def _unjumped(table: Table) -> Table:
    """The shapes that hold their story whole."""
    kept = {w: {h: [s for s in row if not s.jumps] for h, row in rows.items()} for w, rows in table.items()}
    return {w: {h: row for h, row in rows.items() if row} for w, rows in kept.items() if any(rows.values())}


def _page(offers: list[Offer], sheet: Sheet, rows: int, number: int, count: int) -> Made | None:
    """The best page; with more advertising only when there is none without."""
    inside = number == 1 and count > 1
    for ads, anything in ((0 if number == 1 else 1, False), (2, False), (1, True), (2, True)):
        made = make_up(offers, sheet, rows=rows, ads=ads, inside=inside, anything=anything)
        if made and made.stories and not any(o.leaving >= MUST and (o.matter.id, o.matter.origin) not in _placed(made) for o in offers):
            return made
    return made if made and made.stories else None


def _placed(made: Made) -> set[tuple[str, int]]:
    return {(spot.matter.id, spot.matter.origin) for spot in made.spots if spot.matter}
