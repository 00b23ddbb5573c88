"""Ladders: the cheapest breaks of a paragraph in which no three lines one under another end inside a word."""

from collections.abc import Callable, Iterable

State = tuple[int, int]  # lines so far, and how many of the last of them in a row end inside a word
Known = dict[State, tuple[float, int, State]]  # what that costs, where the last line began and in which state
RUNGS = 3  # hyphens in a row that are a ladder
SECOND = 12_000.0  # demerits of a second one
Ends = dict[int, tuple[float, list[int]]]


def has_ladder(ends: list[int], inside: list[bool]) -> bool:
    """Do three lines in a row end inside a word?"""
    rungs = 0
    for end in ends:
        rungs = rungs + 1 if inside[end] else 0
        if rungs == RUNGS:
            return True
    return False


def without(inside: list[bool], notched: int, lines_to: Callable[[int, list[Known], bool], Iterable[tuple[int, float]]]) -> Ends:
    """The cheapest breaks for each number of lines that has some without a ladder.

    ``inside`` tells of every place whether it is inside a word, ``lines_to`` where a line that ends there can have begun (beside an initial, as
    the first ``notched`` are, or not). How many hyphens stand in a row is part of the state here, so this is exact, and dear.
    """
    known: list[Known] = [{} for _ in inside]
    known[0][0, 0] = (0.0, -1, (0, 0))
    final = len(inside) - 1
    for end in range(1, final + 1):
        for beside in (True, False) if notched else (False,):
            for start, own in lines_to(end, known, beside):
                for state, (cost, _, _) in known[start].items():
                    count, rungs = state
                    if (count < notched) is not beside or (rungs and end == final) or (inside[end] and rungs + 1 == RUNGS):
                        continue
                    after = (count + 1, rungs + 1 if inside[end] else 0)
                    total = cost + own + (SECOND if inside[end] and rungs else 0.0)
                    if after not in known[end] or total < known[end][after][0]:
                        known[end][after] = (total, start, state)
    return {state[0]: (cost, _trace(known, final, state)) for state, (cost, _, _) in known[final].items()}


def _trace(known: list[Known], end: int, state: State) -> list[int]:
    ends = [end]
    while end > 0:
        _, end, state = known[end][state]
        ends.append(end)
    return ends[::-1]
