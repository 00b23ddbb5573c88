"""A plan of an edition: its pages as made up, what jumps, what is held over, and what is told of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .makeup import Made
from .sheet import Sheet

Tell = Callable[[int, int], None]  # a page is made up, of so many


@dataclass(frozen=True)
class Held:
    """A story that was not printed: how long it is, why, and what would help."""

    story: str
    headline: str
    lines: int
    why: str


@dataclass(frozen=True)
class Jump:
    story: str
    start: int
    end: int


@dataclass
class Plan:
    """Pages as made up, and what was decided on the way."""

    sheet: Sheet
    pages: list[Made] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def gap(self, page: int) -> float:
        """The share of a page that the paper's own advertisements take; all of one that was not made."""
        if page > len(self.pages):
            return 1.0
        return self.pages[page - 1].share("advertisement", self.sheet, self.sheet.rows - self.sheet.top(page))
