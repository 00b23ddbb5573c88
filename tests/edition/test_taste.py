"""Taste: what a reader of paper expects of the box that points inside and of the corrections."""

from dataclasses import replace

from gazette.edition.edition import _refers
from gazette.edition.makeup import Made, Spot
from gazette.edition.matter import prepare
from gazette.edition.modules import Item, Placed
from gazette.edition.plans import Plan
from gazette.edition.sheet import SIZES
from gazette.edition.stock import stocked

from .making import SECTIONS, make_snapshot, make_story, sample

A4, TABLOID = SIZES["a4"], SIZES["tabloid"]


def test_what_the_box_points_to_first_is_the_best_of_each_section_over_the_whole_paper() -> None:
    paper = make_snapshot(*(make_story(f"s{n}", words=40, weight=3 if n % 3 == 0 else 2, section=SECTIONS[n // 9].id) for n in range(27)))
    places = [Spot(Placed(Item(story.id, {}, story.weight, 0.0), 0, 0, 1, 20), prepare(story, A4), None, "story") for story in paper.stories]
    pages = [Made((), 0.0), *(Made(tuple(places[at : at + 3]), 0.0) for at in range(0, 27, 3))]

    refers = _refers(Plan(A4, pages), {}, paper)

    assert {section for section, _, _ in refers[:3]} == {section.id for section in SECTIONS}
    assert sorted(page for _, _, page in refers[:3])[-1] == 10
    assert len({page for _, _, page in refers[:6]}) == 6 and len(refers) == 27


def test_a_short_corrections_box_stands_in_one_column() -> None:
    short = replace(sample(), stories=sample().stories[:1])
    (box,) = (stock for stock in stocked(short, TABLOID, Plan(TABLOID)) if stock.matter.id == "corrections")

    assert max(box.table) == 1
