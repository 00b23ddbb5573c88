"""Filling the pages one after another: what a page leaves goes to the next. What lay ready before each is kept, so that any can be made again from there."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from . import pinning
from .blank import Blank
from .choosing import fuller, granted_page
from .makeup import Made, Offer, Spot, may_change
from .matter import Matter
from .offering import due, eligible, front, inner, top_up
from .plans import Jump, Tell
from .resuming import resumed
from .setting import set_story
from .sheet import Sheet
from .snapshot import Snapshot
from .stock import Stock, released, sold
from .wishes import Booking

PASSED, PASSING = 1, 20.0  # pages after which a story waits behind the others; the price of leaving that tells that it was wanted
HURRY = 4  # pages before the end from which stories that must jump go first, when as many wait as can still begin
LATE = 3  # pages a second half may wait for its place


@dataclass(frozen=True)
class Stone:
    """What lies ready before a page is made up, and the pages made so far."""

    pool: tuple[Stock, ...]
    spare: tuple[Stock, ...]
    long: tuple[Stock, ...] = ()  # too long for the last page
    waiting: tuple[Matter, ...] = ()  # second halves
    ads: tuple[Booking, ...] = ()
    passed: Mapping[str, int] = field(default_factory=dict)  # how often a page that wanted a story found no place for it
    pages: tuple[Made, ...] = ()
    jumps: tuple[Jump, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def left(self) -> tuple[Stock, ...]:
        return (*self.pool, *self.spare, *self.long)

    def stranded(self, *, over: bool) -> tuple[Matter, ...]:
        """Second halves that found no place in the pages made, or have waited too long for one."""
        return tuple(m for m in self.waiting if over or (not m.wish.page and sum(bool(page.spots) for page in self.pages[m.origin :]) >= LATE))


@dataclass(frozen=True)
class Filling:
    """How an edition is filled: so many pages, and which stories may not jump from which."""

    snapshot: Snapshot
    sheet: Sheet
    count: int
    unjumped: Mapping[str, int] = field(default_factory=dict)  # the last page from which a story may not jump
    takes: float = 1.0  # times the area it is likely to take that copy takes
    tell: Tell = lambda page, of: None

    def start(self, chosen: list[Stock], spare: list[Stock]) -> Stone:
        """What lies ready before page one; locked pages send their second halves."""
        wishes, kept = self.snapshot.wishes, self.snapshot.wishes.locked()
        jumps = dict.fromkeys(jump for page in wishes.kept for jump in page.jumps)
        waiting = tuple(resumed(self.snapshot, self.sheet, kept[start], story, end) for story, start, end in jumps if start in kept and end not in kept)
        within = tuple(Jump(*jump) for jump in jumps if jump[1] in kept and jump[2] in kept)
        return Stone(tuple(sorted(chosen, key=lambda s: s.order)), tuple(spare), waiting=waiting, ads=wishes.bookings, jumps=within)

    def onward(self, stones: list[Stone], until: int = 0) -> list[Stone]:
        """The pages after those there are, until all are made (or page ``until`` is), none can be, or a second half is stranded."""
        stones = list(stones)
        while len(stones) <= (until or self.count) and not stones[-1].stranded(over=False):
            stone = self._turned(stones[-1], len(stones))
            if stone is None:
                break
            stones.append(stone)
        return stones

    def blank(self, number: int) -> Blank:
        """A page to be made again when all are filled: as one of the middle, which takes no more than what is given to it."""
        return Blank(self.sheet, number, self.count, 2)

    def _turned(self, stone: Stone, number: int) -> Stone | None:
        """What lies there after one page more; None when no page can be made."""
        kept = self.snapshot.wishes.locked()
        if number in kept:
            return replace(stone, pages=(*stone.pages, Made((), 0.0)))
        before = tuple(built for page in stone.pages[:-3:-1] if (built := page.built))
        blank = Blank(self.sheet, number, self.count, sum(page not in kept for page in range(number, self.count + 1)), before)
        stone = _ready(stone, blank)
        offers, others, told = self._offered(stone, blank)
        booked = pinning.booked(stone.ads, self.sheet, page=number, last=blank.is_last, count=self.count)
        if not offers:
            return None
        page, offers, more = fuller(offers, booked, blank, others)
        if page is None:
            return None
        candidate = self.snapshot.wishes.candidate(number)
        if candidate and not may_change(page):  # else it is flipped at the end
            page = granted_page(offers, booked, blank, candidate)[0] or page
        self.tell(number, self.count)
        return self._after(replace(stone, notes=(*stone.notes, *told, *more)), page, offers, blank)

    def _offered(self, stone: Stone, blank: Blank) -> tuple[list[Offer], list[Stock], tuple[str, ...]]:
        """What is offered to a page, what else might be, and what is told of it."""
        here, there = eligible(stone.pool, self.snapshot.wishes, blank), eligible(stone.spare, self.snapshot.wishes, blank)
        jumping = [s for s in here if s.is_long and not s.whole] if blank.left <= HURRY else []
        wanted = self.snapshot.wishes.section(blank.number)
        here.sort(key=lambda s: (len(jumping) < blank.left - 1 or s not in jumping, s.matter.story.section != wanted, s.order[0],
                                 stone.passed.get(s.matter.id, 0) > PASSED))  # fmt: skip
        unjumped = frozenset(story for story, until in self.unjumped.items() if blank.number <= until)
        onward = due(stone.waiting, blank.number)
        offers = front(here, blank, unjumped) if blank.number == 1 else inner(here, there, onward, blank, unjumped, self.takes)
        told: tuple[str, ...] = ()
        if not offers and (freed := [released(s, s.matter.wish.page) for s in stone.pool]):
            told = (f"Page {blank.number} had no story left to it, so what was wanted on later pages may stand there.",)
            offers = front(freed, blank, unjumped) if blank.number == 1 else inner(freed, there, [], blank, unjumped)
        return offers, [*here, *there], told

    def _after(self, stone: Stone, page: Made, offers: list[Offer], blank: Blank) -> Stone:
        """What is left when a page is made, and what is told of it."""
        number, placed = blank.number, page.placed
        shown = {spot.booking.id for spot in page.spots if spot.booking}
        wanted = [o.matter.id for o in offers if o.leaving > PASSING and (o.matter.id, o.matter.origin) not in placed]
        pool, spare = ([s for s in stock if (s.matter.id, 0) not in placed] for stock in (stone.pool, stone.spare))
        notes = [pinning.no_room(s.matter.id, number) for s in (*pool, *spare) if s.matter.wish.page == number]
        waiting = [m for m in stone.waiting if (m.id, m.origin) not in placed]
        waiting += [left for spot in page.spots if (left := _left(spot, self.sheet, number, self.snapshot.language))]
        pinning.refuse_stranded(waiting, number)
        return replace(
            stone, pool=tuple(released(s, number) for s in pool), spare=tuple(released(s, number) for s in spare), waiting=tuple(waiting),
            ads=tuple(b for b in stone.ads if b.id not in shown and b.page != number), pages=(*stone.pages, page),
            passed={**stone.passed, **{id: stone.passed.get(id, 0) + 1 for id in wanted}},
            jumps=(*stone.jumps, *(Jump(m.id, m.origin, number) for m in stone.waiting if (m.id, m.origin) in placed)), notes=(*stone.notes, *notes),
        )  # fmt: skip


def _ready(stone: Stone, blank: Blank) -> Stone:
    """The stone with as many stories as the pages left have room for; what must jump has nowhere to go from the last page."""
    pool, spare = list(stone.pool), list(stone.spare)
    long: list[Stock] = []
    if blank.is_last and blank.count > 1:
        long = [s for s in (*pool, *spare) if s.is_long and not s.whole]
        pool, spare = [s for s in pool if s not in long], [s for s in spare if s not in long]
    top_up(pool, spare, stone.waiting, blank.left * blank.area - sold(stone.ads, blank.sheet))
    return replace(stone, pool=tuple(pool), spare=tuple(spare), long=(*stone.long, *long))


def _left(spot: Spot, sheet: Sheet, page: int, language: str) -> Matter | None:
    if not (spot.matter and spot.shape and spot.shape.jumps):
        return None
    return set_story(spot.matter, spot.shape, column=0, row=0, sheet=sheet, page=page, onward=0, language=language).left
