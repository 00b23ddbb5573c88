"""Showing why a story was found: a few words of it with what was looked for in bold."""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence

from gazette.house.text import CJK, fold

from .terms import WORD, Term

LENGTH = 240  # letters of an excerpt
BEFORE = 80  # of them before the first word found
MOST = 60_000  # letters of a story looked through


def marked(text: str, terms: Sequence[Term]) -> str:
    """Plain text as inline markup, with the words looked for in b."""
    text = unicodedata.normalize("NFC", text)
    done: list[str] = []
    start = 0
    for left, right in found(text, terms):
        done += [html.escape(text[start:left], quote=False), "<b>", html.escape(text[left:right], quote=False), "</b>"]
        start = right
    return "".join(done) + html.escape(text[start:], quote=False)


def excerpt(lines: Iterable[str], terms: Sequence[Term]) -> str:
    """The first stretch of a story that holds a word looked for, marked; empty when none does."""
    read = 0
    for line in lines:
        line = unicodedata.normalize("NFC", line)
        hits = found(line[: MOST - read], terms)
        if hits:
            return marked(_cut(line, hits[0][0]), terms)
        read += len(line)
        if read >= MOST:
            break
    return ""


def found(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where the words looked for stand, in order, never overlapping."""
    whole = {word for term in terms for word in term.words}
    open_ = tuple(term.words[-1] for term in terms if term.open)
    pairs = [word for word in whole if CJK.match(word)]
    hits = [match.span() for match in WORD.finditer(text) if _is_asked(match[0], whole, open_)]
    hits += [match.span() for pair in pairs for match in re.finditer(re.escape(pair), text)]
    return _joined(sorted(hits))


def _is_asked(word: str, whole: set[str], open_: tuple[str, ...]) -> bool:
    if CJK.search(word):
        return False
    folded = fold(word)
    return folded in whole or (bool(open_) and folded.startswith(open_))


def _joined(hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for left, right in hits:
        if joined and left <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _cut(line: str, at: int) -> str:
    """About LENGTH letters around a place, whole words, with dots where something is left out."""
    start = max(at - BEFORE, 0)
    if start:
        space = line.find(" ", start, at)
        start = space + 1 if space >= 0 else start
    end = min(start + LENGTH, len(line))
    if end < len(line):
        space = line.rfind(" ", at, end)
        end = space if space > at else end
    return ("… " if start else "") + line[start:end].strip() + (" …" if end < len(line) else "")
