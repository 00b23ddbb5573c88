"""Papers and stories that are written from right to left: their pages are mirrored, and the gate and its witness find every word."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from gazette.edition.breaking import Line
from gazette.edition.drawing import draw
from gazette.edition.edition import Edition, make
from gazette.edition.gate import measure
from gazette.edition.layout import Frame, Layout, Page, Panel, Paragraph, Plate, Rule, Span, Type
from gazette.edition.mirroring import mirrored
from gazette.edition.normal import Run
from gazette.edition.plates import READER
from gazette.edition.proof import read
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Box, Piece, Snapshot
from gazette.edition.witness import hear

from .making import TURNED, make_shot, make_snapshot, make_story, make_turned

SAMPLE = Path(__file__).parents[2] / "sample/stories"
LENGTHS = ((900, 5), (400, 4), (300, 3), (260, 3), (180, 2), (120, 2), (90, 1), (500, 3), (350, 2), (60, 1))


@pytest.fixture(scope="module")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shots")


def paper(language: str, shots: Path) -> Snapshot:
    """Ten stories with what a story can hold, one of them English."""
    words = TURNED[language]
    said = " ".join(words[:4])
    stories = [make_turned(f"t{n}", language, words=w, weight=h, kicker=words[n], byline=words[n + 1], standfirst=said) for n, (w, h) in enumerate(LENGTHS)]
    stories[0] = replace(stories[0], shots=(replace(make_shot(shots, "one"), caption=f"{said} 2025"),))
    listed = (Piece("heading", said), Piece("item", said + " NATO", "•"), Piece("quote", said))
    stories[1] = replace(stories[1], pieces=stories[1].pieces[:2] + listed + stories[1].pieces[2:], pullquotes=(said,))
    stories[3] = replace(stories[3], boxes=(Box("table", said, (words[0], words[1]), (("2001", "37"), ("2002", "1480"))),))
    stories[4] = make_story("e4", words=240, weight=2)
    return make_snapshot(*stories, language=language, paper=" ".join(words[:2]), motto=said, price=said)


def passed(edition: Edition) -> None:
    measured = measure(edition.pdf, edition.snapshot, edition.layout, edition.sheet, jumps=len(edition.jumps))
    assert [finding for finding in measured.findings if finding.hard] == []
    assert hear(edition.pdf, edition.snapshot, edition.layout, jumps=len(edition.jumps)) == []


@pytest.fixture(scope="module")
def arabic(shots: Path) -> Edition:
    return make(paper("ar", shots), SIZES["tabloid"], pages=2)


@pytest.mark.parametrize(("language", "size"), [("he", "a4"), ("fa", "broadsheet")])
def test_a_paper_written_from_right_to_left_passes_the_gate_and_its_witness(language: str, size: str, shots: Path) -> None:
    passed(make(paper(language, shots), SIZES[size]))


def test_the_sample_s_own_arabic_story_passes_whose_letters_carry_marks_now_and_again() -> None:
    _, _, body = (SAMPLE / "boatbuilders-festival.md").read_text("utf-8").split("---\n")
    pieces = tuple(Piece("paragraph", line) for line in body.splitlines() if len(line) > 100)
    told = replace(make_turned("boats", "ar", words=40, weight=3), pieces=pieces)

    edition = make(make_snapshot(make_story("bridge", words=300), told, make_story("levy", words=200)), SIZES["a4"])

    assert len(pieces) > 5 and any("boats" in page.stories for page in edition.layout.pages)
    passed(edition)
    more = replace(told, pieces=(replace(pieces[0], text=pieces[0].text + " الزعفران"), *pieces[1:]))
    longer = replace(edition.snapshot, stories=(*(story for story in edition.snapshot.stories if story.id != "boats"), more))
    assert [finding.kind for finding in hear(edition.pdf, longer, edition.layout, jumps=len(edition.jumps))] == ["words"]


def test_its_first_column_is_the_one_on_the_right_and_its_folio_stands_outside(arabic: Edition) -> None:
    passed(arabic)
    first, second = arabic.layout.pages[:2]
    columns = [e.x for e in first.elements if isinstance(e, Frame) and e.story == "t0"]
    assert columns == sorted(columns, reverse=True) and len(set(columns)) > 1
    (number,) = [e for e in second.elements if isinstance(e, Type) and e.lines[0][0].text == "2"]
    assert number.align == "right"  # page two lies to the right of page three


def test_what_is_written_from_left_to_right_in_it_stays_so(arabic: Edition) -> None:
    english = [e for page in arabic.layout.pages for e in page.elements if isinstance(e, Type | Frame) and e.story == "e4"]
    columns = [e.x for e in english if isinstance(e, Frame)]

    assert columns == sorted(columns)
    assert {e.language for e in english} == {""}


def test_the_file_tells_readers_to_turn_its_pages_the_other_way(arabic: Edition) -> None:
    with pikepdf.open(io.BytesIO(arabic.pdf)) as file:
        assert file.Root.ViewerPreferences.Direction == "/R2L"


def test_a_story_written_from_right_to_left_in_an_english_paper_runs_from_the_right_in_its_frame() -> None:
    edition = make(make_snapshot(make_story("bridge", words=300), make_turned("t1", "he", words=500, weight=4), make_story("levy", words=200)), SIZES["a4"])

    passed(edition)
    told = [e for page in edition.layout.pages for e in page.elements if isinstance(e, Type | Frame) and e.story == "t1"]
    columns = [e.x for e in told if isinstance(e, Frame)]
    assert columns == sorted(columns, reverse=True) and len(set(columns)) > 1
    assert {e.align for e in told if isinstance(e, Type) and e.role == "h2"} == {"right"}


def test_a_foreign_name_in_an_english_story_is_set_its_own_way() -> None:
    told = Piece("paragraph", "The paper was called “الجسر القديم” in 1921 and, in Hebrew, הגשר הישן, which is the old bridge; nobody asked why.")
    edition = make(make_snapshot(make_story("bridge", pieces=(*make_story("bridge", words=200).pieces, told))), SIZES["a4"])

    passed(edition)
    assert edition.held == ()


def test_a_line_set_the_wrong_way_round_is_found(arabic: Edition) -> None:
    """The same layout drawn as if its words ran from left to right."""

    def misled(page: Page) -> Page:
        return replace(page, elements=tuple(replace(e, language="") if isinstance(e, Frame) else e for e in page.elements))

    wrong = replace(arabic.layout, pages=tuple(map(misled, arabic.layout.pages)))
    pdf = draw(wrong, leading=arabic.sheet.leading, body=arabic.sheet.body, resolution=READER)

    measured = measure(pdf, arabic.snapshot, arabic.layout, arabic.sheet, jumps=len(arabic.jumps))

    assert {finding.kind for finding in measured.findings if finding.hard} >= {"frame"}


def test_a_mirror_turns_every_element_and_twice_turns_it_back() -> None:
    span = ((Span("words", "text", 8.0),),)
    every = [Type(10, 0, 30, 9, span), Frame(10, 0, 40, (), "s"), Rule(10, 0, 20, 1), Rule(10, 0, 20, 1, upright=True), Panel(10, 0, 5, 5, "facts"),
             Plate(10, 0, 50, 40, "p.jpg", (0, 0, 1, 1), "alt", Type(10, 41, 53, 9, span), "s", "p")]  # fmt: skip

    once = mirrored(every, 5.0, 105.0)

    assert [e.x for e in once] == [70, 60, 80, 100, 95, 50]
    assert once[0].align == "right" and once[5].caption.x == 47
    assert mirrored(once, 5.0, 105.0) == every


def test_a_full_line_in_which_words_run_both_ways_is_not_broken_again_when_it_is_drawn() -> None:
    """Where the ways meet, letters and spaces are not kerned as they were reckoned, and the line is wider than it was."""
    sheet = SIZES["tabloid"]
    lines = (("דם החולה מוזרם מן הוריד אל מכונה", 5.7603), ("הנקראת “דיאליזר” (dialyzer), בה נמצאים", 4.6422), ("כאשר מסביבם נמצא", 1.97))
    set_lines = tuple(Line((Run(text, "text"),), space, 0.0, indent=0.0 if n else 8.17, last=n == 2) for n, (text, space) in enumerate(lines))
    frame = Frame(50.0, 50.0, 140.59842519685043, (Paragraph(set_lines),), "dialysis", "he")
    layout = Layout("Dialysis", "Dialysis", "en", "2025-11-08", 300.0, 200.0, (Page(1, "City", (frame,), ("dialysis",)),))

    (page,) = read(draw(layout, leading=sheet.leading, body=sheet.body, resolution=READER))

    assert len({round(glyph.y) for glyph in page.glyphs}) == 3
