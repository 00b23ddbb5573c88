"""The second witness: other programs, which know nothing of the plan, asked about the file alone."""

import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from lxml import etree
from PIL import Image

from gazette.house.mistakes import Mistake

from .bidi import is_marked, unturned
from .faces import COMPANIONS, FAMILIES
from .findings import Finding
from .layout import Layout, Plate
from .lighter import Broken, lighter
from .overlaps import Strip, overlaps
from .saying import begins, heads_bare, jumps_astray, words_lost
from .snapshot import Snapshot

ASKED = ("pdftotext", "pdffonts", "pdftohtml", "pdftoppm", "qpdf")
COARSE = 54  # pixels per inch at which pages are looked at
FAINT = 12  # of 255: between a word and its ground there is more
MARK = 3  # characters in which poppler tells a letter again, where only the vowel mark over it stands
HEAD, FOOT = 0.28, 0.24  # of a word's box: air above and below its letters
UNDER = 12  # points below a picture in which its caption begins
WIRE = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


@dataclass(frozen=True)
class Spot:
    """A word or a picture as poppler finds it, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""


@dataclass(frozen=True)
class Seen:
    """A page as poppler tells and draws it."""

    number: int
    words: tuple[Spot, ...]
    pictures: tuple[Spot, ...]
    drawn: Image.Image


def programs() -> bool:
    """Are all of them installed?"""
    return all(shutil.which(name) for name in ASKED)


def hear(pdf: bytes, snapshot: Snapshot, layout: Layout, *, jumps: int) -> list[Finding]:
    """What poppler and qpdf hold against the file; of the layout only which stories and pictures it promises.

    Raises Mistake naming the programs that are missing.
    """
    missing = [name for name in ASKED if not shutil.which(name)]
    if missing:
        raise Mistake(f"The second witness needs {', '.join(missing)}. Install poppler-utils and qpdf.")
    with tempfile.TemporaryDirectory() as kept:
        file = Path(kept) / "edition.pdf"
        file.write_bytes(pdf)
        text = _said("pdftotext", "-raw", str(file), "-")
        if not text:
            return [Finding("file", 0, "pdftotext cannot read the file")]
        pages = [unturned(page) for page in text.split("\f")[: len(layout.pages)]]
        found = words_lost(" ".join(pages), snapshot, layout) + heads_bare(pages, snapshot, begins(layout)) + jumps_astray(pages, snapshot.language, jumps)
        found += [Finding("letters", 0, "a character has no meaning in the file")] if "\ufffd" in text else []
        found += _fonts(_said("pdffonts", str(file)))
        pictures = sum(isinstance(element, Plate) for page in layout.pages for element in page.elements)
        try:
            seen = _pages(file, lighter(pdf))
        except Broken as error:
            return [*found, Finding("file", 0, f"a picture or the file cannot be read: {error}")]
        for page in seen:
            found += [*_unseen(page), *_pictures(page), *_collided(page)]
            pictures -= len(page.pictures)
        found += [Finding("picture", 0, f"{abs(pictures)} pictures {'too few' if pictures > 0 else 'too many'}")] if pictures else []
        return found + _damage(file) + _links(pdf)


def _fonts(table: str) -> list[Finding]:
    """Faces that are not ours, not embedded or without letters to read."""
    ours = {family.replace(" ", "") for family in (*(family for family, _, _ in FAMILIES.values()), *COMPANIONS.values())}
    found = []
    for row in table.splitlines()[2:]:
        name = re.sub(r"^[A-Z]{6}\+", "", row.split(" ")[0])
        embedded, subset, readable = row.split()[-5:-2]
        if name.split("-")[0] not in ours or (embedded, readable) != ("yes", "yes"):
            found.append(Finding("font", 0, f"{name}: embedded {embedded}, subset {subset}, readable {readable}"))
    return found


def _unseen(page: Seen) -> Iterator[Finding]:
    """Words that are told but not drawn: white on white, or under something."""
    scale = page.drawn.width / page.drawn.info["points"]
    for word in page.words:
        box = (int(word.left * scale), int(word.top * scale), int(word.right * scale) + 1, int(word.bottom * scale) + 1)
        if not any(map(str.isalnum, word.text)):  # so few dots of ink are lost where a page is drawn this coarse
            continue
        darkest, lightest = page.drawn.crop(box).getextrema()
        if lightest - darkest < FAINT and not (is_marked(word.text) and len(word.text) <= MARK):  # type: ignore[operator]
            yield Finding("unseen", page.number, f"“{word.text}” is in the file and not to be seen")


def _collided(page: Seen) -> Iterator[Finding]:
    """Words whose letters run into those of another line; poppler's boxes are as high as the face, letters take the middle of them."""
    strips = (Strip(w.left, w.top + HEAD * (w.bottom - w.top), w.right, w.bottom - FOOT * (w.bottom - w.top), w.bottom, w.text) for w in page.words)
    for one, other in overlaps(strips):
        yield Finding("overlap", page.number, f"“{one}” and “{other}” run into each other")


def _pictures(page: Seen) -> Iterator[Finding]:
    """Words on a picture, and pictures without words under them."""
    for picture in page.pictures:
        over = [w.text for w in page.words if _within((w.left + w.right) / 2, (w.top + w.bottom) / 2, picture)]
        if over:
            yield Finding("overlap", page.number, f"“{' '.join(over)[:60]}” stands on a picture")
        if not any(-2 < w.top - picture.bottom < UNDER and w.right > picture.left and w.left < picture.right for w in page.words):
            yield Finding("caption", page.number, "a picture has no caption under it")


def _within(x: float, y: float, spot: Spot) -> bool:
    return spot.left + 2 < x < spot.right - 2 and spot.top + 2 < y < spot.bottom - 2


def _damage(file: Path) -> list[Finding]:
    """What qpdf finds broken: in the file, of which it unpacks all but the pictures, and in the pages of the lighter copy."""
    found = []
    for asked in (("--stream-data=uncompress", "--decode-level=generalized", str(file), "/dev/null"), ("--check", str(_copy(file)))):
        checked = subprocess.run(["qpdf", *asked], capture_output=True, text=True)
        if checked.returncode:
            found.append(Finding("file", 0, f"qpdf: {checked.stdout[-200:]}{checked.stderr[-200:]}"))
    return found


def _links(pdf: bytes) -> list[Finding]:
    """Links to pages the file does not have."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            pages = {page.obj.objgen for page in file.pages}
            return [Finding("jump", number, "a link leads nowhere") for number, page in enumerate(file.pages, 1)
                    for note in page.obj.get("/Annots", ()) if (place := _place(note)) is not None and place.objgen not in pages]  # fmt: skip
    except pikepdf.PdfError as error:
        return [Finding("file", 0, f"qpdf: {error}")]


def _place(note: pikepdf.Object) -> pikepdf.Object | None:
    """The page a link of the edition leads to; None when it is no such link."""
    if note.get("/Subtype") != "/Link":
        return None
    place = note.get("/Dest", note.get("/A", {}).get("/D"))  # type: ignore[call-overload]
    return place[0] if isinstance(place, pikepdf.Array) else place


def _copy(file: Path) -> Path:
    return file.with_name("lighter.pdf")


def _pages(file: Path, copy: bytes) -> Iterator[Seen]:
    """Every page, from three of poppler's programs; drawn from the copy with small pictures."""
    _copy(file).write_bytes(copy)
    _said("pdftoppm", "-r", str(COARSE), "-gray", str(_copy(file)), str(file.with_name("page")))
    _said("pdftohtml", "-xml", "-hidden", "-q", str(file), str(file.with_name("told")))
    told = etree.fromstring(_said("pdftotext", "-bbox", str(file), "-").encode(), WIRE)
    placed = etree.parse(str(file.with_name("told.xml")), WIRE).getroot()
    drawn = sorted(file.parent.glob("page-*.pgm"))
    for number, (page, other, path) in enumerate(zip(told.iter("{*}page"), placed.iter("page"), drawn, strict=True), 1):
        image = Image.open(path)
        image.info["points"] = float(page.get("width"))
        scale = float(page.get("width")) / float(other.get("width"))
        words = tuple(_word(word) for word in page.iter("{*}word"))
        yield Seen(number, words, tuple(_spot(picture, scale) for picture in other.iter("image")), image)


def _word(word: etree._Element) -> Spot:
    left, top, right, bottom = (float(word.get(key, "0")) for key in ("xMin", "yMin", "xMax", "yMax"))
    return Spot(left, top, right, bottom, word.text or "")


def _spot(picture: etree._Element, scale: float) -> Spot:
    left, top, width, height = (float(picture.get(key, "0")) * scale for key in ("left", "top", "width", "height"))
    return Spot(left, top, left + width, top + height)


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True).stdout.decode("utf-8", "replace")
