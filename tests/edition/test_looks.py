"""Each promise of how pages look, broken alone: the words stand, nothing is out of place, and the gate remarks on this one thing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from gazette.edition.edition import Edition, make
from gazette.edition.evenness import WIDOWS, breaks_poor
from gazette.edition.fullness import MEDIAN
from gazette.edition.gate import Measured, measure
from gazette.edition.layout import Layout
from gazette.edition.snapshot import Shot
from gazette.edition.white import FILL, HOLE

from . import misplanning
from .making import make_shot, make_snapshot, make_story, paragraphs
from .misplanning import A4, sound, worse

LENGTHS = ((360, 160, 260), (360, 300, 300, 360))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, ...]:
    """Two papers of one page with a picture, the second fuller."""
    shot = make_shot(tmp_path_factory.mktemp("shots"), "bank")
    return tuple(_page(seed, lengths, shot) for seed, lengths in zip((1, 11), LENGTHS, strict=True))


def _page(seed: int, lengths: tuple[int, ...], shot: Shot) -> Edition:
    stories = (make_story(f"tale{n}", pieces=paragraphs(f"tale{n}", words, seed, short=0.6), shots=() if n else (shot,), weight=max(1, 3 - n))
               for n, words in enumerate(lengths))  # fmt: skip
    return make(make_snapshot(*stories), A4, pages=1)


def kinds(measured: Measured) -> set[str]:
    return {finding.kind for finding in measured.findings}


def whole(edition: Edition) -> Measured:
    return measure(edition.pdf, edition.snapshot, edition.layout, edition.sheet, jumps=len(edition.jumps))


def test_there_is_nothing_to_remark_on_them_before(pages: tuple[Edition, ...]) -> None:
    assert [whole(edition).findings for edition in (sound(), *pages)] == [(), (), ()]


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [("gaps", lambda layout: misplanning.lines_spaced(layout, every=14)), ("hyphens", lambda layout: misplanning.words_broken(layout, row=1, pause=1)),
     ("ladder", lambda layout: misplanning.words_broken(layout, row=3, pause=1, most=8)),
     ("fill", lambda layout: misplanning.a_picture_drawn_in(layout, part=0.04))],
)  # fmt: skip
def test_a_limit_of_looks_that_is_passed_is_remarked_alone_on_the_sample_paper(kind: str, spoil: Callable[[Layout], Layout]) -> None:
    measured = worse(sound(), spoil)

    assert kinds(measured) == {kind}
    assert measured.passes


def test_a_last_line_alone_at_the_head_of_a_column_is_remarked_alone(pages: tuple[Edition, ...]) -> None:
    measured = worse(pages[1], lambda layout: misplanning.last_lines_alone(layout, most=1))

    assert kinds(measured) == {"widow"}


def test_part_of_a_word_alone_at_the_head_of_a_column_is_remarked_however_seldom() -> None:
    layout = misplanning.last_lines_alone(sound().layout, most=1, part=True)
    figures: dict[str, float] = {}

    (finding,) = breaks_poor(layout, figures)

    assert figures["widows"] <= WIDOWS
    assert finding.kind == "widow" and "part of a word" in finding.text


def test_a_hole_is_remarked_alone_where_the_page_is_full_for_the_rest(pages: tuple[Edition, ...]) -> None:
    measured = worse(pages[1], lambda layout: misplanning.a_picture_cut_low(layout, part=0.034))

    assert kinds(measured) == {"hole"}
    assert measured.figures["hole"] > HOLE and measured.figures["fill 1"] > MEDIAN


def test_a_page_as_full_as_the_least_may_be_is_too_white_for_the_one_in_the_middle(pages: tuple[Edition, ...]) -> None:
    drawn_in = (worse(pages[0], lambda layout, part=part: misplanning.a_picture_drawn_in(layout, part=part / 1000)) for part in range(12, 36, 3))

    measured = next(found for found in drawn_in if found.findings)

    assert kinds(measured) == {"median"}
    assert FILL < measured.figures["fill 1"] < MEDIAN


def test_a_picture_of_snow_is_no_hole(tmp_path: Path) -> None:
    shot = make_shot(tmp_path, "snow")
    Image.new("RGB", (1500, 1000), "#fdfdfd").save(shot.path)

    measured = whole(_page(11, LENGTHS[1], shot))

    assert kinds(measured) == set()
