"""Pages for when there is nothing to show: no such page, and the newsroom is down."""

import re
from collections.abc import Iterable

from gazette.press.context import Context
from gazette.press.kinds import Kind, nothing
from gazette.press.rendition import Rendition
from gazette.record.reading import Reading

from .sheet import Head, sheet
from .stick import Stick


def lost(ctx: Context, found: dict[str, str]) -> Rendition:
    """No such page: a search field and the newest story."""
    stick = Stick(ctx)
    newest = [card for story in ctx.newest("all", limit=4) if (card := ctx.card(story))]
    return sheet(stick, "lost.html", "/404.html", Head(stick.say("There is no such page")), apart="finding.css", newest=newest)


def closed(ctx: Context, found: dict[str, str]) -> Rendition:
    """What needs the newsroom cannot be had just now; everything printed can."""
    stick = Stick(ctx)
    return sheet(stick, "closed.html", "/503.html", Head(stick.say("The newsroom is not answering")))


def _lost(reading: Reading) -> Iterable[str]:
    return ("/404.html",)


def _closed(reading: Reading) -> Iterable[str]:
    return ("/503.html",)


LOST = Kind("404", re.compile(r"/404\.html"), lost, _lost, nothing)
CLOSED = Kind("503", re.compile(r"/503\.html"), closed, _closed, nothing)
