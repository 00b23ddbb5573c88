"""The layout: a display list of what stands where on each page, in points, complete enough for any renderer."""

from dataclasses import asdict, dataclass
from typing import Any

from .breaking import Line
from .normal import is_turned

INK, GREY, RED = "#141414", "#595959", "#8c1c13"


@dataclass(frozen=True)
class Span:
    """Some words of a display line in one face, size and colour."""

    text: str
    face: str
    size: float
    colour: str = INK
    track: float = 0.0  # em


@dataclass(frozen=True)
class Type:
    """Display lines, never justified. ``role`` is h1, h2, h3, p or furniture (which screen readers pass over)."""

    x: float
    y: float
    width: float
    leading: float
    lines: tuple[tuple[Span, ...], ...]
    role: str = "p"
    align: str = "left"
    story: str = ""
    link: int = 0  # a page this leads to
    language: str = ""  # of words that run from right to left


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or the part of one that stands in a frame."""

    lines: tuple[Line, ...]
    role: str = "p"


@dataclass(frozen=True)
class Frame:
    """Justified lines on the grid, in one column."""

    x: float
    y: float
    width: float
    paragraphs: tuple[Paragraph, ...]
    story: str
    language: str = ""  # as of Type

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for paragraph in self.paragraphs for line in paragraph.lines)


@dataclass(frozen=True)
class Initial:
    """The large letter a story opens with, drawn as a shape; the line beside it tells it. ``y`` is its baseline, ``x`` the left edge of its ink."""

    x: float
    y: float
    width: float
    size: float
    letters: str
    story: str


@dataclass(frozen=True)
class Plate:
    """A picture with its caption below it. ``crop`` names what of the file is shown: left, top, right, bottom pixels."""

    x: float
    y: float
    width: float
    height: float
    path: str
    crop: tuple[int, int, int, int]
    alt: str
    caption: Type
    story: str
    id: str


@dataclass(frozen=True)
class Rule:
    x: float
    y: float
    length: float
    weight: float
    upright: bool = False
    colour: str = "#404040"


@dataclass(frozen=True)
class Panel:
    """A box: shaded, ruled, or both. ``name`` says what it holds: advertisement (the paper's own), booked, inside, facts, quote, correction, notice."""

    x: float
    y: float
    width: float
    height: float
    name: str
    fill: str = ""
    stroke: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


Element = Type | Frame | Initial | Plate | Rule | Panel


@dataclass(frozen=True)
class Page:
    number: int
    title: str
    elements: tuple[Element, ...]
    stories: tuple[str, ...]

    @property
    def told(self) -> str:
        """Its words in the order they are drawn, hyphens closed."""
        return " ".join(_words(element) for element in self.elements)


def _words(element: Element) -> str:
    if isinstance(element, Frame):
        return "".join(line.text + ("" if line.hyphen else " ") for line in element.lines)
    under = element.caption if isinstance(element, Plate) else element
    return " ".join("".join(span.text for span in line) for line in under.lines) if isinstance(under, Type) else ""


@dataclass(frozen=True)
class Layout:
    """A whole edition, made up."""

    title: str
    paper: str
    language: str
    day: str
    width: float
    height: float
    pages: tuple[Page, ...]
    foreign: tuple[tuple[str, str], ...] = ()  # stories in another language than the paper's, each with it

    @property
    def turned(self) -> bool:
        """Do its pages run from right to left?"""
        return is_turned(self.language)

    def as_json(self) -> dict[str, Any]:
        told = asdict(self)
        for page, drawn in zip(told["pages"], self.pages, strict=True):
            page["elements"] = [{"kind": type(e).__name__.lower(), **asdict(e)} for e in drawn.elements]
        return told
