"""Letters as drawings: the nameplate and the monogram of any paper, and how wide a line of type is."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

SETTING = Path(__file__).parent / "static" / "fonts" / "setting"
HEAD = SETTING / "head-600.ttf"
HEAVY = SETTING / "head-700.ttf"
TEXT = SETTING / "text-400.ttf"
LABEL = SETTING / "label-600.ttf"

EM = 400  # units of an outline; a nameplate 656 px wide has about five of them to the pixel
RED, PAPER = "#a3151b", "#fdfcf8"

Box = tuple[float, float, float, float]

ONE_LINE = 34  # letters of a name that can still be read on a phone in one line


@dataclass(frozen=True, eq=False)
class Face:
    """What setting a line needs of a font: glyphs, advances and kerning pairs, in font units."""

    units: int
    names: dict[int, str]
    advances: dict[str, int]
    tables: tuple[Any, ...]
    glyphs: Any


def outline(text: str, *, font: Path | str = HEAD) -> tuple[str, Box]:
    """One SVG path of the text in whole units, 400 to the em, and the viewBox of its ink: x, y, width, height.

    Characters the font lacks are left out; ask `missing` first.
    """
    return _outline(unicodedata.normalize("NFC", text), str(font))


@lru_cache(maxsize=64)
def nameplate(name: str) -> str:
    """The paper's name as an inline drawing; as plain text when the face lacks a letter of it, and in two lines when it is long."""
    label = escape(name, quote=True)
    if missing(name, font=HEAVY) or not name.strip() or len(name) > ONE_LINE:
        return f'<span class="nameplate nameplate-text">{label}</span>'
    path, box = outline(name, font=HEAVY)
    return (
        f'<svg class="nameplate" role="img" viewBox="{_numbers(box)}" '
        f'width="{box[2]:g}" height="{box[3]:g}" fill="currentColor"><title>{label}</title><path d="{path}"/></svg>'
    )


@lru_cache(maxsize=64)
def monogram(letters: str, *, red: str = RED, paper: str = PAPER) -> str:
    """The square mark as a whole SVG document: letters in paper on red, as wide as 3/4 of the side or as high as 9/16."""
    path, (x, y, width, height) = outline(letters, font=HEAVY)
    side = round(max(width / 0.75, height / 0.5625)) or EM
    left, top = round(x - (side - width) / 2), round(y - (side - height) / 2)
    box = _numbers((left, top, side, side))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{escape(letters, quote=True)}">'
        f'<path fill="{escape(red, quote=True)}" d="M{left} {top}h{side}v{side}h-{side}z"/>'
        f'<path fill="{escape(paper, quote=True)}" d="{path}"/></svg>'
    )


@lru_cache(maxsize=4096)
def widths(text: str, font: Path | str = HEAD) -> float:
    """How wide the text sets on one line, in em, kerning included; a character the font lacks counts as one em."""
    face = _face(str(font))
    text = unicodedata.normalize("NFC", text)
    lacking = sum(1 for letter in text if ord(letter) not in face.names)
    end = 0
    for glyph, left in _set(text, face):
        end = left + face.advances[glyph]
    return end / face.units + lacking


def missing(text: str, font: Path | str = HEAD) -> set[str]:
    """The characters of the text that the font cannot draw."""
    names = _face(str(font)).names
    return {letter for letter in unicodedata.normalize("NFC", text) if ord(letter) not in names}


@lru_cache(maxsize=256)
def _outline(text: str, font: str) -> tuple[str, Box]:
    face = _face(font)
    scale = EM / face.units
    pen, bounds = _Strokes(face.glyphs), BoundsPen(face.glyphs)
    for glyph, left in _set(text, face):
        for ink in (pen, bounds):
            face.glyphs[glyph].draw(TransformPen(ink, (scale, 0, 0, -scale, left * scale, 0)))
    x, y, right, bottom = (round(edge) for edge in bounds.bounds or (0, 0, 0, 0))
    return "".join(pen.strokes), (x, y, right - x, bottom - y)


def _set(text: str, face: Face) -> Iterator[tuple[str, int]]:
    """Each glyph with its place on the line, in font units."""
    left, before = 0, ""
    for name in (face.names[ord(letter)] for letter in text if ord(letter) in face.names):
        if before:
            left += face.advances[before] + _kern(face.tables, before, name)
        yield name, left
        before = name


def _kern(tables: tuple[Any, ...], first: str, second: str) -> int:
    """The first matching pair of each kerning lookup, summed (OpenType, GPOS lookup type 2)."""
    total = 0
    for subtables in tables:
        for table in subtables:
            value = _pair(table, first, second)
            if value is not None:
                total += value
                break
    return total


def _pair(table: Any, first: str, second: str) -> int | None:
    """The advance one subtable changes; None when it does not know the pair."""
    if first not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
        value = next((pair.Value1 for pair in pairs if pair.SecondGlyph == second), None)
        return None if value is None else getattr(value, "XAdvance", 0)
    row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
    value = row.Class2Record[table.ClassDef2.classDefs.get(second, 0)].Value1
    return getattr(value, "XAdvance", 0) if value else 0


@lru_cache(maxsize=8)
def _face(font: str) -> Face:
    drawn = TTFont(BytesIO(Path(font).read_bytes()), lazy=True)  # unpacks only what is asked for
    advances = {name: width for name, (width, _) in drawn["hmtx"].metrics.items()}
    return Face(drawn["head"].unitsPerEm, drawn.getBestCmap(), advances, _kerning(drawn), drawn.getGlyphSet())


def _kerning(drawn: TTFont) -> tuple[Any, ...]:
    """The pair lookups of the font's kern feature, in lookup order."""
    if "GPOS" not in drawn:
        return ()
    table = drawn["GPOS"].table
    wanted = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for number in record.Feature.LookupListIndex
    }
    lookups = (table.LookupList.Lookup[number] for number in sorted(wanted))
    unwrapped = ([getattr(sub, "ExtSubTable", sub) for sub in lookup.SubTable] for lookup in lookups)
    return tuple(tables for tables in unwrapped if all(sub.LookupType == 2 for sub in tables))


def _numbers(box: tuple[float, ...]) -> str:
    return " ".join(f"{number:g}" for number in box)


class _Strokes(BasePen):  # type: ignore[misc]
    """A pen writing SVG in whole units and relative steps, which pack to less than half of absolute ones."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.strokes: list[str] = []
        self.at = (0, 0)

    def _step(self, letter: str, *points: tuple[float, float]) -> None:
        whole = [(round(x), round(y)) for x, y in points]
        steps = " ".join(f"{x - self.at[0]} {y - self.at[1]}" for x, y in whole)
        self.strokes.append(letter + steps.replace(" -", "-"))
        self.at = whole[-1]

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.strokes.append(f"M{round(pt[0])} {round(pt[1])}".replace(" -", "-"))
        self.at = self.start = (round(pt[0]), round(pt[1]))

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._step("l", pt)

    def _qCurveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float]) -> None:
        self._step("q", pt1, pt2)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self._step("c", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self.strokes.append("z")
        self.at = self.start
