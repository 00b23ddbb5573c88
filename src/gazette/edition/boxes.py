"""Inserts: fact boxes, tables and pull quotes as wide as a column, each a whole number of lines high."""

from dataclasses import dataclass, replace
from math import ceil

from gazette.house.text import plain

from .faces import face, require
from .layout import GREY, Element, Panel, Rule, Span, Type
from .normal import clean
from .sheet import Sheet
from .snapshot import Box
from .tables import LEADING, PAD, SIZE, table
from .wrapping import balance, wrap

TITLE, TITLE_LEADING = 8.4, 10.4
AIR = 8.0  # above and below, together
QUOTE = 14.5
FOLDED, BESIDE = 6.9, 4.5  # points of the letters of a folded table and between its cells


@dataclass(frozen=True)
class Insert:
    """Something set into a column, ``rows`` lines high, with its drawing for the place (0, 0)."""

    kind: str  # quote, facts or table
    rows: int
    lines: tuple[tuple[tuple[Span, ...], float, float], ...]  # spans, x, baseline box top
    height: float


def quote_insert(text: str, sheet: Sheet) -> Insert | None:
    """A pull quote; None when a word of it is wider than the column."""
    text = text if text[:1] in '“«„"' else f"“{text}”"
    if face("head-italic").lacks(text):
        return None
    lines = balance(text, "head-italic", QUOTE, sheet.column - 8, 8)
    if not lines:
        return None
    leading = QUOTE * 1.14
    rows = ceil((len(lines) * leading + 26) / sheet.leading)
    top = (rows * sheet.leading - 12 - len(lines) * leading) / 2
    placed = tuple(((Span(line, "head-italic", QUOTE),), 0.0, top + number * leading) for number, line in enumerate(lines))
    return Insert("quote", rows, placed, rows * sheet.leading - 12)


def box_insert(box: Box, sheet: Sheet, *, turned: bool = False) -> Insert:
    """A fact box or a table; a turned one will be mirrored."""
    width = sheet.column - 2 * PAD
    placed: list[tuple[tuple[Span, ...], float, float]] = []
    y = PAD
    for line in wrap(_said(box.title, "label-bold"), "label-bold", TITLE, width):
        placed.append(((Span(line, "label-bold", TITLE),), PAD, y))
        y += TITLE_LEADING
    if placed:
        y += 2
    y = _facts(box, width, y, placed) if box.kind == "facts" else _table(box, width, y, placed, turned)
    rows = ceil((y + PAD - 2 + AIR) / sheet.leading)
    return Insert(box.kind, rows, tuple(placed), rows * sheet.leading - AIR)


def folded(box: Box, sheet: Sheet) -> Box:
    """A long table of narrow cells with its parts beside one another, as many as the column holds; else the table as it is."""
    if box.kind != "table":
        return box
    cells = [max((face("label-bold").width(plain(row[n]), FOLDED) for row in (box.head, *box.rows) if n < len(row)), default=0.0) for n in range(_wide(box))]
    for times in (3, 2):
        if times * (sum(cells) + len(cells) * BESIDE) <= sheet.column - 2 * PAD + BESIDE:
            deep = ceil(len(box.rows) / times)
            blank = ("",) * len(cells)
            rows = ([(*box.rows[n], *blank)[: len(cells)] for n in range(at, len(box.rows), deep)] for at in range(deep))
            return replace(box, head=(*box.head, *blank)[: len(cells)] * times, rows=tuple(tuple(cell for row in parts for cell in row) for parts in rows))
    return box


def _wide(box: Box) -> int:
    return max(map(len, (box.head, *box.rows)))


def draw(insert: Insert, *, x: float, y: float, sheet: Sheet, story: str) -> list[Element]:
    """An insert at its place; ``y`` is the top of its lines."""
    if insert.kind == "quote":
        y += 6
        made: list[Element] = [Panel(x, y, sheet.column, insert.height, "quote", top=1.2, bottom=0.5)]
        lines = tuple(spans for spans, _, _ in insert.lines)
        made.append(Type(x, y + insert.lines[0][2], sheet.column, QUOTE * 1.14, lines, "p", "center", story))
        return made
    y += AIR / 2
    made = [Panel(x, y, sheet.column, insert.height, "facts", fill="#f0f0ee", top=1.2)]
    for spans, left, top in insert.lines:
        if not spans:
            made.append(Rule(x + left, y + top, sheet.column - 2 * PAD, 0.3))
            continue
        leading = TITLE_LEADING if spans[0].size == TITLE else LEADING
        made.append(Type(x + left, y + top, sheet.column - left, leading, (spans,), "p", story=story))
    return made


def _facts(box: Box, width: float, y: float, placed: list[tuple[tuple[Span, ...], float, float]]) -> float:
    for row in box.rows:
        label, words = ("", row[0]) if len(row) == 1 else (row[0], " ".join(row[1:]))
        if label:
            for line in wrap(_said(label, "label-bold"), "label-bold", SIZE, width):
                placed.append(((Span(line, "label-bold", SIZE),), PAD, y))
                y += LEADING
        for line in wrap(_said(words, "label"), "label", SIZE, width):
            placed.append(((Span(line, "label", SIZE),), PAD, y))
            y += LEADING
        y += 2
    return y


def _table(box: Box, width: float, y: float, placed: list[tuple[tuple[Span, ...], float, float]], turned: bool) -> float:
    """A table whose figures fit a column of the paper; else each row told in words."""
    head, *rows = (tuple(_said(cell, "label") for cell in row) for row in (box.head, *box.rows))
    set_table = table(head, tuple(row for row in rows if row), width, y, turned=turned)
    if set_table is None:
        return _facts(_told(box), width, y, placed)
    placed += set_table[0]
    return set_table[1]


def _told(box: Box) -> Box:
    """A table too wide for a column: the first cell of each row a label, the others with their column's name."""
    rows = []
    for row in box.rows:
        cells = [f"{name}: {cell}" if name else cell for name, cell in zip((*box.head, *[""] * len(row)), row, strict=False)][1:]
        rows.append((row[0], "; ".join(cell for cell in cells if cell)))
    return Box("facts", box.title, (), tuple(rows))


def _said(markup: str, name: str) -> str:
    text = clean(plain(markup))
    require(text, name, where="box")
    return text


__all__ = ["GREY", "Insert", "box_insert", "draw", "quote_insert"]
