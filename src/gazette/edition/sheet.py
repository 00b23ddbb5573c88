"""The Sheet: paper size, columns and the one grid of lines on which everything stands. Lengths are points."""

from dataclasses import dataclass, replace

MM = 72 / 25.4


@dataclass(frozen=True)
class Sheet:
    """A page's geometry. Heights are counted in lines of ``leading``, widths in columns."""

    name: str
    width: float
    height: float
    columns: int
    margin: tuple[float, float, float, float]  # left, top, right, bottom
    gutter: float
    leading: float = 10.2
    body: float = 8.6
    plate: int = 11  # lines of nameplate and folio on page one
    head: int = 3  # lines of folio on the other pages

    @property
    def column(self) -> float:
        return (self.width - self.margin[0] - self.margin[2] - self.gutter * (self.columns - 1)) / self.columns

    @property
    def live(self) -> float:
        """The width between the margins."""
        return self.width - self.margin[0] - self.margin[2]

    @property
    def rows(self) -> int:
        return int((self.height - self.margin[1] - self.margin[3]) // self.leading)

    def top(self, page: int) -> int:
        """Lines that furniture takes at the head of a page."""
        return self.plate if page == 1 else self.head

    def span(self, columns: int) -> float:
        return self.column * columns + self.gutter * (columns - 1)

    def x(self, column: int) -> float:
        return self.margin[0] + column * (self.column + self.gutter)

    def y(self, row: float) -> float:
        return self.margin[1] + row * self.leading


def _sheet(name: str, width: float, height: float, columns: int, plate: int, *, side: float = 12, gutter: float = 4.5, body: float = 8.6) -> Sheet:
    """A size in millimetres."""
    return Sheet(name, width * MM, height * MM, columns, (side * MM, 12 * MM, side * MM, 14 * MM), gutter * MM, body=body, plate=plate)


SIZES = {
    "tabloid": _sheet("tabloid", 290, 400, 5, 11),
    "broadsheet": _sheet("broadsheet", 350, 560, 6, 12),
    "a4": _sheet("a4", 210, 297, 4, 9, side=10, gutter=4.2, body=8.3),  # four columns of 44 mm: narrower ones do not justify
}


def own(name: str, **changes: object) -> Sheet:
    """A paper's own grid: one of the sizes with some measures changed."""
    return replace(SIZES[name], **changes)  # type: ignore[arg-type]
