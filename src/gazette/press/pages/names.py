"""Pages of a topic and of an author: who or what it is, and the newest stories."""

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from gazette.press.change import Change
from gazette.press.context import Context
from gazette.press.formats import jsonld
from gazette.press.kinds import Kind
from gazette.press.rendition import Rendition
from gazette.record.reading import Reading

from .addresses import SLUG, every_named, name_path
from .sheet import Head, sheet
from .stick import Stick

NEWEST = 40


def build(kind: str, ctx: Context, found: dict[str, str]) -> Rendition | None:
    ref = ctx.by_slug(kind, found["slug"])
    named: Any = (ctx.topic(ref) if kind == "topic" else ctx.person(ref)) if ref else None
    if named is None or named.slug != found["slug"]:
        return None
    stick = Stick(ctx)
    address = name_path(kind, named)
    stories = ctx.newest(kind, named.id, limit=NEWEST)
    cards = [card for story in stories if (card := ctx.card(story))]
    days = stick.by_day(cards)
    count = ctx.count(kind, named.id) if len(stories) == NEWEST else len(cards)
    about = named.description if kind == "topic" else named.bio
    head = Head(named.name, about, address, feeds=address, feeds_of=named.name, kind="website" if kind == "topic" else "profile",
                data=(*_profile(kind, ctx, named.id), jsonld.breadcrumbs(ctx, (named.name, address))))  # fmt: skip
    return sheet(stick, f"{kind}.html", address, head, named=named, days=days, count=count)


def _profile(kind: str, ctx: Context, ref: str) -> tuple[dict[str, Any], ...]:
    profile = jsonld.profile(ctx, ref) if kind == "person" else None
    return (profile,) if profile else ()


def every(kind: str, reading: Reading) -> Iterable[str]:
    return (name_path(kind, named) for named in every_named(kind, reading))


def concerned(kind: str, change: Change) -> Iterable[str]:
    return [name_path(kind, named) for named in change.names()] if change.kind == kind else ()


TOPICS = Kind("topic", re.compile(f"/topic/{SLUG}/"), partial(build, "topic"), partial(every, "topic"), partial(concerned, "topic"))
AUTHORS = Kind("author", re.compile(f"/by/{SLUG}/"), partial(build, "person"), partial(every, "person"), partial(concerned, "person"))
