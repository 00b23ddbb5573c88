"""Headlines, standfirsts and captions: in which sizes and breaks they can stand over a number of columns."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from .bidi import is_mixed
from .breaking import AIR
from .faces import face
from .layout import GREY, Span
from .sheet import Sheet
from .snapshot import Shot
from .wrapping import awkward, balance, headline_width, wrap

SIZES = {1: (15.0, 17.0, 19.0, 21.0), 2: (18.0, 22.0, 25.0, 29.0, 33.0), 3: (20.0, 24.0, 28.0, 33.0, 38.0), 4: (24.0, 30.0, 36.0, 42.0, 48.0),
         5: (26.0, 34.0, 42.0, 50.0, 58.0), 6: (28.0, 38.0, 46.0, 56.0, 66.0)}  # fmt: skip
WANTED = {5: 44.0, 4: 33.0, 3: 27.0, 2: 21.0, 1: 17.5}  # points, by weight
SMALL, SMALLER, LARGER = {5: 0.7}, 0.55, 0.55  # what a point less than wanted costs, by weight, and a point more
AGAIN = 18.0  # points over a second half
MOST = {1: 4, 2: 4, 3: 3, 4: 2, 5: 2, 6: 2}  # lines
TALL, TALLER = {5: 1.3}, 3.0  # half of what the first line beyond them costs, by weight
DECK = {1: 10.8, 2: 12.6, 3: 14.2, 4: 15.8, 5: 17.2, 6: 18.0}
LEADING = 1.05  # of the size; at 1.00 a g touches the d below
TURNED_LEADING = 1.22
USUAL = 754.0  # points of a tabloid's live width; heads grow and shrink with the root of it
WHITE = 0.35  # what a column's line of white beside a headline costs
HOLE, UNDER = 0.015, 24.0  # of a page: white beside a headline that begins to gape; points of it under the headline
BROKEN = 25.0  # how much dearer a headline is whose lines end badly, by the price of the break
KICKER = 10.5  # points the kicker takes
BYLINE, LEAST_BYLINE = 7.6, 6.9  # points, and how small one grows before it breaks
CAPTION, CAPTION_LEADING, CREDIT = 7.4, 9.2, 6.2


@dataclass(frozen=True)
class Head:
    """A headline in one size over some columns."""

    face: str
    size: float
    lines: tuple[str, ...]
    columns: int
    cost: float

    @property
    def leading(self) -> float:
        return self.size * leading_of(self.lines)

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading + self.size * 0.10


@dataclass(frozen=True)
class Deck:
    """A standfirst under a headline."""

    size: float
    lines: tuple[str, ...]

    @property
    def leading(self) -> float:
        return self.size * 1.12

    @property
    def height(self) -> float:
        return 3.0 + len(self.lines) * self.leading + 1.0


def leading_of(lines: tuple[str, ...]) -> float:
    """Of the size: what Arabic letters hang below and rise above their line needs more."""
    return TURNED_LEADING if any(map(is_mixed, lines)) else LEADING


@lru_cache(maxsize=20_000)
def heads(text: str, weight: int, columns: int, sheet: Sheet, *, continued: bool = False, below: float = 0.0) -> tuple[Head, ...]:
    """The headline in each size that fits, with what the size and its breaks cost in looks; the four best.

    Over a second half (``continued``) it is small however wide it stands, and smaller than over the first: ``below`` that size in points.
    """
    width, scale = sheet.span(columns), (sheet.live / USUAL) ** 0.5
    name = "head-bold" if weight >= 3 and not continued else "head"
    wanted = (AGAIN if continued else WANTED[weight]) * scale
    smaller = SMALLER if continued else SMALL.get(weight, SMALLER)
    wanted = min(wanted, 21.0 * scale) if columns == 1 and weight < 4 else wanted
    found = []
    for most in (MOST[columns], 9):
        for size in _sizes(columns, scale, below) if continued else (round(size * scale * 2) / 2 for size in SIZES[columns]):
            lines = balance(text, name, size, width, most)
            if lines:
                cost = awkward(lines) * BROKEN + _ragged(lines, name, size, width, sheet) + _tall(len(lines) - MOST[columns], weight)
                cost += max((wanted - size) * smaller, (size - wanted) * LARGER)
                found.append(Head(name, size, lines, columns, cost + (2.0 if columns == 1 and len(lines) == 4 and weight > 1 else 0.0)))
        if found:
            break
    return tuple(sorted(found, key=lambda head: head.cost)[:4])


def _tall(over: int, weight: int) -> float:
    """What lines beyond the usual cost, each more than the one before: a headline that never ends is set small and is no poster."""
    return TALL.get(weight, TALLER) * over * (over + 1) if over > 0 else 0.0


def _sizes(columns: int, scale: float, below: float) -> tuple[float, ...]:
    """Points of the heads a second half may have: small ones, smaller than the first half's; at worst one a point smaller."""
    sizes = sorted({round(size * scale * 2) / 2 for size in (*SIZES[1], *SIZES[columns]) if size <= SIZES[3][1]})
    return tuple(size for size in sizes if not below or size < below) or (below - 1.0,)


@lru_cache(maxsize=20_000)
def deck(text: str, columns: int, width: float) -> Deck | None:
    size = DECK[columns]
    lines = balance(text, "head-italic", size, width, 6 if columns == 1 else 4 if columns == 2 else 3)
    return Deck(size, lines) if lines else None


def head_rows(head: Head, under: Deck | None, kicker: bool, sheet: Sheet) -> int:
    """Whole lines a head takes, with the air after it."""
    height = (2.0 + KICKER if kicker else 1.0) + head.height + (under.height if under else 0.0) + 4.0
    return ceil(height / sheet.leading)


@lru_cache(maxsize=2_000)
def signature(byline: str, column: float) -> tuple[tuple[str, ...], float]:
    """Lines of a byline and their size: one, a little smaller where it is long, else two.

    They are a hair narrower than the column, for what is just as wide would be broken.
    """
    room, wide = column - AIR, face("label-bold").width(byline, BYLINE)
    if wide * LEAST_BYLINE <= room * BYLINE:
        return (byline,), min(BYLINE, BYLINE * room / wide)
    for tenths in range(round(BYLINE * 10), 10, -1):
        lines = _drawn_in(byline, tenths / 10, room)
        if len(lines) <= 2:
            return lines, tenths / 10
    return (byline,), BYLINE * room / wide


def _drawn_in(byline: str, size: float, room: float) -> tuple[str, ...]:
    """In as few lines as hold it, drawn in as long as they stay as few, so that the first is not much longer than the second."""
    lines = wrap(byline, "label-bold", size, room)
    for part in (0.9, 0.8, 0.7, 0.6):
        drawn = wrap(byline, "label-bold", size, room * part)
        if len(drawn) > len(lines):
            break
        lines = drawn
    return lines


@lru_cache(maxsize=20_000)
def caption(text: str, credit: str, width: float) -> tuple[tuple[Span, ...], ...]:
    """Caption lines, the credit at the end of the last or on a line of its own."""
    lines: list[tuple[Span, ...]] = [(Span(line, "label-medium", CAPTION),) for line in wrap(text, "label-medium", CAPTION, width)]
    evened = tuple((Span(line, "label-medium", CAPTION),) for line in _evened(text, width))
    if not credit:
        return evened
    credits = wrap(credit.upper(), "label", CREDIT, width)
    tail = face("label").width("   " + credits[0], CAPTION) if credits else 0.0
    if lines and len(credits) == 1 and face("label-medium").width(lines[-1][0].text, CAPTION) + tail <= width:
        lines[-1] = (Span(lines[-1][0].text + "  ", "label-medium", CAPTION), Span(credits[0], "label", CREDIT, GREY))
        return tuple(lines)
    return (*evened, *((Span(line, "label", CREDIT, GREY),) for line in credits))


def _evened(text: str, width: float) -> tuple[str, ...]:
    """Lines of a caption, drawn in a little where its last word would stand alone."""
    lines = wrap(text, "label-medium", CAPTION, width)
    for part in (1.0, 0.94, 0.88, 0.82, 0.76, 0.7):
        drawn = wrap(text, "label-medium", CAPTION, width * part)
        if len(drawn) == len(lines) and " " in drawn[-1]:
            return drawn
    return lines


def caption_height(shot: Shot, width: float) -> float:
    """Points from the foot of a picture to the foot of its caption."""
    return CAPTION_LEADING * len(caption(shot.caption, shot.credit, width)) + 4.5


def _ragged(lines: tuple[str, ...], name: str, size: float, width: float, sheet: Sheet) -> float:
    """What short lines cost: the white beside them, and more when a headline leaves half its width white."""
    space = size * 0.205
    fills = [(sum(headline_width(w, name, size) for w in line.split()) + space * line.count(" ")) / width for line in lines]
    white = sum(1 - filled for filled in fills) * width * size * LEADING / (sheet.column * sheet.leading) * WHITE
    hole = (1 - max(fills)) * width * (len(lines) * size * LEADING + KICKER + UNDER) / (sheet.width * sheet.height)
    white += max(0.0, hole - HOLE) * 3000
    if len(lines) == 1:
        return white + max(0.0, 0.6 - fills[0]) * 60
    return white + max(0.0, 0.5 - min(fills)) * 80 + max(0.0, 0.6 - max(fills)) * 40
