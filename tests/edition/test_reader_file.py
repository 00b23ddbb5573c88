"""The reader's file as other programs see it: its tags, links, bookmarks and the claims it makes."""

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pdfua
import pikepdf
import pytest
from pikepdf import pdfa

from gazette.edition.breaking import Line
from gazette.edition.drawing import draw
from gazette.edition.edition import Edition, make
from gazette.edition.layout import Frame, Layout, Page, Paragraph, Plate, Type
from gazette.edition.normal import Run, letters
from gazette.edition.plates import READER
from gazette.edition.proof import read
from gazette.edition.sheet import SIZES
from gazette.edition.tagging import regroup

from .making import make_shot, make_snapshot, make_story, make_turned

# What pikepdf's checker of PDF/A-2b says of a file that also claims 2a and UA-1, and why it may.
EXPLAINED = {
    "xmpTPg": "XMP Paged-Text is one of the schemas that PDF/A-2 predefines (XMP 2005, 4.6); the checker knows fewer",
    "pdfaExtension": "PDF/A-2, 6.6.2.3.2 has this container describe schemas of one's own; the checker admits none",
    "pdfaSchema": "part of the same container", "pdfaProperty": "part of the same container",
    "pdfuaid:part": "the claim of PDF/UA-1, which that container describes", "xmpMM:History": "not looked into by the checker",
    "pdfaid:conformance is 'A'": "level A is more than the B it checks",
}  # fmt: skip


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Two pages with pictures and jumps."""
    shots = tmp_path_factory.mktemp("shots")
    stories = [make_story(name, words=words, shots=(make_shot(shots, name),) if n % 2 == 0 else (), weight=3, byline="By Nellie Quill")
               for n, (name, words) in enumerate((("bridge", 700), ("tram", 300), ("levy", 240), ("ferry", 260), ("market", 180), ("wall", 150)))]  # fmt: skip
    made = make(make_snapshot(*stories), SIZES["a4"], pages=2)
    assert made.jumps
    return made


@pytest.fixture
def file(edition: Edition) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(edition.pdf)) as opened:
        yield opened


@pytest.fixture
def path(edition: Edition, tmp_path: Path) -> Path:
    (tmp_path / "edition.pdf").write_bytes(edition.pdf)
    return tmp_path / "edition.pdf"


def articles(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [tag for tag in file.Root.StructTreeRoot.K[0].K if tag.S == "/Art"]


def headline(article: pikepdf.Object) -> str:
    return str(next(tag for tag in article.K if tag.S == "/H2").T)


def every(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield tag
    for kid in tag.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from every(kid)


def test_a_story_is_one_article_with_both_halves_of_its_jump_and_whole_paragraphs(file: pikepdf.Pdf, edition: Edition) -> None:
    stories = {story.headline: story for story in edition.snapshot.stories}
    jumped = {jump.story for jump in edition.jumps}

    assert len(articles(file)) == len({story for page in edition.layout.pages for story in page.stories})
    for article in articles(file):
        story = stories[headline(article)]
        pages = {tag.Pg.objgen for tag in every(article) if "/Pg" in tag}
        assert len(pages) == 1 + (story.id in jumped)
        assert sum(tag.S == "/P" for tag in article.K) == len(story.pieces) + bool(story.byline) + 2 * (story.id in jumped)


def test_the_tags_tell_each_story_in_its_order_and_pass_over_furniture(path: Path, edition: Edition) -> None:
    told = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True).stdout.decode("utf-8", "replace")
    said = letters(" ".join(re.findall(r'^ *"(.*)"$', told, re.MULTILINE)))

    printed = {story for page in edition.layout.pages for story in page.stories}
    for story in (story for story in edition.snapshot.stories if story.id in printed):
        words = re.escape("".join(letters(piece.text) for piece in story.pieces))
        assert letters(story.headline) in said
        if story.id not in {jump.story for jump in edition.jumps}:
            assert re.search(words, said)
        else:  # between the halves stand the lines that join them
            last = letters(story.pieces[-1].text)
            assert said.index(letters(story.pieces[0].text[:40])) < said.index(last)
    assert letters("November 8, 2025") not in said


def test_the_way_back_from_content_leads_to_the_tag_that_holds_it(file: pikepdf.Pdf) -> None:
    nums = file.Root.StructTreeRoot.ParentTree.Nums
    lists = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}

    told = {tag.objgen for tag in every(file.Root.StructTreeRoot.K[0])}
    checked = 0
    for page in file.pages:
        for number, tag in enumerate(lists[int(page.obj.StructParents)]):
            if isinstance(tag, pikepdf.Dictionary):
                kids = list(tag.K)
                assert tag.objgen in told
                assert any((kid == number and tag.Pg.objgen == page.obj.objgen) if isinstance(kid, int)
                           else kid.get("/MCID") == number and kid.Pg.objgen == page.obj.objgen for kid in kids)  # fmt: skip
                checked += 1
    assert checked > 100


def test_both_lines_of_a_jump_lead_to_the_other_half(file: pikepdf.Pdf, edition: Edition) -> None:
    pages = [page.obj.objgen for page in file.pages]
    links = {(number, pages.index(note.Dest[0].objgen), round(edition.layout.height - float(note.Dest[3])))
             for number, page in enumerate(file.pages) for note in page.obj.get("/Annots", ())}  # fmt: skip

    for jump in edition.jumps:
        for here, there in ((jump.start, jump.end), (jump.end, jump.start)):
            top = next(e.y for e in edition.layout.pages[there - 1].elements if isinstance(e, Type) and e.story == jump.story)
            assert any((here - 1, there - 1, round(top) - air) in links for air in range(13))  # Typst leaves a little air above


def test_there_is_a_bookmark_for_every_story_and_a_text_for_every_picture(file: pikepdf.Pdf, edition: Edition) -> None:
    with file.open_outline() as outline:
        titles = [item.title for root in outline.root for item in (root, *root.children)]

    printed = list(dict.fromkeys(story for page in edition.layout.pages for story in page.stories))
    assert sorted(titles) == sorted(story.headline for story in edition.snapshot.stories if story.id in printed)
    figures = [tag for article in articles(file) for tag in every(article) if tag.S == "/Figure"]
    plates = [e for page in edition.layout.pages for e in page.elements if isinstance(e, Plate)]
    assert len(figures) == len(plates) > 0
    data = b"".join(page.obj.Contents.read_bytes() for page in file.pages)
    assert all(plate.alt.encode() in data for plate in plates)


def test_the_checkers_of_archives_and_accessibility_find_only_what_is_explained(path: Path) -> None:
    found = [str(finding) for finding in pdfa.validate_written(path, "2b").findings]

    assert [finding for finding in found if not any(known in finding for known in EXPLAINED)] == []
    assert list(pdfua.validate(str(path)).findings) == []


def test_the_checker_of_archives_would_see_a_face_that_is_not_embedded(file: pikepdf.Pdf, tmp_path: Path) -> None:
    for each in file.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            del each["/FontFile2"]
    file.save(tmp_path / "spoiled.pdf")

    assert any("Font" in str(finding) for finding in pdfa.validate_written(tmp_path / "spoiled.pdf", "2b").findings)


def test_qpdf_poppler_and_ghostscript_read_the_file_without_a_complaint(path: Path) -> None:
    assert subprocess.run(["qpdf", "--check", str(path)], capture_output=True).returncode == 0
    null = subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage", str(path)], capture_output=True, text=True)
    assert (null.returncode, null.stdout + null.stderr) == (0, "")
    about = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True)
    assert "Tagged:          yes" in about.stdout
    # poppler 22 takes the mark that no tag is in doubt, a boolean by ISO 32000-1, table 321, for a wrong one
    assert [line for line in about.stderr.splitlines() if "Suspects object is wrong type" not in line] == []
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts and all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in fonts)


def test_tags_that_are_not_those_of_the_layout_are_left_as_they_were_drawn(edition: Edition) -> None:
    page = edition.layout.pages[0]
    other = [element for element in page.elements if not isinstance(element, Frame)]

    with pikepdf.Pdf.open(io.BytesIO(edition.pdf)) as file:
        before = [tag.objgen for tag in file.Root.StructTreeRoot.K[0].K]
        regroup(file, replace(edition.layout, pages=(replace(page, elements=tuple(other)),)))
        assert [tag.objgen for tag in file.Root.StructTreeRoot.K[0].K] == before


def test_a_story_in_another_language_than_the_paper_says_so_to_those_who_read_aloud(tmp_path: Path) -> None:
    """ISO 14289-1, 7.2: the natural language of text is told wherever it changes. What is written from right to left keeps the file's claims."""
    stories = (make_story("bridge", words=200), make_story("tram", words=200, language="de"), make_turned("levy", "he", words=200),
               make_turned("wall", "fa", words=200))  # fmt: skip
    (tmp_path / "edition.pdf").write_bytes(make(make_snapshot(*stories), SIZES["a4"]).pdf)

    with pikepdf.open(tmp_path / "edition.pdf") as opened:
        assert str(opened.Root.Lang) == "en"
        assert sorted(str(tag.get("/Lang", "en")) for tag in articles(opened)) == ["de", "en", "fa", "he"]
    found = [str(finding) for finding in pdfa.validate_written(tmp_path / "edition.pdf", "2b").findings]
    assert [finding for finding in found if not any(known in finding for known in EXPLAINED)] == []
    assert list(pdfua.validate(str(tmp_path / "edition.pdf")).findings) == []


def test_a_tight_line_without_spaces_is_not_broken_again_when_it_is_drawn() -> None:
    """Half of an address: only its letters give, and with the hyphen it is as wide as its measure."""
    sheet = SIZES["tabloid"]
    said = (("ment]({{ “/2015/01/08/creating-a-fed", 2.0099, 0.006078, True), ("eral-marketplace-for-agile-delivery-ser", 1.9694, -0.051266, True),
            ("vices/” | url }}). The RFQ will be posted", 1.9824, 0.001949, False), ("on GSA Schedule 70.", 1.9694, 0.0, False))  # fmt: skip
    lines = tuple(Line((Run(text, "text"),), space, track, hyphen=hyphen, last=n == 3) for n, (text, space, track, hyphen) in enumerate(said))
    frame = Frame(50.0, 50.0, 140.59842519685043, (Paragraph(lines),), "agile")
    layout = Layout("Agile", "Agile", "en", "2025-11-08", 300.0, 200.0, (Page(1, "City", (frame,), ("agile",)),))

    (page,) = read(draw(layout, leading=sheet.leading, body=sheet.body, resolution=READER))

    assert len({round(glyph.y) for glyph in page.glyphs}) == 4
