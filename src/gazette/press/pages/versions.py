"""What changed in a story: every version beside the one before, word by word, and each version in full."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import partial

from markupsafe import Markup

from gazette.house.text import plain
from gazette.press.change import Change
from gazette.press.context import Context, VersionLine
from gazette.press.kinds import IN_STEP, Kind
from gazette.press.rendition import Rendition
from gazette.record.back_numbers import Appearance
from gazette.record.copy import Copy
from gazette.record.reading import Reading

from .addresses import STORY, story_path
from .pairing import paired
from .sheet import Head, sheet
from .stick import Stick
from .story import gone, story_page

WORD = re.compile(r"\s+|\w+|[^\w\s]")
AROUND = 1  # unchanged paragraphs shown on each side of a change


@dataclass(frozen=True)
class Compared:
    """One version: its line in the history, and what is different in it."""

    line: VersionLine
    parts: tuple[Markup, ...]


def build(ctx: Context, found: dict[str, str]) -> Rendition | None:
    address = story_path(found)
    story = ctx.story_at(address)
    if withdrawn := _withdrawn(ctx, story, f"{address}versions/"):
        return withdrawn
    copy = ctx.copy(story) if story else None
    history = ctx.versions(story) if story and copy else ()
    if not story or not copy or len(history) < 2:
        return None
    stick = Stick(ctx)
    copies = {line.number: ctx.version(story, line.number) for line in history}
    byline = partial(_byline, stick)
    compared = []
    for earlier, later in zip(history, history[1:], strict=False):
        before, after = copies[earlier.number], copies[later.number]
        compared.append(Compared(later, compare(before, after, byline) if before and after else ()))
    head = Head(f"{stick.say('What changed')}: {copy.headline}", canonical=f"{address}versions/")
    return sheet(
        stick, "versions.html", f"{address}versions/", head, current=copy.section, copy=copy, first=history[0],
        compared=tuple(reversed(compared)), last=len(history), ran=_ran(ctx, story, history),
    )  # fmt: skip


def build_one(ctx: Context, found: dict[str, str]) -> Rendition | None:
    story = ctx.story_at(story_path(found))
    if withdrawn := _withdrawn(ctx, story, f"{story_path(found)}versions/{found['number']}", int(found["number"])):
        return withdrawn
    if not story or not ctx.copy(story) or len(ctx.versions(story)) < 2:
        return None
    copy = ctx.version(story, int(found["number"]))
    page = story_page(ctx, copy, old=True) if copy else None
    return replace(page, address=f"{story_path(found)}versions/{found['number']}") if page else None


def _ran(ctx: Context, story: str, history: tuple[VersionLine, ...]) -> dict[int, list[Appearance]]:
    """Where each version ran in print, by its number."""
    ran = ctx.in_print(story)
    return {line.number: [seen for seen in ran if seen.version == line.number] for line in history}


def _byline(stick: Stick, copy: Copy) -> str:
    """Who wrote it, by the names they have now."""
    return str(stick.byline(copy.byline).striptags())


def _withdrawn(ctx: Context, story: str | None, address: str, number: int = 1) -> Rendition | None:
    """What stays where the versions of a killed story stood; None for a story that may be read, or that never had so many."""
    stands = ctx.standing(story) if story else None
    if not stands or not stands.killed or stands.versions < 2 or number > stands.versions:
        return None
    return gone(ctx, stands, address)


def compare(before: Copy, after: Copy, byline: Callable[[Copy], str]) -> tuple[Markup, ...]:
    """The lines in which two versions differ, with their neighbours, taken out and put in marked by word. ``byline`` names who wrote a copy."""
    marked: list[tuple[bool, Markup]] = []
    for old, new in stretches(before, after, byline):
        for deed, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if deed == "equal":
                marked += [(False, Markup("{}").format(line)) for line in new[c:d]]
            else:
                marked += [(True, words(was, became)) for was, became in paired(old[a:b], new[c:d])]
    shown = {n + step for n, (changed, _) in enumerate(marked) if changed for step in range(-AROUND, AROUND + 1)}
    return tuple(line for n, (_, line) in enumerate(marked) if n in shown)


def stretches(before: Copy, after: Copy, byline: Callable[[Copy], str]) -> Iterator[tuple[list[str], list[str]]]:
    """What a reader can read of both in reading order: each label beside its own counterpart, then the bodies, a line for each run of text.

    A byline that stayed is no line, so that it is nobody's neighbour.
    """
    yield _line(before.kicker), _line(after.kicker)
    yield _line(before.headline), _line(after.headline)
    yield _line(before.standfirst), _line(after.standfirst)
    if before.byline != after.byline:
        yield _line(byline(before)), _line(byline(after))
    yield _line(_caption(before)), _line(_caption(after))
    yield _body(before), _body(after)


def _line(words: str) -> list[str]:
    return [words] if words.strip() else []


def _caption(copy: Copy) -> str:
    return plain(copy.lead.caption) if copy.lead else ""


def _body(copy: Copy) -> list[str]:
    return [line for line in copy.plain_body() if line.strip()]


def words(before: str, after: str) -> Markup:
    """One line with what was taken out and put in, word by word."""
    old, new = WORD.findall(before), WORD.findall(after)
    parts: list[Markup] = []
    for deed, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if deed == "equal":
            parts.append(Markup("{}").format("".join(new[c:d])))
            continue
        if a < b:
            parts.append(Markup("<del>{}</del>").format("".join(old[a:b])))
        if c < d:
            parts.append(Markup("<ins>{}</ins>").format("".join(new[c:d])))
    return Markup("").join(parts)


def _updated(reading: Reading) -> Iterable[tuple[str, int]]:
    """Stories of two versions and more, killed ones too: path and how many."""
    return ((stands.path, stands.versions) for stands in reading.standings() if stands.versions > 1)


def every(reading: Reading) -> Iterable[str]:
    return (f"{path}versions/" for path, _ in _updated(reading))


def every_one(reading: Reading) -> Iterable[str]:
    return (f"{path}versions/{number}" for path, count in _updated(reading) for number in range(1, count + 1))


def concerned(change: Change) -> Iterable[str]:
    return {f"{copy.path}versions/": None for copy in change.copies()}


def one_concerned(change: Change) -> Iterable[str]:
    stands = change.reading.standing(change.subject)  # a kill has no words left that would tell how many there were
    last = max((stands.versions if stands else 0, *(copy.version for copy in change.copies())))
    return {f"{copy.path}versions/{number}": None for copy in change.copies() for number in range(1, last + 1)}


KIND = Kind("versions", re.compile(f"{STORY}versions/"), build, every, concerned, place=IN_STEP)
ONE = Kind("version", re.compile(rf"{STORY}versions/(?P<number>[1-9]\d*)"), build_one, every_one, one_concerned, place=IN_STEP)
