"""A page of an old paper as plain text: nameplate, date, headline, standfirst, section and age, body."""

import re
from collections.abc import Iterator
from datetime import date, time

from gazette.house.days import at, before, parse_moment, read_long_date
from gazette.house.mistakes import Mistake
from gazette.house.text import escape, slugify
from gazette.record.copy import Block, Copy

from ..item import Item, block

AGE = re.compile(r"^(?P<section>.+?) (?:(?P<count>\d+) (?P<unit>min|hour|day|week|month|year)s? ago|just now)$")
ENDS = tuple(".!?:;…”’\"'»)。！？؟")
LONGEST_CAPTION = 40  # words
NOON = time(12)
PARTS = "It needs monogram, name and date on three lines, then headline, standfirst, section with age, and a body, with blank lines between"


def fits(name: str, text: str) -> bool:
    """Is this a page? Its third line is a date and its fourth part ends in an age."""
    parts = _parts(text)
    return len(parts) > 4 and parts[0].count("\n") == 2 and bool(AGE.match(parts[3]))


def read(text: str, *, name: str, zone: str, language: str, published: str = "") -> Iterator[Item]:
    """Read the one story of a page. Without ``published`` its date is worked out from its age and marked inexact.

    Raises Mistake naming the file and the missing part.
    """
    parts = _parts(text)
    if len(parts) < 5 or parts[0].count("\n") != 2:
        raise Mistake(f"{name} is no whole page. {PARTS}.")
    printed = read_long_date(parts[0].split("\n")[2])
    headline, standfirst, aged, *body = parts[1:]
    age = AGE.match(aged)
    if not age:
        raise Mistake(f"{name}: “{aged[:60]}” should be a section and an age, like “World 2 months ago”.")
    unit = age["unit"] or "day"
    moment = parse_moment(published, zone) if published else at(_day(printed, age, name), NOON, zone)
    exact = ("day" if len(published) == 10 else "minute") if published else {"week": "month", "month": "month", "year": "year"}.get(unit, "day")
    slug = slugify(headline)
    copy = Copy(
        story="", slug=slug, day="", version=1, headline=headline, standfirst=standfirst, section=age["section"], published="",
        updated="", language=language, exact=exact, body=tuple(_block(slug, number, words) for number, words in enumerate(body)),
    )  # fmt: skip
    yield Item(copy, moment)


def _day(printed: date, age: re.Match[str], name: str) -> date:
    """The day of an age counted back from that of the page; hours and minutes are of the same day."""
    if age["unit"] in ("min", "hour", None):
        return printed
    try:
        return before(printed, int(age["count"]), age["unit"])
    except Mistake as mistake:
        raise Mistake(f"{name}: {mistake}") from None


def is_caption(paragraph: str) -> bool:
    """A caption among paragraphs: one short line that is no sentence of the story, since nothing ends it."""
    return not paragraph.endswith(ENDS) and len(paragraph.split()) <= LONGEST_CAPTION and "\n" not in paragraph


def _parts(text: str) -> list[str]:
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text.lstrip("\ufeff").replace("\r\n", "\n")) if part.strip()]


def _block(slug: str, number: int, words: str) -> Block:
    if number and is_caption(words):
        return block(slug, number, "picture", picture="", caption=escape(words), alt="", credit="", decorative=False)
    return block(slug, number, "paragraph", text=escape(words))
