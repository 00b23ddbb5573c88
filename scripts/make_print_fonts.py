"""Cuts the printed paper's Arabic and Hebrew faces from pinned npm packages; the cut files are committed, so only a change of type runs this.

    python scripts/make_print_fonts.py            (needs npm and fonttools)

They hold no Latin letters, figures or spaces: those are set from the paper's own faces, whatever the line's direction. The marks
that both scripts use are taken from the paper's faces too, so that a bracket is the same on either side of a word.
"""

import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from make_fonts import ROOT, SHA512, keep_unhinted, package

FONTS = ROOT / "src/gazette/edition/fonts"
MARKAZI, RUHL = "@expo-google-fonts/markazi-text@0.4.1", "@expo-google-fonts/frank-ruhl-libre@0.4.1"
SHA512 |= {
    MARKAZI: "A5quzgA5V9pWZ8ErLMBUzPDFdFPLkwWMwgh18d8x/xJlNG0kLCt8l4E7L+4Dh1En1XOLmFlfqqqe9sHDZBfT2g==",
    RUHL: "ajgjj4hKpRNI+bt9uKu9gv0DBSU/oGIqr22iuN4LxAb44+Y2dFcU/05wXEwAgKsoypyFaE6GVOBArLOEkdwzog==",
}
ARABIC = {*range(0x600, 0x700), *range(0x750, 0x780), *range(0xFB50, 0xFB5A), *range(0xFDFA, 0xFDFD), 0x200C, 0x200D, 0x25CC}
HEBREW = {*range(0x591, 0x5F5), *range(0xFB1D, 0xFB50), 0x20AA, 0x25CC}
LIGATURES = 4  # the kind of lookup in a face’s GSUB table
LAM, ALEF = {"uniFEDF", "uniFEE0"}, {"uniFE8E", "uniFE82", "uniFE84", "uniFE88", "uniFB51"}  # beginning and middle; end, with madda, with hamza, wasla
MARKS = {f"uni{code:04X}" for code in (*range(0x64B, 0x653), 0x670)}
LARGER = {MARKAZI: 1.12}  # its letters are drawn small; so much larger they stand level with the Latin ones beside them
CUTS = (
    ("arabic.ttf", MARKAZI, "400Regular/MarkaziText_400Regular.ttf", "Gazette Arabic", 400, ARABIC),
    ("arabic-bold.ttf", MARKAZI, "700Bold/MarkaziText_700Bold.ttf", "Gazette Arabic", 700, ARABIC),
    ("hebrew.ttf", RUHL, "400Regular/FrankRuhlLibre_400Regular.ttf", "Gazette Hebrew", 400, HEBREW),
    ("hebrew-bold.ttf", RUHL, "700Bold/FrankRuhlLibre_700Bold.ttf", "Gazette Hebrew", 700, HEBREW),
)


def main() -> None:
    """Make every file with its licence, and say its size."""
    for file, name, member, family, weight, letters in CUTS:
        source = package(name)
        font = TTFont(io.BytesIO(source.extractfile(f"package/{member}").read()), recalcTimestamp=False)
        _unjoin(font)
        wanted = subset.Options(layout_features=["*"], hinting=False, name_IDs=[], notdef_outline=True, glyph_names=False, drop_tables=["DSIG", "BASE", "STAT"])
        cut = subset.Subsetter(wanted)
        cut.populate(unicodes=letters)
        cut.subset(font)
        font["head"].unitsPerEm = round(font["head"].unitsPerEm / LARGER.get(name, 1.0))
        font["OS/2"].usWeightClass = weight
        style = "Bold" if weight == 700 else "Regular"
        font["name"].names = []
        for number, text in ((1, family), (2, style), (4, f"{family} {style}"), (6, f"{family.replace(' ', '')}-{style}")):
            font["name"].setName(text, number, 3, 1, 0x409)
        keep_unhinted(font)
        font.save(FONTS / file)
        licence = source.extractfile("package/LICENSE_FONT").read()
        (FONTS / f"OFL-{'markazi-text' if name == MARKAZI else 'frank-ruhl-libre'}.txt").write_bytes(licence)
        print(f"{file:18} {Path(FONTS / file).stat().st_size:>8,} bytes  {len(font.getBestCmap()):>4} characters")


def _unjoin(font: TTFont) -> None:
    """Without ligatures but lam with alef, which no reader takes for two letters; others are one glyph for two letters, and readers of a file turn them."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable):
            if table.LookupType == LIGATURES:
                for first, found in table.ligatures.items():
                    kept = [each for each in found if first in MARKS or (first in LAM and each.Component[0] in ALEF)]
                    table.ligatures[first] = kept
                table.ligatures = {first: found for first, found in table.ligatures.items() if found}


if __name__ == "__main__":
    main()
