"""Wishes: what the desk wants of an edition. They bind the search; one that cannot be granted is told in a sentence."""

from dataclasses import dataclass, field, replace
from math import ceil
from typing import TYPE_CHECKING

from .quotes import typographic
from .sheet import MM, Sheet

if TYPE_CHECKING:
    from .layout import Page
    from .snapshot import Piece, Story

CLOSING = ("note", "correction")
ANY = 99  # columns: as many as the sheet has


@dataclass(frozen=True)
class Wish:
    """What is wanted of one story. Page 0 is any; ``least`` and ``most`` are columns; ``cut`` paragraphs at the end are left out."""

    story: str = ""
    page: int = 0
    top: bool = False
    least: int = 1
    most: int = ANY
    jump: bool | None = None  # None: as the make-up thinks best
    trim: bool = False  # may paragraphs at the end be left out to fill a page?
    cut: int = 0
    headline: str = ""


@dataclass(frozen=True)
class Booking:
    """An advertisement sold: its artwork as a file of so many pixels, and its fixed size."""

    id: str
    name: str
    path: str
    width: int  # pixels
    height: int
    columns: int
    tall: float  # millimetres
    page: int = 0  # 0: any

    def rows(self, sheet: Sheet) -> int:
        """Whole lines of the grid that hold it."""
        return ceil(self.tall * MM / sheet.leading - 1e-6)


@dataclass(frozen=True)
class Kept:
    """A locked page, printed as it was made up, with the jumps that leave or reach it: story, from page, to page."""

    page: "Page"
    jumps: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Wishes:
    """Everything the desk wants of one edition. ``candidates``: which of its best layouts a page shows, 0 the best."""

    stories: tuple[Wish, ...] = ()
    bookings: tuple[Booking, ...] = ()
    kept: tuple[Kept, ...] = ()
    candidates: tuple[tuple[int, int], ...] = ()
    sections: tuple[tuple[int, str], ...] = field(default=())  # of inner pages

    def of(self, story: str) -> Wish:
        return next((wish for wish in self.stories if wish.story == story), Wish(story))

    def candidate(self, page: int) -> int:
        return dict(self.candidates).get(page, 0)

    def section(self, page: int) -> str:
        return dict(self.sections).get(page, "")

    def locked(self) -> "dict[int, Page]":
        return {kept.page.number: kept.page for kept in self.kept}


def granted(story: "Story", wish: Wish) -> "Story":
    """The story with its printed headline, without what was cut, and with its leave to jump."""
    story = trimmed(story, wish.cut) or story
    headline = typographic(wish.headline, story.language) or story.headline
    return replace(story, headline=headline, titled=headline != story.headline or story.titled, may_jump=story.may_jump if wish.jump is None else wish.jump)


def trimmed(story: "Story", count: int) -> "Story | None":
    """The story without its last paragraphs; what closes it stays (the author's note, corrections), and no heading is left without text.

    None when nothing would be left.
    """
    if not count:
        return story
    notes = _closing(story)
    text = story.pieces[: len(story.pieces) - len(notes)]
    kept = list(text[:-count])
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return replace(story, pieces=(*kept, *notes), cut=story.cut + len(text) - len(kept)) if kept else None


def _closing(story: "Story") -> "tuple[Piece, ...]":
    count = next((n for n, piece in enumerate(reversed(story.pieces)) if piece.kind not in CLOSING), len(story.pieces))
    return story.pieces[len(story.pieces) - count :]
