"""Display lines: headlines broken evenly over a width, and plain ragged lines for captions, boxes and notes."""

import re
from functools import lru_cache

from .faces import HEAD_SPACE, HEAD_TRACK, face

SMALL = """a an the of to in and at on for as by with is or but from its his her their our
    der die das ein eine und von zu im am le la les de des du un une et à au en el los las y o il lo gli di da e per con i w z na do «"""
WEAK = frozenset(SMALL.split())  # words that should not end a line
CLINGING, SUNDERED, PAUSE = 0.16, 0.20, -0.05  # what a line costs that ends in one, in a figure without what it counts, at a pause in the sentence
SPLIT = re.compile(r"[/.@?&=_-](?=\w)")  # where a word wider than its line is cut first


@lru_cache(maxsize=50_000)
def headline_width(word: str, name: str, size: float) -> float:
    return face(name).width(word, size) + HEAD_TRACK * size * len(word)


@lru_cache(maxsize=50_000)
def balance(text: str, name: str, size: float, width: float, most: int) -> tuple[str, ...] | None:
    """The fewest lines that hold the text, broken as evenly as they can be; None when they are more than ``most``."""
    words = text.split()
    space = HEAD_SPACE * size + HEAD_TRACK * size
    widths = [headline_width(word, name, size) for word in words]
    if not words or max(widths) > width:
        return None
    for count in range(1, most + 1):
        ends = _even(words, widths, space, width, count)
        if ends:
            return tuple(" ".join(words[a:b]) for a, b in zip([0, *ends], ends, strict=False))
    return None


def _even(words: list[str], widths: list[float], space: float, width: float, count: int) -> list[int] | None:
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for line in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for end in range(line, len(words) + 1):
            if line == count and end != len(words):
                continue
            total = -space
            for start in range(end - 1, line - 2, -1):
                total += widths[start] + space
                if total > width:
                    break
                if start not in best[line - 1]:
                    continue
                cost = best[line - 1][start][0] + ((width - total) / width) ** 2 + (_break(words[end - 1]) if line < count else 0.0)
                if end not in row or cost < row[end][0]:
                    row[end] = (cost, start)
        best.append(row)
    if len(words) not in best[count]:
        return None
    ends, end = [], len(words)
    for line in range(count, 0, -1):
        ends.append(end)
        end = best[line][end][1]
    return ends[::-1]


def awkward(lines: tuple[str, ...]) -> float:
    """What the breaks of a headline cost: after “of the”, which clings to what follows, or after “$412”, which does to its “million”."""
    return sum(max(0.0, _break(line.split()[-1])) for line in lines[:-1])


def _break(word: str) -> float:
    if word.lower() in WEAK:
        return CLINGING
    return SUNDERED if word[-1:].isdigit() else PAUSE if word[-1:] in ":;?!—" else 0.0


@lru_cache(maxsize=50_000)
def wrap(text: str, name: str, size: float, width: float) -> tuple[str, ...]:
    """Ragged lines, each as full as it can be. A word wider than the width is cut."""
    lines: list[str] = []
    for word in text.split():
        while face(name).width(word, size) > width and len(word) > 1:
            cut = next(n for n in range(len(word), 0, -1) if face(name).width(word[:n], size) <= width or n == 1)
            cut = max((place.end() for place in SPLIT.finditer(word) if 2 < place.end() <= cut), default=cut)
            lines.append(word[:cut])
            word = word[cut:]
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and face(name).width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)
