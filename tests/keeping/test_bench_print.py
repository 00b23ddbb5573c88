"""The bench of print: two papers and one page again, each in a child, and what it tells of them."""

import pytest

from gazette.keeping.bench import issue, printing
from gazette.keeping.bench.stopwatch import Stopwatch


def test_a_small_paper_is_printed_and_one_of_its_pages_again_with_every_stage_told(tmp_path, monkeypatch):
    monkeypatch.setattr(printing, "PAPERS", ((3, 12, 60.0),))

    told = {figure.name: figure for figure in printing.bench(tmp_path, 0)}

    laid = told["print 3 pages: layout and drawing"]
    parts = [figure.value for name, figure in told.items() if name.startswith("print 3 pages: of it ")]
    assert len(parts) == 5 and min(parts) > 0 and sum(parts) == pytest.approx(laid.value)
    assert laid.most == 60.0 and laid.note.startswith("3 pages of a tabloid, ")
    for name in ("gate, a page", "press file", "check of the press file", "EPUB", "check of the EPUB", "memory of the child at its peak"):
        assert told[f"print 3 pages: {name}"].value > 0
    again = told["print: one edited page again, with its own gate"]
    assert again.value > told["print: of it the gate"].value > 0 and again.most == 1.5
    assert told["print: page one again, with its own gate"].value > 0
    assert "of 3, a sentence added" in again.note


def test_an_edited_story_says_more_and_the_others_stay():
    known = issue.snapshot(4)

    now = issue.edited(known, known.stories[1].id)

    assert now.stories[1].pieces[0].text == f"{known.stories[1].pieces[0].text} This sentence was added since."
    assert [a == b for a, b in zip(now.stories, known.stories, strict=True)] == [True, False, True, True]


def test_the_stories_of_the_bench_are_of_one_script_though_the_sample_has_others():
    said = "".join(piece.text for story in issue.snapshot(120).stories for piece in story.pieces)

    assert not {letter for letter in said if letter.isalpha() and "\u0370" <= letter < "\u1e00"}
    assert len(said) > 120 * 400


def test_a_stage_is_not_charged_with_what_it_calls():
    watch = Stopwatch()

    with watch.stage("outer"), watch.stage("inner"):
        sum(range(2_000_000))

    assert watch.spent["inner"] > watch.spent["outer"] >= 0
