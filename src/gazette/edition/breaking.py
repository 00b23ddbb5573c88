"""Paragraphs into lines: Knuth and Plass with the number of lines in the state, so that every feasible length is known.

Donald E. Knuth and Michael F. Plass, “Breaking paragraphs into lines”, Software: Practice and Experience 11 (1981).
"""

from collections.abc import Iterator, Sequence, Sized
from dataclasses import dataclass
from functools import lru_cache, partial

from . import ladders
from .faces import face
from .hyphens import FORCED, JOIN, PROPER, SOFT, clings, forced, places
from .normal import Run, Word, is_turned, spell

STRETCH, SHRINK = 0.12, 0.012  # em a space may give or take before it costs much; where an A is kerned to it, 0.15 are left
TRACK, TIGHT = 0.018, 0.015  # em a letter may
JOINED_STRETCH, JOINED_SHRINK = 0.19, 0.032  # em a space may give or take where letters may not
HYPHEN, NAME = 70.0, 120.0  # demerits of a hyphen, and more inside a name
AIR = 0.5  # points by which a line without spaces is kept inside its measure
LONGER = 2  # how many lines away from the best length are kept
PENALTY = {SOFT: HYPHEN, PROPER: HYPHEN + NAME, JOIN: 20.0, FORCED: 9_000.0}
LADDER, STUMP = 500_000.0, 6_000_000.0  # demerits of a third hyphen in a row, and of a part of a word alone on a last line
LOOSE = 2.6  # a space stretched further is for paragraphs that cannot be set otherwise


@dataclass(frozen=True)
class Line:
    """One line of type as drawn. Space, track and indent are points; ``last`` ends its paragraph.

    ``notch`` is how much narrower it is for an initial beside it, ``initial`` what that says before its own words.
    """

    runs: tuple[Run, ...]
    space: float
    track: float
    indent: float = 0.0
    hyphen: bool = False
    last: bool = False
    notch: float = 0.0
    initial: str = ""

    @property
    def text(self) -> str:
        return self.initial + "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set: face size, measure, first indent, language; ``notched`` lines of it are narrower beside its ``initial``."""

    size: float
    width: float
    indent: float = 0.0
    language: str = "en"
    ragged: bool = False
    notch: float = 0.0
    notched: int = 0
    initial: str = ""

    def measure(self, line: int) -> float:
        """Points between the edges of a line, the first being 0."""
        return self.width - (self.notch if line < self.notched else 0.0) - (self.indent if line == 0 else 0.0)

    @property
    def gives(self) -> tuple[float, float, float, float]:
        """What a space may be stretched and shrunk, and a letter widened and tightened, in points; joined letters are neither, and never broken."""
        em = self.size
        return (JOINED_STRETCH * em, JOINED_SHRINK * em, 0.0, 0.0) if is_turned(self.language) else (STRETCH * em, SHRINK * em, TRACK * em, TIGHT * em)


Lengths = dict[int, tuple[float, tuple["Line", ...]]]


@lru_cache(maxsize=20_000)
def lengths(words: tuple[Word, ...], setting: Setting) -> Lengths:
    """Every feasible number of lines with its demerits and its lines; at least one."""
    for looseness in (0, 1, 2):
        paragraph = _Paragraph(words, setting, forcing=looseness == 2)
        found = _search(paragraph, loose=looseness > 0)
        if found:
            found = _unladdered(paragraph, found, loose=looseness > 0)
            return {count: (cost, paragraph.lines(ends)) for count, (cost, ends) in found.items()}
    raise AssertionError("a paragraph with forced breaks always has lines")


class _Paragraph:
    """A paragraph's break places with the widths between them."""

    def __init__(self, words: tuple[Word, ...], setting: Setting, *, forcing: bool) -> None:
        self.words, self.setting = words, setting
        self.space = face("text").width(" ", setting.size)
        self.places: list[tuple[int, int, str]] = [(0, 0, "start")]
        self.heads, self.tails = [0.0], []
        self.until = [0.0]
        self.letters = [0]
        kerns = [face(word[-1].face).kern(word[-1].text[-1], setting.size) for word in words]
        whole = [self._width(word, 0, None) + kern for word, kern in zip(words, kerns, strict=True)]
        letters = 0
        for number, word in enumerate(words):
            text = spell(word)
            inner = () if setting.initial and number == 0 else places(text, setting.language)  # the rest of a word is not broken as the word is
            if forcing and self._longest(word, inner) > setting.width * 0.9:
                inner = tuple(sorted({**dict(forced(text)), **dict(inner)}.items()))
            for at, kind in inner:
                self.places.append((number, at, kind))
                self.heads.append(self._width(word, 0, at) + (0 if kind == JOIN else self._hyphen(word)))
                self.letters.append(letters + self._letters(word, at))
            letters += self._letters(word, None) + 1
            self.until.append(self.until[-1] + whole[number])
            if number + 1 < len(words) and clings(text, spell(words[number + 1])):
                continue
            self.places.append((number + 1, 0, "word"))
            self.heads.append(-kerns[number])  # at the end of a line no space follows
            self.letters.append(letters)  # with the space behind it
        for number, at, _ in self.places:
            self.tails.append((self._width(words[number], at, None) + kerns[number] if at else whole[number]) if number < len(words) else 0.0)
        self.first = [number for number, _, _ in self.places]
        self.ahead = [tail - self.until[min(number + 1, len(words))] for tail, number in zip(self.tails, self.first, strict=True)]
        self.reach = [self.until[number] + head for number, head in zip(self.first, self.heads, strict=True)]
        self.spaced = [number - (0 if at else 1) for number, at, _ in self.places]

    def natural(self, start: int, end: int) -> tuple[float, int]:
        """Width without spaces but as kerned to them, and the number of spaces, of a line between two places."""
        first, begin, _ = self.places[start]
        last, stop, kind = self.places[end]
        if first == last:
            word = self.words[first]
            return self._width(word, begin, stop) + (0 if kind == JOIN else self._hyphen(word)), 0
        return self.tails[start] + self.until[last] - self.until[first + 1] + self.heads[end], last - first - (0 if stop else 1)

    def lines(self, ends: list[int]) -> tuple[Line, ...]:
        made = []
        for number, (start, end) in enumerate(zip(ends, ends[1:], strict=False)):
            made.append(self._line(start, end, number, last=number == len(ends) - 2))
        return tuple(made)

    def _line(self, start: int, end: int, number: int, *, last: bool) -> Line:
        runs = self._runs(start, end)
        hyphen = self.places[end][2] in (SOFT, PROPER, FORCED)
        setting = self.setting
        indent, notch, initial = (setting.indent, setting.notch, setting.initial) if number == 0 else (0.0, setting.notch, "")
        notch = notch if number < setting.notched else 0.0
        measure = setting.measure(number)
        inked = sum(face(run.face).inked(run.text + ("-" if hyphen and run is runs[-1] else ""), setting.size) for run in runs)
        count = sum(run.text.count(" ") for run in runs)
        left = measure - inked - count * self.space
        letters = tracked(runs, hyphen=hyphen)
        if not count or setting.ragged or last:
            return Line(runs, self.space, min(0.0, (left - AIR) / max(letters, 1)), indent, hyphen, last, notch, initial)
        stretch, shrink, wider, tighter = setting.gives
        room = count * stretch + letters * wider if left >= 0 else count * shrink + letters * tighter
        track = min(left / room, 1.6) * wider if left >= 0 else max(left / room, -1.0) * tighter
        return Line(runs, (measure - inked - track * letters) / count, track, indent, hyphen, last, notch, initial)

    def _runs(self, start: int, end: int) -> tuple[Run, ...]:
        first, begin, _ = self.places[start]
        last, stop, _ = self.places[end]
        made: list[Run] = []
        for number in range(first, last + (1 if stop else 0)):
            word = _cut(self.words[number], begin if number == first else 0, stop if number == last else None)
            for place, run in enumerate(word):
                spaced = number > first and place == 0
                if made and made[-1].face == run.face:
                    made[-1] = Run(made[-1].text + (" " if spaced else "") + run.text, run.face)
                else:
                    if spaced:
                        made[-1] = Run(made[-1].text + " ", made[-1].face)
                    made.append(run)
        return tuple(made)

    def _width(self, word: Word, start: int, stop: int | None) -> float:
        if len(word) == 1:
            return face(word[0].face).width(word[0].text[start:stop], self.setting.size)
        return sum(face(run.face).width(run.text, self.setting.size) for run in _cut(word, start, stop))

    def _letters(self, word: Word, stop: int | None) -> int:
        return sum(face(run.face).letters(run.text) for run in _cut(word, 0, stop))

    def _longest(self, word: Word, inner: tuple[tuple[int, str], ...]) -> float:
        """The widest part of a word between two places where it may be broken."""
        cuts = [0, *(at for at, _ in inner), None]
        return max(self._width(word, start or 0, stop) for start, stop in zip(cuts, cuts[1:], strict=False))

    def _hyphen(self, word: Word) -> float:
        return face(word[-1].face).width("-", self.setting.size)


def tracked(runs: tuple[Run, ...], *, hyphen: bool) -> int:
    """How many letters of a line are set wider or tighter, as Typst does it: all that are drawn but the last of each run."""
    return sum(face(run.face).letters(run.text + ("-" if hyphen and run is runs[-1] else "")) - 1 for run in runs)


def _cut(word: Word, start: int, stop: int | None) -> Word:
    """The letters of a word between two positions."""
    if start == 0 and stop is None:
        return word
    made, at = [], 0
    for run in word:
        text = run.text[max(0, start - at) : None if stop is None else max(0, stop - at)]
        at += len(run.text)
        if text:
            made.append(Run(text, run.face))
    return tuple(made)


def _unladdered(paragraph: _Paragraph, found: ladders.Ends, *, loose: bool) -> ladders.Ends:
    """The breaks, where the cheapest have a ladder of hyphens the cheapest that have none: how many stand in a row is no part of a state of the search."""
    if min(found.values())[0] < LADDER:
        return found
    inside = [kind not in ("start", "word") for _, _, kind in paragraph.places]
    if not any(ladders.has_ladder(ends, inside) for _, ends in found.values()):
        return found
    others = ladders.without(inside, paragraph.setting.notched, partial(_lines_to, paragraph, loose=loose))
    return {count: others.get(count, known) if ladders.has_ladder(known[1], inside) else known for count, known in found.items()}


def _search(paragraph: _Paragraph, *, loose: bool) -> dict[int, tuple[float, list[int]]]:
    """The cheapest breaks for each number of lines."""
    ends = len(paragraph.places) - 1
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in paragraph.places]
    best[0][0] = (0.0, -1, 0)
    notched = paragraph.setting.notched
    for end in range(1, ends + 1):
        kind, last, here = paragraph.places[end][2], end == ends, best[end]
        hyphened = kind != "word"
        if last and hyphened:
            continue
        for beside in (True, False) if notched else (False,):
            for start, own in _lines_to(paragraph, end, best, beside, loose=loose):
                for count, (cost, _, ladder) in best[start].items():
                    if (count < notched) is not beside:
                        continue
                    total = cost + own
                    if ladder:
                        total += (ladders.SECOND if ladder == 1 else LADDER) if hyphened else STUMP if last else 0.0
                    known = here.get(count + 1)
                    if known is None or total < known[0]:
                        here[count + 1] = (total, start, ladder + 1 if hyphened else 0)
        _prune(here)
    return {count: (cost, _trace(best, ends, count)) for count, (cost, _, _) in best[ends].items()}


def _lines_to(paragraph: _Paragraph, end: int, known: Sequence[Sized], beside: bool, *, loose: bool) -> Iterator[tuple[int, float]]:
    """Where a line that ends here can have begun, with its own demerits: from the shortest line to the one too long to tighten.

    ``beside``: a line beside the initial.
    """
    setting, space = paragraph.setting, paragraph.space
    stretch, shrink, track, tight = setting.gives
    kind, last = paragraph.places[end][2], end == len(paragraph.places) - 1
    penalty = 6 + PENALTY.get(kind, 0.0)
    until, spaced, ahead, first = paragraph.reach[end], paragraph.spaced[end], paragraph.ahead, paragraph.first
    beyond = {"word": 2, JOIN: 1}.get(kind, 0)  # the last letter is not tracked, nor the space behind a word; a hyphen is the last letter
    tracked_until = paragraph.letters[end] - beyond
    inside = paragraph.places[end][0]
    width = setting.width - (setting.notch if beside else 0.0)
    for start in range(end - 1, -1, -1):
        if first[start] == inside:
            inked, spaces = paragraph.natural(start, end)
        else:
            inked, spaces = ahead[start] + until, spaced - first[start]
        measure = width - setting.indent if start == 0 else width
        left = measure - inked - spaces * space
        letters = max(tracked_until - paragraph.letters[start], 0)
        give = spaces * shrink + letters * tight
        if left + give < -0.01:
            if left < -0.5 * measure:
                return
            continue
        if not known[start]:
            continue
        if setting.ragged:
            if left < 0:
                continue
            badness = 0.0 if last else 60 * (left / measure) ** 2
        elif last:
            if left < 0 and spaces:
                continue  # nothing stretches a last line again, so it is never set tight
            badness = 130.0 if measure - left < 0.25 * measure else 0.0
        elif spaces == 0 and left > 1.0:
            if not loose or (penalty >= 6 + HYPHEN and left > 0.3 * measure):  # the rest would not be driven to the next line
                continue
            badness = 6_000.0 + 60_000.0 * left / measure
        elif left >= 0:
            ratio = left / (spaces * stretch + letters * track)
            if not loose and ratio > LOOSE:
                continue
            badness = 100 * ratio**3
        else:
            badness = 100 * (-left / give) ** 3
        yield start, (badness + penalty) ** 2


def _prune(states: dict[int, tuple[float, int, int]]) -> None:
    if len(states) > 2 * LONGER + 1:
        middle = min(states, key=lambda count: states[count][0])
        for count in [count for count in states if abs(count - middle) > LONGER]:
            del states[count]


def _trace(best: list[dict[int, tuple[float, int, int]]], end: int, count: int) -> list[int]:
    ends = [end]
    while end > 0:
        end, count = best[end][count][1], count - 1
        ends.append(end)
    return ends[::-1]
