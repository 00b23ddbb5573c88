"""Stories of neighbouring pages change places where a page would be whiter than promised."""

from collections import Counter
from pathlib import Path

import pytest

from gazette.edition import foreseen, planning
from gazette.edition.plans import Plan
from gazette.edition.sheet import SIZES

from .making import at_random


def printed(plan: Plan) -> Counter[tuple[str, int]]:
    return Counter(placed for page in plan.pages for placed in page.placed)


def test_a_page_too_white_with_what_it_found_takes_a_story_of_a_page_nearby(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a stricter promise than the paper's, so that three small pages hold one that breaks it."""
    monkeypatch.setattr(foreseen, "FILL", 0.88)
    snapshot, sheet = at_random(609, tmp_path, most=14), SIZES["a4"]

    made = planning.plan(snapshot, sheet, None)
    monkeypatch.setattr(planning, "swapped", lambda stone, filling: stone)
    before = planning.plan(snapshot, sheet, None)

    assert [number for number, page in enumerate(before.pages, 1) if page.short] == [3]
    assert not any(page.short for page in made.pages)
    assert printed(made) == printed(before)
    assert [held.story for held in made.held] == [held.story for held in before.held]
