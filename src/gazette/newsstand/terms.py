"""Words as the search knows them: folded, CJK in pairs of letters, and a reader's question read without ever failing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.house.text import CJK, fold

MOST_LETTERS = 200  # of a question; what follows is not read
MOST_TERMS = 12
LONGEST = 60  # letters of one word
SHORTEST_START = 3  # letters before a *; the index keeps beginnings of three
TAIL = re.compile(f"({CJK.pattern})" + r"[\W_]*$")
WORD = re.compile(r"[^\W_]+")
LETTERS = bytes(code if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))  # of ASCII; all else parts words
PIECE = re.compile(r'["“”«»„]([^"“”«»„]*)["“”«»„]|(\S+)')


@dataclass(frozen=True)
class Term:
    """Words that stand side by side; ``open`` when the last may go on."""

    words: tuple[str, ...]
    open: bool = False


def words(text: str) -> Iterator[str]:
    """The words of a text in order, as they are indexed. CJK runs give every pair of letters and the last letter alone."""
    for line in text.split("\n"):  # no word goes over the end of a line, and most lines hold nothing that needs care
        for run, is_cjk in _runs(line):
            if is_cjk:
                yield from (run[i : i + 2] for i in range(len(run)))
            else:
                yield from (word[:LONGEST] for word in _words(fold(run)))


def terms(question: str) -> tuple[Term, ...]:
    """What a reader asks for: words, “words side by side”, and beginnings*. Anything else in it is passed over."""
    found: list[Term] = []
    for quoted, bare in PIECE.findall(question[:MOST_LETTERS]):
        term = _term(quoted or bare, open=bare.endswith("*"))
        if term and term not in found:
            found.append(term)
    return tuple(found[:MOST_TERMS])


def _term(text: str, *, open: bool) -> Term | None:
    found = list(words(text))
    tail = TAIL.search(unicodedata.normalize("NFKC", text))
    if tail and len(tail[1]) > 1:
        found.pop()  # the last letter alone: in the story more letters may follow
    elif tail:
        open = True
    if not found:
        return None
    return Term(tuple(found), open and (len(found[-1]) >= SHORTEST_START or CJK.match(found[-1]) is not None))


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of CJK letters and of everything else. Composed first: folding would take a Korean syllable apart."""
    if text.isascii():
        yield text, False
        return
    text = unicodedata.normalize("NFKC", text)
    start = 0
    for match in CJK.finditer(text):
        if match.start() > start:
            yield text[start : match.start()], False
        yield match[0], True
        start = match.end()
    if start < len(text):
        yield text[start:], False


def _words(folded: str) -> list[str]:
    """Runs of letters and figures."""
    return folded.encode().translate(LETTERS).decode().split() if folded.isascii() else WORD.findall(folded)
