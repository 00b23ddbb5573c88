"""White foreseen: what is reckoned of a page before it is drawn is what the gate measures on the finished file, and the make-up heeds it."""

from pathlib import Path

import pytest

from gazette.edition.edition import lay_out, make
from gazette.edition.foreseen import foresee
from gazette.edition.gate import measure
from gazette.edition.planning import plan
from gazette.edition.sheet import SIZES

from .making import at_random

A4 = SIZES["a4"]


@pytest.mark.parametrize("seed", [202, 214])
def test_the_white_foreseen_is_that_of_the_finished_file(seed: int, tmp_path: Path) -> None:
    snapshot = at_random(seed, tmp_path, most=10)
    edition, made = make(snapshot, A4), plan(snapshot, A4, None)
    told = measure(edition.pdf, edition.snapshot, edition.layout, A4, jumps=len(edition.jumps)).figures
    foreseen = [foresee(page.spots, A4, A4.rows - A4.top(number)) for number, page in enumerate(made.pages, 1)]

    assert lay_out(snapshot, made) == edition.layout
    assert max(abs(white.fill - told[f"fill {number}"]) for number, white in enumerate(foreseen, 1)) < 0.015
    assert max(white.hole for white in foreseen) == pytest.approx(told["hole"], abs=0.002)


@pytest.mark.parametrize("seed", [208, 215])
def test_of_layouts_one_that_keeps_what_is_promised_of_white_is_taken(seed: int, tmp_path: Path) -> None:
    """The cheapest in looks alone leaves page one of these papers too white: of one a hole beside a headline, of the other all of it."""
    made = plan(at_random(seed, tmp_path, most=10), A4, None)

    assert all(page.is_kept for page in made.pages)
