"""Copyfit: one length for every paragraph, so that the text fills its frames exactly and breaks well between them."""

from dataclasses import dataclass, replace

from .breaking import Line
from .matter import Matter, Passage

ORPHAN, WIDOW, STRANDED = 10.0, 45.0, 120.0  # a first line alone at a foot, a last one at a head, a heading cut from its text
SPLIT = 6.0  # a word broken over a frame end
AIRY = 9.0  # a heading's air at the head of a column
CALM = 40  # as in matter.fit: the root of demerits to looks


@dataclass(frozen=True)
class Row:
    """One line of the grid: a line of type, or a heading's air (no line)."""

    passage: int
    line: Line | None
    kind: str
    mark: str = ""
    first: bool = False


def choose(matter: Matter, bounds: tuple[int, ...], total: int | None) -> tuple[float, tuple[int, ...]]:
    """The cheapest lengths that add up to ``total`` (any, when None), given where the frames end."""
    states: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for passage in matter.passages:
        best, least = passage.best, min(passage.table)
        grown: dict[int, tuple[float, tuple[int, ...]]] = {}
        for at, (cost, chosen) in states.items():
            for count, (demerits, _) in passage.table.items():
                own = cost + (demerits - best) ** 0.5 / CALM + _breaks(passage, count, at, bounds)
                if passage.kind == "heading" and (at in bounds or at == 0):  # at the head of a column no air is wanted
                    own += -(demerits**0.5) / CALM if count == least else AIRY
                if at + count not in grown or own < grown[at + count][0]:
                    grown[at + count] = (own, (*chosen, count))
        states = grown
    if total is None:
        total = min(states, key=lambda count: (states[count][0], count))
    return states[total]


def rows(matter: Matter, chosen: tuple[int, ...]) -> list[Row]:
    """Every grid line of the text in reading order."""
    made: list[Row] = []
    for number, (passage, count) in enumerate(zip(matter.passages, chosen, strict=True)):
        lines = passage.table[count][1]
        made += [Row(number, None, passage.kind)] * (count - len(lines))
        made += [Row(number, line, passage.kind, passage.mark if n == 0 else "", n == 0) for n, line in enumerate(lines)]
    return made


def after(matter: Matter, chosen: tuple[int, ...], lines: int) -> tuple[Passage, ...]:
    """What is left behind a jump after so many lines: the rest of a cut paragraph as it was broken, and the others."""
    at = 0
    for number, count in enumerate(chosen):
        if at + count > lines:
            passage = matter.passages[number]
            left = passage.table[count][1][-(at + count - lines) :] if at < lines else None
            if left is None:
                return matter.passages[number:]
            cut = Passage(passage.kind, {len(left): (0.0, tuple(replace(line, indent=line.indent) for line in left))})
            return (cut, *matter.passages[number + 1 :])
        at += count
    return ()


def _breaks(passage: Passage, count: int, start: int, bounds: tuple[int, ...]) -> float:
    """What the frame ends inside or just after a passage cost."""
    cost, end = 0.0, start + count
    for bound in bounds:
        if passage.kind == "heading" and start < bound <= end:
            cost += STRANDED
        elif start < bound < end:
            cost += (ORPHAN if bound - start == 1 else 0.0) + (WIDOW if end - bound == 1 else 0.0)
            cost += SPLIT if passage.table[count][1][bound - start - 1].hyphen else 0.0
    return cost
