"""The search over splits: full pages, advertisements at the foot, the weightier story above."""

import random

import pytest

from gazette.edition.modules import GAP, Item
from gazette.edition.possible import is_possible
from gazette.edition.slicing import BEYOND, MARGIN, Slicing, search


def item(name: str, sizes: dict[int, tuple[int, int]], *, weight: int = 2, leaving: float = 50.0, foot: bool = False) -> Item:
    return Item(name, {w: {h: abs(h - low) * 0.1 for h in range(low, high + 1)} for w, (low, high) in sizes.items()}, weight, leaving, foot)


def test_a_layout_fills_the_page_and_nothing_overlaps() -> None:
    items = [item("a", {2: (20, 60), 3: (14, 40)}, weight=4), item("b", {1: (30, 60), 2: (15, 40)}), item("c", {1: (20, 60), 2: (12, 30)})]

    found = Slicing(items, 3, 50).layouts()

    assert found
    for _, places in found:
        covered = sum(p.columns * p.height for p in places)
        gaps = sum(p.columns * GAP for p in places if p.y > 0)
        assert covered + gaps == 3 * 50


def test_the_cheapest_layout_keeps_the_weightier_story_above() -> None:
    items = [item("light", {3: (10, 40)}, weight=1), item("heavy", {3: (10, 40)}, weight=4)]

    _, places = Slicing(items, 3, 50).layouts()[0]

    assert [p.item.name for p in sorted(places, key=lambda p: p.y)] == ["heavy", "light"]


def test_an_advertisement_never_stands_above_a_story() -> None:
    items = [item("tale", {2: (10, 30)}), item("ad", {2: (10, 30)}, weight=0, leaving=0.0, foot=True)]

    for _, places in Slicing(items, 2, 40).layouts():
        assert {p.item.name: p.y for p in places}.get("ad", 1) > 0


def test_a_story_is_left_out_at_its_price_when_the_page_has_no_room() -> None:
    items = [item("a", {2: (30, 40)}, leaving=90.0), item("b", {2: (25, 40)}, leaving=20.0)]

    cost, places = Slicing(items, 2, 40).layouts()[0]

    assert [p.item.name for p in places] == ["a"]
    assert cost >= 20.0


def test_a_page_nothing_fills_has_no_layout() -> None:
    assert Slicing([item("a", {1: (10, 12)})], 2, 40).layouts() == []


def some(seed: int, *, scarce: bool = False) -> list[Item]:
    """Six stories for a page of four columns and sixty lines; scarce ones are too short for it at their best."""
    chance = random.Random(seed)
    return [
        item(f"s{n}", {w: (low := chance.randint(4, 8) if scarce else chance.randint(8, 20), low + chance.randint(4, 20)) for w in range(1, 5)},
             weight=chance.randint(1, 4), leaving=40.0)
        for n in range(6)
    ]  # fmt: skip


@pytest.mark.parametrize("scarce", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_the_bounded_search_finds_what_the_whole_one_finds_near_the_best(seed: int, scarce: bool) -> None:
    items = some(seed, scarce=scarce)

    bounded, exact = search(items, 4, 60), Slicing(items, 4, 60).layouts(splits=400, subsets=64)

    best = exact[0][0]
    assert bounded[0][0] == pytest.approx(best)
    assert len({round(cost, 6) for cost, _ in exact if cost < best + MARGIN}) > 1
    assert {round(cost, 6) for cost, _ in bounded if cost < best + MARGIN} <= {round(cost, 6) for cost, _ in exact}


def test_halves_that_are_too_dear_are_left_out_and_no_page_within_the_bound_is_missed() -> None:
    items = some(1)
    floor = sum(each.at_best(0.0)[0] for each in items)

    within, exact = Slicing(items, 4, 60, beyond=BEYOND).layouts(), Slicing(items, 4, 60).layouts()

    assert {round(cost, 6) for cost, _ in within if cost <= floor + BEYOND} == {round(cost, 6) for cost, _ in exact if cost <= floor + BEYOND}


@pytest.mark.parametrize("worth", [-0.4, 0.0, 0.7])
def test_what_a_line_is_credited_changes_no_page_and_no_price(worth: float) -> None:
    credited, plain = Slicing(some(2), 4, 60, worth=worth).layouts(), Slicing(some(2), 4, 60).layouts()

    assert [round(cost, 6) for cost, _ in credited] == [round(cost, 6) for cost, _ in plain]


@pytest.mark.parametrize("rows", range(20, 80, 7))
def test_a_page_is_possible_just_when_the_search_fills_it(rows: int) -> None:
    items = [item("a", {1: (30, 40), 2: (15, 20)}), item("b", {1: (12, 16)}), item("ad", {1: (9, 12), 2: (6, 9)}, foot=True)]

    assert is_possible(items, 2, rows) is bool(Slicing(items, 2, rows).layouts())


def test_when_nothing_near_the_best_fills_the_page_everything_is_searched() -> None:
    dear = Item("dear", {3: {50: 400.0}}, 2, 900.0)
    cheap = Item("cheap", {1: {10: 0.0}}, 2, 900.0)

    cost, places = search([dear, cheap], 3, 50)[0]

    assert ([p.item.name for p in places], cost) == (["dear"], 1300.0)
