"""Copyfit: one length for every paragraph, so that the text fills its frames exactly and breaks well between them."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from .breaking import Line
from .matter import AIRED, CALM, TIGHT, Matter, Passage

ORPHAN, WIDOW, STRANDED = 10.0, 140.0, 120.0  # a first line alone at a foot, a last one at a head, a heading cut from its text
SEVERED = 1e6  # an initial cut from the lines beside it
SPLIT = 6.0  # a word broken over a frame end
AIRY = 9.0  # a heading's air at the head of a column


@dataclass(frozen=True)
class Row:
    """One line of the grid: a line of type, or a heading's air (no line)."""

    passage: int
    line: Line | None
    kind: str
    mark: str = ""
    first: bool = False


@lru_cache(maxsize=8192)
def choose(matter: Matter, bounds: tuple[int, ...], total: int | None) -> tuple[float, tuple[int, ...]]:
    """The cheapest lengths that add up to ``total`` (any, when None), given where the frames end."""
    least, most = _within(matter, total)
    states: dict[int, float] = {0: 0.0}
    back: list[dict[int, int]] = []
    for number, passage in enumerate(matter.passages):
        grown: dict[int, float] = {}
        came: dict[int, int] = {}
        low, high = least[number + 1], most[number + 1]
        for at, cost in states.items():
            for count, looks in passage.looks:
                end = at + count
                if not low <= end <= high:
                    continue
                own = cost + looks + _breaks(passage, count, at, bounds)
                if end not in grown or own < grown[end]:
                    grown[end], came[end] = own, count
        states = grown
        back.append(came)
    if total is None:
        total = min(states, key=lambda count: (states[count], count))
    chosen, at = [], total
    for came in reversed(back):
        chosen.append(came[at])
        at -= came[at]
    return states[total], tuple(reversed(chosen))


def _within(matter: Matter, total: int | None) -> tuple[list[int], list[int]]:
    """The fewest and the most lines that may be set before each passage, if all are to add up."""
    fewest = [min(passage.table) for passage in matter.passages]
    most = [max(passage.table) for passage in matter.passages]
    if total is None:
        return [0] * (len(most) + 1), [sum(most)] * (len(most) + 1)
    low, high = [total], [total]
    for few, many in zip(reversed(fewest), reversed(most), strict=True):
        low.append(low[-1] - many)
        high.append(high[-1] - few)
    return low[::-1], high[::-1]


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
    """What the frame ends inside or just after a passage cost; the air of a heading, too."""
    cost, end = 0.0, start + count
    if passage.kind in (*AIRED, "heading") and (start == 0 or start in bounds):  # at the head of a column no air is wanted
        bare = len(passage.table[count][1]) == count
        cost += -min(TIGHT / CALM, dict(passage.looks)[count]) if bare else AIRY * (count - len(passage.table[count][1]))
    if passage.kind == "heading":
        return cost + sum(STRANDED for bound in bounds if start < bound <= end)
    lines = passage.table[count][1]
    begun = end - len(lines)  # behind the air of a note
    for bound in bounds[bisect_right(bounds, start) :]:
        if bound >= end:
            break
        if bound == begun:
            cost += AIRY
            continue
        cost += (ORPHAN if bound - begun == 1 else 0.0) + (WIDOW if end - bound == 1 else 0.0)
        cost += SPLIT if lines[bound - begun - 1].hyphen else 0.0
        cost += SEVERED if lines[bound - begun].notch else 0.0
    return cost
