"""Tables in one column of the paper: figures under one another, each label beside them where it fits and above them where not."""

from dataclasses import dataclass

from .faces import face
from .layout import Span
from .wrapping import wrap

SIZE, LEADING = 7.5, 9.2
PAD = 6.0
SETTINGS = ((SIZE, 6.0), (6.9, 4.5), (6.6, 4.0))  # sizes tried, each with what stands between two columns at least
DEEPEST, ANY = 3, 99  # lines of a heading, and of one for which there is no other way
UNDER = 1.4  # between a row's rule and the next row
SIGNS = str.maketrans("", "", "+-−–±.,:/%‰$€£ ")

Placed = tuple[tuple[Span, ...], float, float]  # what, and where; nothing is a rule
Row = tuple[str, ...]


@dataclass(frozen=True)
class _Column:
    """Where the cells of a column begin, how wide the widest is, and whether they are figures, which end together."""

    left: float
    width: float
    figures: bool
    size: float

    def at(self, text: str, name: str) -> float:
        return self.left + (self.width - face(name).width(text, self.size) if self.figures else 0.0)


def table(head: Row, rows: tuple[Row, ...], width: float, y: float, *, turned: bool = False) -> tuple[list[Placed], float] | None:
    """The table set from a height down, and where it ends; None when its figures are too wide for the column.

    A turned one will be mirrored: what begins together there ends together then, as figures must.
    """
    tries = ((deepest, size, gap) for deepest in ((1, 2, DEEPEST), (DEEPEST + 1,), (ANY,)) for size, gap in SETTINGS)
    columns = next((found for deep, size, gap in tries if (found := _columns(head, rows, width, size, gap, turned, deep))), None)
    if columns is None:
        return None
    placed: list[Placed] = []
    if any(head):
        y = _rule(placed, _head(placed, head, columns, y))
    for row in rows:
        y = _rule(placed, _row(placed, row, columns, width, y))
    return placed, y


def _columns(head: Row, rows: tuple[Row, ...], width: float, size: float, least: float, turned: bool, deep: tuple[int, ...]) -> list[_Column] | None:
    """Headings in as few lines as there is room for; where they want more than ``deep`` the labels' column may be narrower than its labels."""
    count = max((len(row) for row in (head, *rows)), default=0)
    cells = [max((face("label").width(row[n], size) for row in rows if n < len(row)), default=0.0) for n in range(count)]
    words = [max((face("label-bold").width(w, size) for w in head[n].split()), default=0.0) if n < len(head) else 0.0 for n in range(count)]
    for most in deep:
        heading = [_narrowest(head[n], size, most) if n < len(head) else 0.0 for n in range(count)]
        wide = [max(a, b) for a, b in zip(cells, heading, strict=True)]
        gap = (width - sum(wide)) / max(1, count - 1)
        if gap >= least:
            break
    else:
        wide, gap = [width - sum(wide[1:]) - least * (count - 1), *wide[1:]], least
        if count < 2 or wide[0] < words[0]:
            return None
    lefts = [PAD + sum(wide[:n]) + gap * n for n in range(count)]
    return [_Column(lefts[n], wide[n], n > 0 and not turned and _figures([row[n] for row in rows if n < len(row)]), size) for n in range(count)]


def _narrowest(text: str, size: float, most: int) -> float:
    """The least width that holds a heading in so many lines."""
    said, bold = text.split(), face("label-bold")
    widths = sorted({bold.width(" ".join(said[a:b]), size) for a in range(len(said)) for b in range(a + 1, len(said) + 1)})
    least = max((bold.width(word, size) for word in said), default=0.0)
    return next((width for width in widths if width >= least and len(wrap(text, "label-bold", size, width + 0.1)) <= most), 0.0)


def _head(placed: list[Placed], head: Row, columns: list[_Column], y: float) -> float:
    """The headings, their last lines level."""
    size = columns[0].size
    broken = [wrap(cell, "label-bold", size, column.width + 0.1) for cell, column in zip(head, columns, strict=False)]
    tall = max(map(len, broken))
    for lines, column in zip(broken, columns, strict=False):
        for number, line in enumerate(lines, tall - len(lines)):
            placed.append(((Span(line, "label-bold", size),), column.at(line, "label-bold"), y + number * LEADING))
    return y + tall * LEADING


def _row(placed: list[Placed], row: Row, columns: list[_Column], width: float, y: float) -> float:
    """A label, whole where it can be, and its figures, which stand level with its last line, or under it where that is too long."""
    size = columns[0].size
    beside, across = wrap(row[0], "label", size, columns[0].width + 0.1), wrap(row[0], "label", size, width)
    under = bool(across) and len(columns) > 1 and PAD + face("label").width(across[-1], size) + 2 > columns[1].left
    narrow = any(face("label").width(word, size) > columns[0].width + 0.1 for word in row[0].split())
    lines = across if narrow or len(beside) > 1 and len(beside) >= len(across) + under else beside
    for number, line in enumerate(lines):
        placed.append(((Span(line, "label", size),), PAD, y + number * LEADING))
    level = y + (len(lines) - (0 if lines is across and under else 1)) * LEADING if lines else y
    for cell, column in zip(row[1:], columns[1:], strict=False):
        if cell:
            placed.append(((Span(cell, "label", size),), column.at(cell, "label"), level))
    return level + LEADING


def _rule(placed: list[Placed], y: float) -> float:
    placed.append(((), PAD, y + 0.4))
    return y + UNDER


def _figures(cells: list[str]) -> bool:
    """Are most of these figures? Signs, points and a dash for “none” do not count."""
    bare = [cell.translate(SIGNS) for cell in cells if cell.translate(SIGNS)]
    return bool(bare) and sum(sum(map(str.isdigit, cell)) * 2 >= len(cell) for cell in bare) * 2 > len(bare)
