"""Columns of a finished page, line by line against the layout: their words, baselines, edges and the space between two words."""

import re
from statistics import median_low

from .bidi import bare, drawn_order, is_mixed
from .breaking import Line
from .faces import face
from .findings import Finding
from .layout import Frame, Page
from .normal import letters
from .proof import Glyph, Sheetful
from .rows import Rows, between
from .sheet import Sheet
from .white import PALE, RISE

BASELINE, EDGE, HUNG = 0.01, 0.05, 2.6  # points
SHY = 0.1  # points by which a justified line may end before its edge: widths in a file are rounded
NARROW = 0.15  # em of a word space at least
GUESSED = 1.0  # points: the size of a space that PDFium guesses
IN_A_ROW = re.compile("-{2,}")  # hyphens, which PDFium tells as one


def columns_astray(drawn: Sheetful, rows: Rows, page: Page, sheet: Sheet, figures: dict[str, float], lines: list[tuple[float, bool]]) -> list[Finding]:
    """Every line of every frame: its words, its baseline, its right edge, its word space."""
    found = []
    for frame in (e for e in page.elements if isinstance(e, Frame)):
        orders = _orders(frame)
        for number, line in enumerate(frame.lines):
            y = frame.y + sheet.body * 0.884 + number * sheet.leading
            glyphs = between(rows, y, frame.x - 4, frame.x + frame.width + 5)
            if orders:  # among such words PDFium guesses spaces without saying so, all of one size
                glyphs = [glyph for glyph in glyphs if glyph.text != " " or glyph.size != GUESSED]
            said = "".join(g.text for g in glyphs)
            if bare(said) != orders[number] if orders else letters(said) != letters(line.text):
                found.append(Finding("frame", page.number, f"{frame.story}: “{line.text}” is “{said}” in the file"))
                continue
            if _is_unseen(drawn, glyphs):
                found.append(Finding("unseen", page.number, f"{frame.story}: “{line.text}” is in the file and not to be seen"))
            tight = _close(glyphs, sheet.body) if orders else _fused(line, glyphs, sheet.body)
            if tight:
                found.append(Finding("space", page.number, f"{frame.story}: “{tight}” stand too close in “{line.text}”"))
            offs = [abs(g.y - y) for g in glyphs]
            off = median_low(offs) if orders else max(offs)  # the marks over Arabic letters stand off the line, each at its own height
            figures["baseline"] = max(figures.get("baseline", 0.0), off)
            if off > BASELINE:
                found.append(Finding("baseline", page.number, f"{frame.story}: “{line.text}” stands {off:.3f} pt off the grid"))
            over = max(frame.x - glyphs[0].x, glyphs[-1].right - frame.x - frame.width) if orders else _end(line, glyphs, sheet) - frame.x - frame.width
            if over > (HUNG if orders or line.text[-1:] in "-.,;:”’–—'\"»«“)!?" or line.hyphen else EDGE):
                found.append(Finding("edge", page.number, f"{frame.story}: “{line.text}” sticks out {over:.2f} pt"))
            elif over < -SHY and not orders and not line.last and " " in line.text and not _is_tied(glyphs) and not IN_A_ROW.search(line.text[-9:]):
                found.append(Finding("edge", page.number, f"{frame.story}: “{line.text}” ends {-over:.2f} pt before its edge"))
            indent = glyphs[0].x - frame.x - line.indent
            if not orders and not line.initial and abs(indent) > EDGE:
                found.append(Finding("edge", page.number, f"{frame.story}: “{line.text}” begins {indent:.2f} pt off its edge"))
            if not line.last or line.track:
                gaps = [b.x - a.x for a, b in zip(glyphs, glyphs[1:], strict=False) if a.text == " "][line.initial.count(" ") :]
                if gaps:
                    lines.append((sum(gaps) / len(gaps) / sheet.body, line.hyphen))
                    continue
            lines.append((-1.0, line.hyphen))
    return found


def _end(line: Line, glyphs: list[Glyph], sheet: Sheet) -> float:
    """Where the last letter of a line ends, its hyphen with it. Its advance is asked of the face: the ink of an f may well hang over."""
    drawn = next((glyph for glyph in reversed(glyphs) if glyph.text != "\u00ad"), glyphs[-1])  # PDFium puts a soft hyphen where the letter before it stands
    broken = (line.hyphen or glyphs[-1].text == "\u00ad") and drawn.text != "-"
    return drawn.x + face(line.runs[-1].face).width(drawn.text + ("-" if broken else ""), sheet.body)


def _is_tied(glyphs: list[Glyph]) -> bool:
    """Is the last letter part of a ligature? Then nobody tells where in it."""
    drawn = [glyph for glyph in glyphs[-4:] if glyph.text != "\u00ad"]
    return len(drawn) > 1 and drawn[-1].x - drawn[-2].x < 0.01


def _orders(frame: Frame) -> list[str]:
    """How the lines of a frame stand from left to right, when some of its words run the other way."""
    if not frame.language and not any(is_mixed(line.text) for line in frame.lines):
        return []
    return [order for paragraph in frame.paragraphs for order in drawn_order([line.text for line in paragraph.lines], rightward=not frame.language)]


def _close(glyphs: list[Glyph], size: float) -> str:
    """Two letters with a space between them that is less than the least."""
    for before, space, after in zip(glyphs, glyphs[1:], glyphs[2:], strict=False):
        if space.text == " " and after.x - space.x < NARROW * size - 0.2:
            return f"{before.text} {after.text}"
    return ""


def _is_unseen(drawn: Sheetful, glyphs: list[Glyph]) -> bool:
    """Is there nothing darker than paper where a line stands?"""
    first, last = glyphs[0], glyphs[-1]
    box = (int(first.left), int(first.y - first.size * RISE), int(last.right) + 1, int(first.y) + 1)
    darkest: int = drawn.ink.crop(box).getextrema()[0]  # type: ignore[assignment]  # of one band
    return darkest >= PALE


def _fused(line: Line, glyphs: list[Glyph], size: float) -> str:
    """Two words of a line with less than the least space between their letters; the face tells the last letter's advance."""
    drawn = [glyph for glyph in glyphs if glyph.text.strip()]
    at = len(line.initial.strip())
    for run in line.runs:
        for number, part in enumerate(IN_A_ROW.sub("-", run.text).split(" ")):
            if number and 0 < at < len(drawn):
                before = drawn[at - 1]
                gap = drawn[at].x - before.x - face(run.face).width(before.text, size)
                if gap < NARROW * size - 0.01:  # for poppler, two words this close are one
                    return f"{before.text} {drawn[at].text}"
            at += len(part)
    return ""
