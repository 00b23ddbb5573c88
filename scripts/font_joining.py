"""Joins letters of one font file to another cut from the same master, since upstream serves š and † apart from s.

A letter keeps its outline, its weights and its width; what it is composed of is taken from the file it joins where that draws it alike.
Nothing is kerned that was not: a browser never kerned letters of two files.
"""

import copy
from collections.abc import Iterable

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph


def join(font: TTFont, other: TTFont, codes: Iterable[int]) -> None:
    """Add the letters that `font` lacks and `other` draws. Both are TrueType of one master: the same units and axes, or ValueError."""
    if _ground(font) != _ground(other):
        raise ValueError("The two files are not cut from one master.")
    if "HVAR" in font:
        del font["HVAR"]  # widths vary with the outlines; the table is made again when the file is whole
    drawn, theirs = font.getBestCmap(), other.getBestCmap()
    known = {_look(font, name): name for name in font.getGlyphOrder()}
    for code in sorted(set(codes) & set(theirs) - set(drawn)):
        name = _take(font, other, theirs[code], known)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def _ground(font: TTFont) -> tuple:
    axes = [(axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue) for axis in font["fvar"].axes] if "fvar" in font else []
    return font["head"].unitsPerEm, axes


def _take(font: TTFont, other: TTFont, name: str, known: dict[tuple, str]) -> str:
    """The name under which `font` draws this glyph of `other`, taken over if it is new."""
    look = _look(other, name)
    if look in known:
        return known[look]
    glyph: Glyph = copy.deepcopy(other["glyf"][name])
    for part in glyph.components if glyph.isComposite() else ():
        part.glyphName = _take(font, other, part.glyphName, known)
    ours = f"joined{len(known):05d}"
    font.setGlyphOrder([*font.getGlyphOrder(), ours])
    font["glyf"][ours] = glyph
    font["hmtx"][ours] = other["hmtx"][name]
    if "gvar" in font:
        font["gvar"].variations[ours] = copy.deepcopy(other["gvar"].variations.get(name, []))
    known[look] = ours
    return ours


def _look(font: TTFont, name: str) -> tuple:
    """All that a reader could see of a glyph, whatever it is called: two of one look are one glyph."""
    glyph = font["glyf"][name]
    if glyph.isComposite():
        outline: tuple = tuple((_look(font, part.glyphName), part.x, part.y, str(getattr(part, "transform", ""))) for part in glyph.components)
    else:
        points, ends, flags = glyph.getCoordinates(font["glyf"])
        outline = tuple(points), tuple(ends), bytes(flags)
    varied = font["gvar"].variations.get(name, []) if "gvar" in font else []
    return outline, font["hmtx"][name], tuple((str(sorted(each.axes.items())), str(each.coordinates)) for each in varied)
