"""Initials of features: which stories carry one, how large it is, and that the file tells its word whole."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from gazette.edition.copyfit import choose
from gazette.edition.drawing import draw
from gazette.edition.edition import Edition, make
from gazette.edition.epub import epub
from gazette.edition.gate import measure
from gazette.edition.initials import RISE, cap_height, extent
from gazette.edition.layout import Element, Frame, Initial
from gazette.edition.matter import prepare
from gazette.edition.normal import letters
from gazette.edition.plates import READER
from gazette.edition.proof import read
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Piece, Story
from gazette.edition.witness import hear

from .making import make_snapshot, make_story, make_turned, paragraphs

SHEET = SIZES["tabloid"]
OPENINGS = ("The harbor", "“We never", "Élodie Brand", "Quiet is", "A bridge", "J. Brand", "What is", "Ça va")
WORDS = ("The", "“We", "Élodie", "Quiet", "A bridge", "J.", "What", "Ça")


def make_feature(opening: str, name: str = "wall", *, words: int = 220, **fields: object) -> Story:
    first, *others = paragraphs(name, words)
    first = replace(first, text=f"{opening} {first.text[0].lower()}{first.text[1:]}")
    return make_story(name, **{"pieces": (first, *others), "weight": 3, "feature": True, "byline": "By Nellie Quill", **fields})


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Features of two weights on two pages, one of them jumping."""
    stories = [make_feature(opening, f"st{n}", words=200 + 60 * (n % 4), weight=2 + n % 2) for n, opening in enumerate(OPENINGS)]
    return make(make_snapshot(*stories), SHEET, pages=2)


def initials(edition: Edition) -> list[tuple[Initial, list[Frame]]]:
    """Each with the frames of its story that follow it on its page."""
    found = []
    for page in edition.layout.pages:
        for at, element in enumerate(page.elements):
            if isinstance(element, Initial):
                found.append((element, [e for e in page.elements[at:] if isinstance(e, Frame) and e.story == element.story]))
    return found


def test_features_open_with_an_initial_and_pass_the_gate_and_the_second_witness(edition: Edition) -> None:
    assert sorted(initial.letters for initial, _ in initials(edition)) == sorted(("T", "“W", "É", "Q", "A", "J", "W", "Ç"))
    assert [f for f in measure(edition.pdf, edition.snapshot, edition.layout, SHEET, jumps=len(edition.jumps)).findings if f.hard] == []
    assert hear(edition.pdf, edition.snapshot, edition.layout, jumps=len(edition.jumps)) == []


def test_in_the_file_an_initial_stands_on_a_baseline_and_reaches_the_cap_height_of_its_first_line(edition: Edition) -> None:
    pages = {page.number: page for page in read(edition.pdf)}
    checked = set()
    for page in edition.layout.pages:
        for initial in (e for e in page.elements if isinstance(e, Initial)):
            frame = next(e for e in page.elements if isinstance(e, Frame) and e.story == initial.story)
            lines = round((initial.y - frame.y - RISE * SHEET.body) / SHEET.leading)
            baselines = sorted({round(g.y, 3) for g in pages[page.number].glyphs if frame.x - 1 < g.x < frame.x + 60 and frame.y < g.y < initial.y + 2})
            shape = min(
                pages[page.number].outlines, key=lambda box: abs(box.left - initial.x) + abs(box.right - initial.x - initial.width) + abs(box.top - frame.y)
            )
            foot = shape.bottom + extent(initial.letters)[3] * initial.size

            assert len(baselines) == lines + 1
            assert foot == pytest.approx(baselines[-1], abs=0.01)
            assert shape.top >= frame.y - 0.01  # an accent, too, stays inside the frame
            if initial.letters in ("T", "A", "Q", "W"):
                assert initial.size * cap_height("head-bold") == pytest.approx(baselines[-1] - baselines[0] + cap_height("text") * SHEET.body, abs=0.02)
            if initial.letters == "T":
                assert shape.top == pytest.approx(baselines[0] - cap_height("text") * SHEET.body, abs=0.02)
            checked.add(initial.letters)
    assert len(checked) == len(OPENINGS)


def test_the_lines_beside_an_initial_are_narrower_and_those_below_are_not(edition: Edition) -> None:
    for initial, (beside, below, *_) in initials(edition):
        notch = beside.lines[0].notch
        assert (beside.x, beside.width) == (pytest.approx(initial.x + notch), pytest.approx(SHEET.column - notch))
        assert notch > initial.width
        assert (below.x, below.width) == (pytest.approx(initial.x), pytest.approx(SHEET.column))
        assert below.y == pytest.approx(beside.y + len(beside.lines) * SHEET.leading)
        assert not below.lines[0].notch


def test_a_tail_below_the_baseline_has_a_line_more_beside_it() -> None:
    plain, tailed = (prepare(make_feature(opening), SHEET).initial for opening in ("The wall", "Quiet is"))

    assert plain and tailed
    assert (plain.lines, plain.beside) == (3, 3)
    assert (tailed.lines, tailed.beside) == (3, 4)


@pytest.mark.parametrize(
    "story",
    [make_feature("The wall", feature=False), make_feature("The wall", weight=1), make_feature("1945 was"), make_feature("the wall"),
     make_feature("The wall", dateline="KYIV"), make_feature("« Le mur"), make_feature("“‘We saw"), make_turned("levy", "ar", feature=True, weight=3),
     make_story("wall", feature=True, weight=3, pieces=(Piece("paragraph", "It was late and nobody came."), *paragraphs("wall", 200))),
     make_story("wall", feature=True, weight=3, pieces=(Piece("heading", "The wall"), *paragraphs("wall", 200)))],
    ids=("news", "a brief", "digits", "no capital", "a dateline", "a mark by itself", "two marks", "right to left", "a short paragraph", "a heading"),
)  # fmt: skip
def test_these_open_without_an_initial(story: Story) -> None:
    assert prepare(story, SHEET).initial is None


def test_no_column_ends_beside_an_initial() -> None:
    matter = prepare(make_feature("The wall"), SHEET)
    severed = [choose(matter, (bound,), None)[0] for bound in (1, 2, 3, 4)]

    assert all(cost > 1e5 for cost in severed[:2])
    assert all(cost < 1e3 for cost in severed[2:])


def test_programs_that_read_the_file_are_told_the_first_word_whole(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "edition.pdf").write_bytes(edition.pdf)

    for order in ((), ("-raw",)):
        said = subprocess.run(["pdftotext", *order, str(tmp_path / "edition.pdf"), "-"], capture_output=True, text=True).stdout
        told = {line.partition(" ")[0] if " " not in word else word for word in WORDS for line in said.splitlines() if line.startswith(f"{word} ")}
        assert told >= set(WORDS)
    text = letters(" ".join(page.text for page in read(edition.pdf)))
    assert all(letters(story.pieces[0].text[:40]) in text for story in edition.snapshot.stories)


def test_those_who_read_by_the_tags_are_told_it_too(edition: Edition) -> None:
    with pikepdf.open(io.BytesIO(edition.pdf)) as file:
        tree = file.Root.StructTreeRoot
        told = []
        for tag in (tag for article in tree.K[0].K if article.S == "/Art" for tag in article.K):
            first = tag.K[0]
            if isinstance(first, pikepdf.Dictionary) and "/ActualText" in first:
                told.append(str(first.ActualText))
                number = list(tree.ParentTree.Nums)[::2].index(first.Pg.StructParents)
                assert tree.ParentTree.Nums[number * 2 + 1][int(first.K[0])].objgen == first.objgen
    assert sorted(told) == sorted(WORDS)


def test_the_e_paper_tells_the_paragraph_as_it_was_written(edition: Edition) -> None:
    with zipfile.ZipFile(io.BytesIO(epub(edition.snapshot, edition.layout, b""))) as book:
        told = " ".join(book.read(name).decode() for name in book.namelist() if name.endswith("xhtml"))

    assert all(f"<p>{story.pieces[0].text}</p>" in told for story in edition.snapshot.stories)


def left_out(element: Element) -> Element | None:
    return replace(element, letters="I") if isinstance(element, Initial) and element.letters == "T" else None


def lowered(element: Element) -> Element | None:
    return replace(element, y=element.y + 1.5) if isinstance(element, Initial) else None


def beside_it(element: Element) -> Element | None:
    """Lines drawn over the initial."""
    if not isinstance(element, Frame) or not element.lines[0].notch:
        return None
    return replace(element, x=element.x - element.lines[0].notch)


@pytest.mark.parametrize(
    ("spoil", "kind"), [(left_out, "initial"), (lowered, "initial"), (beside_it, "overlap")], ids=("another letter", "lowered", "under words")
)
def test_a_spoiled_initial_turns_the_gate_red(edition: Edition, spoil: Callable[[Element], Element | None], kind: str) -> None:
    pages = tuple(replace(page, elements=tuple(spoil(e) or e for e in page.elements)) for page in edition.layout.pages)
    pdf = draw(replace(edition.layout, pages=pages), leading=SHEET.leading, body=SHEET.body, resolution=READER)

    assert kind in {f.kind for f in measure(pdf, edition.snapshot, edition.layout, SHEET, jumps=len(edition.jumps)).findings if f.hard}


def test_a_word_told_without_its_initial_turns_the_gate_and_the_second_witness_red(edition: Edition) -> None:
    with pikepdf.open(io.BytesIO(edition.pdf)) as file:
        for page in file.pages:
            page.Contents.write(re.sub(rb"/Span<</ActualText<[0-9A-F]+>>>BDC", b"/Span<<>>BDC", page.Contents.read_bytes()))
        spoiled = io.BytesIO()
        file.save(spoiled)

    found = measure(spoiled.getvalue(), edition.snapshot, edition.layout, SHEET, jumps=len(edition.jumps)).findings
    assert {"words", "frame"} <= {f.kind for f in found if f.hard}
    assert "words" in {f.kind for f in hear(spoiled.getvalue(), edition.snapshot, edition.layout, jumps=len(edition.jumps))}
