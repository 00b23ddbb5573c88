"""The plan of an edition: how many pages, which story on which, what jumps, and what could not be printed and why."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil

from gazette.house.mistakes import Mistake

from . import pinning
from .makeup import MOST, MUST, Booked, Made, Offer, Spot, make_up
from .matter import Matter, prepare, wished
from .resuming import resumed
from .setting import set_story
from .shapes import Table, proportion, shapes, sharp_enough, whole
from .sheet import Sheet
from .snapshot import Piece, Snapshot, Story
from .wishes import ANY, Booking, Wishes, granted
from .wording import word

LEAVING = {5: 150.0, 4: 110.0, 3: 80.0, 2: 60.0, 1: 45.0}
FRONT_MOST = 8
TOGETHER = 2  # second halves on one page, lest it be all grey
JUMPS = 3  # stories of page one that may jump
SPARE = 3  # stories beyond the paper's room that are offered to each page to fill it
ENOUGH, PLENTY = 0.86, 1.6  # of a page's area: stories that should go on it, and how many are offered to it
LONG = 0.62  # of a page: a longer story may jump from an inner page
MORE, EMPTY = 0.6, 0.4  # of a page: so much copy held over opens another, so much advertising on the last saves it
SPILL = 0.3  # of a page: so much copy does not open another
TRIES = 6
TWO_PAGES = 1.75  # pages beyond which a story has no room even where it jumps
PASSED, PASSING = 1, 20.0  # pages after which a story waits behind the others; the price of leaving that tells that it was wanted
GAPING, NARROWER = 0.10, 0.03  # of a page: so much of its own advertising has other stories tried, that must take so much of it
HEADED = {1: 11, 2: 17, 3: 23, 4: 30, 5: 40}  # columns times lines of a head, by weight
SPREAD = {1: 3.0, 2: 3.3, 3: 5.2, 4: 8.0, 5: 9.0}  # how often a picture one column wide a lead picture is, by weight
CAPTIONED = 2.2  # lines of a caption
FURTHER = 14.0  # lines of a further picture


Tell = Callable[[int, int], None]  # a page is made up, of so many


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
    tell: Tell = field(default=lambda page, of: None)

    def gap(self, page: int) -> float:
        """The share of a page that the paper's own advertisements take."""
        return self.pages[page - 1].share("advertisement", self.sheet, self.sheet.rows - self.sheet.top(page)) if self.pages else 0.0


@dataclass(eq=False)
class Stock:
    """A story with its shapes for inner pages and the area it is likely to take."""

    matter: Matter
    sheet: Sheet
    order: tuple[int, int, int]  # section, weight, place in the snapshot

    @property
    def is_long(self) -> bool:
        """So long that it may jump from an inner page."""
        return self.matter.lines > LONG * (self.sheet.rows - self.sheet.head) * self.sheet.columns

    @cached_property
    def table(self) -> Table:
        return shapes(self.matter, self.sheet, tallest=self.sheet.rows - self.sheet.head, jumps=self.is_long)

    @cached_property
    def leading(self) -> tuple[Matter, Table]:
        """The story played larger, as the first of a page."""
        if self.matter.lines <= 40 or self.matter.weight >= 4:
            return self.matter, self.table
        matter = replace(self.matter, weight=self.matter.weight + 1)
        return matter, shapes(matter, self.sheet, tallest=self.sheet.rows - self.sheet.head, jumps=self.is_long)

    @cached_property
    def area(self) -> float:
        """Columns times lines it is likely to take, as measured on many stories (within 15 %), without making its shapes."""
        matter, column = self.matter, self.sheet.column
        shots = [shot for shot in matter.shots if sharp_enough(shot, column, column * proportion(shot))]
        lead = SPREAD[matter.weight] * (column / self.sheet.leading * proportion(shots[0]) + CAPTIONED) if shots[:1] == list(matter.shots[:1]) != [] else 0.0
        further = FURTHER * min(3, len(shots) - (1 if lead else 0))
        return matter.lines * 1.03 + sum(insert.rows for insert in matter.inserts) + HEADED[matter.weight] + lead + further

    def why_held(self) -> str:
        """Why it was not printed and what would help."""
        if self.matter.lines and "table" in vars(self) and not self.table:
            return f"{self.matter.lines} lines fill no rectangle of a page. Shorten it, or let it jump."
        page = (self.sheet.rows - self.sheet.head) * self.sheet.columns
        if self.area > TWO_PAGES * page:
            return f"{self.matter.lines} lines are more than a page and its second half hold. Trim it to about {round(page * 1.3)}, or print it in parts."
        return f"The pages are full; it needs about {round(self.area)} lines of a column. Add a page, or cut another story."


def plan(snapshot: Snapshot, sheet: Sheet, pages: int | None, tell: Tell = lambda page, of: None) -> Plan:
    """Make up the whole edition; ``tell`` hears of each page. Stories that jump and find no page for their second half are kept whole instead."""
    made, kept = Plan(sheet), snapshot.wishes.locked()
    stock = _stock(snapshot, sheet, made)
    if not stock and not kept:
        raise Mistake("There is no story to print. Publish one, or give a date that has some.")
    enough = max(_count(stock, snapshot.wishes, sheet) if stock else 0, *kept, 0)
    count = min(pages, enough + 1) if pages else enough
    made.notes += pinning.unfulfilled(snapshot.wishes, (s.matter.id for s in stock), count)
    tried = _tried(made, stock, snapshot, count, tell)
    if pages and len(tried.pages) < pages:
        tried.notes.append(f"There is copy for {len(tried.pages)} of {pages} pages. Add stories, or ask for fewer pages.")
    better = count if pages or kept else _better_count(tried, count)
    if better != count:
        again = _tried(made, stock, snapshot, better, tell)
        tried = min(tried, again, key=lambda p: sum(held.lines * 1.3 for held in p.held) + p.gap(len(p.pages)) * sheet.rows * sheet.columns)
    return tried


def _tried(made: Plan, stock: list[Stock], snapshot: Snapshot, count: int, tell: Tell) -> Plan:
    """The pages, so many of them; again without the jumps whose second half found no place. Raises Mistake when that never ends."""
    chosen, spare = _choose(stock, snapshot.wishes, made.sheet, count)
    unjumped: set[str] = set()
    for attempt in range(TRIES):
        if attempt == TRIES - 1:
            unjumped = {s.matter.id for s in stock}
        tried = Plan(made.sheet, held=list(made.held), notes=list(made.notes), tell=tell)
        lost = _fill(tried, chosen, spare, snapshot, count, frozenset(unjumped))
        if not lost:
            if not tried.pages:
                raise Mistake("No page could be filled with the stories there are. Ask for more pages, or for another size.")
            return tried
        unjumped |= lost
    raise Mistake(f"{', '.join(sorted(unjumped))}: no page has room for what follows the jump. Add a page, or allow no jump.")


def _better_count(tried: Plan, count: int) -> int:
    """Pages to try instead: fewer when the last found little to hold, more when much was held over."""
    page = (tried.sheet.rows - tried.sheet.head) * tried.sheet.columns
    left = sum(held.lines * 1.3 for held in tried.held if held.lines * 1.2 < TWO_PAGES * page)
    if left > page * MORE:
        return len(tried.pages) + max(1, round(left / page))
    return max(1, len(tried.pages) - (tried.gap(len(tried.pages)) > EMPTY))


def _stock(snapshot: Snapshot, sheet: Sheet, made: Plan) -> list[Stock]:
    sections = {section.id: number for number, section in enumerate(snapshot.sections)}
    found = []
    kept = {story for page in snapshot.wishes.locked().values() for story in page.stories}
    for number, story in enumerate((*snapshot.stories, *_corrections(snapshot))):
        if story.id in kept:
            continue
        wish = snapshot.wishes.of(story.id)
        try:
            matter = prepare(granted(story, wish), sheet)
            matter = wished(replace(matter, weight=min(matter.weight, 3)), wish, sheet)
        except Mistake as refused:
            made.held.append(Held(story.id, story.headline, 0, str(refused)))
            continue
        stock = Stock(matter, sheet, (sections.get(story.section, len(sections)), -story.weight, number))
        if (wish.least, wish.most) != (1, ANY) and not stock.table:
            made.notes.append(f"{story.id}: no shape of {wish.least} to {min(wish.most, sheet.columns)} columns holds it; its span was left free.")
            stock = Stock(replace(matter, wish=replace(wish, least=1, most=ANY)), sheet, stock.order)
        found.append(stock)
    return found


def _corrections(snapshot: Snapshot) -> tuple[Story, ...]:
    """The corrections box, as a story of its own that is never left out."""
    if not snapshot.amends:
        return ()
    pieces = tuple(Piece("paragraph", f"<b>{amend.headline}</b> {amend.text}") for amend in snapshot.amends)
    section = snapshot.sections[0].id if snapshot.sections else ""
    return (Story("corrections", section, word("corrections", snapshot.language), pieces, 1, language=snapshot.language, may_jump=False),)


def _count(stock: list[Stock], wishes: Wishes, sheet: Sheet) -> int:
    """Pages for the copy there is, so that little is held over and no page is left to advertisements."""
    area = sum(s.area for s in stock) + (sheet.plate - sheet.head) * sheet.columns + _sold(wishes.bookings, sheet)
    return max(1, ceil(area / ((sheet.rows - sheet.head) * sheet.columns) - SPILL) + len(wishes.kept))


def _sold(bookings: Iterable[Booking], sheet: Sheet) -> float:
    """Columns times lines of booked advertisements, with the air around them."""
    return sum(b.columns * (b.rows(sheet) + 2) for b in bookings)


def _choose(stock: list[Stock], wishes: Wishes, sheet: Sheet, count: int) -> tuple[list[Stock], list[Stock]]:
    """The stories the pages have room for, the most important first; and those that may fill a gap."""
    room = (count - len(wishes.kept)) * (sheet.rows - sheet.head) * sheet.columns * 1.04 - _sold(wishes.bookings, sheet)
    chosen: list[Stock] = []
    spare: list[Stock] = []
    for s in sorted(stock, key=lambda s: (s.matter.id != "corrections", not s.matter.wish.page, *s.order[1:])):
        fits = sum(c.area for c in chosen) + s.area <= room
        (chosen if fits or not chosen else spare).append(s)
    return chosen, spare


def _fill(made: Plan, chosen: list[Stock], spare: list[Stock], snapshot: Snapshot, count: int, unjumped: frozenset[str]) -> set[str]:
    """Make every page; the stories whose second half found no place."""
    sheet = made.sheet
    pool, spare = sorted(chosen, key=lambda s: s.order), list(spare)
    waiting: list[Matter] = []
    long: list[Stock] = []
    passed: Counter[str] = Counter()  # how often a page that wanted a story found no place for it
    wishes, ads = snapshot.wishes, list(snapshot.wishes.bookings)
    kept = wishes.locked()
    free = [number for number in range(1, count + 1) if number not in kept]
    jumps = dict.fromkeys(jump for page in wishes.kept for jump in page.jumps)
    made.jumps += [Jump(*jump) for jump in jumps if jump[1] in kept and jump[2] in kept]
    waiting += [resumed(snapshot, sheet, kept[start], story, end) for story, start, end in jumps if start in kept and end not in kept]
    for number in range(1, count + 1):
        if number in kept:
            made.pages.append(Made((), 0.0))
            continue
        last, left = number == free[-1], len([page for page in free if page >= number])
        rows = sheet.rows - sheet.top(number)
        if last and count > 1:  # what must jump has nowhere to go from the last page
            long += [s for s in (*pool, *spare) if s.is_long and not whole(s.table)]
            pool, spare = [s for s in pool if s not in long], [s for s in spare if s not in long]
        _top_up(pool, spare, waiting, left * rows * sheet.columns - _sold(ads, sheet))
        here, there = _eligible(pool, wishes, number, count), _eligible(spare, wishes, number, count)
        here.sort(key=lambda s: passed[s.matter.id] > PASSED)
        offers = _front(here, sheet, rows, count, unjumped) if number == 1 else _inner(here, there, _due(waiting, number), sheet, rows, left, unjumped)
        if not offers and (freed := [_released(s, s.matter.wish.page) for s in pool]):
            made.notes.append(f"Page {number} had no story left to it, so what was wanted on later pages may stand there.")
            offers = _front(freed, sheet, rows, count, unjumped) if number == 1 else _inner(freed, there, [], sheet, rows, left, unjumped)
        booked = pinning.booked(ads, sheet, page=number, last=last, count=count)
        if not offers:
            break
        page, offers = _fuller(offers, booked, made, sheet, rows, number, count, [*here, *there])
        if page is None:
            break
        if wishes.candidate(number):
            page = _granted(offers, booked, made, sheet, rows, number, count, wishes.candidate(number)) or page
        made.pages.append(page)
        made.tell(number, count)
        shown = {spot.booking.id for spot in page.spots if spot.booking}
        ads = [b for b in ads if b.id not in shown and b.page != number]
        placed = page.placed
        passed.update(o.matter.id for o in offers if o.leaving > PASSING and (o.matter.id, o.matter.origin) not in placed)
        pool = [s for s in pool if (s.matter.id, 0) not in placed]
        spare = [s for s in spare if (s.matter.id, 0) not in placed]
        made.notes += [pinning.no_room(s.matter.id, number) for s in (*pool, *spare) if s.matter.wish.page == number]
        pool, spare = [_released(s, number) for s in pool], [_released(s, number) for s in spare]
        made.jumps += [Jump(m.id, m.origin, number) for m in waiting if (m.id, m.origin) in placed]
        waiting = [m for m in waiting if (m.id, m.origin) not in placed]
        waiting += [onward for spot in page.spots if (onward := _left(spot, sheet, number, snapshot.language))]
        pinning.refuse_stranded(waiting, number)
        if last and waiting:
            return {m.id for m in waiting}
        share = page.share("advertisement", sheet, rows)
        if share > 0.15:
            lines = round(share * rows * sheet.columns)
            made.notes.append(f"Page {number} has {lines} lines of its own advertisements. A story of about {round(lines * 0.7)} lines would fill it.")
    made.notes += [pinning.no_advertisement(b, 0) for b in ads if not b.page]
    if waiting:
        return {m.id for m in waiting}
    for s in (*pool, *spare, *long):
        made.held.append(Held(s.matter.id, s.matter.headline, s.matter.lines, s.why_held()))
    return set()


def _due(waiting: list[Matter], number: int) -> list[Matter]:
    """Second halves that may stand on a page; those that a locked page sends there first."""
    return sorted((m for m in waiting if m.wish.page in (0, number)), key=lambda m: not m.wish.page)


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
    candidates = (s for s in pool if s.matter.id != "corrections" or count == 1)
    ranked = sorted(candidates, key=lambda s: (s.matter.id != "corrections", not s.matter.wish.page, s.order[1:]))
    ranked = sorted(ranked[: FRONT_MOST if count > 1 else MOST - 1], key=lambda s: (not (s.matter.wish.page and s.matter.wish.top), s.order[1:]))
    offers = []
    for place, stock in enumerate(ranked):
        matter = replace(stock.matter, weight=5 if place == 0 else stock.matter.weight)
        table = shapes(matter, sheet, tallest=rows, jumps=count > 1 and (place < JUMPS or bool(matter.wish.jump)) and matter.id not in unjumped)
        if place == 0:
            table = {w: row for w, row in table.items() if w >= min(3, sheet.columns - 1)} or table
        leaving = 400.0 if place == 0 else 90.0 - 8 * place if count > 1 else LEAVING[matter.weight] * 2
        leaving = MUST / 2 if matter.id == "corrections" else leaving
        offers.append(Offer(matter, table, MUST if matter.wish.page else leaving))
    return [offer for offer in offers if offer.table]


def _inner(pool: list[Stock], spare: list[Stock], waiting: list[Matter], sheet: Sheet, rows: int, pages: int, unjumped: frozenset[str]) -> list[Offer]:
    """What follows jumps, then the next stories of the running section, then more to choose from."""
    page = rows * sheet.columns
    onward = waiting if pages == 1 else waiting[:TOGETHER]
    offers = [Offer(m, shapes(m, sheet, tallest=rows), MUST) for m in onward]
    used = sum(_onward_area(m) for m in onward)
    total = sum(_onward_area(m) for m in waiting) + sum(s.area for s in pool)
    share = min(1.0, total / (pages * page)) * page
    for number, stock in enumerate(sorted(pool, key=lambda s: (not s.matter.wish.page, s.matter.id != "corrections"))):
        if (used > share * PLENTY and pages > 1) or len(offers) >= MOST - 1:
            break
        core = number == 0 or used + stock.area * 0.6 < share * ENOUGH or pages == 1
        leaving = LEAVING[stock.matter.weight] * (2.0 if pages == 1 else 1.0) if core else 10.0 - number * 0.5
        matter, table = (stock.matter, stock.table) if number else stock.leading
        if pages == 1 or matter.id in unjumped:
            table = whole(table)
        if matter.id == "corrections":
            leaving = MUST / 2
        if matter.wish.page:
            leaving = MUST
        if table:
            offers.append(Offer(matter, table, leaving))
            used += stock.area
    sections = {offer.matter.story.section for offer in offers}
    for stock in sorted(spare, key=lambda s: (s.matter.story.section not in sections, s.area))[: max(0, min(SPARE, MOST - 1 - len(offers)))]:
        offers.append(Offer(stock.matter, whole(stock.table), 0.0))
    return [offer for offer in offers if offer.table]


def _eligible(stock: list[Stock], wishes: Wishes, number: int, count: int) -> list[Stock]:
    """The stories that may stand on a page: not those wanted on another, nor those of a section that has a later page of its own."""
    wanted = wishes.section(number)
    later = {section for page, section in wishes.sections if number < page <= count} if number > 1 else set()
    free = (0, number, *wishes.locked())
    here = [s for s in stock if s.matter.wish.page in free or s.matter.wish.page > count]
    here = [s for s in here if s.matter.wish.page == number or s.matter.story.section == wanted or s.matter.story.section not in later]
    return sorted(here, key=lambda s: s.matter.story.section != wanted) if wanted else here


def _released(stock: Stock, number: int) -> Stock:
    """A story whose page is past may stand on any."""
    if stock.matter.wish.page != number:
        return stock
    return Stock(replace(stock.matter, wish=replace(stock.matter.wish, page=0, top=False)), stock.sheet, stock.order)


def _granted(offers: list[Offer], ads: list[Booked], made: Plan, sheet: Sheet, rows: int, number: int, count: int, candidate: int) -> Made | None:
    """The best page that grants what the desk wants; where nothing does, the wishes give way one by one and it is told."""
    page = _page(offers, ads, sheet, rows, number, count, candidate)
    lost, unsold = pinning.missed(page, offers, ads)
    if any(o.matter.wish.top for o in offers) and (lost or not page):
        tops, offers = [o for o in offers if o.matter.wish.top], pinning.without_top(offers)
        page = _page(offers, ads, sheet, rows, number, count, candidate)
        lost, unsold = pinning.missed(page, offers, ads)
        made.notes += [pinning.no_top(o, number) for o in tops]
    if unsold:
        ads = [b for b in ads if b not in unsold]
        made.notes += [pinning.no_advertisement(b.booking, number) for b in unsold]
        page = _page(offers, ads, sheet, rows, number, count, candidate)
        lost, _ = pinning.missed(page, offers, ads)
    pinned = [o for o in lost if o.matter.wish.page]
    if pinned:
        page = _page(pinning.unpinned(offers, pinned), ads, sheet, rows, number, count, candidate)
    return page


def _fuller(
    offers: list[Offer], ads: list[Booked], made: Plan, sheet: Sheet, rows: int, number: int, count: int, stock: list[Stock]
) -> tuple[Made | None, list[Offer]]:
    """The best page, and what was offered to it; where it gapes or nothing fills it, the best with other stories that might."""
    page = _granted(offers, ads, made, sheet, rows, number, count, 0)
    gap = page.share("advertisement", sheet, rows) if page else 1.0
    if gap <= GAPING:
        return page, offers
    area = gap * rows * sheet.columns if page else rows * sheet.columns / 3
    kept = [o for o in offers if o.leaving >= MUST / 2 or (page and (o.matter.id, o.matter.origin) in page.placed)]
    known, sections = {o.matter.id for o in offers}, {o.matter.story.section for o in kept}
    others = sorted(
        (s for s in stock if s.matter.id not in known), key=lambda s: abs(s.area - area) + (area * 0.2 if s.matter.story.section not in sections else 0)
    )
    more = [*kept, *(Offer(s.matter, table, 0.0) for s in others[: MOST - 1 - len(kept)] if (table := whole(s.table)))]
    notes = list(made.notes)
    better = _granted(more, ads, made, sheet, rows, number, count, 0) if len(more) > len(kept) else None
    made.notes[:] = notes
    if better and (not page or better.share("advertisement", sheet, rows) < gap - NARROWER):
        return better, more
    return page, offers


def _page(offers: list[Offer], booked: list[Booked], sheet: Sheet, rows: int, number: int, count: int, candidate: int) -> Made | None:
    """The best page; with more advertising only when there is none without."""
    inside = number == 1 and count > 1
    offers = sorted(offers, key=lambda o: o.leaving < MUST)[: MOST - len(booked)] if booked else offers
    for ads, anything in ((0 if number == 1 or booked else 1, False), (2 - bool(booked), False), (1, True), (2, True)):
        made = make_up(offers, sheet, rows=rows, ads=ads, inside=inside, anything=anything, booked=booked, candidate=candidate)
        if made and made.stories and not any(pinning.missed(made, offers, booked)):
            return made
    return made if made and made.stories else None
