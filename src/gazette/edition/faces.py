"""The faces of the printed paper and how wide they set, measured by HarfBuzz from the very files that are embedded."""

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


class Face:
    """One font file, with every width asked of it remembered."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / f"{name}.ttf"))))
        self.units = self.font.face.upem
        self.features = PLAIN if name == "head-italic" else {}
        self._widths: dict[str, float] = {}
        self._inked: dict[str, float] = {}

    def width(self, text: str, size: float) -> float:
        """How wide the text sets, in points."""
        known = self._widths.get(text) if text else 0.0
        if known is None:
            known = self._widths[text] = sum(p.x_advance for p in self._shape(text).glyph_positions) / self.units
        return known * size

    def inked(self, text: str, size: float) -> float:
        """The same without the spaces, whose own width a justified line replaces."""
        known = self._inked.get(text)
        if known is None:
            shaped = self._shape(text)
            pairs = zip(shaped.glyph_positions, shaped.glyph_infos, strict=True)
            known = self._inked[text] = sum(p.x_advance for p, i in pairs if text[i.cluster] != " ") / self.units
        return known * size

    def lacks(self, text: str) -> str:
        """The first character the face cannot draw, or nothing."""
        return next((c for c in text if c != "\u00ad" and not self._has(c)), "")

    def _shape(self, text: str) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, self.features)
        return buffer

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
