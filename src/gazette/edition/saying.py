"""What a file says, held against the stories: their words whole and in order, each under its own head, and jumps that lead both ways."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping

from gazette.house.text import plain

from .bidi import is_marked, is_mixed, told_between, told_letters
from .findings import Finding
from .layout import Layout, Plate, Type
from .normal import clean, letters, told
from .setting import DECK_INK
from .snapshot import Snapshot, Story
from .wording import word

SHORTEST = 4  # letters of a stretch
RUNS = 6  # unbroken stretches in which a paragraph may appear: frames, columns, pages
DIRECTING = re.compile("[\u200e\u200f\u202a-\u202e]")  # which poppler puts round words that run from right to left


def words_lost(text: str, snapshot: Snapshot, layout: Layout, *, spaced: bool = True) -> list[Finding]:
    """Printed stories whose words are not all there, in order, in the text of the file.

    PDFium guesses spaces (and drops some between like letters), so its text is compared letter by letter.
    """
    compared = told if spaced else letters
    flat = compared(text)
    turned = told_letters(text) if is_mixed(text) else ""
    printed = begins(layout)
    shown = {(e.story, e.id) for page in layout.pages for e in page.elements if isinstance(e, Plate)}
    decked = {e.story for page in layout.pages for e in page.elements if isinstance(e, Type) and any(s.colour == DECK_INK for line in e.lines for s in line)}
    found = []
    for story in snapshot.stories:
        if story.id in printed:
            found += [Finding("words", printed[story.id], f"{story.id}: “{lost[:80]}” is not in the file")
                      for lost in _texts(story, shown, decked=story.id in decked)
                      if not (_turned_in(lost, turned) if is_mixed(lost) else stretches(compared(lost), flat))]  # fmt: skip
    return found


def _turned_in(text: str, turned: str) -> bool:
    """In order; where letters carry vowel marks, word by word is enough, without those letters, for every line is held against the plan."""
    return stretches(told_letters(text), turned) or is_marked(text) and all(part in turned for word in text.split() for part in told_between(word))


def heads_bare(pages: list[str], snapshot: Snapshot, begun: Mapping[str, int], *, only: Container[int] = ()) -> list[Finding]:
    """Kickers and bylines that do not stand on the page where their story begins, as often as stories there have them; with ``only``, on those pages."""
    wanted: dict[int, Counter[str]] = {}
    for story in (story for story in snapshot.stories if story.id in begun and (not only or begun[story.id] in only)):
        wanted.setdefault(begun[story.id], Counter()).update(clean(text) for text in (story.kicker.upper(), story.byline) if text.strip())
    found = []
    for number, texts in wanted.items():
        page = pages[number - 1] if number <= len(pages) else ""
        flat, turned = letters(page), told_letters(page) if is_mixed(page) else ""
        for text, times in texts.items():
            there = flat.count(letters(text)) if not is_mixed(text) else times * _turned_in(text, turned)
            if there < times:
                found.append(Finding("words", number, f"“{text}” stands over {there} of {times} stories"))
    return found


def begins(layout: Layout) -> dict[str, int]:
    """The page on which each printed story begins."""
    return {story: page.number for page in reversed(layout.pages) for story in page.stories}


def jumps_astray(pages: list[str], language: str, jumps: int) -> list[Finding]:
    """Jump lines without their other half."""
    pages = [DIRECTING.sub("", text) for text in pages]
    onward = re.compile(_pattern(word("onward", language, n=0)), re.I)
    back = re.compile(_pattern(word("back", language, n=0)), re.I)
    leaving = Counter((number, int(there)) for number, text in enumerate(pages, 1) for there in onward.findall(text))
    coming = Counter((int(there), number) for number, text in enumerate(pages, 1) for there in back.findall(text))
    found = [Finding("jump", start, f"the jump from page {start} to page {end} has no other half") for start, end in (leaving - coming) + (coming - leaving)]
    if leaving.total() != jumps:
        found.append(Finding("jump", 0, f"{leaving.total()} jump lines for {jumps} jumps"))
    return found


def stretches(text: str, flat: str) -> bool:
    """Does the text stand in the file in a few unbroken stretches, in order?"""
    left, after = text.strip(), 0
    for _ in range(RUNS):
        whole = flat.find(left, after)
        if whole >= 0:
            return True
        known, unknown = 0, len(left)  # the longest beginning that is in the file; every shorter one is too
        while unknown - known > 1:
            middle = (known + unknown) // 2
            known, unknown = (middle, unknown) if flat.find(left[:middle], after) >= 0 else (known, middle)
        if known < SHORTEST:
            return False
        after = flat.find(left[:known], after) + known
        left = left[known:]
    return False


def _texts(story: Story, shown: set[tuple[str, str]], *, decked: bool) -> Iterator[str]:
    """What a printed story says beside kicker and byline; of standfirst and pictures, which may find no room, only those that are shown."""
    yield story.headline
    if decked:
        yield story.standfirst
    for number, piece in enumerate(story.pieces):
        begun = story.dateline if number == 0 and piece.kind == "paragraph" else ""
        yield f"{begun} — {plain(piece.text)}" if begun else plain(piece.text)
    for box in story.boxes:
        yield plain(box.title)
        yield from (plain(cell) for cell in box.head[1:])  # a table too wide for a column is told in words, which leave the first name out
        yield from (plain(cell) for row in box.rows for cell in row)
    for shot in story.shots:
        if (story.id, shot.id) in shown:
            yield shot.caption
            yield shot.credit.upper()


def _pattern(wording: str) -> str:
    return re.sub(r"\d", r"(\\d+)", re.escape(wording)).replace(r"\ ", r"\s+")
