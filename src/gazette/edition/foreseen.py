"""White foreseen: how full a made-up page will be and how large its largest hole, reckoned from what is to be drawn, before it is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from .breaking import tracked
from .faces import HEAD_SPACE, HEAD_TRACK, face
from .initials import extent
from .layout import Element, Frame, Initial, Panel, Plate, Rule, Span, Type
from .modules import GAP
from .setting import set_story
from .sheet import Sheet
from .white import FALL, FILL, FULL, GROWN, HOLE, RISE, THICK, largest_hole, share

if TYPE_CHECKING:
    from .makeup import Spot

LIFT = 0.884  # of a body's size: its baseline under the top of its line


@dataclass(frozen=True)
class White:
    """The covered share of a page below its furniture, and the largest empty rectangle as a share of the whole sheet."""

    fill: float
    hole: float

    @property
    def short(self) -> float:
        """By how much the page does not keep what is promised."""
        return max(0.0, FILL - self.fill) + max(0.0, self.hole - HOLE)


def foresee(spots: "Iterable[Spot]", sheet: Sheet, rows: int) -> White:
    """The white of a page with so many lines to fill; advertisements and boxes count as full (the gate takes off what the paper's own hold beyond a tenth)."""
    ink = Image.new("L", (round(sheet.live), round(rows * sheet.leading)))
    for spot in spots:
        elements: list[Element] = [*hairlines(spot, sheet, 0)]
        if spot.matter and spot.shape:
            elements += set_story(spot.matter, spot.shape, column=spot.place.x, row=spot.place.y, sheet=sheet, page=0, onward=0, language="en").elements
        else:
            elements.append(Panel(sheet.x(spot.place.x), sheet.y(spot.place.y), sheet.span(spot.place.columns), spot.place.height * sheet.leading, spot.kind))
        for left, top, right, bottom in (box for element in elements for box in _boxes(element, sheet)):
            x, y = sheet.margin[0], sheet.margin[1]
            ink.paste(FULL, (max(0, round(left - x)), max(0, round(top - y)), round(right - x), round(bottom - y)))
    return White(share(ink), largest_hole(ink) / (sheet.width * sheet.height))


def hairlines(spot: "Spot", sheet: Sheet, top: int) -> Iterator[Rule]:
    """The hairlines that part what stands on a page from its neighbours: down the gutter and across above it."""
    place = spot.place
    x, y = sheet.x(place.x), sheet.y(top + place.y)
    if place.x > 0:
        yield Rule(x - sheet.gutter / 2, y, place.height * sheet.leading, 0.35, upright=True, colour="#8c8c8c")
    if place.y > 0:
        yield Rule(x, y - sheet.leading * (GAP - 1) * 0.95, sheet.span(place.columns), 0.5)


def _boxes(element: Element, sheet: Sheet) -> Iterator[tuple[float, float, float, float]]:
    """What an element covers, grown as the gate grows it: left, top, right, bottom."""
    if isinstance(element, Frame):
        for number, line in enumerate(element.lines):
            wide = element.width
            if line.last:
                words = sum(face(run.face).inked(run.text, sheet.body) for run in line.runs) + tracked(line.runs, hyphen=line.hyphen) * line.track
                wide = line.indent + words + line.text.count(" ") * line.space
            yield _worded(element.x + line.indent, element.y + sheet.body * LIFT + number * sheet.leading, element.x + wide, sheet.body)
    elif isinstance(element, Type):
        for number, spans in enumerate(element.lines):
            wide = sum(map(_wide, spans))
            left = element.x + {"left": 0.0, "center": (element.width - wide) / 2, "right": element.width - wide}[element.align]
            yield _worded(left, element.y + element.leading * (0.78 + number), left + wide, max(span.size for span in spans))
    elif isinstance(element, Initial):
        tall = extent(element.letters)[1] * element.size
        yield element.x - THICK, element.y - tall - THICK, element.x + element.width + THICK, element.y + THICK
    elif isinstance(element, Plate):
        yield element.x - THICK, element.y - THICK, element.x + element.width + THICK, element.y + element.height + THICK
        yield from _boxes(element.caption, sheet)
    elif isinstance(element, Rule):
        wide, tall = (element.weight, element.length) if element.upright else (element.length, element.weight)
        yield element.x - THICK, element.y - THICK, element.x + wide + THICK, element.y + tall + THICK
    else:
        yield element.x, element.y, element.x + element.width, element.y + element.height


def _worded(left: float, baseline: float, right: float, size: float) -> tuple[float, float, float, float]:
    return left - GROWN, baseline - RISE * size - GROWN, right + GROWN, baseline + FALL * size + GROWN


def _wide(span: Span) -> float:
    if span.face.startswith("head"):
        return face(span.face).inked(span.text, span.size) + (HEAD_SPACE * span.text.count(" ") + HEAD_TRACK * len(span.text)) * span.size
    return face(span.face).width(span.text, span.size) + span.track * span.size * len(span.text)
