"""Where words may be broken, by the language of the story."""

import re
from functools import lru_cache

import pyphen

LETTERS = re.compile(r"^([^\w]*)([^\W\d_]{5,})(.*)$")
LATER = re.compile(r"(?<=[-–—/])[^\W\d_]{6,}\b")  # a later part of a joined word: “ROS-concentration”
JOINS = re.compile(r"[-–—](?=\w)|(?<=\w{4})/(?=\w{4})")  # km/h and 24/7 stay whole
ADDRESS = re.compile(r"://|^www\.|@|\w\.\w{2,}/")
CLOSING = frozenset("/!?.,:;)]}%»”’\"'-–—…")
LICENCES = {
    "en_US": "BSD-style", "en_GB": "BSD-style", "de_DE": "LGPL", "de_AT": "LGPL", "de_CH": "LGPL", "fr": "LGPL", "es": "MPL", "pt_BR": "LGPLv3",
    "it_IT": "LGPL", "pl_PL": "LGPL", "ca": "LGPL", "da_DK": "LGPL", "et_EE": "LGPL", "hr_HR": "LGPL", "hu_HU": "MPL", "lt": "LaTeX Project Public",
    "sl_SI": "LGPL", "sq_AL": "MPL", "sv": "MPL",
}  # fmt: skip  # of pyphen's dictionaries those that say in their README that they may be used otherwise than under the GPL, and how

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


def clings(word: str, after: str) -> bool:
    """May no line end between the two? French sets a space inside its quotation marks and before its tall points."""
    return word[-1:] in "«‹" or (after[:1] in "»›;:!?%" and not any(map(str.isalnum, after)))


def forced(word: str) -> tuple[tuple[int, str], ...]:
    """Breaks after every third letter, for a word longer than a column; none before a mark that no line may begin with."""
    every = range(3, len(word) - 2)
    return tuple((at, FORCED) for at in every if word[at] not in CLOSING) or tuple((at, FORCED) for at in every)


@lru_cache(maxsize=16)
def _dictionary(language: str) -> pyphen.Pyphen:
    """The patterns of a language, its region's where there are such; without any, words are not broken."""
    code = language.replace("-", "_")
    found = next((name for name in (code, *LICENCES) if name in LICENCES and name.split("_")[0] == code.split("_")[0]), "")
    return pyphen.Pyphen(lang=found, left=2, right=3) if found else _Unbroken()


class _Unbroken(pyphen.Pyphen):  # type: ignore[misc]
    def __init__(self) -> None:
        pass

    def positions(self, word: str) -> list[int]:
        return []
