"""Make-up of one page: of the stories offered, the choice and arrangement that fills it exactly and looks best."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .bundling import bundled
from .copyfit import choose
from .foreseen import White, foresee
from .matter import Matter
from .modules import NEVER, Item, Placed
from .setting import fitted
from .shapes import Built, Shape, Table
from .sheet import Sheet
from .slicing import search
from .taste import Seen, beside, headed, lead, price
from .wishes import Booking

AD_ROWS = {1: (9, 30), 2: (10, 30), 3: (11, 24), 4: (11, 22), 5: (10, 20), 6: (10, 20)}
AD_BASE, AD_AREA = 14.0, 0.6
INSIDE_ROWS = {1: (16, 34), 2: (10, 20), 3: (8, 14), 4: (8, 13), 5: (7, 12), 6: (7, 12)}
MUST = 4000.0
FINALS, WIDER = 10, 60  # layouts whose frames are filled before one is chosen, and how many when none of them keeps what is promised of white
NEAREST = 4  # layouts whose stories are then set otherwise in their places
SHORT = 2000.0  # what a page costs that is a whole page short of that
DEARER = 150.0  # what a layout that keeps it may cost more than the cheapest, so that no story which belongs on the page is left for it
HARDLY, FULL = 8.0, 200.0  # how much dearer a layout may be that is fuller, and what a whole page of white costs then
SHOWN = 5  # layouts of a page, with the same stories, that a desk may choose among
NEAR = 60.0  # how much dearer a shape may be whose frames break better, or whose head stands better by others
ROUNDS = 3  # times the heads of a page are looked at one after another
MOST = 9  # items the exact search is asked to place at once
MANY = 13  # stories that may be offered to a page they are too short to fill; the shortest are then bundled


@dataclass(frozen=True, eq=False)
class Offer:
    """A story offered to a page: its shapes there, and the price of leaving it for another."""

    matter: Matter
    table: Table
    leaving: float


@dataclass(frozen=True, eq=False)
class Booked:
    """A booked advertisement offered to a page: its lines, and the price of leaving it for another."""

    booking: Booking
    rows: int
    leaving: float


@dataclass(frozen=True)
class Spot:
    """What stands where on a made-up page: a story in its shape, an advertisement or the inside-today box."""

    place: Placed
    matter: Matter | None
    shape: Shape | None
    kind: str  # story, advertisement, booked or inside
    booking: Booking | None = None


@dataclass(frozen=True)
class Made:
    """A page made up: full by construction. ``price`` is what it costs in looks, without the stories left out."""

    spots: tuple[Spot, ...]
    price: float
    white: White | None = None  # as it is foreseen
    candidates: int = 1  # layouts with the same stories to choose among
    candidate: int = 0

    @property
    def stories(self) -> tuple[str, ...]:
        return tuple(spot.matter.id for spot in self.spots if spot.matter)

    @property
    def placed(self) -> set[tuple[str, int]]:
        """The stories on it, and the page each comes from (0: it begins here)."""
        return {(spot.matter.id, spot.matter.origin) for spot in self.spots if spot.matter}

    @property
    def short(self) -> float:
        """By how much it does not keep what is promised of white, so far as that was foreseen."""
        return self.white.short if self.white else 0.0

    @property
    def is_kept(self) -> bool:
        """Was it foreseen that it keeps what is promised of white?"""
        return bool(self.white and not self.white.short)

    @property
    def offers(self) -> list[Offer]:
        """The stories on it, as they were offered to it."""
        return [spot.place.item.own for spot in self.spots if isinstance(spot.place.item.own, Offer)]

    @property
    def built(self) -> Built | None:
        """How the story it leads with is built."""
        first = lead([_seen(spot.place, spot.shape) for spot in self.spots if spot.shape])
        return first.shape.built if first else None

    @property
    def holds(self) -> tuple[str, ...]:
        """What stands on it, and which of it jumps."""
        return tuple(sorted(f"{s.kind} {s.matter.id if s.matter else ''} {bool(s.shape and s.shape.jumps)}" for s in self.spots))

    @property
    def outline(self) -> tuple[tuple[object, ...], ...]:
        """Where everything stands."""
        return tuple(sorted((s.place.x, s.place.y, s.place.columns, s.place.height, s.place.item.name) for s in self.spots))

    def share(self, kind: str, sheet: Sheet, rows: int) -> float:
        """The part of the page that things of one kind take."""
        return sum(s.place.columns * s.place.height for s in self.spots if s.kind == kind) / (sheet.columns * rows)


def make_up(
    offers: list[Offer], sheet: Sheet, *, rows: int, ads: int, inside: bool = False, anything: bool = False, booked: Sequence[Booked] = (), candidate: int = 0
) -> Made | None:
    """The best page; None when nothing fills it. ``anything`` lets an advertisement be of any size; ``candidate`` asks for a next best layout."""
    layouts = ranked(offers, sheet, rows=rows, ads=ads, inside=inside, anything=anything, booked=booked)
    if not layouts:
        return None
    finals, best = _finals(layouts, sheet, rows)
    return _chosen(finals, best, candidate)


def ranked(
    offers: list[Offer], sheet: Sheet, *, rows: int, ads: int, inside: bool = False, anything: bool = False, booked: Sequence[Booked] = ()
) -> list[tuple[float, list[Placed]]]:
    """The layouts that fill a page, each with its price in looks before its frames are filled, the cheapest first."""
    items = [Item(o.matter.id, _costs(o.table), o.matter.weight, o.leaving, head=o.matter.wish.top, own=o) for o in offers]
    items = bundled(items, sheet.columns, rows, most=MOST - max(1, len(booked)))
    items += [Item("booked", {b.booking.columns: {b.rows: 0.0}}, 0, b.leaving, foot=True, own=b.booking) for b in booked]
    if inside:
        items.append(Item("inside", _box_costs(INSIDE_ROWS, 1.0, 0.06, sheet.columns, rows), 0, 30.0, foot=True))
    sizes = dict.fromkeys(range(1, sheet.columns + 1), (7, rows)) if anything else AD_ROWS
    for number in range(ads):
        items.append(Item("advertisement", _box_costs(sizes, AD_BASE if number == 0 else 18.0, AD_AREA, sheet.columns, rows), 0, 0.0, foot=True))
    layouts = enumerate(search(items, sheet.columns, rows))
    priced = sorted(((cost + _taste(places, sheet.columns, rows), n, places) for n, (cost, places) in layouts), key=lambda t: t[:2])
    return [(cost, places) for cost, _, places in priced]


def _finals(layouts: list[tuple[float, list[Placed]]], sheet: Sheet, rows: int) -> tuple[list[Made], Made]:
    """The layouts that were finished, and the best that keeps what is promised of white; when none does, the one that comes nearest."""
    finals: list[Made] = []
    dearest = NEVER
    for start in range(0, min(WIDER, len(layouts)), FINALS):
        more = sorted((finished(cost, places) for cost, places in layouts[start : start + FINALS]), key=lambda made: made.price)
        dearest = min(dearest, more[0].price + DEARER)
        for number, made in enumerate(more):
            if made.price > dearest:
                break
            more[number] = replace(made, white=foresee(made.spots, sheet, rows))
            if more[number].is_kept:
                return [*finals, *more], _fullest(more, number, sheet, rows)
        finals += more
    close = sorted((made for made in finals if made.white), key=nearest)
    unlike: dict[object, Made] = {}
    for made in close:
        unlike.setdefault(made.outline, made)
    others = (_reshaped(made, sheet, rows) for made in list(unlike.values())[:NEAREST])
    return finals, next((made for made in others if made.is_kept), close[0])


def nearest(made: Made) -> float:
    """What a page costs together with what it is too white."""
    return made.price + SHORT * made.short


def _fullest(made: list[Made], first: int, sheet: Sheet, rows: int) -> Made:
    """Of the first layout that keeps what is promised of white and those hardly dearer, the best with its white priced; none with more advertising."""
    own = made[first].share("advertisement", sheet, rows)
    for number in range(first + 1, len(made)):
        if made[number].price > made[first].price + HARDLY:
            break
        if made[number].share("advertisement", sheet, rows) > own:
            continue
        made[number] = replace(made[number], white=foresee(made[number].spots, sheet, rows))
    kept = [(again.price - FULL * again.white.fill, number) for number, again in enumerate(made) if again.white and again.is_kept and number >= first]
    return made[min(kept)[1]]


def _reshaped(made: Made, sheet: Sheet, rows: int) -> Made:
    """The page with one of its stories set otherwise in its place, where it then keeps what is promised of white; else as it is."""
    others = []
    for number, spot in enumerate(made.spots):
        offer = spot.place.item.own
        if isinstance(offer, Offer) and spot.shape:
            now = spot.shape.cost + fitted(spot.matter or offer.matter, spot.shape)
            for shape in offer.table[spot.place.columns][spot.place.height]:
                if shape.jumps == spot.shape.jumps and (more := shape.cost + fitted(offer.matter, shape) - now) <= DEARER:
                    others.append((more, number, replace(spot, matter=offer.matter.trimmed(shape.trim), shape=replace(shape, trim=0))))
    for more, number, spot in sorted(others, key=lambda other: other[:2]):
        spots = (*made.spots[:number], spot, *made.spots[number + 1 :])
        again = replace(made, spots=spots, price=made.price + more, white=foresee(spots, sheet, rows))
        if again.is_kept:
            return again
    return made


def _chosen(finals: list[Made], best: Made, candidate: int) -> Made:
    """The best, or a next best that holds the same stories and leaves the same to other pages."""
    alike = [made for made in finals if made.holds == best.holds]
    distinct = {made.outline: made for made in sorted(alike, key=lambda made: -made.price)} | {best.outline: best}
    ranked = sorted(distinct.values(), key=lambda made: (made is not best, made.price))[:SHOWN]
    which = min(candidate, len(ranked) - 1)
    return replace(ranked[which], candidates=len(ranked), candidate=which)


def finished(cost: float, places: list[Placed]) -> Made:
    """A layout with the best shape in every place, priced with its breaks between frames."""
    read = _read(places)
    offers = {place: place.item.own for place in read if isinstance(place.item.own, Offer)}
    ways = {place: _ways(offer, place.columns, place.height) for place, offer in offers.items()}
    first = headed([_seen(place, offer.table[place.columns][place.height][0]) for place, offer in offers.items()])
    chosen, more = _together(ways)
    return Made(tuple(_spot(place, chosen.get(place)) for place in read), cost - first + more)


def _spot(place: Placed, shape: Shape | None) -> Spot:
    own = place.item.own
    if isinstance(own, Offer) and shape:
        return Spot(place, own.matter.trimmed(shape.trim), replace(shape, trim=0), "story")
    return Spot(place, None, None, "booked", own) if isinstance(own, Booking) else Spot(place, None, None, place.item.name)


def _together(ways: dict[Placed, tuple[tuple[float, Shape], ...]]) -> tuple[dict[Placed, Shape], float]:
    """A shape for every story in its place, so that their frames break well and their heads stand well beside one another; and what they cost."""
    taken = dict.fromkeys(ways, 0)
    seen = {place: _seen(place, found[0][1]) for place, found in ways.items()}
    top = lead(list(seen.values()))
    for _ in range(ROUNDS):
        before = dict(taken)
        for place in (place for place, found in ways.items() if len(found) > 1):
            others = [other for at, other in seen.items() if at is not place]
            leads = top is not None and place is top.place
            first = None if leads or top is None else seen[top.place]
            costs = []
            for more, shape in ways[place]:
                mine = _seen(place, shape)
                costs.append(more + sum(beside(mine, other, mine if leads else first) for other in others))
            taken[place] = min(range(len(costs)), key=lambda number: (costs[number], number))
            seen[place] = _seen(place, ways[place][taken[place]][1])
        if taken == before:
            break
    more = sum(ways[place][number][0] for place, number in taken.items())
    return {place: ways[place][number][1] for place, number in taken.items()}, more + headed(list(seen.values()))


@lru_cache(maxsize=4096)
def _ways(offer: Offer, columns: int, height: int) -> tuple[tuple[float, Shape], ...]:
    """The shapes for a place, of each size of head the one whose frames break best, cheapest first, with what each costs more than the first of its row."""
    shapes = offer.table[columns][height]
    least = shapes[0].cost
    priced = sorted((shape.cost + fitted(offer.matter, shape) - least, n) for n, shape in enumerate(shapes) if shape.cost <= least + NEAR)
    kept: dict[tuple[float, int], tuple[float, Shape]] = {}
    for more, n in priced:
        kept.setdefault((shapes[n].head.size, shapes[n].head.columns), (more, shapes[n]))
    return tuple(kept.values())


def forget() -> None:
    """Let go of what is known of an earlier edition's stories, which no other knows again."""
    _ways.cache_clear()
    choose.cache_clear()


def may_change(page: Made) -> bool:
    """Nothing jumps from it, for the second half is set already, and nothing on it is sold."""
    return bool(page.spots) and not any(spot.booking or (spot.shape and spot.shape.jumps) for spot in page.spots)


def _read(places: list[Placed]) -> list[Placed]:
    """Reading order: the page's weightiest at the top first, then down and across; what is ours last."""
    top = max((p.item.weight for p in places if p.y == 0), default=0)
    return sorted(places, key=lambda p: (p.item.foot, not (p.y == 0 and p.item.weight == top), p.y, p.x))


def _taste(places: list[Placed], columns: int, rows: int) -> float:
    stories = [_seen(p, p.item.own.table[p.columns][p.height][0]) for p in places if isinstance(p.item.own, Offer)]
    return price(stories, places, columns=columns, rows=rows)


def _seen(place: Placed, shape: Shape) -> Seen:
    own = place.item.own
    return Seen(place, shape, place.item.weight, onward=isinstance(own, Offer) and bool(own.matter.origin))


def _costs(table: Table) -> dict[int, dict[int, float]]:
    return {width: {height: shapes[0].cost for height, shapes in row.items()} for width, row in table.items()}


def _box_costs(sizes: dict[int, tuple[int, int]], base: float, area: float, columns: int, rows: int) -> dict[int, dict[int, float]]:
    return {
        width: {height: base + area * width * height for height in range(low, min(high, rows) + 1)} for width, (low, high) in sizes.items() if width <= columns
    }
