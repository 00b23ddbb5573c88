"""Filling the pages one after another: what a page leaves goes to the next, and what none has room for is held over."""

from collections import Counter

from . import pinning
from .choosing import fuller, granted_page
from .makeup import Made, Spot
from .matter import Matter
from .offering import due, eligible, front, inner, top_up
from .plans import Held, Jump, Plan
from .resuming import resumed
from .setting import set_story
from .shapes import whole
from .sheet import Sheet
from .snapshot import Snapshot
from .stock import Stock, released, sold

PASSED, PASSING = 1, 20.0  # pages after which a story waits behind the others; the price of leaving that tells that it was wanted


def fill(made: Plan, chosen: list[Stock], spare: list[Stock], snapshot: Snapshot, count: int, unjumped: frozenset[str]) -> set[str]:
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
        top_up(pool, spare, waiting, left * rows * sheet.columns - sold(ads, sheet))
        here, there = eligible(pool, wishes, number, count), eligible(spare, wishes, number, count)
        here.sort(key=lambda s: passed[s.matter.id] > PASSED)
        offers = front(here, sheet, rows, count, unjumped) if number == 1 else inner(here, there, due(waiting, number), sheet, rows, left, unjumped)
        if not offers and (freed := [released(s, s.matter.wish.page) for s in pool]):
            made.notes.append(f"Page {number} had no story left to it, so what was wanted on later pages may stand there.")
            offers = front(freed, sheet, rows, count, unjumped) if number == 1 else inner(freed, there, [], sheet, rows, left, unjumped)
        booked = pinning.booked(ads, sheet, page=number, last=last, count=count)
        if not offers:
            break
        page, offers = fuller(offers, booked, made, sheet, rows, number, count, [*here, *there])
        if page is None:
            break
        if wishes.candidate(number):
            page = granted_page(offers, booked, made, sheet, rows, number, count, wishes.candidate(number)) or page
        made.pages.append(page)
        made.tell(number, count)
        shown = {spot.booking.id for spot in page.spots if spot.booking}
        ads = [b for b in ads if b.id not in shown and b.page != number]
        placed = page.placed
        passed.update(o.matter.id for o in offers if o.leaving > PASSING and (o.matter.id, o.matter.origin) not in placed)
        pool = [s for s in pool if (s.matter.id, 0) not in placed]
        spare = [s for s in spare if (s.matter.id, 0) not in placed]
        made.notes += [pinning.no_room(s.matter.id, number) for s in (*pool, *spare) if s.matter.wish.page == number]
        pool, spare = [released(s, number) for s in pool], [released(s, number) for s in spare]
        made.jumps += [Jump(m.id, m.origin, number) for m in waiting if (m.id, m.origin) in placed]
        waiting = [m for m in waiting if (m.id, m.origin) not in placed]
        waiting += [left for spot in page.spots if (left := _left(spot, sheet, number, snapshot.language))]
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


def _left(spot: Spot, sheet: Sheet, page: int, language: str) -> Matter | None:
    if not (spot.matter and spot.shape and spot.shape.jumps):
        return None
    return set_story(spot.matter, spot.shape, column=0, row=0, sheet=sheet, page=page, onward=0, language=language).left
