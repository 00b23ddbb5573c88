"""In which inks a page of the printer's file is drawn: rules over its instructions, each a function."""

from collections.abc import Callable, Iterator
from typing import Any

from .inks import LIMIT

SHOWING = frozenset(("Tj", "TJ", "'", '"'))
OTHER_COLOURS = frozenset(("rg", "RG", "sh", "cs", "CS", "sc", "SC", "scn", "SCN"))
MOST = 3  # colours that are named
Told = list[Any]  # instructions, in order
Inks = tuple[float, ...]  # cyan, magenta, yellow and black, each from 0 to 1


def _colours(told: Told) -> Iterator[str]:
    """Colours that are told in other terms than ink."""
    if others := {str(each.operator) for each in told} & OTHER_COLOURS:
        yield f"colours are not told in ink ({', '.join(sorted(others))})"


def _type(told: Told) -> Iterator[str]:
    """Type in more than its own ink: black and greys stand in black alone, a colour in two inks at most, so that it needs no exact register."""
    for name, many in (("k", "filled"), ("K", "drawn")):
        found = {colour for colour in _typed(told, name) if (colour[3] and any(colour[:3])) or sum(map(bool, colour)) > 2}
        yield from (f"type is {many} with {' '.join(f'{part:.0%}' for part in colour)} of the four inks" for colour in sorted(found)[:MOST])


def _ink(told: Told) -> Iterator[str]:
    """More ink on a point than newsprint takes up."""
    most = max((sum(float(part) for part in each.operands) * 100 for each in told if str(each.operator) in ("k", "K")), default=0.0)
    if most > LIMIT:
        yield f"a colour lays {most:.0f}% of ink on a point, where {LIMIT}% is the most"


def _typed(told: Told, name: str) -> set[Inks]:
    """The colours in which type is filled (k) or drawn round (K)."""
    kept: list[tuple[Inks, int]] = []
    found: set[Inks] = set()
    colour: Inks = (0.0, 0.0, 0.0, 1.0)
    mode = 0
    for each in told:
        operator = str(each.operator)
        if operator == "q":
            kept.append((colour, mode))
        elif operator == "Q" and kept:
            colour, mode = kept.pop()
        elif operator == name:
            colour = tuple(float(part) for part in each.operands)
        elif operator == name.replace("k", "g").replace("K", "G"):
            colour = (0.0, 0.0, 0.0, 1 - float(each.operands[0]))
        elif operator == "Tr":
            mode = int(each.operands[0])
        elif operator in SHOWING and mode in ((0, 2) if name == "k" else (1, 2)):
            found.add(colour)
    return found


OF_WHAT_IS_DRAWN: tuple[tuple[str, Callable[[Told], Iterator[str]]], ...] = (("colours", _colours), ("type", _type), ("ink", _ink))
