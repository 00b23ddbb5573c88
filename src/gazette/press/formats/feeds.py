"""Which feeds there are: of the paper, of each section, topic and person, and of what was corrected, each in three formats."""

import re
from collections.abc import Iterator
from functools import partial
from types import ModuleType

from gazette.record.reading import Reading

from ..change import Change
from ..context import Context
from ..kinds import Kind
from ..rendition import Rendition
from . import atom, jsonfeed, rss
from .corrections import corrections
from .feed import Feed, feed

WRITERS = {module.NAME: module for module in (rss, atom, jsonfeed)}
FILES = "|".join(re.escape(name) for name in WRITERS)
SCOPES = {"topic": "/topic", "person": "/by"}


def _paper(ctx: Context, parts: dict[str, str]) -> Rendition | None:
    return _rendition(ctx, "all", "", ctx.paper().name, "/", parts["file"])


def _named(kind: str, ctx: Context, parts: dict[str, str]) -> Rendition | None:
    ref = ctx.by_slug(kind, parts["slug"])
    named = {"section": ctx.section, "topic": ctx.topic, "person": ctx.person}[kind](ref) if ref else None
    if not ref or not named:
        return None
    home = f"{SCOPES.get(kind, '')}/{named.slug}/"
    return _rendition(ctx, kind, ref, f"{named.name} — {ctx.paper().name}", home, parts["file"])


def _rendition(ctx: Context, scope: str, ref: str, title: str, home: str, file: str) -> Rendition:
    address, module = home + file, WRITERS[file]
    return _written(module, feed(ctx, scope, ref, title=title, home=home, address=address), address)


def _corrections(ctx: Context, parts: dict[str, str]) -> Rendition:
    address = f"/corrections/{parts['file']}"
    return _written(WRITERS[parts["file"]], corrections(ctx, address), address)


def _written(module: ModuleType, made: Feed, address: str) -> Rendition:
    links = ", ".join([f'<{made.url}>; rel="self"', *(f'<{hub}>; rel="hub"' for hub in made.hubs)])
    return Rendition(address, module.write(made), type=module.TYPE, headers=(("Link", links),) if made.hubs else ())


def _every(kind: str, reading: Reading) -> Iterator[str]:
    for ref in reading.ids(kind):
        named = {"section": reading.section, "topic": reading.topic, "person": reading.person}[kind](ref)
        if named:
            yield from (f"{SCOPES.get(kind, '')}/{named.slug}/{name}" for name in WRITERS)


def _concerned(kind: str, change: Change) -> Iterator[str]:
    if change.kind == kind:
        for named in change.names():
            yield from (f"{SCOPES.get(kind, '')}/{named.slug}/{name}" for name in WRITERS)


FEEDS = (
    Kind("feed", re.compile(rf"/(?P<file>{FILES})"), _paper, lambda reading: [f"/{name}" for name in WRITERS], lambda change: ()),
    Kind("corrections feed", re.compile(rf"/corrections/(?P<file>{FILES})"), _corrections,
         lambda reading: [f"/corrections/{name}" for name in WRITERS], lambda change: ()),
    *(
        Kind(f"{kind} feed", re.compile(rf"{SCOPES.get(kind, '')}/(?P<slug>[^/]+)/(?P<file>{FILES})"), partial(_named, kind),
             partial(_every, kind), partial(_concerned, kind))
        for kind in ("section", "topic", "person")
    ),
)  # fmt: skip
