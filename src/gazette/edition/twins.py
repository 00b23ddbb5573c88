"""The printer's file held against the reader's, by a program that knows no plan: the same pages, words in the same order, everything in the same place."""

import ctypes
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .findings import Finding

ASKED = "pdftotext"
OFF = 0.05  # points by which a thing may stand elsewhere
Thing = tuple[int, float, float, float, float]  # what PDFium calls it, left, bottom, right, top
NAMES = {raw.FPDF_PAGEOBJ_TEXT: "a line of type", raw.FPDF_PAGEOBJ_IMAGE: "a picture", raw.FPDF_PAGEOBJ_PATH: "a rule or shape"}


def strayed(reader: bytes, press: bytes, initials: Mapping[int, Sequence[str]]) -> list[Finding]:
    """Where the two differ. ``initials`` are the letters drawn as shapes, by page, which only the reader's file tells as letters."""
    try:
        ours, theirs = pdfium.PdfDocument(reader), pdfium.PdfDocument(press)
    except pdfium.PdfiumError as error:
        return [Finding("file", 0, f"PDFium cannot read the file: {error}")]
    try:
        if len(ours) != len(theirs):
            return [Finding("pages", 0, f"{len(theirs)} pages for the reader’s {len(ours)}")]
        return [found for number, (one, other) in enumerate(zip(ours, theirs, strict=True), 1) for found in _page(one, other, number, initials.get(number, ()))]
    finally:
        ours.close()
        theirs.close()


def told_otherwise(reader: bytes, press: bytes, initials: Mapping[int, Sequence[str]]) -> list[Finding]:
    """The words of both as poppler tells them, which reads a file in its own way; nothing where it is not installed."""
    if not shutil.which(ASKED):
        return []
    ours, theirs = map(_told, (reader, press))
    if not any(page.strip() for page in theirs):
        return [Finding("file", 0, "poppler cannot read the file")]
    pages = enumerate(zip_longest(ours, theirs, fillvalue=""), 1)
    lost = ((number, _other_words(one.split(), other.split(), Counter(initials.get(number, ())))) for number, (one, other) in pages)
    return [Finding("words", number, f"poppler reads “{found[0]}” in the reader’s file and “{found[1]}” in the printer’s") for number, found in lost if found]


def _told(pdf: bytes) -> list[str]:
    return subprocess.run([ASKED, "-raw", "-", "-"], input=pdf, capture_output=True).stdout.decode("utf-8", "replace").split("\f")


def _page(one: pdfium.PdfPage, other: pdfium.PdfPage, number: int, initials: Sequence[str]) -> Iterator[Finding]:
    lost = _other_words(_words(one), _words(other), Counter(initials))
    if lost:
        yield Finding("words", number, f"the reader’s file says “{lost[0]}” where the printer’s says “{lost[1]}”")
    ours, theirs = _things(one), _things(other)
    for kind, name in NAMES.items():
        wanted, found = ([thing for thing in things if thing[0] == kind] for things in (ours, theirs))
        if len(wanted) != len(found):
            yield Finding("things", number, f"{len(found)} of what the reader’s file has {len(wanted)}: {name}")
        elif any(abs(a - b) > OFF for thing, its in zip(wanted, found, strict=True) for a, b in zip(thing[1:], its[1:], strict=True)):
            yield Finding("place", number, f"{name} stands elsewhere than in the reader’s file")


def _other_words(ours: list[str], theirs: list[str], initials: Counter[str]) -> tuple[str, str] | None:
    """The first words that differ, each with some that follow. Of a word behind an initial the printer's file has the rest, or nothing."""
    here = there = 0
    while here < len(ours) or there < len(theirs):
        wanted, found = "".join(ours[here : here + 1]), "".join(theirs[there : there + 1])
        here, there = here + 1, there + 1
        if wanted == found:
            continue
        whole = initials[wanted] > 0  # “A” is all of its word
        begun = wanted if whole else wanted.removesuffix(found)
        if not whole and (not found or not wanted.endswith(found) or not initials[begun]):
            return " ".join(ours[here - 1 : here + 5]), " ".join(theirs[there - 1 : there + 5])
        initials[begun] -= 1
        there -= whole
    return None


def _words(page: pdfium.PdfPage) -> list[str]:
    return str(page.get_textpage().get_text_range()).split()


def _things(page: pdfium.PdfPage) -> list[Thing]:
    found = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for place in range(raw.FPDFPage_CountObjects(page.raw)):
        each = raw.FPDFPage_GetObject(page.raw, place)
        raw.FPDFPageObj_GetBounds(each, left, bottom, right, top)
        found.append((raw.FPDFPageObj_GetType(each), left.value, bottom.value, right.value, top.value))
    return found
