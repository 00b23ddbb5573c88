"""White foreseen: what is reckoned of a page before it is drawn is what the gate measures on the finished file, and the make-up heeds it."""

from dataclasses import replace
from pathlib import Path

import pytest

from gazette.edition import makeup
from gazette.edition.edition import lay_out, make
from gazette.edition.foreseen import foresee
from gazette.edition.fullness import OWN
from gazette.edition.gate import measure
from gazette.edition.makeup import MUST, Offer, make_up
from gazette.edition.matter import prepare
from gazette.edition.planning import plan
from gazette.edition.shapes import shapes
from gazette.edition.sheet import SIZES

from .making import at_random, make_story

A4 = SIZES["a4"]


@pytest.mark.parametrize("seed", [202, 214])
def test_the_white_foreseen_is_that_of_the_finished_file(seed: int, tmp_path: Path) -> None:
    snapshot = at_random(seed, tmp_path, most=10)
    edition, made = make(snapshot, A4), plan(snapshot, A4, None)
    told = measure(edition.pdf, edition.snapshot, edition.layout, A4, jumps=len(edition.jumps)).figures
    foreseen = [foresee(page.spots, A4, A4.rows - A4.top(number)) for number, page in enumerate(made.pages, 1)]

    assert lay_out(snapshot, made) == edition.layout
    covered = [told[f"fill {number}"] + max(0.0, told[f"own {number}"] - OWN) for number in range(1, len(foreseen) + 1)]  # its own advertisements too
    assert max(abs(white.fill - full) for white, full in zip(foreseen, covered, strict=True)) < 0.015
    assert max(white.hole for white in foreseen) == pytest.approx(told["hole"], abs=0.002)


@pytest.mark.parametrize("seed", [208, 215])
def test_of_layouts_one_that_keeps_what_is_promised_of_white_is_taken(seed: int, tmp_path: Path) -> None:
    """The cheapest in looks alone leaves page one of these papers too white: of one a hole beside a headline, of the other all of it."""
    made = plan(at_random(seed, tmp_path, most=10), A4, None)

    assert all(page.is_kept for page in made.pages)


def test_a_page_of_one_story_sets_its_head_otherwise_rather_than_leave_a_hole_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    matter = replace(prepare(make_story("rain", words=1284, headline="Snow on the Line"), A4), origin=2, weight=2)
    offer = Offer(matter, shapes(matter, A4, tallest=A4.rows), MUST)

    made = make_up([offer], A4, rows=69, ads=0)
    monkeypatch.setattr(makeup, "_reshaped", lambda page, sheet, rows: page)
    before = make_up([offer], A4, rows=69, ads=0)

    assert made and before and before.short
    assert made.is_kept and made.outline == before.outline and made.placed == before.placed
