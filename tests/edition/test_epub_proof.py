"""The e-paper read back: a sound one passes, and every way in which one is spoiled is found."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from gazette.edition.edition import Edition, make
from gazette.edition.epub import epub
from gazette.edition.epub_proof import astray
from gazette.edition.pictures import page_pictures
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Amends, Box, Piece

from .making import make_shot, make_snapshot, make_story, make_turned, paragraphs

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Stories with all that one can hold, two of them under one headline, one written from right to left."""
    shot = make_shot(tmp_path_factory.mktemp("shots"), "quay")
    pieces = (*paragraphs("bridge", 300), Piece("heading", "What it means"), Piece("quote", "We saw <i>it</i> — Ottilie"), Piece("item", "R&amp;D one", "•"),
              Piece("item", "two", "•"), Piece("paragraph", 'A <a href="https://example.org/?a=1&amp;b=2">link</a>, <b>bold</b><br>and a < b.\x0b'),
              Piece("note", "Nellie Quill reported."))  # fmt: skip
    boxes = (Box("facts", "At a glance", (), (("Length", "1.9 km"), ("One line",))), Box("table", "Tons", ("Year", "Tons"), (("2024", "37"), ("2025", "41"))))
    rich = make_story("bridge", pieces=pieces, boxes=boxes, shots=(shot,), weight=3, kicker="Harbor", standfirst="New & old", byline="By Nellie Quill",
                      dateline="Port Ellery")  # fmt: skip
    twins = (make_story(name, words=260, headline="The Same Again") for name in ("tram", "ferry"))
    others = (make_turned("levy", "ar", words=200), *(make_story(name, words=260, section="sport") for name in ("market", "wall")))
    return make(make_snapshot(rich, *twins, *others, amends=(Amends("After Ilse", "The wall is 3.30 meters high."),)), SIZES["a4"], pages=2)


@pytest.fixture(scope="module")
def book(edition: Edition) -> bytes:
    return epub(edition.snapshot, edition.layout, page_pictures(edition.pdf, width=400)[0])


def spoiled(book: bytes, spoil: Callable[[Files], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    spoil(files)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def changed(pattern: str, told: str, *, file: str = "part1") -> Callable[[Files], None]:
    """A spoiling: the first place that matches says something else."""

    def spoil(files: Files) -> None:
        name = next(name for name in files if file in name)
        before = files[name].decode()
        after = re.sub(pattern, told, before, count=1, flags=re.S)
        assert after != before, "nothing was spoiled"
        files[name] = after.encode()

    return spoil


def without(part: str) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        del files[next(name for name in files if part in name)]

    return spoil


def cut_short(files: Files) -> None:
    name = next(name for name in files if "picture-" in name)
    files[name] = files[name][: len(files[name]) // 2]


def packed_otherwise(files: Files) -> None:
    files["mimetype"] = files.pop("mimetype")


def test_a_sound_book_passes(edition: Edition, book: bytes) -> None:
    assert astray(book, edition.snapshot, edition.layout) == []


@pytest.mark.parametrize(
    ("spoil", "kind", "said"),
    [(changed(r"bridge45\b", ""), "words", "bridge"), (changed("<p>(.{30,400}?)</p>\n<p>(.{30,400}?)</p>", r"<p>\2</p>\n<p>\1</p>"), "words", "bridge"),
     (changed("PORT ELLERY", ""), "words", "PORT ELLERY"), (changed("<td>41</td>", "<td></td>"), "words", "41"), (changed("R&amp;D", "RD"), "words", "R&D"),
     (changed("<h2 id=\"h1\">.*?</h2>", ""), "words", "The Bridge Opens Again"), (changed("<article.*?</article>", ""), "words link", "is not in its place"),
     (changed("(<article.*?</article>)", r"\1\1"), "words", "no story of the edition"), (changed("alt=\"A red disc for quay\"", "alt=\"\""), "words", "quay"),
     (changed("<figcaption>.*?</figcaption>", ""), "words", "quay"), (changed("3.30 meters", "3.03 meters", file="corrections"), "words", "3.30"),
     (changed("#s1", "#s99", file="nav"), "link", "#s99"), (changed("part1.xhtml\"", "part9.xhtml\"", file="nav"), "link", "part9"),
     (changed(" properties=\"cover-image\"", "", file="opf"), "cover", "0 covers"), (without("picture-"), "file words", "listed and not there"),
     (changed('<item id="paper-css".*?/>', "", file="opf"), "file", "not listed"),
     (changed('<itemref idref="part1-xhtml"/>', "", file="opf"), "file", "never read"),
     (cut_short, "picture", "cannot be read"), (packed_otherwise, "file", "its type"), (without("container"), "file", "its type"),
     (changed("</article>", "", file="part1"), "file", "cannot be read")],
    ids=("a word lost", "paragraphs turned round", "no dateline", "a figure lost", "a letter lost", "no headline", "a story lost", "a story twice",
         "no words for a picture", "no caption", "a correction changed", "a link to no place", "a link to no file", "no cover", "a picture lost",
         "a file not listed", "a chapter not read", "a picture cut short", "its type not first", "no container", "not well formed"),
)  # fmt: skip
def test_a_spoiled_book_is_found(edition: Edition, book: bytes, spoil: Callable[[Files], object], kind: str, said: str) -> None:
    found = astray(spoiled(book, spoil), edition.snapshot, edition.layout)

    assert {finding.kind for finding in found} == set(kind.split())
    assert any(said in finding.text for finding in found)


def test_a_file_that_is_no_book_is_found(edition: Edition) -> None:
    assert [finding.kind for finding in astray(b"PK", edition.snapshot, edition.layout)] == ["file"]
