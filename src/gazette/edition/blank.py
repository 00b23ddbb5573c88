"""A page still to be made up: where it stands in the edition and how much it holds."""

from dataclasses import dataclass

from .shapes import Built
from .sheet import Sheet


@dataclass(frozen=True)
class Blank:
    """Page ``number`` of ``count``; ``left`` pages, it among them, are still to be made up."""

    sheet: Sheet
    number: int
    count: int
    left: int
    before: tuple[Built, ...] = ()  # how the leads of the two pages before it are built, the nearest first

    @property
    def rows(self) -> int:
        return self.sheet.rows - self.sheet.top(self.number)

    @property
    def area(self) -> int:
        """Columns times lines."""
        return self.rows * self.sheet.columns

    @property
    def is_last(self) -> bool:
        return self.left == 1
