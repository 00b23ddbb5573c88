"""Taste: the lead of a page looks like the lead, heads fall with weight, and what is told apart looks apart."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from gazette.edition.blank import Blank
from gazette.edition.copyfit import choose
from gazette.edition.edition import _refers, _title
from gazette.edition.heads import heads
from gazette.edition.makeup import Made, Offer, Spot, _together, _ways
from gazette.edition.matter import Matter, prepare, rest
from gazette.edition.modules import Item, Placed
from gazette.edition.offering import JUMPS, front, inner
from gazette.edition.planning import plan
from gazette.edition.plans import Plan
from gazette.edition.shapes import RECALLED, REPEATED, Shape, Table, _floats, shapes, unlike
from gazette.edition.sheet import SIZES, Sheet
from gazette.edition.snapshot import Piece
from gazette.edition.stock import stocked
from gazette.edition.taste import WRAPPED, Seen, headed, price

from .making import SECTIONS, make_shot, make_snapshot, make_story, paragraphs, sample

A4, TABLOID = SIZES["a4"], SIZES["tabloid"]


def head(spot: Spot) -> float:
    return spot.shape.head.size if spot.shape else 0.0


def stories(page: Made) -> list[Spot]:
    return [spot for spot in page.spots if spot.matter and spot.shape and spot.matter.id != "corrections"]


@pytest.fixture(scope="module")
def printed() -> Plan:
    return plan(sample(), A4, 4)


def test_the_lead_of_page_one_has_its_largest_head_over_more_than_a_column(printed: Plan) -> None:
    first, *others = stories(printed.pages[0])

    assert first.place.item.weight == 5 and first.shape and first.shape.head.columns > 1
    assert head(first) > 1.25 * max(map(head, others))


def offer(name: str, headline: str, weight: int) -> Offer:
    said = "A slim majority approves the levy, but opponents promise a challenge"
    matter = replace(prepare(make_story(name, words=700, headline=headline, standfirst=said), A4), weight=weight)
    return Offer(matter, shapes(matter, A4, tallest=A4.rows), 0.0)


def placed(own: Offer, y: int, height: int) -> Placed:
    return Placed(Item(own.matter.id, {}, own.matter.weight, 0.0, own=own), 0, y, 3, height)


def test_heads_are_chosen_together_so_that_more_of_them_fall_with_weight() -> None:
    heavy, light = offer("bridge", "Bridge opens to the trams again", 4), offer("levy", "The levy passes after a long night of talk", 2)
    alone, together = [], []

    for high, low in product(heavy.table[3], light.table[3]):
        upper, lower = placed(heavy, 0, high), placed(light, high + 2, low)
        ways = {place: _ways(own, 3, place.height) for place, own in ((upper, heavy), (lower, light))}
        chosen, price = _together(ways)
        first = {place: found[0][1] for place, found in ways.items()}
        assert price <= headed([Seen(place, shape, place.item.weight) for place, shape in first.items()]) + sum(found[0][0] for found in ways.values())
        alone.append(first[upper].head.size > first[lower].head.size)
        together.append(chosen[upper].head.size > chosen[lower].head.size)

    assert sum(together) > sum(alone) > 0


def seen(x: int, y: int, weight: int, size: float) -> Seen:
    own = offer("levy", "The levy passes", weight)
    shape = next(iter(own.table[2].values())).first
    return Seen(replace(placed(own, y, shape.height), x=x, columns=2), replace(shape, mode="none", head=replace(shape.head, size=size)), weight)


def test_every_pair_of_heads_is_priced_and_not_neighbours_in_weight_alone() -> None:
    lead, third, brief = seen(0, 0, 4, 40.0), seen(0, 60, 3, 20.0), seen(2, 90, 1, 30.0)

    falling = headed([lead, third, seen(2, 70, 2, 18.0), replace(brief, shape=replace(brief.shape, head=replace(brief.shape.head, size=14.0)))])

    assert falling == 0
    assert headed([lead, third, seen(2, 70, 2, 35.0), brief]) > headed([lead, third, seen(2, 70, 2, 18.0), brief]) > 0
    assert headed([seen(0, 0, 3, 24.0), seen(0, 60, 2, 24.0)]) > 0


def test_the_head_of_a_second_half_is_smaller_than_that_of_the_first(printed: Plan) -> None:
    first = {spot.matter.id: head(spot) for page in printed.pages for spot in stories(page) if spot.matter and not spot.matter.origin}
    second = {spot.matter.id: head(spot) for page in printed.pages for spot in stories(page) if spot.matter and spot.matter.origin}

    assert second and all(size < first[id] for id, size in second.items())
    for columns in range(1, 6):
        assert max(made.size for made in heads("Council backs the levy after nine hours", 2, columns, TABLOID, continued=True, below=18.0)) < 18.0


def test_a_lead_s_head_over_one_column_is_dearer_than_the_same_over_a_brief() -> None:
    lead, brief = (min(made.cost for made in heads("Council backs levy", weight, 1, A4)) for weight in (4, 2))

    assert lead > brief + 4


def further(matter: Matter, sheet: Sheet) -> set[int]:
    """How many further pictures the cheapest shapes of some widths show."""
    table = shapes(matter, sheet, tallest=sheet.rows)
    return {len(min((row.first for row in table[columns].values()), key=lambda shape: shape.cost).extras) for columns in (2, 3, 4)}


def test_a_gallery_is_printed_as_one_and_a_second_half_shows_the_pictures_it_has_left(tmp_path: Path) -> None:
    shots = tuple(make_shot(tmp_path, f"p{n}") for n in range(4))
    matter = prepare(make_story("trams", words=420, shots=shots, weight=2), A4)
    left = rest(matter, matter.passages[2:], origin=1, headed=24.0, quoted=True, boxed=False)

    assert min(further(matter, A4)) >= 1
    assert min(further(left, A4)) >= 1


def test_a_second_half_of_text_alone_misses_its_pull_quote_more_than_a_story_does() -> None:
    quote = "Nobody here expects a miracle, only a date that somebody will keep"
    matter = prepare(make_story("levy", words=420, pullquotes=(quote,)), A4)
    left = rest(matter, matter.passages, origin=1, headed=24.0, quoted=False, boxed=False)

    missing = []
    for half in (matter, left):
        prices = {bool(inserts): price for inserts, _, price, _ in _floats(half, A4, 3)}
        missing.append(prices[False] - prices[True])

    assert missing[1] > 2 * missing[0] > 0


def test_what_the_box_points_to_first_is_the_best_of_each_section_over_the_whole_paper() -> None:
    paper = make_snapshot(*(make_story(f"s{n}", words=40, weight=3 if n % 3 == 0 else 2, section=SECTIONS[n // 9].id) for n in range(27)))
    places = [Spot(Placed(Item(story.id, {}, story.weight, 0.0), 0, 0, 1, 20), prepare(story, A4), None, "story") for story in paper.stories]
    pages = [Made((), 0.0), *(Made(tuple(places[at : at + 3]), 0.0) for at in range(0, 27, 3))]

    refers = _refers(Plan(A4, pages), {}, paper)

    assert {section for section, _, _ in refers[:3]} == {section.id for section in SECTIONS}
    assert sorted(page for _, _, page in refers[:3])[-1] == 10
    assert len({page for _, _, page in refers[:6]}) == 6 and len(refers) == 27


def test_an_author_s_note_stands_apart_from_the_text_but_not_at_the_head_of_a_column() -> None:
    pieces = (*make_story("levy", words=240).pieces, Piece("note", "Noor Aziz writes a column about families, memory and the smaller arguments of the city."))
    matter = prepare(make_story("levy", pieces=pieces), A4)

    _, chosen = choose(matter, (), None)
    text = sum(chosen[:-1])
    _, cut = choose(matter, (text,), text + len(matter.passages[-1].table[chosen[-1]][1]))

    assert chosen[-1] == len(matter.passages[-1].table[chosen[-1]][1]) + 1
    assert cut[-1] == len(matter.passages[-1].table[cut[-1]][1])


def test_a_short_corrections_box_stands_in_one_column() -> None:
    short = replace(sample(), stories=sample().stories[:1])
    (box,) = (stock for stock in stocked(short, TABLOID, Plan(TABLOID)) if stock.matter.id == "corrections")

    assert max(box.table) == 1


def best(table: Table) -> Shape:
    return min((row.first for rows in table.values() for row in rows.values()), key=lambda shape: shape.cost)


def test_a_lead_is_not_built_as_the_leads_of_the_pages_before_it(tmp_path: Path) -> None:
    """Where the picture stands and how wide it is differs from page to page; what has no picture is built as it can be."""
    shot = make_shot(tmp_path, "trams")
    matter = replace(prepare(make_story("trams", words=420, shots=(shot,), byline="By Nellie Quill"), TABLOID), weight=4)
    table = shapes(matter, TABLOID, tallest=TABLOID.rows)
    usual = best(table).built

    once = unlike(table, (("right", 1), usual))
    other = unlike(table, (usual, usual))

    assert best(other).built != usual
    assert best(table).cost < best(once).cost <= best(other).cost < best(table).cost + REPEATED + RECALLED
    plain = shapes(prepare(make_story("levy", words=420), TABLOID), TABLOID, tallest=TABLOID.rows)
    assert unlike(plain, (("none", 0), ("wrap", 0))) is plain and unlike(table, ()) is table


def test_only_the_lead_of_a_page_is_kept_unlike_those_before_it() -> None:
    pool = [stock for stock in stocked(sample(), TABLOID, Plan(TABLOID)) if stock.matter.shots][:8]
    usual = best(pool[0].leading[1]).built

    first, *others = inner(pool, [], [], Blank(TABLOID, 4, 8, 5), frozenset())
    unlike_first, *same = inner(pool, [], [], Blank(TABLOID, 4, 8, 5, (usual,)), frozenset())

    assert best(unlike_first.table).built != usual or best(unlike_first.table).cost == best(first.table).cost + REPEATED
    assert [best(offer.table) for offer in same] == [best(offer.table) for offer in others]


def test_on_a_narrow_page_one_fewer_stories_jump_so_that_page_two_is_not_all_grey() -> None:
    jumping = []
    for sheet in (A4, TABLOID):
        offers = front(stocked(sample(), sheet, Plan(sheet)), Blank(sheet, 1, 8, 8), frozenset())
        jumping.append(sum(any(shape.jumps for rows in offer.table.values() for row in rows.values() for shape in row) for offer in offers))

    assert jumping == [JUMPS - 1, JUMPS]


def test_a_page_of_text_alone_is_dearer_than_the_same_with_a_picture_and_three_short_heads_than_one() -> None:
    grey = [seen(0, 0, 3, 30.0), seen(2, 70, 2, 20.0)]
    pictured = [replace(one, shape=replace(one.shape, mode="under", slot=20, span=2)) for one in grey]
    wrapped = [[replace(one, shape=replace(one.shape, mode="wrap" if n < count else "none")) for n, one in enumerate(grey)] for count in (1, 2)]

    costs = [price(found, [one.place for one in found], columns=5, rows=100) for found in (grey, pictured, *wrapped)]

    assert costs[0] >= costs[1] + 6
    assert costs[2] == costs[0] and costs[3] == costs[0] + WRAPPED


def test_a_headline_that_never_ends_is_set_small() -> None:
    said = ("North Korea puts its military in a state of war and the South answers: a sentence that was meant as a headline and then would not stop, "
            "because nobody cut it short that night, not even the editor")  # fmt: skip

    found = {(weight, columns): heads(said, weight, columns, TABLOID) for weight in (3, 4) for columns in (2, 3)}

    assert all(len(best.lines) <= min(len(other.lines) for other in others) for best, *others in found.values())
    assert all(len(made[0].lines) <= 5 and made[0].size <= 20 for made in found.values())


def test_a_crosshead_is_not_glued_to_the_paragraph_before_it() -> None:
    """A story of crossheads rather takes another length than that; at the head of a column they want no air."""
    pieces = tuple(piece for n in range(6) for piece in (*paragraphs(f"levy{n}", 150, short=0.35), Piece("heading", f"Part {n}")))
    matter = prepare(make_story("levy", pieces=pieces[:-1]), TABLOID)
    glued = {
        count: sum(length == len(passage.table[length][1]) for length, passage in zip(choose(matter, (), count)[1], matter.passages, strict=True)
                   if passage.kind == "heading")
        for count in matter.fit
    }  # fmt: skip

    assert sum(glued.values()) > 0
    assert all(cost >= 24 * glued[count] for count, cost in matter.fit.items())


def test_the_title_of_a_page_of_two_sections_says_where_one_ends() -> None:
    paper = make_snapshot(make_story("bridge", section="city"), make_story("levy", section="world"))
    spots = tuple(Spot(Placed(Item(story.id, {}, 2, 0.0), 0, 0, 2, 20), prepare(story, A4), None, "story") for story in paper.stories)

    assert _title(Made(spots, 0.0), {"city": "City", "world": "World"}) == "City & World"
    assert _title(Made(spots, 0.0), {"city": "Government & Technology", "world": "World"}) == "Government & Technology · World"
