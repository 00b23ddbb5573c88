"""How full a page is of what readers came for: the paper's own advertisements fill a tenth of it at most, and what would fill the rest is told."""

import re
from pathlib import Path

from gazette.edition.edition import Edition, make
from gazette.edition.findings import Finding
from gazette.edition.fullness import OWN
from gazette.edition.gate import Measured, measure
from gazette.edition.matter import prepare
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Story
from gazette.edition.wishes import Booking, Wishes

from .making import make_shot, make_snapshot, make_story, paragraphs

A4 = SIZES["a4"]


def told(edition: Edition) -> Measured:
    return measure(edition.pdf, edition.snapshot, edition.layout, edition.sheet, jumps=len(edition.jumps))


def tale(number: int, words: int) -> Story:
    return make_story(f"tale{number}", pieces=paragraphs(f"tale{number}", words, short=0.35))


def of_kind(measured: Measured, kind: str) -> list[Finding]:
    return [finding for finding in measured.findings if finding.kind == kind]


def test_a_paper_with_too_little_matter_is_told_of_the_lines_that_fill_it_and_a_story_of_so_many_does() -> None:
    stories = [tale(number, 300) for number in range(2)]
    edition = make(make_snapshot(*stories), A4, pages=1)

    (finding,) = of_kind(told(edition), "own")

    assert (finding.page, finding.hard) == (1, False)
    assert "it is not full of stories" in finding.text
    figures = told(edition).figures
    assert figures["own 1"] > 3 * OWN and figures["fill 1"] < 0.75  # what is beyond the tenth does not count
    lines = int(re.search(r"About (\d+) lines more would fill it", finding.text)[1])  # type: ignore[index]
    more = next(story for words in range(60, 900, 10) if prepare(story := tale(3, words), A4).lines >= lines)
    assert of_kind(told(make(make_snapshot(*stories, more), A4, pages=1)), "own") == []


def test_a_booked_advertisement_is_matter(tmp_path: Path) -> None:
    shot = make_shot(tmp_path, "bank")
    booking = Booking("b1", "Harbor Bank", shot.path, shot.width, shot.height, columns=3, tall=90.0)

    measured = told(make(make_snapshot(tale(0, 300), tale(1, 300), wishes=Wishes(bookings=(booking,))), A4, pages=1))

    assert measured.findings == ()
    assert measured.figures["own 1"] < OWN and measured.figures["fill 1"] > 0.86
