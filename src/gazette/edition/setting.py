"""A story set in its shape: head, picture, text frames, inserts and jump lines as things to draw."""

from dataclasses import dataclass

from .boxes import Insert, draw
from .copyfit import Row, after, choose, rows
from .heads import CAPTION_LEADING, KICKER, caption, caption_height, head_rows, signature
from .initials import RISE
from .initials import width as inked
from .layout import INK, RED, Element, Frame, Initial, Panel, Paragraph, Plate, Rule, Span, Type
from .matter import INSET, SET_IN, Matter, rest
from .shapes import FOOT, Shape
from .sheet import Sheet
from .snapshot import Shot
from .wording import word

DECK_INK = "#383838"
SHADED = 2.0  # points of shade above and below its lines
ROLES = {"heading": "h3"}


@dataclass(frozen=True)
class Made:
    """A story as drawn, and what is left of it for another page."""

    elements: tuple[Element, ...]
    left: Matter | None
    words: int  # lines set


def bounds(shape: Shape) -> tuple[int, ...]:
    """Lines of text after which a frame ends; the end of the story is none, a jump is one."""
    made, total = [], 0
    for _, start, end in shape.frames():
        total += end - start
        made.append(total)
    return tuple(made if shape.jumps else made[:-1])


def fitted(matter: Matter, shape: Shape) -> float:
    """What the breaks between frames cost in this shape, beside its own price."""
    return choose(matter.trimmed(shape.trim), bounds(shape), None if shape.jumps else shape.lines)[0]


def set_story(matter: Matter, shape: Shape, *, column: int, row: int, sheet: Sheet, page: int, onward: int, language: str) -> Made:
    """Draw a story with its top left corner at a column and a line of the page."""
    matter = matter.trimmed(shape.trim)
    x, y = sheet.x(column), sheet.y(row)
    elements = _head(matter, shape, x=x, y=y, sheet=sheet, language=language)
    if shape.slot:
        elements.append(_lead(matter, shape, x=x, y=y, sheet=sheet))
    if matter.byline:
        lines, size = signature(matter.byline, sheet.column)
        at = y + (shape.tops[0] - 1 - len(lines)) * sheet.leading
        spans = tuple((Span(line, "label-bold", size),) for line in lines)
        elements.append(Type(x, at + 1, sheet.column, sheet.leading, spans, "p", story=matter.id))
        elements.append(Rule(x, at + len(lines) * sheet.leading + 5.2, sheet.column * 0.28, 0.5))
    _, chosen = choose(matter, bounds(shape), None if shape.jumps else shape.lines)
    every = rows(matter, chosen)
    at = 0
    for c, start, end in shape.frames():
        elements += _frame(matter, every[at : at + end - start], x + c * (sheet.column + sheet.gutter), y + start * sheet.leading, sheet)
        at += end - start
    for insert, c, top in shape.inserts:
        elements += draw(insert, x=x + c * (sheet.column + sheet.gutter), y=y + top * sheet.leading, sheet=sheet, story=matter.id)
    for shot, c, top, height in shape.extras:
        place = x + c * (sheet.column + sheet.gutter)
        elements.append(_plate(shot, place, y + top * sheet.leading + 3, sheet.column, height * sheet.leading - 3, matter.id))
    if not shape.jumps:
        return Made(tuple(elements), None, at)
    elements.append(_jump_line(x + (shape.columns - 1) * (sheet.column + sheet.gutter), y + (shape.height - 1) * sheet.leading,
                               sheet, onward, language, matter.id))  # fmt: skip
    quoted = any(insert.kind == "quote" for insert, _, _ in shape.inserts)
    return Made(tuple(elements), rest(matter, after(matter, chosen, at), origin=page, headed=shape.head.size, quoted=quoted, boxed=False), at)


def _head(matter: Matter, shape: Shape, *, x: float, y: float, sheet: Sheet, language: str) -> list[Element]:
    kicker = word("back", language, n=matter.origin) if matter.origin else matter.kicker
    spare = shape.head_rows * sheet.leading - _head_height(shape, bool(kicker))
    at = y + (shape.slot * sheet.leading if shape.mode == "over" else 0.0) + 1.0 + min(spare, sheet.leading) * 0.25
    width = sheet.span(shape.head.columns)
    made: list[Element] = []
    if kicker:
        span = Span(kicker.upper(), "label-bold", 7.2, RED, 0.06)
        made.append(Type(x, at, width, 8.2, ((span,),), "p", story=matter.id, link=matter.origin))
        at += KICKER
    head = shape.head
    spans = tuple((Span(line, head.face, head.size),) for line in head.lines)
    made.append(Type(x, at, width + 2, head.leading, spans, "h3" if matter.origin else "h2", story=matter.id))
    at += head.height
    if shape.deck:
        at += 3 + min(spare, sheet.leading) * 0.25
        lines = tuple((Span(line, "head-italic", shape.deck.size, DECK_INK),) for line in shape.deck.lines)
        made.append(Type(x, at, width + 2, shape.deck.leading, lines, "p", story=matter.id))
    return made


def _head_height(shape: Shape, kicker: bool) -> float:
    return (2.0 + KICKER if kicker else 1.0) + shape.head.height + (shape.deck.height if shape.deck else 0.0) + 4.0


def _lead(matter: Matter, shape: Shape, *, x: float, y: float, sheet: Sheet) -> Plate:
    width = sheet.span(shape.span)
    left = x + sheet.span(shape.columns) - width
    top = y + shape.head_rows * sheet.leading if shape.mode in ("under", "right") else y + 2
    height = shape.slot * sheet.leading - (2 if shape.mode in ("over", "side") else 0)
    return _plate(matter.shots[0], left, top, width, height, matter.id)


def _plate(shot: Shot, x: float, y: float, width: float, height: float, story: str) -> Plate:
    """A picture and its caption in a given height; the crop keeps the picture's point of interest."""
    tall = height - caption_height(shot, width) - FOOT
    under = Type(x, y + tall + 3.6, width + 3, CAPTION_LEADING, caption(shot.caption, shot.credit, width), "caption", story=story)
    return Plate(x, y, width, tall, shot.path, crop(shot, width / tall), shot.alt or shot.caption, under, story, shot.id)


def crop(shot: Shot, ratio: float) -> tuple[int, int, int, int]:
    """The part of a picture shown at a shape, its focus as near the middle as the edges allow."""
    if shot.width / shot.height > ratio:
        wide = round(shot.height * ratio)
        left = min(max(round(shot.width * shot.focus[0] - wide / 2), 0), shot.width - wide)
        return left, 0, left + wide, shot.height
    tall = round(shot.width / ratio)
    top = min(max(round(shot.height * shot.focus[1] - tall / 2), 0), shot.height - tall)
    return 0, top, shot.width, top + tall


def _frame(matter: Matter, stretch: list[Row], x: float, y: float, sheet: Sheet) -> list[Element]:
    """Grid lines as frames: a new one wherever the kind of text changes, or its measure beside an initial."""
    made: list[Element] = []
    at = 0
    while at < len(stretch):
        row = stretch[at]
        if row.line is None:
            at += 1
            continue
        end = at
        groups: list[list[Row]] = []
        while end < len(stretch) and (line := stretch[end].line) is not None and (stretch[end].kind, line.notch) == (row.kind, row.line.notch):
            if not groups or groups[-1][0].passage != stretch[end].passage:
                if groups and row.kind in INSET:
                    break
                groups.append([])
            groups[-1].append(stretch[end])
            end += 1
        aired = at > 0 and stretch[at - 1].line is None
        top = y + at * sheet.leading - (sheet.leading * 0.30 if row.kind == "heading" and aired else 0.0)
        inset = INSET.get(row.kind, 0.0)
        notch = row.line.notch
        if row.line.initial and matter.initial:
            letters, size, foot = matter.initial.letters, matter.initial.size, (matter.initial.lines - 1) * sheet.leading
            made.append(Initial(x, top + RISE * sheet.body + foot, inked(letters) * size, size, letters, matter.id))
        if row.kind == "correction":
            tall = (end - at) * sheet.leading + 2 * SHADED
            made += [Panel(x, top - SHADED, sheet.column, tall, "correction", fill="#f0f0ee"),
                     Rule(x + 0.8, top - SHADED, tall, 1.6, upright=True, colour=RED)]  # fmt: skip
        if row.mark:
            made.append(Type(x, top, inset, sheet.leading, ((Span(row.mark, "text", sheet.body, INK),),), "p", story=matter.id))
        width = sheet.column - inset * (2 if row.kind in SET_IN else 1) - notch
        role = ROLES.get(row.kind, "p")
        paragraphs = tuple(Paragraph(tuple(r.line for r in group if r.line), role) for group in groups)
        made.append(Frame(x + inset + notch, top, width, paragraphs, matter.id))
        at = end
    return made


def _jump_line(x: float, y: float, sheet: Sheet, page: int, language: str, story: str) -> Type:
    span = Span(word("onward", language, n=page), "label-bold", 7.2)
    return Type(x, y, sheet.column, sheet.leading, ((span,),), "p", "right", story, page)


__all__ = ["Insert", "Made", "Panel", "crop", "fitted", "head_rows", "set_story"]
