"""Display lines: headlines broken evenly over a width, and plain ragged lines for captions, boxes and notes."""

from functools import lru_cache

from .faces import HEAD_SPACE, HEAD_TRACK, face

SMALL = """a an the of to in and at on for as by with is or but from its his her their our
    der die das ein eine und von zu im am le la les de des du un une et à au en el los las y o il lo gli di da e per con i w z na do"""
WEAK = frozenset(SMALL.split())  # words that should not end a line


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
                weak = 0.06 if line < count and words[end - 1].lower() in WEAK else 0.0
                cost = best[line - 1][start][0] + ((width - total) / width) ** 2 + weak
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


@lru_cache(maxsize=50_000)
def wrap(text: str, name: str, size: float, width: float) -> tuple[str, ...]:
    """Ragged lines, each as full as it can be. A word wider than the width is cut."""
    lines: list[str] = []
    for word in text.split():
        while face(name).width(word, size) > width and len(word) > 1:
            cut = max(1, next(n for n in range(len(word), 0, -1) if face(name).width(word[:n], size) <= width or n == 1))
            lines.append(word[:cut])
            word = word[cut:]
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and face(name).width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)
