"""The archive: its years and months, the days of a month, and everything published on a day."""

import re
from calendar import monthcalendar
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from gazette.press.change import Change
from gazette.press.context import Context
from gazette.press.kinds import IN_STEP, Kind, nothing
from gazette.press.rendition import Rendition
from gazette.record.reading import Reading

from .addresses import DAY, MONTH, day_path, month_path, read_day
from .sheet import Head, sheet
from .stick import Stick


def build(ctx: Context, found: dict[str, str]) -> Rendition:
    stick = Stick(ctx)
    months = ctx.months()
    years = [(year, list(lines)) for year, lines in groupby(months, key=lambda line: line[0])]
    head = Head(stick.say("Archive"), stick.say("Everything {name} has published, by day.", name=stick.paper.name), "/archive/")
    return sheet(stick, "archive.html", "/archive/", head, apart="finding.css", years=years, **(_newest(ctx, months[0]) if months else {"first": None}))


def _newest(ctx: Context, line: tuple[int, int, int]) -> dict[str, Any]:
    """The calendar of the newest month, which most who come here look for."""
    year, month, count = line
    first = date(year, month, 1)
    return {"first": first, "count": count, "weeks": _calendar(first, {day.day: number for day, number in ctx.days(year, month)})}


def build_month(ctx: Context, found: dict[str, str]) -> Rendition | None:
    first = read_day(found)
    days = ctx.days(first.year, first.month) if first else ()
    if not first or not days:
        return None
    stick = Stick(ctx)
    title = stick.say.month(first.year, first.month)
    address = month_path(first.year, first.month)
    head = Head(title, stick.say("Everything published in {month}.", month=title), address)
    weeks = _calendar(first, {day.day: count for day, count in days})
    return sheet(stick, "calendar.html", address, head, apart="finding.css", title=title, first=first, weeks=weeks, count=sum(n for _, n in days))


def build_day(ctx: Context, found: dict[str, str]) -> Rendition | None:
    day = read_day(found)
    cards = [card for story in ctx.day(day) if (card := ctx.card(story))] if day else []
    if not day or not cards:
        return None
    stick = Stick(ctx)
    order = {section.id: number for number, section in enumerate(ctx.sections())}
    cards.sort(key=lambda card: (order.get(card.section, 99), card.priority))
    groups = [(stick.section(ref), list(group)) for ref, group in groupby(cards, key=lambda card: card.section)]
    title = stick.say.long(day)
    head = Head(title, stick.say("Everything published on {day}.", day=title), day_path(day))
    return sheet(stick, "day.html", day_path(day), head, title=title, day=day, groups=groups, count=len(cards))


def _calendar(first: date, counts: dict[int, int]) -> list[list[tuple[int, int]]]:
    """The weeks of a month, Monday first, as (day, how many stories); day 0 is outside the month."""
    return [[(day, counts.get(day, 0)) for day in week] for week in monthcalendar(first.year, first.month)]


def every(reading: Reading) -> Iterable[str]:
    return ("/archive/",)


def every_month(reading: Reading) -> Iterable[str]:
    return (month_path(year, month) for year, month, _ in reading.months())


def every_day(reading: Reading) -> Iterable[str]:
    for year, month, _ in reading.months():
        yield from (day_path(day) for day, _ in reversed(reading.days(year, month)))


def month_concerned(change: Change) -> Iterable[str]:
    return {f"/archive/{copy.day[:4]}/{copy.day[5:7]}/": None for copy in change.copies()}


def day_concerned(change: Change) -> Iterable[str]:
    return {f"/archive/{copy.day.replace('-', '/')}/": None for copy in change.copies()}


KIND = Kind("archive", re.compile("/archive/"), build, every, nothing)
MONTHS = Kind("archive month", re.compile(f"/archive/{MONTH}/"), build_month, every_month, month_concerned, place=IN_STEP)
DAYS = Kind("day", re.compile(f"/archive/{DAY}/"), build_day, every_day, day_concerned, place=IN_STEP)
