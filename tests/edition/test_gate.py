"""The gate on spoiled files: each fault that once reached a reader turns it red."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.edition.drawing import draw
from gazette.edition.edition import Edition, make
from gazette.edition.gate import Measured, measure
from gazette.edition.layout import Element, Frame, Layout, Plate, Type
from gazette.edition.normal import Run
from gazette.edition.plates import READER
from gazette.edition.proof import read
from gazette.edition.saying import jumps_astray, stretches
from gazette.edition.setting import DECK_INK
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Box, Piece
from gazette.edition.witness import hear
from tests.paper.conftest import ROOT

from . import spoiling
from .making import make_shot, make_snapshot, make_story

SHEET = SIZES["a4"]
Spoil = Callable[[Element], Element | None]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Two pages with pictures and a jump."""
    shots = tmp_path_factory.mktemp("shots")
    stories = [make_story(name, words=words, shots=(make_shot(shots, f"quay{n}"),) if n % 2 == 0 else (), weight=3, byline="By Nellie Quill")
               for n, (name, words) in enumerate((("bridge", 700), ("tram", 300), ("levy", 240), ("ferry", 260), ("market", 180), ("wall", 150)))]  # fmt: skip
    made = make(make_snapshot(*stories), SHEET, pages=2)
    assert made.jumps
    return made


def spoiled(layout: Layout, spoil: Spoil) -> bytes:
    """The edition drawn with the first element that can be spoiled spoiled."""
    done, pages = False, []
    for page in layout.pages:
        elements = []
        for element in page.elements:
            changed = None if done else spoil(element)
            done = done or changed is not None
            elements.append(changed or element)
        pages.append(replace(page, elements=tuple(elements)))
    assert done, "nothing was spoiled"
    return draw(replace(layout, pages=tuple(pages)), leading=SHEET.leading, body=SHEET.body, resolution=READER)


def measured(pdf: bytes, edition: Edition) -> Measured:
    return measure(pdf, edition.snapshot, edition.layout, SHEET, jumps=len(edition.jumps))


def kinds(pdf: bytes, edition: Edition) -> set[str]:
    return {finding.kind for finding in measured(pdf, edition).findings if finding.hard}


def heard(pdf: bytes, edition: Edition) -> set[str]:
    return {finding.kind for finding in hear(pdf, edition.snapshot, edition.layout, jumps=len(edition.jumps))}


def with_line(element: Element, change: Callable[[str], str]) -> Element | None:
    """A frame whose second line says something else."""
    if not isinstance(element, Frame) or len(element.paragraphs[0].lines) < 3:
        return None
    first = element.paragraphs[0]
    line = replace(first.lines[1], runs=(Run(change(first.lines[1].text)),))
    return replace(element, paragraphs=(replace(first, lines=(first.lines[0], line, *first.lines[2:])), *element.paragraphs[1:]))


def a_word_lost(element: Element) -> Element | None:
    return with_line(element, lambda text: text.rpartition(" ")[0])


def two_words_fused(element: Element) -> Element | None:
    if not isinstance(element, Frame) or len(element.paragraphs[0].lines) < 3:
        return None
    first = element.paragraphs[0]
    last = replace(first.lines[-1], space=0.3)
    return replace(element, paragraphs=(replace(first, lines=(*first.lines[:-1], last)), *element.paragraphs[1:])) if last.last and " " in last.text else None


def a_line_over_a_picture(plate: Plate) -> Spoil:
    return lambda element: replace(element, x=plate.x + 2, y=plate.y + 4) if isinstance(element, Frame) else None


def a_line_off_the_grid(element: Element) -> Element | None:
    return replace(element, y=element.y + 0.3) if isinstance(element, Frame) else None


def a_line_out_of_the_page(element: Element) -> Element | None:
    return replace(element, x=SHEET.width - 60) if isinstance(element, Frame) else None


def a_column_too_wide(element: Element) -> Element | None:
    return replace(element, width=element.width + 6) if isinstance(element, Frame) and len(element.lines) > 4 else None


def a_jump_to_nowhere(element: Element) -> Element | None:
    if isinstance(element, Type) and element.lines and element.lines[0] and element.lines[0][0].text.startswith("Continued on"):
        return replace(element, lines=((replace(element.lines[0][0], text="Continued on Page 7"),),), link=0)
    return None


def a_caption_gone(element: Element) -> Element | None:
    return replace(element, caption=replace(element.caption, lines=())) if isinstance(element, Plate) else None


def a_headline_changed(element: Element) -> Element | None:
    if isinstance(element, Type) and element.role == "h2":
        return replace(element, lines=((replace(element.lines[0][0], text="Another"),),))
    return None


def test_a_sound_edition_passes_the_gate_and_the_second_witness(edition: Edition) -> None:
    assert kinds(edition.pdf, edition) == set()
    assert hear(edition.pdf, edition.snapshot, edition.layout, jumps=len(edition.jumps)) == []


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [(a_word_lost, "words"), (two_words_fused, "space"), (a_line_off_the_grid, "baseline"), (a_line_out_of_the_page, "overflow"),
     (a_column_too_wide, "edge"), (a_jump_to_nowhere, "jump"), (a_caption_gone, "caption"), (a_headline_changed, "type")],
    ids=lambda value: getattr(value, "__name__", value),
)  # fmt: skip
def test_a_spoiled_edition_turns_the_gate_red(edition: Edition, spoil: Spoil, kind: str) -> None:
    assert kind in kinds(spoiled(edition.layout, spoil), edition)


def test_hyphens_in_a_row_are_not_taken_for_words_too_close() -> None:
    first, *others = make_story(words=200).pieces
    said = "The wall --- and no other wall ----- was fixed with a ---dash and a -- pair at https://example.org/a--b/c today, said the council of the town."
    stories = make_story("bridge", pieces=(first, Piece("paragraph", said), Piece("paragraph", "---"), *others)), make_story("tram", words=300)
    made = make(make_snapshot(*stories, make_story("levy", words=260)), SHEET, pages=1)

    assert kinds(made.pdf, made) == set()


def test_a_remark_names_its_story_and_what_to_do(edition: Edition) -> None:
    emptied = next(e for page in edition.layout.pages for e in page.elements if isinstance(e, Frame) and len(e.paragraphs[0].lines) > 2 and len(e.lines) > 20)
    kept = replace(emptied, paragraphs=(replace(emptied.paragraphs[0], lines=emptied.paragraphs[0].lines[:1]),))

    found = measured(spoiled(edition.layout, lambda element: kept if element is emptied else None), edition).findings

    (remark,) = (f for f in found if f.kind == "hole")
    number = next(page.number for page in edition.layout.pages if emptied in page.elements)
    assert (remark.page, remark.hard) == (number, False)
    assert f"one white gap beside {emptied.story} takes" in remark.text and "Take another of its layouts" in remark.text


def misplanned(layout: Layout, change: Callable[[Element], Element | None]) -> tuple[bytes, Layout]:
    """An edition whose plan itself is wrong, element by element (None leaves it out), drawn as it says."""
    pages = (replace(page, elements=tuple(changed for e in page.elements if (changed := change(e)) is not None)) for page in layout.pages)
    layout = replace(layout, pages=tuple(pages))
    return draw(layout, leading=SHEET.leading, body=SHEET.body, resolution=READER), layout


def headlines_lower(by: float) -> Spoil:
    return lambda element: replace(element, y=element.y + by) if isinstance(element, Type) and element.role == "h2" else element


def columns_narrower(by: float) -> Spoil:
    return lambda element: replace(element, width=element.width - by) if isinstance(element, Frame) else element


def columns_moved(by: float) -> Spoil:
    return lambda element: replace(element, x=element.x + by) if isinstance(element, Frame) else element


def bylines_gone(element: Element) -> Element | None:
    return None if isinstance(element, Type) and element.lines[0] and element.lines[0][0].text.startswith("By ") else element


def kickers_gone(element: Element) -> Element | None:
    return None if isinstance(element, Type) and element.lines[0] and element.lines[0][0].text == "HARBOR" else element


def half_a_standfirst(element: Element) -> Element | None:
    decked = isinstance(element, Type) and len(element.lines) > 1 and element.lines[0][0].colour == DECK_INK
    return replace(element, lines=element.lines[:1]) if decked else element  # type: ignore[type-var,union-attr]


def table_heads_gone(element: Element) -> Element | None:
    return None if isinstance(element, Type) and element.lines[0] and element.lines[0][0].text == "Tons" else element


def datelines_gone(element: Element) -> Element | None:
    if not isinstance(element, Frame) or not element.lines[0].text.startswith("CADIZ — "):
        return element
    first, line = element.paragraphs[0], element.lines[0]
    runs = (replace(line.runs[0], text=line.runs[0].text.removeprefix("CADIZ — ")), *line.runs[1:])
    return replace(element, paragraphs=(replace(first, lines=(replace(line, runs=runs), *first.lines[1:])), *element.paragraphs[1:]))


@pytest.fixture(scope="module")
def headed() -> Edition:
    """A page whose stories have all a head can hold, two by one writer."""
    box = Box("table", "In figures", ("Year", "Tons"), (("2024", "37"), ("2025", "74")))
    fields = {"byline": "By Nellie Quill", "kicker": "Harbor", "standfirst": "What the council says of it, what the river does, and what nobody dares to ask"}
    bridge = make_story("bridge", words=420, weight=3, boxes=(box,), dateline="CADIZ", **fields)
    return make(make_snapshot(bridge, make_story("tram", words=260, **fields)), SHEET)


@pytest.mark.parametrize(
    ("change", "kind", "witness"),
    [(headlines_lower(24), "overlap", "overlap"), (headlines_lower(12), "overlap", ""), (bylines_gone, "words", "words"),
     (kickers_gone, "words", "words"), (half_a_standfirst, "words", "words"), (table_heads_gone, "words", "words"), (datelines_gone, "words", "words")],
    ids=("headlines on other type", "headlines touching it", "no byline", "no kicker", "half a standfirst", "no table head", "no dateline"),
)  # fmt: skip
def test_a_plan_that_is_wrong_itself_turns_gate_and_witness_red(headed: Edition, change: Spoil, kind: str, witness: str) -> None:
    sound, _ = misplanned(headed.layout, lambda element: element)
    pdf, layout = misplanned(headed.layout, change)

    assert layout != headed.layout and sound == headed.pdf
    assert kinds(headed.pdf, headed) == set() == heard(headed.pdf, headed)
    assert kinds(pdf, replace(headed, layout=layout)) == {kind}
    assert witness in heard(pdf, replace(headed, layout=layout)) if witness else True


@pytest.mark.parametrize("change", [columns_narrower(0.3), columns_narrower(-0.3), columns_moved(0.3), columns_moved(-0.3)],
                         ids=("narrow", "wide", "right of it", "left of it"))  # fmt: skip
def test_a_column_off_its_edge_on_either_side_turns_the_gate_red(headed: Edition, change: Spoil) -> None:
    pdf, _ = misplanned(headed.layout, change)

    assert kinds(pdf, headed) == {"edge"}


def test_a_byline_lost_under_one_headline_is_missed_though_another_story_has_the_same(headed: Edition) -> None:
    one = next(e for page in headed.layout.pages for e in page.elements if bylines_gone(e) is None)
    pdf, layout = misplanned(headed.layout, lambda element: None if element is one else element)

    assert [f.text for f in measured(pdf, replace(headed, layout=layout)).findings if f.hard] == ["“By Nellie Quill” stands over 1 of 2 stories"]


def test_a_line_over_a_picture_turns_the_gate_red(edition: Edition) -> None:
    plate = next(e for page in edition.layout.pages for e in page.elements if isinstance(e, Plate))

    assert "overlap" in kinds(spoiled(edition.layout, a_line_over_a_picture(plate)), edition)


def test_the_second_witness_sees_a_jump_to_nowhere_without_the_plan(edition: Edition) -> None:
    assert heard(spoiled(edition.layout, a_jump_to_nowhere), edition) == {"jump"}


def test_a_jump_line_is_not_read_together_with_figures_that_stand_beside_it(edition: Edition) -> None:
    back = next(e for page in edition.layout.pages for e in page.elements if isinstance(e, Type) and e.link and e.lines[0][0].text.startswith("FROM"))
    figures = replace(back, x=back.x + back.width + 2 * SHEET.gutter, link=0, lines=((replace(back.lines[0][0], text="2002"),),))
    pages = tuple(replace(page, elements=tuple(f for e in page.elements for f in ((e, figures) if e is back else (e,)))) for page in edition.layout.pages)

    drawn = read(draw(replace(edition.layout, pages=pages), leading=SHEET.leading, body=SHEET.body, resolution=READER))

    assert any("2002" in page.text for page in drawn)
    assert jumps_astray([page.text for page in drawn], "en", len(edition.jumps)) == []


@pytest.mark.parametrize(
    ("spoil", "gate", "witness"),
    [(spoiling.a_word_lost, "words", "words"), (spoiling.two_words_fused, "space", "words"), (spoiling.a_baseline_shifted, "baseline", ""),
     (spoiling.a_line_over_a_picture, "overlap", "overlap"), (spoiling.a_line_not_to_be_seen, "unseen", "unseen"),
     (spoiling.a_caption_missing, "caption", "caption"), (spoiling.a_hole, "picture", "picture"), (spoiling.a_hole, "hole", "words"),
     (spoiling.a_picture_coarse, "picture", ""),
     (spoiling.a_jump_to_nowhere, "jump", "jump"), (spoiling.a_face_not_embedded, "font", "font"), (spoiling.a_damaged_file, "file", "file")],
    ids=lambda value: getattr(value, "__name__", value),
)  # fmt: skip
def test_a_finished_file_spoiled_afterwards_turns_gate_and_witness_red(edition: Edition, spoil: Callable[[bytes], bytes], gate: str, witness: str) -> None:
    pdf = spoil(edition.pdf)

    assert gate in {finding.kind for finding in measured(pdf, edition).findings}
    assert not measured(pdf, edition).passes
    assert witness in heard(pdf, edition) if witness else not heard(pdf, edition)


def test_the_second_witness_reads_every_picture_to_its_end(edition: Edition) -> None:
    assert heard(spoiling.a_picture_cut_short(edition.pdf), edition) == {"file"}


def test_a_file_whose_contents_cannot_be_unpacked_is_heard_of_though_its_pictures_are_sound(edition: Edition) -> None:
    assert "file" in heard(spoiling.a_stream_garbled(edition.pdf), edition)


def test_a_paragraph_may_be_cut_into_six_stretches_but_lose_no_letter() -> None:
    text = "one two three four five six seven eight"

    assert stretches(text, "x one two three y four five six z seven eight")
    assert not stretches(text, "x one two three y four five sx z seven eight")


@pytest.mark.parametrize("odd", ["−2.7%", "80\u2011year", "5\u202f000 km", "R&amp;D", "Hawaiʼi", "co\u00adoperate"])
def test_what_a_story_says_and_what_the_file_says_are_told_by_one_rule(odd: str) -> None:
    box = Box("table", "In figures", ("Year", "Change"), ((f"{2025}", odd),))
    story = make_story("levy", words=300, boxes=(box,))
    edition = make(make_snapshot(replace(story, pieces=(*story.pieces, Piece("paragraph", f"It was {odd}.")))), SHEET)

    assert kinds(edition.pdf, edition) == set()
    assert hear(edition.pdf, edition.snapshot, edition.layout, jumps=0) == []


def test_a_picture_file_is_never_named_in_the_edition(edition: Edition, tmp_path: Path) -> None:
    assert str(tmp_path.parents[1]).encode() not in edition.pdf


def test_the_table_of_what_the_gate_measures_names_what_there_is() -> None:
    told = (ROOT / "docs" / "reference" / "printed-files.md").read_text("utf-8").partition("## What the gate measures")[2].partition("\n## ")[0]
    rows = [[re.findall(r"`([\w.]+)`", cell) for cell in row.split("|")[3:5]] for row in told.splitlines() if row.startswith("| ")][1:]
    code = {path.name: path.read_text("utf-8") for path in (ROOT / "src" / "gazette" / "edition").glob("*.py")}
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("*.py"))

    assert len(rows) > 20
    for measured_by, spoiled_by in rows:
        assert measured_by and spoiled_by
        for name, file in zip(measured_by[::2], measured_by[1::2], strict=True):
            assert f"def {name}(" in code[file]
        assert [name for name in spoiled_by if f"def {name}(" not in tests and not (Path(__file__).parent / name).is_file()] == []
