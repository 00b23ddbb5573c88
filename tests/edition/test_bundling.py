"""Short stories bundled: more than the search places one by one stand on one page, and two that must go apart are not joined."""

import pytest

from gazette.edition.blank import Blank
from gazette.edition.bundling import bundled
from gazette.edition.choosing import granted_page
from gazette.edition.makeup import MANY, MOST, MUST, Offer
from gazette.edition.matter import prepare
from gazette.edition.modules import GAP, Item
from gazette.edition.shapes import shapes
from gazette.edition.sheet import SIZES
from gazette.edition.slicing import search

from .making import make_story


def brief(name: str, *, leaving: float = 50.0, head: bool = False, tall: int = 10) -> Item:
    return Item(name, {1: {h: abs(h - tall) * 0.1 for h in range(tall - 4, tall + 5)}}, 1, leaving, head=head)


def test_a_bundle_is_placed_as_the_stories_it_holds_at_their_prices() -> None:
    items = [brief(name) for name in "abcd"]

    (cost, places), *_ = search(bundled(items, 1, 46, most=2), 1, 46)

    assert sorted(p.item.name for p in places) == list("abcd")
    assert sum(p.height for p in places) + 3 * GAP == 46
    assert cost == pytest.approx(search(items, 1, 46)[0][0])


def test_what_must_stand_is_bundled_with_nothing_that_may_be_left_and_what_stands_at_the_top_with_nothing() -> None:
    made = bundled([brief("must", leaving=MUST), brief("may"), brief("might"), brief("top", head=True)], 1, 46, most=3)

    assert sorted(item.name for item in made) == ["may+might", "must", "top"]


def test_where_no_two_go_together_the_cheapest_to_leave_is_left() -> None:
    made = bundled([brief("a", tall=40), brief("b", tall=40, leaving=10.0), brief("c", tall=40)], 1, 46, most=2)

    assert [item.name for item in made] == ["a", "c"]


def test_a_page_holds_more_briefs_than_the_search_places_one_by_one() -> None:
    sheet = SIZES["broadsheet"]
    matters = [prepare(make_story(f"brief{n}", words=150), sheet) for n in range(MANY - 1)]
    offers = [Offer(matter, shapes(matter, sheet, tallest=sheet.rows - sheet.head), MUST) for matter in matters]

    page, _ = granted_page(offers, [], Blank(sheet, 2, 4, 3))

    assert page is not None
    assert len(page.stories) == len(offers) > MOST
