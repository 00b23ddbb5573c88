"""In which order the letters of a line stand when it holds right-to-left words: Unicode’s bidirectional algorithm (UAX 9) without its control characters.

Typst sets such lines by its own implementation; this one is for the gate, which asks the file whether they were set so.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

RIGHT_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
BRACKETS = str.maketrans({**dict.fromkeys("()[]{}<>", "("), **dict.fromkeys("«»‹›", "«"), **dict.fromkeys("“”„", "“"), **dict.fromkeys("‘’‚", "’")})
LIGATED = re.compile("[لاأإآٱ]{2,}")  # one glyph for two letters: which of them comes first, readers of a file tell differently
DOUBLED = re.compile("([\u0590-\u08ff])\\1+")  # a letter with a mark over it is told once or twice
TURNED = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # what a number counts as for what stands beside it
MARKS = "\u0591-\u05c7\u064b-\u065f\u0670"
MARKED = re.compile(f"[\u05d0-\u06ff][{MARKS}]+")
TOLD_AGAIN = re.compile(f"\u202b[{MARKS}][^\u202c]*\u202c|[{MARKS}]+[\u05d0-\u06ff]")
BESIDE = re.compile("(?<=\u202c)([^\\s\\w\u202b]*)(?=\u202b)")  # what stands between two words told apart, in one piece with them
BREAK = "\u2028"


def is_mixed(text: str) -> bool:
    """Has the text a letter that is written from right to left?"""
    return RIGHT_LETTERS.search(text) is not None


def drawn_order(lines: Sequence[str], *, rightward: bool) -> list[str]:
    """The lines of one paragraph as they stand on paper, each from left to right, in the spelling of ``bare``."""
    lines = [_seen(line) for line in lines]
    found = levels(BREAK.join(lines), base=0 if rightward else 1)
    made, at = [], 0
    for line in lines:
        made.append(bare(_reordered(line, found[at : at + len(line)])))
        at += len(line) + 1
    return made


def bare(text: str) -> str:
    """What can be compared of such words: no spaces and marks over letters, no side of a bracket, no order inside a ligature."""
    return _levelled("".join(c for c in _seen(text).translate(BRACKETS) if not c.isspace() and unicodedata.category(c) != "Mn"))


def told_letters(text: str) -> str:
    """Letters and figures alone, as programs that tell the text of a file agree on them; a letter with a mark over it is not among those."""
    return "".join(c for c in _levelled(MARKED.sub("", _seen(text))) if c.isalnum() and unicodedata.category(c) != "Mn")


def told_between(text: str) -> list[str]:
    """The stretches of a word between its letters with marks, which programs tell anywhere; single letters are no witness."""
    return [part for part in map(told_letters, MARKED.split(_seen(text))) if len(part) > 1]


def is_marked(text: str) -> bool:
    """Has a letter of it a vowel mark? Lines with such marks are told in pieces, and nobody tells in which order."""
    return MARKED.search(text) is not None


def _levelled(text: str) -> str:
    return DOUBLED.sub(r"\1", LIGATED.sub(lambda found: "".join(sorted(found[0])), text))


def unturned(text: str) -> str:
    """Lines as pdftotext tells them, word by word from the left: words that run from right to left told from there.

    A letter with a mark over it is told again for its mark, or by itself, the mark first: it is left out.
    """
    text = TOLD_AGAIN.sub("", BESIDE.sub(r" \1 ", text))
    return "\n".join(_untold(line) if is_mixed(line) else line for line in text.split("\n"))


def _untold(line: str) -> str:
    made: list[list[str]] = [[]]
    for told in line.split(" "):
        turned = is_mixed(told) or not any(c.isalnum() for c in told)
        made += [[told], []] if not turned else []
        if turned:
            made[-1].insert(0, told)
    return " ".join(word for run in made for word in run)


@lru_cache(maxsize=5000)
def levels(text: str, *, base: int) -> tuple[int, ...]:
    """The embedding level of every character of a paragraph: even from left to right, odd from right to left."""
    own = "R" if base else "L"
    kinds = _numbers(_weak(text, own), own)
    _brackets(text, kinds, own)
    _neutral(kinds, own)
    raised = {0: {"L": 0, "R": 1, "AN": 2, "EN": 2}, 1: {"L": 2, "R": 1, "AN": 2, "EN": 2}}[base]
    return tuple(raised[kind] for kind in kinds)


def _seen(text: str) -> str:
    """Without joiners, marks of direction and soft hyphens; one spelling for letters and signs that have several (an ellipsis is three points)."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")


def _weak(text: str, own: str) -> list[str]:
    """Rules W1 to W3: marks go with their letter, figures after an Arabic letter are Arabic ones."""
    made: list[str] = []
    strong = own
    for character in text:
        kind = unicodedata.bidirectional(character) or "L"
        if kind == "NSM":
            kind = made[-1] if made else own
        elif kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        made.append("R" if kind == "AL" else kind)
    return made


def _numbers(kinds: list[str], own: str) -> list[str]:
    """Rules W4 to W7: signs inside and beside numbers."""
    made = list(kinds)
    for n in range(1, len(made) - 1):
        if made[n - 1] == made[n + 1] and (made[n] == "CS" and made[n - 1] in ("EN", "AN") or made[n] == "ES" and made[n - 1] == "EN"):
            made[n] = made[n - 1]
    for order in (range(1, len(made)), range(len(made) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for n in order:
            if made[n] == "ET" and made[n + step] == "EN":
                made[n] = "EN"
    strong = own
    for n, kind in enumerate(made):
        if kind in ("L", "R"):
            strong = kind
        elif kind in ("ES", "ET", "CS"):
            made[n] = "ON"
        elif kind == "EN" and strong == "L":
            made[n] = "L"
    return made


def _brackets(text: str, kinds: list[str], own: str) -> None:
    """Rule N0: a pair of brackets goes the way of what it holds, or of what stands before it."""
    open_: list[tuple[str, int]] = []
    pairs = []
    for n, character in enumerate(text):
        if character in CLOSED_BY and kinds[n] == "ON":
            open_.append((CLOSED_BY[character], n))
        elif character in CLOSED_BY.values() and any(close == character for close, _ in open_):
            while open_:
                close, start = open_.pop()
                if close == character:
                    pairs.append((start, n))
                    break
    for start, end in sorted(pairs):
        inside = {TURNED[kind] for kind in kinds[start + 1 : end] if kind in TURNED}
        if own in inside:
            kinds[start] = kinds[end] = own
        elif inside:
            before = next((TURNED[kind] for kind in reversed(kinds[:start]) if kind in TURNED), own)
            kinds[start] = kinds[end] = before if before in inside else own


def _neutral(kinds: list[str], own: str) -> None:
    """Rules N1 and N2: spaces and signs between two letters of one direction go with them, others with the paragraph."""
    n = 0
    while n < len(kinds):
        if kinds[n] in TURNED:
            n += 1
            continue
        end = n
        while end < len(kinds) and kinds[end] not in TURNED:
            end += 1
        before, after = TURNED[kinds[n - 1]] if n else own, TURNED[kinds[end]] if end < len(kinds) else own
        kinds[n:end] = [before if before == after else own] * (end - n)
        n = end


def _reordered(line: str, found: Sequence[int]) -> str:
    """Rule L2: from the highest level down, every run of it turned round."""
    order = list(range(len(line)))
    for level in range(max(found, default=0), 0, -1):
        n = 0
        while n < len(order):
            end = n
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[n:end] = order[n:end][::-1]
            n = max(end, n + 1)
    return "".join(line[n] for n in order)
