"""Shape tables: for each width, every height at which a story fills its rectangle exactly, with what it costs in looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from math import ceil, floor
from typing import NamedTuple

from .boxes import Insert
from .heads import Deck, Head, caption_height, deck, head_rows, heads, signature
from .matter import Matter
from .normal import clean
from .sheet import Sheet
from .snapshot import Shot

IDEAL = {5: 4.2, 4: 3.2, 3: 2.6, 2: 1.9, 1: 1.0}  # columns, by weight
PICTURE = {5: 3, 4: 3, 3: 2, 2: 2, 1: 1}  # columns of the lead picture, by weight
LEG = {1: 46, 2: 60}  # lines of a column before it reads as a long grey leg
SHORTEST = 5  # lines of text in a column
BEFORE_JUMP, AFTER_JUMP = 18, 18  # lines on either side of a jump
COARSE = 200  # pixels per inch below which a picture is not printed so large: both files are of one layout, and the press wants so many
KEPT = 12  # alternatives kept for each width and height
FLAT, TALL = 0.80, 1.16  # how far a picture's height may leave its own shape
LOWEST, HIGHEST = 0.42, 1.45  # height to width: a panorama or a tower is cropped to these round its point of interest
WRAPPED = 9.0  # what text beside a headline costs: dear enough to be kept for headlines that would leave a hole
FOOT = 4.0  # points under a caption
MISSED, LONELY = 6.0, 12.0  # what a further picture left out costs, and more where a gallery is left with one
UNQUOTED, GREY = 3.0, 8.0  # what no pull quote costs, and a second half of text alone
REPEATED, RECALLED = 14.0, 6.0  # what a lead costs that is built as that of the page before, and as that of the one before it
TRIM, TRIMMED = 10.0, 0.8  # what leaving out paragraphs costs, and each of their lines


Built = tuple[str, int]  # where a picture stands to the head, and its columns


@dataclass(frozen=True)
class Shape:
    """One way to set a story in a rectangle. Heights in lines, widths in columns."""

    columns: int
    height: int
    cost: float
    mode: str  # where the picture stands to the head: under, over, right or side; without one none, or wrap: text beside a short head
    span: int  # columns of the picture; of the head where text stands beside it
    slot: int  # lines of the picture with its caption
    head: Head
    deck: Deck | None
    head_rows: int
    tops: tuple[int, ...]  # first line of text in each column
    inserts: tuple[tuple[Insert, int, int], ...]  # each with its column and first line
    extras: tuple[tuple[Shot, int, int, int], ...]  # further pictures: column, first line, lines
    lines: int  # of text
    jumps: bool
    trim: int = 0  # paragraphs left out at the end

    @property
    def built(self) -> Built:
        return self.mode, self.span

    def frames(self) -> list[tuple[int, int, int]]:
        """Column, first and past-last line of every stretch of text, in reading order."""
        made = []
        for column in range(self.columns):
            foot = self.height - (1 if self.jumps and column == self.columns - 1 else 0)
            at = self.tops[column]
            taken = sorted([(row, insert.rows) for insert, c, row in self.inserts if c == column]
                           + [(row, rows) for _, c, row, rows in self.extras if c == column])  # fmt: skip
            for row, rows in taken:
                if row > at:
                    made.append((column, at, row))
                at = row + rows
            if foot > at:
                made.append((column, at, foot))
        return made


@dataclass(frozen=True, eq=False, slots=True)
class _Plan:
    mode: str
    span: int
    slot: int
    head: Head
    deck: Deck | None
    head_rows: int
    tops: tuple[int, ...]
    inserts: tuple[Insert, ...]
    extras: tuple[tuple[Shot, int], ...]
    cost: float
    used: int  # lines that are not text
    whole: bool  # holds the whole story; else what it leaves out goes with the second half


class _Ranked(NamedTuple):
    cost: float
    trim: int
    number: int
    plan: _Plan
    lines: int


class Row(Sequence[Shape]):
    """The ways to fill one width and height, cheapest first. The first is known; the others are made when they are asked for."""

    def __init__(self, first: Shape, ranked: list[_Ranked], columns: int, height: int) -> None:
        self.first, self.ranked, self.columns, self.height = first, ranked, columns, height
        self._all: list[Shape] | None = None

    @classmethod
    def of(cls, ranked: list[_Ranked], columns: int, height: int) -> Row | None:
        """None when no way finds room for its inserts."""
        for number, way in enumerate(ranked):
            shape = _shape(way, columns, height)
            if shape:
                return cls(shape, ranked[number:], columns, height)
        return None

    def whole(self) -> Row | None:
        """Only the ways that hold their story whole."""
        return Row.of([way for way in self.ranked if way.plan.whole], self.columns, self.height)

    def priced(self, prices: dict[Built, float]) -> Row:
        """The ways, some of which cost more."""
        if not any((way.plan.mode, way.plan.span) in prices for way in self.ranked):
            return self
        ranked = sorted(way._replace(cost=way.cost + prices.get((way.plan.mode, way.plan.span), 0.0)) for way in self.ranked)
        return Row.of(ranked, self.columns, self.height) or self

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        return self.first if number == 0 else self._made()[number]

    def __len__(self) -> int:
        return len(self._made())

    def _made(self) -> list[Shape]:
        if self._all is None:
            made = (_shape(way, self.columns, self.height) for way in self.ranked[1:])
            self._all = [self.first, *(shape for shape in made if shape)][:KEPT]
        return self._all


Table = dict[int, dict[int, Row]]


def shapes(matter: Matter, sheet: Sheet, *, tallest: int, jumps: bool = False, most: int | None = None) -> Table:
    """Width to height to the best shapes, cheapest first; where the desk allows it, also with paragraphs trimmed."""
    table: Table = {}
    for columns in range(max(1, matter.wish.least), min(most or sheet.columns, matter.wish.most) + 1):
        found: dict[int, list[_Ranked]] = {}
        for trim, short in enumerate((matter, *(replace(shorter, weight=matter.weight) for shorter in matter.shorter))):
            price = TRIM + TRIMMED * (matter.lines - short.lines) if trim else 0.0
            _rank(found, short, sheet, columns, tallest, jumps, trim, price)
        rows = ((height, Row.of(nsmallest(KEPT, ways), columns, height)) for height, ways in found.items())
        heights = {height: row for height, row in rows if row is not None}
        if heights:
            table[columns] = heights
    return table


def _rank(found: dict[int, list[_Ranked]], matter: Matter, sheet: Sheet, columns: int, tallest: int, jumps: bool, trim: int, trimmed: float) -> None:
    """Add every way to set a story over some columns under its height."""
    alike: dict[tuple[int, int, int, bool], list[tuple[float, int, _Plan]]] = {}
    jumps = jumps and matter.story.may_jump and not matter.origin and matter.lines >= BEFORE_JUMP + AFTER_JUMP
    for number, plan in enumerate(_plans(matter, sheet, columns, jumps)):
        alike.setdefault((plan.used, min(plan.tops), max(plan.tops), plan.whole), []).append((plan.cost + trimmed, number, plan))
    for (used, high, low, whole), plans in alike.items():
        best = nsmallest(KEPT, plans)
        for height, price, lines in (_heights if whole else _jumping)(matter, columns, tallest, used, high, low):
            found.setdefault(height, []).extend(_Ranked(cost + price, trim, number, plan, lines) for cost, number, plan in best)


def whole(table: Table) -> Table:
    """The shapes of a table that hold their story whole."""
    kept = {columns: {height: row for height, ways in rows.items() if (row := ways.whole()) is not None} for columns, rows in table.items()}
    return {columns: rows for columns, rows in kept.items() if rows}


def unlike(table: Table, before: tuple[Built, ...]) -> Table:
    """The shapes of a lead, those dearer that are built as the leads of the pages before it (the nearest first), so that pages look less alike.

    Without a picture they are built as they can be.
    """
    prices: dict[Built, float] = {}
    for built, price in zip(before, (REPEATED, RECALLED), strict=False):
        prices[built] = prices.get(built, 0.0) + (price if built[1] else 0.0)
    return {columns: {height: row.priced(prices) for height, row in rows.items()} for columns, rows in table.items()} if any(prices.values()) else table


def sharp_enough(shot: Shot, width: float, height: float) -> bool:
    """Has the part of a picture that is shown enough pixels for this size?"""
    shown = min(shot.width, shot.height * width / height)
    return shown / (width / 72) >= COARSE


def pixels_wanted(shot: Shot, width: float) -> tuple[int, int]:
    """The least size of a picture that may be printed over a width, in its own shape as far as it is shown."""
    height = width * proportion(shot)
    wide = max(width, height * shot.width / shot.height) / 72 * COARSE
    return ceil(wide), ceil(wide * shot.height / shot.width)


def proportion(shot: Shot) -> float:
    """Height to width of a picture as it is printed."""
    return min(max(shot.height / shot.width, LOWEST), HIGHEST)


def _plans(matter: Matter, sheet: Sheet, columns: int, jumps: bool) -> Iterator[_Plan]:
    """Every arrangement of head, standfirst, picture and inserts over some columns."""
    base = abs(columns - IDEAL[matter.weight]) * 5.0
    floats = tuple(_floats(matter, sheet, columns))
    toppings: dict[int, tuple[tuple[Head, Deck | None, int, float], ...]] = {}
    signed = 1 + len(signature(matter.byline, sheet.column)[0]) if matter.byline else 0
    for mode, span, slot, head_columns, looks in _pictures(matter, sheet, columns):
        if head_columns not in toppings:
            toppings[head_columns] = tuple(_toppings(matter, sheet, head_columns))
        for head, under, rows, price in toppings[head_columns]:
            tops = _tops(mode, columns, span, rows, slot)
            tops = (tops[0] + signed, *tops[1:])
            cost, used = base + looks + price, sum(tops)
            for inserts, extras, more, taken in floats:
                yield _Plan(mode, span, slot, head, under, rows, tops, inserts, extras, cost + more, used + taken, True)
            if jumps:
                yield _Plan(mode, span, slot, head, under, rows, tops, (), (), cost, used, False)
                if matter.quote and columns >= 2:
                    yield _Plan(mode, span, slot, head, under, rows, tops, (matter.quote,), (), cost - 3.0, used + matter.quote.rows, False)


def _toppings(matter: Matter, sheet: Sheet, columns: int) -> Iterator[tuple[Head, Deck | None, int, float]]:
    """Every head with and without its standfirst, the lines they take and what they cost."""
    text = clean(matter.story.headline) if columns > 2 else matter.headline  # a jump's short head would leave white
    for head in heads(text, matter.weight, columns, sheet, continued=bool(matter.origin), below=matter.headed):
        for under in _decks(matter, columns, sheet.span(columns)):
            dropped = 0.0 if under or not matter.standfirst else 14.0 if matter.weight >= 4 else 5.0
            yield head, under, head_rows(head, under, bool(matter.kicker or matter.origin), sheet), head.cost + dropped


def _pictures(matter: Matter, sheet: Sheet, columns: int) -> Iterator[tuple[str, int, int, int, float]]:
    """Where the lead picture can stand, how many lines it takes, over how many columns the head then goes."""
    printable = False
    if matter.shots and not matter.origin:
        shot = matter.shots[0]
        wanted = PICTURE[matter.weight]
        for span in range(1, columns + 1):
            if matter.weight == 5 and columns >= 3 and span < 2:
                continue
            if shot.height > shot.width and span > 2:
                continue
            for slot, looks in _slots(shot, sheet.span(span), sheet):
                printable = True
                looks += abs(span - wanted) * (9.0 if matter.weight >= 4 else 5.0)
                if span == columns:
                    yield "under", span, slot, columns, looks
                    yield "over", span, slot, columns, looks + 2.0
                    continue
                yield "right", span, slot, columns, looks + 3.0
                if (columns - span) * 2 >= span and (columns - span >= 2 or matter.weight <= 2 or columns == 2) and matter.weight < 5:
                    yield "side", span, slot, columns - span, looks
    if not printable:
        yield "none", 0, 0, columns, 0.0
        for head_columns in range(1 if matter.origin else max(1, columns // 2), columns) if columns >= 3 else ():  # a second half's head is short
            yield "wrap", head_columns, 0, head_columns, WRAPPED
    elif matter.weight <= 2:
        yield "none", 0, 0, columns, 24.0  # a small story may run without its picture, and the report says so


def _slots(shot: Shot, width: float, sheet: Sheet) -> Iterator[tuple[int, float]]:
    """Lines a picture can take at a width, every second one, with the cost of leaving its own shape."""
    natural = width * proportion(shot)
    below = caption_height(shot, width) + FOOT
    low, high = ceil((natural * FLAT + below) / sheet.leading), floor((natural * TALL + below) / sheet.leading)
    for slot in range(low, high + 1, 1 if high - low < 8 else 2):
        height = slot * sheet.leading - below
        if sharp_enough(shot, width, height):
            yield slot, abs(height / natural - 1) * 26


def _decks(matter: Matter, columns: int, width: float) -> tuple[Deck | None, ...]:
    under = deck(matter.standfirst, columns, width) if matter.standfirst else None
    return (under, None) if under else (None,)


def _tops(mode: str, columns: int, span: int, rows: int, slot: int) -> tuple[int, ...]:
    if mode == "none":
        return (rows,) * columns
    if mode == "wrap":
        return (rows,) * span + (0,) * (columns - span)
    if span == columns:
        return (rows + slot,) * columns
    if mode == "right":
        return (rows,) * (columns - span) + (rows + slot,) * span
    return (rows,) * (columns - span) + (slot,) * span


def _floats(matter: Matter, sheet: Sheet, columns: int) -> Iterator[tuple[tuple[Insert, ...], tuple[tuple[Shot, int], ...], float, int]]:
    """Which inserts and further pictures go in, their price and lines: boxes always, a pull quote and more pictures where there is room."""
    extras = tuple(_extra(shot, sheet) for shot in matter.shots[0 if matter.origin else 1 :][:3])
    extras = tuple(extra for extra in extras if extra[1])
    quote = matter.quote if columns >= 2 and matter.lines >= 40 else None
    boxed = sum(insert.rows for insert in matter.inserts)
    for count in range(len(extras), -1, -1) if columns >= 2 or len(extras) < 2 else (0,):
        missed, taken = MISSED * (len(extras) - count), boxed + sum(rows for _, rows in extras[:count])
        missed += LONELY if not count and len(extras) > 1 else 0.0
        grey = GREY if matter.origin and not (count or boxed) else 0.0
        yield matter.inserts, extras[:count], missed + (max(UNQUOTED, grey) if quote else grey), taken
        if quote:
            yield (*matter.inserts, quote), extras[:count], missed, taken + quote.rows


def _extra(shot: Shot, sheet: Sheet) -> tuple[Shot, int]:
    """A further picture one column wide and its lines; none when it is too coarse."""
    width = sheet.column
    ratio = min(proportion(shot), 1.3)
    below = caption_height(shot, width) + FOOT
    rows = round((width * ratio + below) / sheet.leading)
    return shot, rows if sharp_enough(shot, width, rows * sheet.leading - below) else 0


def _heights(matter: Matter, columns: int, tallest: int, used: int, high: int, low: int) -> Iterator[tuple[int, float, int]]:
    """Heights at which the whole text fills every column exactly: height, price, lines of text. ``high`` and ``low`` are the first lines of text."""
    counts = matter.fit
    first, final = ceil((used + matter.fewest) / columns), floor((used + matter.most) / columns)
    least = matter.initial.beside if matter.initial else 1  # never an end of a column beside an initial
    for height in range(max(first, low + min(SHORTEST, max(least, matter.lines // columns))), min(final, tallest) + 1):
        lines = height * columns - used
        if lines in counts:
            yield height, counts[lines] + _legs(height - high, height - low, columns, height), lines


def _jumping(matter: Matter, columns: int, tallest: int, used: int, high: int, low: int) -> Iterator[tuple[int, float, int]]:
    """Heights at which a story may be cut and jump, enough of it on either side."""
    for height in range(low + 9, tallest + 1):
        lines = height * columns - used - 1
        if lines >= max(BEFORE_JUMP, 8 * columns) and matter.lines - lines >= AFTER_JUMP:
            share = abs(lines / matter.lines - 0.5) * 8
            yield height, 4 + share + _legs(height - high, height - low, columns, height), lines


def _legs(longest: int, shortest: int, columns: int, height: int) -> float:
    """What long grey legs, stumps and poster-thin shapes cost."""
    cost = max(0, longest - LEG.get(columns, 54)) * 0.7 + max(0, 8 - shortest) * 1.5
    if columns >= 2 and height > 31 * columns:
        cost += 4
    return cost + (8 if longest < 7 else 0)


def _shape(way: _Ranked, columns: int, height: int) -> Shape | None:
    """A plan with its inserts placed; None when they find no place."""
    plan, jump = way.plan, not way.plan.whole
    inserts: list[tuple[Insert, int, int]] = []
    extras: list[tuple[Shot, int, int, int]] = []
    feet = [height - (1 if jump and c == columns - 1 else 0) for c in range(columns)]
    heads_ = list(plan.tops)
    for shot, rows in plan.extras:
        column = _room(heads_, feet, rows, top=True)
        if column is None:
            return None
        extras.append((shot, column, heads_[column], rows))
        heads_[column] += rows
    for insert in plan.inserts:
        if insert.kind == "quote":
            continue
        column = _room(heads_, feet, insert.rows, top=False)
        if column is None:
            return None
        feet[column] -= insert.rows
        inserts.append((insert, column, feet[column]))
    for insert in plan.inserts:
        if insert.kind == "quote":
            rooms = [c for c in range(columns) if feet[c] - heads_[c] >= insert.rows + 12]
            if not rooms:
                return None
            column = rooms[min(len(rooms) - 1, 1)]
            inserts.append((insert, column, heads_[column] + max(6, (feet[column] - heads_[column] - insert.rows) // 2)))
    return Shape(columns, height, way.cost, plan.mode, plan.span, plan.slot, plan.head, plan.deck, plan.head_rows, plan.tops,
                 tuple(inserts), tuple(extras), way.lines, jump, way.trim)  # fmt: skip


def _room(tops: list[int], feet: list[int], rows: int, *, top: bool) -> int | None:
    """The rightmost column with most room for an insert that leaves lines of text beside it; pictures never in the first."""
    columns = [c for c in range(len(tops)) if feet[c] - tops[c] >= rows + SHORTEST and not (top and c == 0 and len(tops) > 1)]
    return max(columns, key=lambda c: (feet[c] - tops[c], c)) if columns else None
