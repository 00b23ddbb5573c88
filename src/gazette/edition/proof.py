"""A finished PDF read back: every character with its place, every picture, and the page as ink, by PDFium."""

import ctypes
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL.Image import Image as Raster

BLANK = 32  # the last code that PDFium guesses: spaces and line ends
FIRST, LAST = 0x0600, 0x08FF  # the letters of Arabic and Persian
APART = 1.0  # em between two letters that are of no one word


class Glyph(NamedTuple):
    """One character of the file. ``y`` is its baseline from the top of the page, in points. A tuple: a page has ten thousand."""

    text: str
    x: float
    y: float
    left: float
    right: float
    size: float


class Outline(NamedTuple):
    """The edges of a shape, in points from the top left of the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Image:
    left: float
    top: float
    right: float
    bottom: float
    pixels: tuple[int, int]

    @property
    def dpi(self) -> float:
        return min(self.pixels[0] / (self.right - self.left), self.pixels[1] / (self.bottom - self.top)) * 72


@dataclass(frozen=True, eq=False)
class Sheetful:
    """One page as it is in the file."""

    number: int
    width: float
    height: float
    text: str  # in reading order, soft hyphens where words are broken (PDFium tells hard ones there as soft)
    glyphs: tuple[Glyph, ...]
    images: tuple[Image, ...]
    ink: Raster  # one pixel a point, in greys
    strangers: tuple[str, ...] = ()  # faces that are named but not embedded
    outlines: tuple[Outline, ...] = ()  # of every shape that is drawn
    astray: int = 0  # links to pages the file does not have


class Unreadable(Exception):
    """A file that is no PDF, or a damaged one."""


def read(pdf: bytes) -> list[Sheetful]:
    """Every page of a PDF. Raises Unreadable."""
    document = None
    try:
        document = pdfium.PdfDocument(pdf)
        return [_page(document[number], number + 1, document) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise Unreadable(f"PDFium cannot read the file: {error}") from None
    finally:
        if document:
            document.close()


def _page(page: pdfium.PdfPage, number: int, document: pdfium.PdfDocument) -> Sheetful:
    width, height = page.get_size()
    text_page = page.get_textpage()
    objects = [raw.FPDFPage_GetObject(page.raw, place) for place in range(raw.FPDFPage_CountObjects(page.raw))]
    kinds = [raw.FPDFPageObj_GetType(each) for each in objects]
    images = tuple(_image(each, page, height) for each, kind in zip(objects, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_IMAGE)
    texts = [each for each, kind in zip(objects, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_TEXT]
    glyphs, text = _glyphs(text_page, height, texts)
    fonts = {ctypes.addressof(font.contents): font for each in texts if (font := raw.FPDFTextObj_GetFont(each))}  # fmt: skip
    strangers = tuple(sorted(_name(font) for font in fonts.values() if raw.FPDFFont_GetIsEmbedded(font) != 1))
    outlines = tuple(_outline(each, height) for each, kind in zip(objects, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_PATH)
    ink = page.render(scale=1, grayscale=True).to_pil()
    return Sheetful(number, width, height, text, glyphs, images, ink, strangers, outlines, _astray(page, document))


def _image(found: Any, page: pdfium.PdfPage, height: float) -> Image:
    wide, tall = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(found, wide, tall)
    return Image(*_outline(found, height), (wide.value, tall.value))


def _outline(found: Any, height: float) -> Outline:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(found, left, bottom, right, top)
    return Outline(left.value, height - top.value, right.value, height - bottom.value)


def _astray(page: pdfium.PdfPage, document: pdfium.PdfDocument) -> int:
    place, link, found = ctypes.c_int(0), raw.FPDF_LINK(), 0
    while raw.FPDFLink_Enumerate(page.raw, place, link):
        where = raw.FPDFLink_GetDest(document.raw, link)
        found += not where or raw.FPDFDest_GetDestPageIndex(document.raw, where) < 0
    return found


def _name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")


def _glyphs(page: pdfium.PdfTextPage, height: float, texts: list[Any]) -> tuple[tuple[Glyph, ...], str]:
    """Every character and the whole text. What PDFium is called for ten thousand times is looked up once."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    at_x, at_y, at_box, whole = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box), page.raw
    code_of, origin_of, box_of, size_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetFontSize
    made: list[Glyph] = []
    text: list[str] = []
    codes = [code_of(whole, number) for number in range(page.count_chars())]
    unread = _unread(page, height, texts) if any(FIRST <= code <= LAST for code in codes) else {}
    for number, code in enumerate(codes):
        for glyph in unread.get(number, ()):
            text.append(glyph.text)
            made.append(glyph)
        character = "\u00ad" if code == 2 else chr(code)
        if code <= BLANK and raw.FPDFText_IsGenerated(whole, number) == 1:  # PDFium's own guesses: line ends are kept, spaces are not in the file
            text.append(" " if character in "\r\n" else "")
            continue
        origin_of(whole, number, at_x, at_y)
        box_of(whole, number, at_box)
        glyph = Glyph(character, x.value, height - y.value, box.left, box.right, size_of(whole, number))
        if made and _is_apart(made[-1], glyph):
            text.append(" ")
        text.append(character)
        made.append(glyph)
    return tuple(made), "".join(text)


def _is_apart(before: Glyph, after: Glyph) -> bool:
    """Do two letters stand in different columns? Where these share a line PDFium runs the end of one and the beginning of the other together."""
    return not before.right - APART * before.size <= after.left <= before.right + APART * before.size


def _unread(page: pdfium.PdfTextPage, height: float, texts: list[Any]) -> dict[int, list[Glyph]]:
    """Letters PDFium passes over, by the character they stand before: Arabic ones whose glyph has two readings, which the file tells as ActualText."""
    where: dict[int, int] = {}  # the first character of each object of text
    for number in range(page.count_chars()):
        where.setdefault(_address(raw.FPDFText_GetTextObject(page.raw, number)), number)
    found: dict[int, list[Glyph]] = {}
    following = page.count_chars()
    for each in reversed(texts):
        following = where.get(_address(each), following)
        said = "" if _address(each) in where else _told(each)
        if any(FIRST <= ord(letter) <= LAST for letter in said):
            found.setdefault(following, []).insert(0, _letter(each, said, height))
    return found


def _letter(each: Any, said: str, height: float) -> Glyph:
    left, bottom, right, top, size, matrix = *(ctypes.c_float() for _ in range(5)), raw.FS_MATRIX()
    raw.FPDFPageObj_GetBounds(each, left, bottom, right, top)
    raw.FPDFTextObj_GetFontSize(each, size)
    raw.FPDFPageObj_GetMatrix(each, matrix)
    return Glyph(said, matrix.e, height - matrix.f, left.value, right.value, size.value)


def _told(each: Any) -> str:
    """What the file says an object's letters mean; empty where it says nothing. PDFium gives the bytes of its UTF-16, each as if it were a character."""
    buffer, length = ctypes.create_string_buffer(200), ctypes.c_ulong()
    for number in range(raw.FPDFPageObj_CountMarks(each)):
        mark, into = raw.FPDFPageObj_GetMark(each, number), ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
        if raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", into, len(buffer), length):
            return buffer.raw[: length.value - 2 : 2].decode("utf-16-be", "replace")
    return ""


def _address(each: Any) -> int:
    return ctypes.cast(each, ctypes.c_void_p).value or 0
