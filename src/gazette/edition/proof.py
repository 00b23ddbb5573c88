"""A finished PDF read back: every character with its place, every picture, and the page as ink, by PDFium."""

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL.Image import Image as Raster


@dataclass(frozen=True)
class Glyph:
    """One character of the file. ``y`` is its baseline from the top of the page, in points."""

    text: str
    x: float
    y: float
    left: float
    right: float
    size: float


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


def read(pdf: bytes) -> list[Sheetful]:
    """Every page of a PDF."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_page(document[number], number + 1) for number in range(len(document))]
    finally:
        document.close()


def _page(page: pdfium.PdfPage, number: int) -> Sheetful:
    width, height = page.get_size()
    text_page = page.get_textpage()
    glyphs, text = _glyphs(text_page, height)
    images = []
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = found.get_bounds()
        images.append(Image(left, height - top, right, height - bottom, found.get_px_size()))
    ink = page.render(scale=1, grayscale=True).to_pil()
    return Sheetful(number, width, height, text, glyphs, tuple(images), ink)


def _glyphs(page: pdfium.PdfTextPage, height: float) -> tuple[tuple[Glyph, ...], str]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    made, text = [], []
    for number in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page.raw, number)
        character = "\u00ad" if code == 2 else chr(code)
        if raw.FPDFText_IsGenerated(page.raw, number) == 1:  # PDFium's own guesses: line ends are kept, spaces are not in the file
            text.append(" " if character in "\r\n" else "")
            continue
        text.append(character)
        raw.FPDFText_GetCharOrigin(page.raw, number, x, y)
        raw.FPDFText_GetLooseCharBox(page.raw, number, box)
        size = raw.FPDFText_GetFontSize(page.raw, number)
        made.append(Glyph(character, x.value, height - y.value, box.left, box.right, size))
    return tuple(made), "".join(text)
