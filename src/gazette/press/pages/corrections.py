"""The corrections page: what we said and what is right, by month."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.press.change import Change
from gazette.press.context import Card, Context
from gazette.press.formats.corrections import HOME, opening
from gazette.press.kinds import Kind, nothing
from gazette.press.rendition import Rendition
from gazette.record.back_numbers import Appearance
from gazette.record.copy import Correction
from gazette.record.reading import Reading

from .addresses import MONTH, month_path, read_day
from .dates import when
from .sheet import Head, sheet
from .stick import Stick


@dataclass(frozen=True)
class Line:
    """One correction with the story it belongs to."""

    card: Card
    correction: Correction
    ran: tuple[Appearance, ...]  # in print, as a story and as a correction


def build(ctx: Context, found: dict[str, str]) -> Rendition:
    """The newest month that has corrections, and links to the others."""
    months = ctx.corrections_months()
    lines = _lines(ctx, *months[0]) if months else []
    return _page(ctx, "/corrections/", months[0] if months else None, lines, months)


def build_month(ctx: Context, found: dict[str, str]) -> Rendition | None:
    first = read_day(found)
    lines = _lines(ctx, first.year, first.month) if first else []
    if not first or not lines:
        return None
    return _page(ctx, month_path(first.year, first.month, "corrections"), (first.year, first.month), lines, ctx.corrections_months())


def _lines(ctx: Context, year: int, month: int) -> list[Line]:
    return [Line(card, correction, ctx.in_print(story)) for story, correction in ctx.corrections(year, month) if (card := ctx.card(story))]


def _page(ctx: Context, address: str, month: tuple[int, int] | None, lines: list[Line], months: tuple[tuple[int, int], ...]) -> Rendition:
    stick = Stick(ctx)
    title, about = opening(stick.say)
    named = stick.say.month(*month) if month else ""
    head = Head(title if address == HOME or not named else f"{title}, {named}", about, address, feeds=HOME, feeds_of=title)
    return sheet(stick, "corrections.html", address, head, title=title, about=about, named=named, month=month, lines=lines, months=months)


def every(reading: Reading) -> Iterable[str]:
    return ("/corrections/",)


def every_month(reading: Reading) -> Iterable[str]:
    return (month_path(year, month, "corrections") for year, month in reading.corrections_months())


def month_concerned(change: Change) -> Iterable[str]:
    """The months of every correction a story carries: a new one gives birth to a month, a kill may end it."""
    found: dict[str, None] = {}
    for copy in change.copies():
        for moment in (copy.updated, *(correction.at for correction in copy.corrections)):
            day = when(moment).astimezone(change.reading.zone).date()
            found[month_path(day.year, day.month, "corrections")] = None
    return found


KIND = Kind("corrections", re.compile("/corrections/"), build, every, nothing)
MONTHS = Kind("corrections month", re.compile(f"/corrections/{MONTH}/"), build_month, every_month, month_concerned)
