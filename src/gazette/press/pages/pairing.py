"""Which lines of two versions belong together, by the words they share."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

ALIKE = 0.5  # of their words, from which a line is the other one edited
REACH = 40  # lines looked through on either side of the same place: a long stretch wholly rewritten costs by its length, not by its square
MOST = 1_000_000  # lines of the one times lines of the other, beyond which nothing is looked for
WORD = re.compile(r"\w+")


def paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """All lines in reading order: each beside the one it became, and beside nothing when it was taken out or put in."""
    a = b = 0
    for c, d in [*_together(old, new), (len(old), len(new))]:
        yield from ((line, "") for line in old[a:c])
        yield from (("", line) for line in new[b:d])
        if c < len(old):
            yield old[c], new[d]
        a, b = c + 1, d + 1


def _together(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of lines that are alike, word after word, in order on both sides."""
    matcher = SequenceMatcher(None, autojunk=False)
    for c, d in _most_alike(old, new) if len(old) * len(new) <= MOST else ():
        matcher.set_seqs(WORD.findall(old[c]), WORD.findall(new[d]))
        if matcher.ratio() >= ALIKE:  # asked of these alone, since it takes a hundred times as long as the words in any order
            yield c, d


def _most_alike(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Of all ways to pair lines in order, the one that shares most."""
    shared = _shared([_bag(line) for line in old], [_bag(line) for line in new])
    gain = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]  # the most that can be had from a place on
    for c in reversed(range(len(old))):
        for d in reversed(range(len(new))):
            gain[c][d] = max(shared.get((c, d), 0) + gain[c + 1][d + 1], gain[c + 1][d], gain[c][d + 1])
    c = d = 0
    while c < len(old) and d < len(new):
        if (c, d) in shared and gain[c][d] == shared[c, d] + gain[c + 1][d + 1]:
            yield c, d
            c, d = c + 1, d + 1
        elif gain[c][d] == gain[c + 1][d]:
            c += 1
        else:
            d += 1


def _shared(olds: Sequence[frozenset[str]], news: Sequence[frozenset[str]]) -> dict[tuple[int, int], float]:
    """What part of their words lines share, in any order, of those that share enough and stand about as far down on both sides."""
    found: dict[tuple[int, int], float] = {}
    for d, new in enumerate(news):
        middle = d * len(olds) // len(news)
        for c in range(max(0, middle - REACH), min(len(olds), middle + REACH + 1)):
            if (part := 2 * len(olds[c] & new) / ((len(olds[c]) + len(new)) or 1)) >= ALIKE:
                found[c, d] = part
    return found


def _bag(line: str) -> frozenset[str]:
    """The words of a line, each time a word comes as a word of its own."""
    times: Counter[str] = Counter()
    found = []
    for word in WORD.findall(line):
        times[word] += 1
        found.append(f"{word} {times[word]}")
    return frozenset(found)
