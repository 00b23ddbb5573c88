"""Where words may be broken, by the language of the story."""

import re
from functools import lru_cache

import pyphen

LETTERS = re.compile(r"^([^\w]*)([^\W\d_]{5,})(.*)$")
LATER = re.compile(r"(?<=[-–—/])[^\W\d_]{6,}\b")  # a later part of a joined word: “ROS-concentration”
JOINS = re.compile(r"[-–—/](?=\w)")
ADDRESS = re.compile(r"://|^www\.|@|\w\.\w{2,}/")
CLOSING = frozenset("/!?.,:;)]}%»”’\"'-–—…")
REGION = {"en": "en_US", "de": "de_DE", "pt": "pt_PT", "es": "es", "fr": "fr", "it": "it_IT", "pl": "pl_PL"}

SOFT, PROPER, JOIN, FORCED = "soft", "proper", "join", "forced"  # a hyphen is drawn at all but JOIN


@lru_cache(maxsize=200_000)
def places(word: str, language: str) -> tuple[tuple[int, str], ...]:
    """Positions inside a word where a line may end, each with its kind."""
    if ADDRESS.search(word):
        return tuple((found.end(), JOIN) for found in re.finditer(r"[/.@?&=_-](?=\w)", word) if found.end() > 2)
    found = [(mark.end(), JOIN) for mark in JOINS.finditer(word) if mark.start() > 1]
    shape = LETTERS.match(word)
    if shape and shape[2][1:].islower():
        kind = SOFT if shape[2][0].islower() else PROPER
        core = shape[2]
        found += [(len(shape[1]) + at, kind) for at in _dictionary(language).positions(core) if 2 <= at <= len(core) - 3]
    found += [(part.start() + at, PROPER) for part in LATER.finditer(word) if part[0][1:].islower()
              for at in _dictionary(language).positions(part[0]) if 2 <= at <= len(part[0]) - 3]  # fmt: skip
    return tuple(sorted(dict(found).items()))


def forced(word: str) -> tuple[tuple[int, str], ...]:
    """Breaks after every third letter, for a word longer than a column; none before a mark that no line may begin with."""
    every = range(3, len(word) - 2)
    return tuple((at, FORCED) for at in every if word[at] not in CLOSING) or tuple((at, FORCED) for at in every)


@lru_cache(maxsize=16)
def _dictionary(language: str) -> pyphen.Pyphen:
    """The patterns of a language; without any, words are not broken."""
    code = language.replace("-", "_")
    for wanted in (code, REGION.get(code.split("_")[0], ""), pyphen.language_fallback(code) or ""):
        if wanted in pyphen.LANGUAGES:
            return pyphen.Pyphen(lang=wanted, left=2, right=3)
    return _Unbroken()


class _Unbroken(pyphen.Pyphen):  # type: ignore[misc]
    def __init__(self) -> None:
        pass

    def positions(self, word: str) -> list[int]:
        return []
