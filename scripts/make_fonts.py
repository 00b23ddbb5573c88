"""Cuts the paper's typefaces from pinned npm packages; the cut files are committed, so only a change of type runs this.

    python scripts/make_fonts.py            (needs npm, fonttools and brotli)

Served: fonts/<role>.woff2 (Latin with the letters of Europe's languages) and fonts/<role>-ext.woff2 (the rest of Latin
Extended, fetched only when a page holds such a letter: a front of names must not fetch four files for three letters).
Kept for setting on the server: fonts/setting/*.ttf, for nameplates, widths and social cards.
Other scripts (Arabic, Chinese, Greek, Cyrillic) are set in the reader's own system faces; no file of them is shipped.
"""

import base64
import hashlib
import io
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from font_joining import join
from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program
from fontTools.varLib.hvar import add_HVAR
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "src/gazette/press/static/fonts"
CACHE = ROOT / "build/fonts"

CASLON, SERIF, FRANKLIN, SERIF_TTF, FRANKLIN_TTF = (
    "@fontsource/libre-caslon-condensed@5.3.0",
    "@fontsource-variable/source-serif-4@5.3.1",
    "@fontsource-variable/libre-franklin@5.3.0",
    "@expo-google-fonts/source-serif-4@0.4.1",
    "@expo-google-fonts/libre-franklin@0.4.2",
)
SHA512 = {
    CASLON: "LEv2b4pnC+E65cWKXGuHzi9c5VJGgIohRa22g76C89Gl6pDkdi7buXg5/b8Ys3HrRZQFpJ1JXXsu0uezHh3Wkg==",
    SERIF: "4Rtay22SC4lMvw11r/+9kxANB6P3M0X8s1NudBC2v0J1KU2y3DcMoNcT3lBoZ/CqLirzf+StlO6UlJilyrvaUg==",
    FRANKLIN: "PEQemCKVRtkLZJNpfvR4wG7x87c8iG05XJuEaX59ogMcAQpdtCZz/NXZUrXLJyvyx3/HD70W4LUppWLBdEdU2g==",
    SERIF_TTF: "Ej4UXDjW1kwYPHG8YLq6fK1bqnJGb3K35J3S5atSL0ScKFAFLKvndxoTWeCls7mybtlS9x99hzwDeXCBkiI3rA==",
    FRANKLIN_TTF: "aUf6qenmy23hL2BteGl8bk1Y1rmxplz3e1HhmjDkFt171aT7gEc4uSbuS1URbD5mUPzt0rv+VuOlKezPlDegew==",
}

# Letters of names that any paper prints: Latin Extended-A, which is Europe between Lisbon and Ankara, and the commas of Romanian.
COMMON = {*range(0x100, 0x180), 0x218, 0x219, 0x21A, 0x21B}
# With them the letters of Windows-1252 and the punctuation a newsroom types; everything else Latin goes to the -ext file.
LATIN = COMMON | {
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x2C6, 0x2DA, 0x2DC,
    *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033,
    0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x2215,
}
EXTENDED = {
    *range(0x100, 0x250), 0x259, *range(0x2B9, 0x2BD), *range(0x2C7, 0x2CA), *range(0x2D8, 0x2DE), *range(0x300, 0x305),
    0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x323, 0x326, 0x327, 0x328, *range(0x1E00, 0x1F00),
    0x20A0, 0x20A6, 0x20A9, 0x20AA, 0x20AB, 0x20B1, 0x20B9, 0x20BA, 0x20BD, 0x2113, 0x2116,
} - LATIN
HYPHENS = (0x2010, 0x2011)  # none of the families draws these; a borrowed glyph shows as a foreign one
FEATURES = ["kern", "liga", "tnum", "pnum", "ccmp", "locl", "mark", "mkmk", "rvrn"]


@dataclass(frozen=True)
class Cut:
    """One file to make: where its drawing comes from and what it keeps."""

    file: str
    package: str
    member: str
    family: str
    letters: frozenset[int]
    weights: tuple[float, float] | float | None = None
    joined: str = ""  # upstream's second file, where it draws letters of this one: š, †
    is_apart: bool = False  # told once for each weight: browsers put together only faces of the very same weights


def cuts() -> list[Cut]:
    """Every file of the paper's type, served ones first."""
    latin, extended, both = frozenset(LATIN), frozenset(EXTENDED), frozenset(LATIN | EXTENDED)
    caslon = "files/libre-caslon-condensed-latin-{}-normal.woff2"
    serif = "files/source-serif-4-{}-wght-{}.woff2"
    franklin = "files/libre-franklin-{}-wght-normal.woff2"
    made = [
        Cut("head.woff2", CASLON, caslon.format(600), "EG Head", latin),
        Cut("head-ext.woff2", CASLON, caslon.format(600), "EG Head", extended),
        Cut("setting/head-600.ttf", CASLON, caslon.format(600), "EG Head", both),
        Cut("setting/head-700.ttf", CASLON, caslon.format(700), "EG Head", both),
        Cut("setting/text-400.ttf", SERIF_TTF, "400Regular/SourceSerif4_400Regular.ttf", "EG Text", both),
        Cut("setting/label-600.ttf", FRANKLIN_TTF, "600SemiBold/LibreFranklin_600SemiBold.ttf", "EG Label", both),
    ]
    for suffix, part, second, letters in (("", "latin", "latin-ext", latin), ("-ext", "latin-ext", "", extended)):
        # Most pages hold no bold word: it has a file of its own. The few letters of the second file are not worth two.
        text: tuple[tuple[str, float | tuple[float, float]], ...] = (("", (400, 700)),) if suffix else (("", 400), ("-bold", 700))
        made += [
            *(Cut(f"text{bold}{suffix}.woff2", SERIF, serif.format(part, "normal"), "EG Text", letters, weights,
                  second and serif.format(second, "normal"), is_apart=bool(suffix)) for bold, weights in text),
            Cut(f"text-italic{suffix}.woff2", SERIF, serif.format(part, "italic"), "EG Text", letters, 400, second and serif.format(second, "italic")),
            Cut(f"label{suffix}.woff2", FRANKLIN, franklin.format(part), "EG Label", letters, (400, 700), second and franklin.format(second)),
        ]
    return made


def package(name: str) -> tarfile.TarFile:
    """The pinned package, fetched once by npm and refused when its sum is not the one written above."""
    CACHE.mkdir(parents=True, exist_ok=True)
    file = CACHE / (name.lstrip("@").replace("/", "-").replace("@", "-") + ".tgz")
    if not file.exists():
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", str(CACHE), name], check=True, stdout=subprocess.PIPE)
    data = file.read_bytes()
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != SHA512[name]:
        raise SystemExit(f"{file.name}: the sum is not the pinned one. Remove it and fetch again, or review the new release.")
    return tarfile.open(fileobj=io.BytesIO(data))


def opened(name: str, member: str) -> TTFont:
    """One font file of a pinned package."""
    return TTFont(io.BytesIO(package(name).extractfile(f"package/{member}").read()), recalcTimestamp=False)


def drawn(cut: Cut) -> TTFont:
    """The font of one cut: weights limited, letters chosen, hyphens added, names our own."""
    font = opened(cut.package, cut.member)
    if cut.joined:
        join(font, opened(cut.package, cut.joined), cut.letters)
    if cut.weights and "fvar" in font:
        font = instantiateVariableFont(font, {"wght": cut.weights}, inplace=True)
    _add_hyphens(font)
    wanted = subset.Options(
        layout_features=FEATURES, hinting=False, name_IDs=[], notdef_outline=True, glyph_names=False,
        drop_tables=[*subset.Options._drop_tables_default, "BASE", "DSIG"], legacy_kern=False,
    )
    subsetter = subset.Subsetter(wanted)
    subsetter.populate(unicodes=cut.letters)
    subsetter.subset(font)
    if cut.joined and "fvar" in font:
        add_HVAR(font)
    _rename(font, cut.family)
    return font


def _add_hyphens(font: TTFont) -> None:
    for table in font["cmap"].tables:
        hyphen = table.cmap.get(0x2D)
        if table.isUnicode() and hyphen:
            table.cmap.update({code: hyphen for code in HYPHENS if code not in table.cmap})


def keep_unhinted(font: TTFont) -> None:
    """A program that asks for nothing. A face without one is hinted letter by letter when drawn, at twice the cost (FreeType, FT_Load_Glyph)."""
    font["prep"] = newTable("prep")
    font["prep"].program = Program()
    font["prep"].program.fromAssembly(["PUSHW[ ]", "511", "SCANCTRL[ ]", *("PUSHB[ ]", "4", "SCANTYPE[ ]") * 3])  # shorter than 8 bytes counts as none


def _rename(font: TTFont, family: str) -> None:
    """Our family name only: the upstream of Source Serif reserves its own (OFL 1.1, section 3)."""
    font["name"].names = []
    style = "Italic" if font["head"].macStyle & 2 or font["post"].italicAngle else "Regular"
    for number, text in ((1, family), (2, style), (4, f"{family} {style}"), (6, f"{family} {style}".replace(" ", "-"))):
        font["name"].setName(text, number, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]  # its axis names have gone with the name table
    if "fvar" in font:
        font["fvar"].instances = []
        font["name"].setName("Weight", 256, 3, 1, 0x409)
        font["fvar"].axes[0].axisNameID = 256


RULE = """@font-face {{
  font-family: {family};
  src: url(fonts/{file});
  font-weight: {weight};{style}
  font-display: swap;{letters}
}}
"""
HEADING = """/* The paper's faces. Made by scripts/make_fonts.py from fonts-stacks.css: change them there. */
"""


def ranges(codes: set[int], apart: set[int], gap: int = 256) -> str:
    """The codes as a CSS unicode-range; runs no further apart than the gap are told as one if none of `apart` stands between."""
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and code <= runs[-1][1] + gap and apart.isdisjoint(range(runs[-1][1], code)):
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"u+{first:x}" if first == last else f"u+{first:x}-{last:x}" for first, last in runs)


def rule(cut: Cut, codes: set[int], drawn_before: set[int]) -> str:
    """The @font-face rule of one served file; the press puts the hashed name in.

    A base file names no range, since every page needs it; the other names just the letters that the base file does not draw.
    """
    weights = [str(weight) for weight in cut.weights] if isinstance(cut.weights, tuple) else [str(cut.weights or 600)]
    style = "\n  font-style: italic;" if "italic" in cut.file else ""
    letters = f"\n  unicode-range: {ranges(codes - drawn_before, drawn_before)};" if drawn_before else ""
    told = weights if cut.is_apart else [" ".join(weights)]
    return "".join(RULE.format(family=cut.family, file=cut.file, weight=weight, style=style, letters=letters) for weight in told)


def main() -> None:
    """Make every file and its rule, and say its size."""
    rules: list[str] = []
    before: dict[str, set[int]] = {}
    for cut in cuts():
        file = FONTS / cut.file
        file.parent.mkdir(parents=True, exist_ok=True)
        font = drawn(cut)
        font.flavor = "woff2" if file.suffix == ".woff2" else None
        if font.flavor is None:
            keep_unhinted(font)
        font.save(file)
        if file.suffix == ".woff2":
            face, codes = cut.file.split("-ext")[0].removesuffix(".woff2"), set(font.getBestCmap())
            rules.append(rule(cut, codes, before.get(face, set())))  # the last rule that holds a letter wins: the narrower one
            before[face] = codes
        print(f"{cut.file:28} {file.stat().st_size:>8,} bytes  {len(font.getBestCmap()):>4} characters")
    stacks = (Path(__file__).parent / "fonts-stacks.css").read_text(encoding="utf-8")
    (FONTS / "fonts.css").write_text(HEADING + "".join(rules) + stacks, encoding="utf-8")


if __name__ == "__main__":
    main()
