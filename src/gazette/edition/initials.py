"""The large initial that opens a feature: which letters stand in it, how large it is, and its outline, which is drawn as a shape.

Its foot stands on the baseline of its last line and its top on the cap height of the first. Programs that read the file are told the
first word whole (ISO 32000-1, 14.9.4).
"""

from dataclasses import dataclass
from functools import lru_cache

from .faces import Face, face
from .normal import Run, Word, is_turned
from .sheet import Sheet
from .snapshot import Story

FACE = "head-bold"
MARKS = "“”„‚‘’«‹»¿¡(["  # what may stand before the letter in its word, and goes with it
MARK = 0.6  # of the letter's size: how large such a mark is
RISE = 0.884  # em of the body from the top of a line to its baseline
TALL, SMALL, PLAYED, NARROW = 3, 2, 3, 130.0  # lines high; two for stories of less weight, and in columns narrower than so many points
AFTER = 2.6  # points between it and the lines beside it
DEEP = 2.0  # points below the baseline: a tail that hangs deeper takes a line more
Command = tuple[str, tuple[tuple[float, float], ...]]


@dataclass(frozen=True)
class Initial:
    """``letters`` opens the story, ``lines`` lines high, and ``beside`` lines stand ``notch`` points in from the column's edge."""

    letters: str
    size: float
    lines: int
    beside: int
    notch: float


def opened(story: Story, words: tuple[Word, ...], sheet: Sheet) -> tuple[Initial, tuple[Word, ...]] | None:
    """The initial of a story's first words, and the words without it. None for news, briefs, right-to-left stories and what opens with no capital letter."""
    if not story.feature or story.weight < SMALL or is_turned(story.language) or story.dateline or not words:
        return None
    first, *others = words[0]
    marks = first.text[: len(first.text) - len(first.text.lstrip(MARKS))]
    letter = first.text[len(marks) : len(marks) + 1]
    if not (letter.isalpha() and letter.isupper()) or len(marks) > 1 or face(FACE).lacks(marks + letter):
        return None
    left = Run(first.text[len(marks) + 1 :], first.face)
    word = (left, *others) if left.text else tuple(others)
    lines = TALL if story.weight >= PLAYED and sheet.column >= NARROW else SMALL
    return _sized(marks + letter, lines, sheet, alone=not word), ((word, *words[1:]) if word else words[1:])


def _sized(letters: str, lines: int, sheet: Sheet, *, alone: bool) -> Initial:
    """As large as its lines allow: by their cap height, or by the frame where an accent rises above it."""
    high = (lines - 1) * sheet.leading
    _, top, _, foot = extent(letters)
    size = min((high + cap_height("text") * sheet.body) / cap_height(FACE), (high + RISE * sheet.body) / top, sheet.leading / max(-foot, 0.01))
    notch = width(letters) * size + AFTER + (face("text").width(" ", sheet.body) if alone else 0.0)
    return Initial(letters, size, lines, lines + (-foot * size > DEEP), notch)


@lru_cache(maxsize=512)
def outline(letters: str) -> tuple[Command, ...]:
    """The shape in em, its left edge at 0, its baseline at 0, upwards: move, line, cubic and close, each with its points."""
    found, at = [], 0.0
    drawing = face(FACE)
    for character in letters:
        scale = 1.0 if character.isalpha() else MARK
        pen = _Pen(drawing, at, 0.0 if scale == 1.0 or _extent(drawing, character)[3] < 0 else cap_height(FACE) * (1 - scale), scale)
        drawing.font.draw_glyph_with_pen(drawing.font.get_nominal_glyph(ord(character)), pen)
        found += pen.commands
        at += drawing.width(character, scale)
    left = min(x for _, points in found for x, _ in points)
    return tuple((name, tuple((x - left, y) for x, y in points)) for name, points in found)


def extent(letters: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the shape in em from the left end of its baseline; top and bottom upwards."""
    points = [point for _, points in outline(letters) for point in points]
    return min(x for x, _ in points), max(y for _, y in points), max(x for x, _ in points), min(y for _, y in points)


def width(letters: str) -> float:
    """Of the shape, in em."""
    return extent(letters)[2]


@lru_cache(maxsize=8)
def cap_height(name: str) -> float:
    """In em, as the face draws an H."""
    return _extent(face(name), "H")[1]


def _extent(drawing: Face, character: str) -> tuple[float, float, float, float]:
    found = drawing.font.get_glyph_extents(drawing.font.get_nominal_glyph(ord(character)))
    left, top = found.x_bearing / drawing.units, found.y_bearing / drawing.units
    return left, top, left + found.width / drawing.units, top + found.height / drawing.units


class _Pen:
    """Hears from HarfBuzz how a glyph is drawn."""

    def __init__(self, drawing: Face, x: float, y: float, scale: float) -> None:
        self.commands: list[Command] = []
        self.at = (0.0, 0.0)
        self.x, self.y, self.scale = x, y, scale / drawing.units

    def moveTo(self, *points: tuple[float, float]) -> None:
        self._take("move", points)

    def lineTo(self, *points: tuple[float, float]) -> None:
        self._take("line", points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        """As a cubic curve, the only one a PDF has."""
        start = self.at
        self._take("cubic", (_toward(control, start), _toward(control, end), end))

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._take("cubic", points)

    def closePath(self) -> None:
        self._take("close", ())

    def _take(self, name: str, points: tuple[tuple[float, float], ...]) -> None:
        self.at = points[-1] if points else self.at
        self.commands.append((name, tuple((self.x + x * self.scale, self.y + y * self.scale) for x, y in points)))


def _toward(control: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """Two thirds of the way from the end of a quadratic curve to its control point."""
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3
