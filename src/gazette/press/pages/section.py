"""The front of a section: its lead, two beside it, then the newest by day; and its archive by month."""

import re
from collections.abc import Iterable

from gazette.press.change import Change
from gazette.press.context import Context
from gazette.press.formats import jsonld
from gazette.press.kinds import IN_STEP, Kind
from gazette.press.rendition import Rendition
from gazette.record.reading import Reading

from .addresses import MONTH, SECTION, every_named, month_path, name_path, read_day
from .filling import fill
from .sheet import Head, sheet
from .stick import Stick

NEWEST = 20  # in the list under the lead
LEADING = 3


def build(ctx: Context, found: dict[str, str]) -> Rendition | None:
    address = f"/{found['slug']}/"
    ref = ctx.by_slug("section", found["slug"])
    section = ctx.section(ref) if ref else None
    if section is None or section.slug != found["slug"]:
        return None
    stick = Stick(ctx)
    front = ctx.front(section.id)
    chosen = [card for filled in (fill(ctx, front) if front else ()) for card in filled.cards][:LEADING]
    held = {card.story for card in chosen}
    stories = ctx.newest("section", section.id, limit=NEWEST + LEADING)
    cards = [card for story in stories if story not in held and (card := ctx.card(story))]
    top, rest = (chosen + cards)[:LEADING], (chosen + cards)[LEADING:]
    editor = ctx.person(section.editor) if section.editor else None
    head = Head(section.name, section.description, address, feeds=address, feeds_of=section.name,
                data=(jsonld.breadcrumbs(ctx, (section.name, address)),))  # fmt: skip
    return sheet(
        stick, "section.html", address, head, current=section.id, is_section=True, section=section, editor=editor,
        top=top, days=stick.by_day(rest),
        months=ctx.months(section.id)[:12],
    )  # fmt: skip


def build_month(ctx: Context, found: dict[str, str]) -> Rendition | None:
    ref = ctx.by_slug("section", found["slug"])
    section = ctx.section(ref) if ref else None
    first = read_day(found)
    if section is None or first is None:
        return None
    stories = ctx.month(first.year, first.month, section.id)
    cards = [card for story in reversed(stories) if (card := ctx.card(story))]
    if not cards:
        return None
    stick = Stick(ctx)
    address = month_path(first.year, first.month, section.slug)
    title = f"{section.name}, {stick.say.month(first.year, first.month)}"
    head = Head(title, section.description, address, feeds=name_path("section", section), feeds_of=section.name)
    days = stick.by_day(cards)
    return sheet(stick, "month.html", address, head, current=section.id, title=title, section=section, days=days, count=len(cards))


def every(reading: Reading) -> Iterable[str]:
    return (name_path("section", section) for section in every_named("section", reading))


def concerned(change: Change) -> Iterable[str]:
    return [name_path("section", named) for named in change.names()] if change.kind == "section" else ()


def every_month(reading: Reading) -> Iterable[str]:
    """The newest months first, whatever their section, as the stories they list are pressed."""
    found = ((year, month, section.slug) for section in every_named("section", reading) for year, month, _ in reading.months(section.id))
    return (month_path(*line) for line in sorted(found, reverse=True))


def months_concerned(change: Change) -> Iterable[str]:
    """The months of sections an act touches: a story's own, or all of a section whose address changed."""
    if change.kind == "section":
        for named in change.names():
            for year, month, _ in change.reading.months(change.subject):
                yield month_path(year, month, named.slug)
    for copy in change.copies():
        section = change.reading.section(copy.section)
        if section:
            yield month_path(int(copy.day[:4]), int(copy.day[5:7]), section.slug)


KIND = Kind("section", re.compile(SECTION), build, every, concerned)
MONTHS = Kind("section month", re.compile(f"{SECTION}{MONTH}/"), build_month, every_month, months_concerned, place=IN_STEP)
