"""A paper that keeps a promise to the whole of it too little has some pages laid out anew, with the same stories on each."""

from pathlib import Path

import pytest

from gazette.edition import last_touch, planning
from gazette.edition.edition import lay_out
from gazette.edition.evenness import WIDOWS, breaks_poor
from gazette.edition.filling import Filling
from gazette.edition.fullness import MEDIAN
from gazette.edition.planning import plan
from gazette.edition.sheet import SIZES

from .making import at_random

LESS_FULL, RESTLESS = 57, 4  # papers at random: of one page, and of five with three last lines alone


def test_a_page_less_full_than_promised_is_laid_out_fuller_with_the_same_stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot, sheet = at_random(LESS_FULL, tmp_path, most=150), SIZES["tabloid"]
    (made,) = plan(snapshot, sheet, None).pages
    monkeypatch.setattr(planning, "touched", lambda stone, filling: stone)
    (before,) = plan(snapshot, sheet, None).pages

    assert before.white and made.white and before.white.fill < MEDIAN <= made.white.fill + last_touch.DRAWN
    assert made.is_kept and made.placed == before.placed
    assert last_touch.is_in_order([made], Filling(snapshot, sheet, 1))


def test_a_layout_that_costs_too_much_in_looks_is_no_mending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot, sheet = at_random(LESS_FULL, tmp_path, most=150), SIZES["tabloid"]
    monkeypatch.setattr(last_touch, "DEARER", -1e9)
    (made,) = plan(snapshot, sheet, None).pages

    assert made.white and made.white.fill + last_touch.DRAWN < MEDIAN


@pytest.mark.slow
def test_a_paper_of_many_last_lines_alone_is_laid_out_calmer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot, sheet = at_random(RESTLESS, tmp_path, most=150), SIZES["broadsheet"]
    figures: dict[str, float] = {}
    breaks_poor(lay_out(snapshot, plan(snapshot, sheet, None)), figures)
    assert figures["widows"] <= WIDOWS

    monkeypatch.setattr(planning, "touched", lambda stone, filling: stone)
    breaks_poor(lay_out(snapshot, plan(snapshot, sheet, None)), figures)
    assert figures["widows"] > WIDOWS
