"""E-paper: EPUBCheck has nothing to say, every printed word is in it, and the same edition gives the same book."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from gazette.edition.edition import Edition, make
from gazette.edition.epub import epub
from gazette.edition.epub_story import inline
from gazette.edition.pictures import page_pictures
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Amends, Box, Piece
from gazette.house.text import plain
from tests.tools import epubcheck

from .making import make_shot, make_snapshot, make_story, paragraphs


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Two pages with all that a story can hold."""
    shot = make_shot(tmp_path_factory.mktemp("shots"), "quay")
    pieces = (*paragraphs("bridge", 500), Piece("heading", "What it means"), Piece("quote", "We saw <i>it</i> — Ottilie"), Piece("item", "R&amp;D one", "•"),
              Piece("item", "two", "•"), Piece("paragraph", 'A <a href="https://example.org/?a=1&amp;b=2">link</a>, <b>bold</b><br>and a < b.'),
              Piece("note", "Nellie Quill reported."))  # fmt: skip
    boxes = (Box("facts", "At a glance", (), (("Length", "1.9 km"), ("One line",))), Box("table", "Tons", ("Year", "Tons"), (("2024", "37"), ("2025", "41"))))
    rich = make_story("bridge", pieces=pieces, boxes=boxes, shots=(shot,), weight=3, kicker="Harbor", standfirst="New & old", byline="By Nellie Quill",
                      dateline="Port Ellery")  # fmt: skip
    german = make_story("levy", words=200, language="de", section="world", headline="Die Brücke")
    others = (make_story(name, words=260, section="sport") for name in ("tram", "ferry", "market", "wall"))
    return make(make_snapshot(rich, german, *others, amends=(Amends("After Ilse", "The wall is 3.30 meters high."),), address="gazette.example"), SIZES["a4"])


@pytest.fixture(scope="module")
def book(edition: Edition) -> bytes:
    return epub(edition.snapshot, edition.layout, page_pictures(edition.pdf, width=800)[0])


def opened(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_epubcheck_has_nothing_to_say(book: bytes, tmp_path: Path) -> None:
    (tmp_path / "paper.epub").write_bytes(book)

    assert epubcheck.check(tmp_path / "paper.epub") == []


def test_epubcheck_would_say_so_if_a_picture_were_missing(book: bytes, tmp_path: Path) -> None:
    files = opened(book)
    with zipfile.ZipFile(tmp_path / "paper.epub", "w") as archive:
        for name, data in files.items():
            if "picture-" not in name:
                archive.writestr(name, data)

    assert any(said.startswith("RSC-") for said in epubcheck.check(tmp_path / "paper.epub"))


def test_every_word_of_every_printed_story_is_in_the_book(edition: Edition, book: bytes) -> None:
    told = "".join("".join(etree.fromstring(data).itertext()) for name, data in opened(book).items() if re.match(r"EPUB/(part|corr)", name))
    letters = re.sub(r"\s", "", told)

    printed = {story for page in edition.layout.pages for story in page.stories}
    assert len(printed) > 5
    for story in (story for story in edition.snapshot.stories if story.id in printed):
        cells = [cell for box in story.boxes for row in (box.head, *box.rows) for cell in row]
        for text in (story.headline, story.standfirst, story.byline, *(plain(piece.text) for piece in story.pieces), *cells):
            assert re.sub(r"\s", "", text) in letters
    assert "Thewallis3.30metershigh." in letters


def test_stories_begin_with_page_one_and_each_page_can_be_found(edition: Edition, book: bytes) -> None:
    nav = etree.fromstring(opened(book)["EPUB/nav.xhtml"])
    links = nav.xpath("//*[local-name()='nav']")

    chapters = [a.text for a in links[0].xpath("./*[local-name()='ol']/*/*[local-name()='a']")]
    pages = [a.text for a in links[1].xpath(".//*[local-name()='a']")]
    assert chapters[:2] == ["The Test Gazette", "Page 1"]
    assert chapters[-1] == "Corrections"
    assert sorted(pages) == [str(page.number) for page in edition.layout.pages]


def test_a_story_in_another_language_says_so(book: bytes) -> None:
    told = b"".join(data for name, data in opened(book).items() if "part" in name).decode()

    assert '<article id="s' in told
    assert told.count('lang="de" xml:lang="de" dir="ltr"') == 1


def test_the_same_edition_gives_the_same_book(edition: Edition, book: bytes) -> None:
    assert epub(edition.snapshot, edition.layout, page_pictures(edition.pdf, width=800)[0]) == book


@pytest.mark.parametrize(
    ("markup", "xhtml"),
    [("a <b>c <i>d</b> e", "a <b>c <i>d</i></b> e"), ("x</i> y", "x y"), ("<b>open", "<b>open</b>"), ("R&amp;D < 3", "R&amp;D &lt; 3"),
     ('<a href="javascript:x()">n</a>', "n"), ("a<br>b", "a<br/>b"), ("\x0bq", "q")],
)  # fmt: skip
def test_markup_that_does_not_close_is_closed(markup: str, xhtml: str) -> None:
    assert inline(markup) == xhtml
