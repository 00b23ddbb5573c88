"""Sixty papers at random over three sizes keep what is promised of every one of them, and of most."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from .figures import Figures, papers, summary, table

PAPERS = 60
OWN, MOST = 0.10, 0.95  # of a paper for its own advertisements at most, in so many papers


@pytest.mark.slow
def test_sixty_papers_at_random_are_full_or_told_and_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        rows = table(papers(range(PAPERS), tmp_path, processes=os.cpu_count() or 1))

    assert broken(rows) == []


def test_a_paper_that_breaks_a_promise_is_named() -> None:
    kept = Figures(1, "a4", 20, 6, 0, 0, 0.02, 0, 0, (), (), 0.88, 0.91, 0.012, 0.46, 0.18, 0.001, 0.0, 3.0, 0.6)

    assert broken([kept] * 20) == []
    assert broken([kept] * 20 + [replace(kept, seed=7, lost=1)]) == ["paper 7 loses 1 stories"]
    assert broken([kept] * 20 + [replace(kept, seed=7, hard=("words 1: lost",))]) == ["paper 7 is stopped: words 1: lost"]
    assert broken([kept] * 20 + [replace(kept, seed=7, airy=2, untold=1)]) == ["paper 7 does not tell of 1 pages that gape"]
    assert broken([kept] * 18 + [replace(kept, own=0.2)] * 2) == ["90% of the papers keep their own advertisements under 10%"]
    assert "every page full in 1 (50%); 2 pages gape (16.7%), 1 of them told" in summary([kept, replace(kept, airy=2, untold=1)])


def broken(rows: list[Figures]) -> list[str]:
    """Promises that were not kept. How full pages look is printed beside, and is no promise of every paper."""
    found = [f"paper {row.seed} loses {row.lost} stories" for row in rows if row.lost]
    found += [f"paper {row.seed} is stopped: {row.hard[0]}" for row in rows if row.hard]
    found += [f"paper {row.seed} does not tell of {row.untold} pages that gape" for row in rows if row.untold]
    modest = sum(row.own <= OWN for row in rows) / len(rows)
    return found if modest >= MOST else [*found, f"{modest:.0%} of the papers keep their own advertisements under {OWN:.0%}"]
