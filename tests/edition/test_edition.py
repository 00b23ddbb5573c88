"""Whole editions: the sample paper in three sizes, papers at random, and the same bytes twice."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.edition.edition import Edition, make
from gazette.edition.gate import measure
from gazette.edition.layout import Frame, Panel, Plate
from gazette.edition.modules import GAP
from gazette.edition.planning import plan
from gazette.edition.shapes import pixels_wanted
from gazette.edition.sheet import SIZES, own
from gazette.edition.snapshot import Piece
from gazette.edition.witness import hear
from gazette.house.mistakes import Mistake

from .making import at_random, make_shot, make_snapshot, make_story, sample

SHORT = 12
NAMES = tuple(SIZES)


@pytest.fixture(scope="module")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shots")


def accounted(edition: Edition) -> None:
    """Every story is printed, or held with a reason."""
    printed = {story for page in edition.layout.pages for story in page.stories}
    held = {held.story: held.why for held in edition.held}
    assert {story.id for story in edition.snapshot.stories} <= printed | set(held)
    assert not printed & set(held)
    assert all(held.values())


def passed(edition: Edition) -> None:
    measured = measure(edition.pdf, edition.snapshot, edition.layout, edition.sheet, jumps=len(edition.jumps))
    assert [finding for finding in measured.findings if finding.hard] == []


@pytest.mark.slow
@pytest.mark.parametrize(("size", "pages"), [("tabloid", 4), ("broadsheet", 2), ("a4", 4)])
def test_the_sample_paper_passes_the_gate_and_its_second_witness_in_every_size(size: str, pages: int) -> None:
    edition = make(sample(), SIZES[size], pages=pages)

    accounted(edition)
    measured = measure(edition.pdf, edition.snapshot, edition.layout, edition.sheet, jumps=len(edition.jumps))
    assert measured.findings == ()
    assert len(edition.layout.pages) == pages
    assert measured.figures["baseline"] <= 0.01
    assert hear(edition.pdf, edition.snapshot, edition.layout, jumps=len(edition.jumps)) == []


@pytest.mark.parametrize("seed", range(SHORT))
def test_a_paper_at_random_loses_no_story_and_passes_the_gate(seed: int, shots: Path) -> None:
    edition = make(at_random(seed, shots, most=24), SIZES[NAMES[seed % 3]])

    accounted(edition)
    passed(edition)


@pytest.mark.parametrize("seed", range(3))
def test_every_column_of_every_page_is_full_to_its_last_line(seed: int, shots: Path) -> None:
    sheet = SIZES[NAMES[seed]]

    made = plan(at_random(seed, shots, most=16), sheet, None)

    for number, page in enumerate(made.pages, 1):
        for column in range(sheet.columns):
            here = sorted((s.place.y, s.place.height) for s in page.spots if s.place.x <= column < s.place.x + s.place.columns)
            assert here[0][0] == 0
            assert all(b[0] == a[0] + a[1] + GAP for a, b in zip(here, here[1:], strict=False))
            assert sum(here[-1]) == sheet.rows - sheet.top(number)


def test_the_same_snapshot_gives_the_same_bytes(shots: Path) -> None:
    snapshot = at_random(4, shots, most=9)

    first, second = make(snapshot, SIZES["a4"]), make(snapshot, SIZES["a4"])

    assert hashlib.sha256(first.pdf).digest() == hashlib.sha256(second.pdf).digest()


def test_a_story_with_a_letter_no_face_has_is_held_and_named() -> None:
    snapshot = make_snapshot(*(make_story(name) for name in ("bridge", "tram", "levy")), make_story("quay", headline="The Quay of Ἀθῆναι"))

    edition = make(snapshot, SIZES["a4"])

    (held,) = edition.held
    assert held.story == "quay"
    assert "Ἀθῆναι" in held.why


UNMARKED = {"headline": "فتح الجسر القديم", "pieces": ()}


@pytest.mark.parametrize(
    ("fields", "said"), [({"headline": "古い茶屋"}, "Japanese"), ({"language": "ur"}, "right to left"), (UNMARKED, "Give the story its language")]
)
def test_a_script_that_is_not_set_yet_is_refused_in_a_sentence(fields: dict[str, str], said: str) -> None:
    edition = make(make_snapshot(make_story("bridge", words=300), make_story("quay", **fields)), SIZES["a4"])

    assert said in edition.held[0].why


def test_a_picture_too_coarse_for_print_is_left_out_and_its_story_stays(shots: Path) -> None:
    coarse = make_shot(shots, "coarse", width=120, height=90)

    edition = make(make_snapshot(make_story("bridge", words=400, shots=(coarse,), weight=3)), SIZES["a4"])

    assert edition.layout.pages[0].stories == ("bridge",)
    (note,) = [note for note in edition.notes if "coarse" in note]
    wide, tall = pixels_wanted(coarse, SIZES["a4"].column)
    assert "only 120 × 90 pixels" in note and f"one column wants {wide} × {tall}" in note
    passed(edition)


@pytest.mark.parametrize("less", [0, 2])
def test_a_picture_is_printed_just_when_it_has_the_pixels_the_report_asks_for(less: int, shots: Path) -> None:
    wide, tall = pixels_wanted(make_shot(shots, "model", width=120, height=90), SIZES["a4"].column)
    shot = make_shot(shots, "fine", width=wide - less, height=tall - less)

    edition = make(make_snapshot(make_story("levy", words=300, weight=4), make_story("bridge", words=400, shots=(shot,), weight=3)), SIZES["a4"])

    printed = [e for page in edition.layout.pages for e in page.elements if isinstance(e, Plate)]
    assert len(printed) == (0 if less else 1)
    assert all((plate.crop[2] - plate.crop[0]) / plate.width * 72 >= 199 for plate in printed)


def test_a_correction_stands_in_a_shaded_box_at_the_end_of_its_story() -> None:
    told = Piece("correction", "<b>Correction:</b> The wall is 3.30 meters high, not 3.03 as we said in the first version of this story.")
    pieces = (*make_story("bridge", words=300).pieces, told, replace(told, text=told.text.replace("3.30", "3.31")))
    edition = make(make_snapshot(make_story("bridge", pieces=pieces), make_story("levy", words=200)), SIZES["a4"])

    passed(edition)
    elements = edition.layout.pages[0].elements
    boxes = [e for e in elements if isinstance(e, Panel) and e.name == "correction"]
    lines = [(e, line) for e in elements if isinstance(e, Frame) for line in e.lines if line.text.startswith("Correction:")]
    assert len(lines) == 2 and len(boxes) >= 2
    for frame, _ in lines:
        assert any(box.x < frame.x and frame.x + frame.width < box.x + box.width and box.y <= frame.y + 1 for box in boxes)


def test_a_paper_s_own_grid_is_a_size_with_some_measures_changed(shots: Path) -> None:
    sheet = own("tabloid", columns=4, body=9.2, leading=11.0)

    edition = make(at_random(2, shots, most=8), sheet)

    accounted(edition)
    passed(edition)


def test_more_pages_than_copy_are_not_padded_with_advertisements() -> None:
    edition = make(make_snapshot(*(make_story(f"tale{n}", words=300) for n in range(4))), SIZES["tabloid"], pages=16)

    assert len(edition.layout.pages) <= 2
    assert "of 16 pages" in edition.notes[-1]


def test_nothing_to_print_is_a_mistake_that_says_so() -> None:
    with pytest.raises(Mistake, match="no story to print"):
        make(make_snapshot(), SIZES["a4"])


def test_corrections_stand_in_a_box_of_their_own() -> None:
    edition = make(replace(sample(), stories=sample().stories[20:40]), SIZES["tabloid"], pages=2)

    assert any("corrections" in page.stories for page in edition.layout.pages)
