"""A kind of page: which addresses it answers, how one is built, and which of them an act may give birth to or end."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gazette.record.reading import Reading

from .change import Change
from .context import Context
from .rendition import Rendition

FIRST, IN_STEP, LAST = range(3)  # lists of the newest; what belongs to one story, day or month, from the newest on; crops
Build = Callable[[Context, dict[str, str]], Rendition | None]


@dataclass(frozen=True)
class Kind:
    """Patterns of two kinds never overlap. Pages that read what an act changed are found by the press, not by ``concerned``."""

    name: str
    pattern: re.Pattern[str]  # of the whole address, named groups
    build: Build  # None: there is no such page
    every: Callable[[Reading], Iterable[str]]  # every address, for pressing the whole paper; stories newest first
    concerned: Callable[[Change], Iterable[str]]
    late: bool = False  # pressed after the rest was committed: social cards, AVIF crops
    place: int = FIRST  # when the whole paper is pressed
    shown: bool = False  # what other pages show or lead to: of an act it is pressed before those


def matched(kinds: tuple[Kind, ...], address: str) -> tuple[Kind, dict[str, str]] | None:
    """The kind that answers an address, with what its pattern found; None when no kind does."""
    for kind in kinds:
        found = kind.pattern.fullmatch(address)
        if found:
            return kind, found.groupdict()
    return None


def nothing(change: Change) -> Iterable[str]:
    """``concerned`` of a kind whose addresses are always the same."""
    return ()
