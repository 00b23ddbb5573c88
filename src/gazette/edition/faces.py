"""The faces of the printed paper and how wide they set, measured by HarfBuzz from the very files that are embedded."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from gazette.house.mistakes import Mistake

FONTS = Path(__file__).parent / "fonts"
FAMILIES = {
    "text": ("Gazette Text", 400, "normal"),
    "text-italic": ("Gazette Text", 400, "italic"),
    "text-bold": ("Gazette Text", 700, "normal"),
    "text-bold-italic": ("Gazette Text", 700, "italic"),
    "head": ("Gazette Head", 600, "normal"),
    "head-bold": ("Gazette Head", 700, "normal"),
    "head-italic": ("Gazette Head", 500, "italic"),
    "label": ("Gazette Label", 400, "normal"),
    "label-italic": ("Gazette Label", 400, "italic"),
    "label-medium": ("Gazette Label", 500, "normal"),
    "label-bold": ("Gazette Label", 700, "normal"),
    "nameplate": ("Gazette Nameplate", 700, "normal"),
}
PLAIN = {"liga": False, "clig": False}  # head-italic keeps antique ct and st among its standard ligatures
HEAD_SPACE = 0.215  # em between words of a headline; narrower, and readers of the file fuse words
HEAD_TRACK = -0.01  # em
COMPANIONS = {"arabic": "Gazette Arabic", "hebrew": "Gazette Hebrew"}  # faces that draw what the others do not, regular and bold
OTHERS = re.compile("([\u0600-\u06ff\u0750-\u077f]+(?:[\u200c\u200d][\u0600-\u06ff\u0750-\u077f]+)*)|([\u0591-\u05f4\ufb1d-\ufb4f]+)")
BOLD = 550  # the weight from which a companion is bold
UNDRAWN = frozenset("\u00ad\u200c\u200d\u200e\u200f")  # soft hyphen, joiners, marks of direction


class Face:
    """One font file, with every width asked of it remembered."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / f"{name}.ttf"))))
        self.units = self.font.face.upem
        self.features = PLAIN if name == "head-italic" else {}
        self._widths: dict[str, float] = {}
        self._inked: dict[str, float] = {}
        self._letters: dict[str, int] = {}

    def width(self, text: str, size: float) -> float:
        """How wide the text sets, in points."""
        known = self._widths.get(text) if text else 0.0
        if known is None:
            known = self._widths[text] = sum(advance for _, advance in self._advances(text))
        return known * size

    def inked(self, text: str, size: float) -> float:
        """The same without the spaces, whose own width a justified line replaces."""
        known = self._inked.get(text)
        if known is None:
            known = self._inked[text] = sum(advance for character, advance in self._advances(text) if character != " ")
        return known * size

    def letters(self, text: str) -> int:
        """How many letters as drawn: a ligature is one, and a mark over a letter none."""
        known = self._letters.get(text) if text else 0
        if known is None:
            known = self._letters[text] = sum(advance > 0 for _, advance in self._advances(text))
        return known

    def kern(self, letter: str, size: float) -> float:
        """How much wider a letter sets before a space, in points; mostly less than nothing."""
        return self.inked(letter + " ", size) - self.width(letter, size)

    def lacks(self, text: str) -> str:
        """The first character that neither the face nor a companion can draw, or nothing."""
        return next((c for c in text if c not in UNDRAWN and not self._has(c) and not self._companioned(c)), "")

    def _advances(self, text: str) -> Iterator[tuple[str, float]]:
        """Every glyph's first character and its advance in em; what a companion draws is shaped by itself, as Typst does."""
        if self.name == "nameplate" or not OTHERS.search(text):
            yield from self._shaped(text)
            return
        at = 0
        for found in OTHERS.finditer(text):
            yield from self._shaped(text[at : found.start()])
            yield from self._companion("arabic" if found[1] else "hebrew")._shaped(found[0])
            at = found.end()
        yield from self._shaped(text[at:])

    def _shaped(self, text: str) -> Iterator[tuple[str, float]]:
        if not text:
            return
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, self.features)
        for place, glyph in zip(buffer.glyph_positions, buffer.glyph_infos, strict=True):
            yield text[glyph.cluster], place.x_advance / self.units

    def _companion(self, script: str) -> "Face":
        return face(f"{script}-bold" if FAMILIES[self.name][1] >= BOLD else script)

    def _companioned(self, character: str) -> bool:
        found = OTHERS.fullmatch(character)
        return bool(found) and self.name != "nameplate" and self._companion("arabic" if found[1] else "hebrew")._has(character)  # type: ignore[index]

    @lru_cache(maxsize=4096)  # noqa: B019 - a dozen faces live as long as the process
    def _has(self, character: str) -> bool:
        return bool(self.font.get_nominal_glyph(ord(character)))


@cache
def face(name: str) -> Face:
    return Face(name)


def require(text: str, name: str, *, where: str) -> None:
    """Raise Mistake, naming story, word and character, when a face cannot draw the text."""
    lacking = face(name).lacks(text)
    if lacking:
        word = next(word for word in text.split() if lacking in word)
        raise Mistake(
            f"{where}: the printed paper's faces have no “{lacking}” (U+{ord(lacking):04X}) in “{word}”. "
            "Write the word in Latin letters, or leave the story out of print."
        )
