"""Planning: pages are made again only from where something changes, and the number of pages is the one that gapes and holds over least."""

from dataclasses import replace

import pytest

from gazette.edition.filling import LATE, Filling, Stone
from gazette.edition.makeup import MUST, Made, Offer, Spot, make_up
from gazette.edition.matter import prepare
from gazette.edition.modules import Item, Placed
from gazette.edition.page_count import SHEETS, better, cost, recounted, worked_out
from gazette.edition.planning import plan
from gazette.edition.plans import Held, Plan
from gazette.edition.second_look import second_look
from gazette.edition.shapes import shapes
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Amends, Snapshot
from gazette.edition.stock import Stock, choose, stocked
from gazette.edition.wishes import Wishes
from gazette.house.mistakes import Mistake

from .making import SECTIONS, make_snapshot, make_story

A4 = SIZES["a4"]
PAGE = (A4.rows - A4.head) * A4.columns


@pytest.fixture(scope="module")
def paper() -> Snapshot:
    """Thirty stories of three sections, some of them long enough to jump."""
    words = (1300, 90, 340, 160, 260, 420, 120, 200, 60, 300)
    return make_snapshot(*(make_story(f"s{n}", words=words[n % 10], weight=1 + n % 4, section=SECTIONS[n // 10].id) for n in range(30)))


@pytest.fixture(scope="module")
def stock(paper: Snapshot) -> list[Stock]:
    return stocked(paper, A4, Plan(A4))


@pytest.fixture(scope="module")
def filling(paper: Snapshot, stock: list[Stock]) -> Filling:
    return Filling(paper, A4, worked_out(stock, Wishes(), A4))


@pytest.fixture(scope="module")
def stones(filling: Filling, stock: list[Stock]) -> list[Stone]:
    return filling.onward([filling.start(*choose(stock, Wishes(), A4, filling.count))])


def outlines(stone: Stone) -> list[object]:
    return [page.outline for page in stone.pages]


def page(*spots: tuple[str, int]) -> Made:
    """A page of things over its whole width: what they are and their lines."""
    made, at = [], 0
    for kind, height in spots:
        made.append(Spot(Placed(Item(kind, {}, 0, 0.0), 0, at, A4.columns, height), None, None, kind))
        at += height
    return Made(tuple(made), 0.0)


def planned(*gaps: float, held: tuple[int, ...] = ()) -> Plan:
    """A plan whose pages gape by so much, with stories of so many lines held over."""
    rows = [A4.rows - A4.top(number) for number in range(1, len(gaps) + 1)]
    pages = [page(("advertisement", round(gap * tall)), ("story", tall - round(gap * tall))) for gap, tall in zip(gaps, rows, strict=True)]
    return Plan(A4, pages, [Held(f"h{n}", "", lines, "full") for n, lines in enumerate(held)])


def test_pages_made_again_from_the_middle_are_the_same_and_those_before_are_not_touched(filling: Filling, stones: list[Stone]) -> None:
    told: list[int] = []

    again = replace(filling, tell=lambda page, of: told.append(page)).onward(stones[:3])

    assert told == list(range(3, len(stones)))
    assert outlines(again[-1]) == outlines(stones[-1])
    assert all(a is b for a, b in zip(again[2].pages, stones[2].pages, strict=True))


def test_no_story_is_on_two_pages_or_forgotten(stones: list[Stone], stock: list[Stock]) -> None:
    begun = [spot.matter.id for made in stones[-1].pages for spot in made.spots if spot.matter and not spot.matter.origin]

    assert len(begun) == len(set(begun))
    assert sorted([*begun, *(s.matter.id for s in stones[-1].left)]) == sorted(s.matter.id for s in stock)


def test_a_second_half_waits_for_a_few_pages_and_not_for_a_locked_one(stones: list[Stone], stock: list[Stock]) -> None:
    half = replace(stock[0].matter, origin=1)
    full, kept = page(("story", 40)), Made((), 0.0)
    stone = Stone((), (), waiting=(half,), pages=(full, *[full] * (LATE - 1)))

    assert stone.stranded(over=False) == ()
    assert replace(stone, pages=(*stone.pages, kept)).stranded(over=False) == ()
    assert replace(stone, pages=(*stone.pages, full)).stranded(over=False) == (half,)
    assert stone.stranded(over=True) == (half,)


def test_a_jump_without_a_place_is_undone_from_its_own_page(paper: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[int, frozenset[str]]] = []
    turned = Filling._turned

    def lost(self: Filling, stone: Stone, number: int) -> Stone | None:
        """Every second half that leaves page two is refused by the pages after it."""
        made.append((number, self.unjumped))
        after = turned(self, replace(stone, waiting=tuple(m for m in stone.waiting if m.origin != 2)), number)
        return after and replace(after, waiting=(*after.waiting, *(m for m in stone.waiting if m.origin == 2)))

    monkeypatch.setattr(Filling, "_turned", lost)
    long = tuple(make_story(f"long{n}", words=1100, section="city") for n in range(4))

    plan(replace(paper, stories=(*paper.stories, *long)), A4, 9)

    again = [number for number, unjumped in made if unjumped]
    assert again and min(again) == 2
    assert [number for number, _ in made].count(1) == 1


def test_more_pages_are_tried_for_copy_held_over_and_fewer_for_a_last_page_that_gapes() -> None:
    assert better(planned(0, 0, 0, held=(100, 150))) == 4
    assert better(planned(0, 0, 0, held=(round(PAGE * 2 / 1.3),))) == 3  # no page holds such a story
    assert better(planned(0, 0, 0.6)) == 2
    assert better(planned(0, 0, 0.1, held=(20,))) == 3


def test_from_a_few_pages_on_an_even_number_is_tried_and_taken_where_the_copy_allows() -> None:
    even, odd = planned(*[0.0] * (SHEETS + 1)), planned(*[0.0] * SHEETS)

    assert better(even) == SHEETS + 1
    assert better(odd) == SHEETS - 1
    assert better(planned(*[0.0] * SHEETS, held=(40,))) == SHEETS + 1
    assert cost(planned(*[0.0] * (SHEETS - 1), held=(45,))) < cost(odd) < cost(planned(*[0.0] * (SHEETS - 1), held=(65,)))


def test_a_page_that_is_not_full_is_dearer_than_a_little_copy_held_over_but_not_than_a_great_part_of_the_paper() -> None:
    assert cost(planned(*[0.0] * 7, held=(120,))) < cost(planned(*[0.0] * 7, 0.4))
    assert cost(planned(0, 0.15)) < cost(planned(0, held=(140,)))


def test_the_number_of_pages_is_reckoned_anew_by_the_room_that_copy_took(stones: list[Stone], stock: list[Stock]) -> None:
    half = stones[len(stones) // 2]

    known = recounted(half, stock, A4)

    assert len(half.pages) < known <= len(stones) - 1
    assert recounted(replace(half, pool=(*half.pool, *half.pool)), stock, A4) > known
    assert recounted(replace(half, pool=half.pool[:1], spare=()), stock, A4) == len(half.pages) + 1


def test_a_short_story_held_over_stands_where_an_advertisement_of_the_paper_stood(filling: Filling) -> None:
    told = make_snapshot(*(make_story(f"t{n}", words=words, weight=2) for n, words in enumerate((330, 290, 240, 80))))
    *stand, brief = stocked(told, A4, Plan(A4))
    airy = make_up([Offer(s.matter, s.whole, MUST) for s in stand], A4, rows=A4.rows - A4.head, ads=1)
    assert airy and len(airy.stories) == 3 and airy.share("advertisement", A4, A4.rows - A4.head) > 0.08
    before = Stone((brief,), (), pages=(page(("story", A4.rows - A4.plate)), airy))

    after = second_look(before, filling)

    assert after.left == () and after.pages[0] is before.pages[0]
    assert after.pages[1].placed == airy.placed | {(brief.matter.id, 0)}
    assert after.pages[1].share("advertisement", A4, A4.rows - A4.head) < airy.share("advertisement", A4, A4.rows - A4.head)


def test_a_page_from_which_a_story_jumps_is_left_as_it_is(filling: Filling, stones: list[Stone], stock: list[Stock]) -> None:
    [number, *_] = [jump.start for jump in stones[-1].jumps]
    before = replace(stones[-1], pool=tuple(stock))

    assert second_look(before, filling).pages[number - 1] is before.pages[number - 1]


@pytest.mark.parametrize("words", [260, 620, 800])
def test_a_corrections_box_is_not_left_out_for_second_halves(words: int) -> None:
    told = "An earlier version said that the bridge opens on Monday. It opens on Tuesday."
    stories = (make_story(f"s{n}", words=words, weight=3, section=SECTIONS[0].id) for n in range(4))
    snapshot = replace(make_snapshot(*stories), amends=(Amends("The Bridge", told, "bridge", 2),))

    made = plan(snapshot, A4, 2)

    assert "corrections" in {spot.matter.id for page in made.pages for spot in page.spots if spot.matter}


def test_the_short_head_of_a_second_half_stands_over_one_column_with_text_beside_it() -> None:
    """Over the whole page it would leave a white hole."""
    matter = replace(prepare(make_story("rain", words=1300, headline="Rain"), A4), origin=2, weight=2)

    best = min((row.first for row in shapes(matter, A4, tallest=A4.rows)[4].values()), key=lambda shape: shape.cost)

    assert (best.mode, best.span) == ("wrap", 1)


def test_a_story_that_came_twice_is_printed_once_and_the_other_is_held_and_told() -> None:
    first, other = make_story("bridge"), make_story("levy")
    twice = replace(first, id="bridge-from-another-feed", headline=first.headline.upper())
    made = Plan(A4)

    found = stocked(make_snapshot(first, other, twice), A4, made)

    assert [stock.matter.id for stock in found] == ["bridge", "levy"]
    assert [(held.story, "what bridge says" in held.why) for held in made.held] == [("bridge-from-another-feed", True)]
    again = stocked(make_snapshot(first, replace(twice, pieces=other.pieces)), A4, Plan(A4))
    assert len(again) == 2


def test_a_page_is_told_how_the_leads_of_the_two_pages_before_it_are_built(filling: Filling, stones: list[Stone], monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    monkeypatch.setattr("gazette.edition.filling.inner", lambda pool, spare, waiting, blank, *others: told.append(blank) or [])

    assert filling._turned(stones[3], 4) is None

    _, second, third = stones[3].pages
    assert told[0].number == 4 and told[0].before == (third.built, second.built)


def test_a_story_of_two_pages_that_is_all_there_is_takes_two() -> None:
    made = plan(make_snapshot(make_story("ferry", words=3000)), SIZES["tabloid"], None)

    assert [page.stories for page in made.pages] == [("ferry",), ("ferry",)]
    assert made.held == []


def test_a_story_that_no_two_pages_hold_is_named_with_the_length_that_would_do_and_others_are_printed() -> None:
    long, short = make_story("ferry", words=3000), make_story("tram", words=200)

    with pytest.raises(Mistake, match=r"^ferry: 605 lines are more than a page and its second half hold\. Trim it to about 374, or print it in parts\.$"):
        plan(make_snapshot(long), A4, None)
    made = plan(make_snapshot(long, short), A4, None)

    assert [page.stories for page in made.pages] == [("tram",)]
    assert [held.story for held in made.held] == ["ferry"]


def test_on_a_paper_of_too_few_stories_none_is_left_for_an_advertisement() -> None:
    made = plan(make_snapshot(make_story("ferry", words=300), make_story("tram", words=200)), SIZES["broadsheet"], None)

    assert made.held == []


def test_a_brief_does_not_lead_the_front_where_a_longer_story_weighs_as_much() -> None:
    briefs = (make_story(f"brief{n}", words=40, weight=3) for n in range(9))
    told = make_snapshot(*briefs, make_story("ferry", words=500, weight=3), *(make_story(f"long{n}", words=420, weight=2) for n in range(12)))

    [first, *_] = plan(told, SIZES["tabloid"], 3).pages

    assert first.stories[0] == "ferry"
