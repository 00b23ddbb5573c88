"""What a bench tells: figures beside their promises, said plainly when one was not reached, and what the machine did meanwhile."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from gazette.house.mistakes import Mistake
from gazette.keeping.bench.figures import Figure, Ground, report
from gazette.keeping.bench.running import run
from gazette.keeping.bench.taking import each, own
from gazette.keeping.bench.weighing import chosen
from gazette.press.press import Report

KEPT = Figure("a page", 1.5, "ms", most=2, note="of 10")
MISSED = Figure("stories", 40, "1/s", least=100)
PLAIN = Figure("memory", 300, "MiB")
PAGE = '<picture><source type="image/avif" srcset="/a.avif 320w, /b.avif 480w, /c.avif 640w" sizes="(min-width:68rem) 72vw, 54vw, 61vw">'


def told(*figures):
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    return report(figures, stories=1000, at=at, root=Path(__file__).parents[2], grounds=(Ground(0.5, 80), Ground(3.25, 120)))


def test_a_figure_stands_beside_its_promise_in_the_table_and_in_data():
    assert (KEPT.promise, KEPT.verdict, MISSED.promise, MISSED.verdict, PLAIN.promise, PLAIN.verdict) == ("≤ 2", "kept", "≥ 100", "not reached", "", "")
    assert "| a page | 1.5 | ms | ≤ 2 | kept | of 10 |" in told(KEPT)
    assert MISSED.as_json() == {"name": "stories", "value": 40, "unit": "1/s", "promise": "≥ 100", "verdict": "not reached", "how": ""}


def test_a_promise_that_was_not_reached_is_named_before_the_table():
    assert "Not reached: stories.\n" in told(KEPT, MISSED, PLAIN)
    assert "Every promise that was measured was kept." in told(KEPT, PLAIN)


def test_a_kept_result_tells_commit_and_load_but_no_name_or_path_of_the_machine():
    page = told(KEPT)

    assert "Commit " in page and "Load 0.5 at the start and 3.2 at the end" in page
    assert "80 and 120 ms of CPU" in page
    assert str(Path.cwd()) not in page and "/home" not in page


def test_the_files_of_a_story_bear_their_share_of_what_a_batch_costs():
    report = Report(work={"story": 6.0, "ninjs": 2.0, "social card": 4.0, "day": 3.0}, pages={"story": 2, "ninjs": 2, "social card": 2, "day": 4})

    assert own(report, 20.0) == pytest.approx(3.0 + 1.0 + 2.0 + 3 * 0.5)
    assert each(report, 20.0) == ["story 3500.0", "ninjs 1500.0", "social card 2500.0"]


def test_a_phone_takes_the_crop_as_wide_as_its_place():
    assert chosen(PAGE) == "/b.avif"
    assert chosen(PAGE.replace("/b.avif 480w, ", "")) == "/c.avif"
    assert chosen("<p>no picture</p>") == ""


def test_a_bench_nobody_knows_is_a_sentence():
    with pytest.raises(Mistake, match="no bench “speed”. Choose of press, weight"):
        run(["speed"])
