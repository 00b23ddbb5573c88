"""How an edition ends whose last page found too little to hold, and what long and unprintable stories do to the pages before."""

from dataclasses import dataclass, replace

import pytest

from gazette.edition import planning
from gazette.edition.blank import Blank
from gazette.edition.closing import given_up, spread
from gazette.edition.filling import Filling, Stone
from gazette.edition.levelling import EXCHANGES, MOST_EXCHANGES
from gazette.edition.makeup import Made, Spot
from gazette.edition.modules import Item, Placed
from gazette.edition.offering import inner
from gazette.edition.plans import Held, Plan
from gazette.edition.sheet import SIZES, Sheet
from gazette.edition.snapshot import CORRECTIONS
from gazette.edition.stock import Stock, stocked
from gazette.edition.wishes import Booking, Wish
from gazette.house.mistakes import Mistake

from .making import make_snapshot, make_story

A4 = SIZES["a4"]
LONG = "Straßenbahnhaltestellenverzeichnisbuchhandlungsgehilfe"  # no head of one column holds it


def made(number: int, gap: float, booking: Booking | None = None) -> Made:
    """A page that gapes by so much."""
    tall = A4.rows - A4.top(number)
    empty = round(gap * tall)
    places = [("advertisement", 0, empty), ("booked" if booking else "story", empty, tall - empty)]
    spots = (Spot(Placed(Item(kind, {}, 0, 0.0), 0, y, A4.columns, height), None, None, kind, booking if kind == "booked" else None)
             for kind, y, height in places if height)  # fmt: skip
    return Made(tuple(spots), 0.0)


def stones(stock: list[Stock], *gaps: float, booking: Booking | None = None) -> list[Stone]:
    """What lay ready before each page of such gaps, each of which took one story, and at the end."""
    pages = tuple(made(number, gap, booking if number == len(gaps) else None) for number, gap in enumerate(gaps, 1))
    return [Stone(tuple(stock[n:]), (), pages=pages[:n]) for n in range(len(gaps) + 1)]


@pytest.fixture(scope="module")
def stock() -> list[Stock]:
    return stocked(make_snapshot(*(make_story(f"s{n}", words=340) for n in range(9))), A4, Plan(A4))


@pytest.fixture(scope="module")
def filling() -> Filling:
    return Filling(make_snapshot(make_story()), A4, 8)


def test_pages_are_filled_again_from_where_all_to_the_last_lack_little_each(stock: list[Stock], filling: Filling) -> None:
    ready = stones(stock, 0, 0, 0, 0.02, 0, 0, 0, 0.26)

    again = spread(ready, filling)

    assert again
    begun, thinner = again
    assert len(begun) == 3  # page three is the first to be made again: six pages lack less than a twentieth each
    room = (6 - 0.02 - 0.26) * (A4.rows - A4.head) * A4.columns
    assert thinner.takes * sum(s.area for s in stock[2:8]) == pytest.approx(room, rel=0.01)


def test_pages_that_together_lack_too_much_are_not_filled_again(stock: list[Stock], filling: Filling) -> None:
    assert spread(stones(stock, 0, 0, 0.2, 0.4), filling) is None


def test_a_page_is_offered_less_where_copy_takes_less_room_than_it_was_likely_to(stock: list[Stock]) -> None:
    ample = stocked(make_snapshot(*(make_story(f"a{n}", words=340) for n in range(14))), A4, Plan(A4))
    blank = Blank(A4, 5, 7, 3)

    likely, thinner = inner(ample, [], [], blank, frozenset()), inner(ample, [], [], blank, frozenset(), 0.7)

    assert len(thinner) < len(likely)
    assert min(o.leaving for o in thinner) < 0 < min(o.leaving for o in likely)


def test_the_last_page_is_given_up_and_what_stands_on_it_held(stock: list[Stock]) -> None:
    ready = stones(stock, 0, 0, 0, 0.7)

    fewer = given_up(ready)

    assert fewer == ready[:-1] and fewer[-1].left[0] is stock[3]


def test_a_last_page_is_printed_that_is_sold_or_wanted_or_ends_a_story(stock: list[Stock]) -> None:
    ready = stones(stock, 0, 0, 0, 0.7)
    wanted = Stock(replace(stock[3].matter, wish=Wish(page=4)), A4, stock[3].order)
    corrections = Stock(replace(stock[3].matter, story=replace(stock[3].matter.story, id=CORRECTIONS)), A4, stock[3].order)

    assert given_up(stones(stock, 0, 0, 0, 0.7, booking=Booking("b1", "Harbor Bank", "", 100, 100, columns=4, tall=60.0))) is None
    assert given_up(stones([*stock[:3], wanted], 0, 0, 0, 0.7)) is None
    assert given_up(stones([*stock[:3], corrections], 0, 0, 0, 0.7)) is None
    assert given_up([*ready[:-2], replace(ready[-2], waiting=(stock[0].matter,)), ready[-1]]) is None
    assert given_up(stones(stock, 0, 0.7)) is None  # page one points to the pages after it


def test_an_edition_ends_without_a_last_page_that_gapes_where_what_stands_on_it_costs_less_to_hold(
    stock: list[Stock], filling: Filling, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unfilled(*_: object) -> list[Stone]:
        raise Mistake("No other number of pages can be filled.")

    def told(made: Plan, stone: Stone, filling: Filling) -> Plan:
        return Plan(A4, list(stone.pages), [Held(s.matter.id, "", s.matter.lines, "full") for s in stone.left])

    monkeypatch.setattr(planning, "_filled", unfilled)
    monkeypatch.setattr(planning, "_told", told)
    gaping, full = stones(stock[:4], 0, 0, 0, 0.7), stones(stock[:4], 0, 0, 0, 0)

    (fewer, stone, _), (same, _, _) = (planning._best_count(Plan(A4), told(Plan(A4), ready[-1], filling), ready, filling, stock) for ready in (gaping, full))

    assert len(fewer.pages) == 3 and stone is gaping[-2] and [held.story for held in fewer.held] == [stock[3].matter.id]
    assert len(same.pages) == 4 and not same.held


def test_only_a_chosen_plan_that_gapes_is_told_again_with_all_that_may_mend_it(stock: list[Stock], filling: Filling, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def told(made: Plan, stone: Stone, filling: Filling, *, last: bool) -> Plan:
        asked.append(last)
        return Plan(A4, list(stones(stock, 0, 0)[-1].pages))

    monkeypatch.setattr(planning, "_told", told)
    gaping, full = (Plan(A4, list(stones(stock, *gaps)[-1].pages), notes=["Told once."]) for gaps in ((0, 0.3), (0, 0)))

    again, same = (planning._settled(Plan(A4), tried, stones(stock, 0, 0)[-1], filling) for tried in (gaping, full))

    assert same is full and asked == [True]
    assert [again.gap(1), again.gap(2), again.notes] == [0, 0, ["Told once."]]


def test_the_last_telling_tries_more_exchanges_and_gives_a_last_touch(stock: list[Stock], filling: Filling, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    for name in ("second_look", "swapped", "flipped"):
        monkeypatch.setattr(planning, name, lambda stone, filling: stone)
    monkeypatch.setattr(planning, "levelled", lambda stone, filling, exchanges: asked.append(exchanges) or stone)
    monkeypatch.setattr(planning, "touched", lambda stone, filling: asked.append("touched") or stone)

    for last in (False, True):
        planning._told(Plan(A4), stones(stock, 0, 0)[-1], filling, last=last)

    assert asked == [EXCHANGES, MOST_EXCHANGES, "touched"]


def test_stories_that_no_page_can_hold_do_not_lead_the_offer_in_place_of_those_that_can(stock: list[Stock]) -> None:
    briefs = stocked(make_snapshot(*(make_story(f"c{n}", words=60, headline=LONG) for n in range(9))), A4, Plan(A4))
    cramped = [s for s in briefs if not s.table][:3]
    assert len(cramped) == 3
    blank = Blank(A4, 5, 7, 3)

    with_them, without = ([(o.matter.id, o.matter.weight, o.leaving) for o in inner(pool, [], [], blank, frozenset())] for pool in ([*cramped, *stock], stock))

    assert with_them[0] == without[0]
    assert len(with_them) > 1


def test_a_story_that_no_page_holds_jumps_from_another_page_where_its_second_half_found_no_place_from_the_first() -> None:
    torn, long = stocked(make_snapshot(make_story("torn", words=1500), make_story("long", words=1000)), A4, Plan(A4))
    assert torn.is_long and not torn.whole and long.whole
    refused, asked = [(torn, 1), (long, 2), (torn, 4)], []

    @dataclass(frozen=True)
    class Refusing(Filling):
        """Strands one second half after another."""

        def onward(self, stones: list[Stone], until: int = 0) -> list[Stone]:
            asked.append(dict(self.unjumped))
            waiting = tuple(replace(s.matter, origin=page) for s, page in refused[len(asked) - 1 : len(asked)])
            return [Stone((), (), waiting=waiting)] * 7

    planning._filled([Stone((), ())], Refusing(make_snapshot(make_story()), A4, 6), [torn, long])

    assert asked == [{}, {"torn": 1}, {"torn": 1, "long": 6}, {"torn": 6, "long": 6}]


def test_the_number_of_pages_is_reckoned_when_half_are_made_and_again_when_few_are_left(stock: list[Stock], monkeypatch: pytest.MonkeyPatch) -> None:
    reckoned: list[tuple[int, int]] = []

    @dataclass(frozen=True)
    class Ready(Filling):
        def onward(self, stones: list[Stone], until: int = 0) -> list[Stone]:
            return [*stones, *(Stone((), (), pages=(made(2, 0),) * number) for number in range(len(stones), (until or self.count) + 1))]

    def recounted(stone: Stone, stock: list[Stock], sheet: Sheet) -> int:
        reckoned.append((len(stone.pages), 21 - len(reckoned)))
        return reckoned[-1][1]

    monkeypatch.setattr(planning, "recounted", recounted)

    known, ready = planning._begun(Ready(make_snapshot(make_story()), A4, 24), stock, free=True)

    assert reckoned == [(12, 21), (17, 20)]
    assert known.count == len(ready[-1].pages) == 20


def test_what_may_jump_is_offered_as_much_as_is_left_of_a_page_where_copy_is_scarce(stock: list[Stock]) -> None:
    [long] = stocked(make_snapshot(make_story("long", words=1300)), A4, Plan(A4))
    blank = Blank(A4, 6, 7, 2)

    offers = {o.matter.id: o.leaving for o in inner([stock[0], long], [], [], blank, frozenset())}

    assert offers["long"] > 0  # it is wanted here; for its whole length it would be paid for to leave it
