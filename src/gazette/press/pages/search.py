"""The search page, set for the view that looks things up: one field, filters as links, hits with their words marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from gazette.press.context import Card
from gazette.record.names import Topic

from .sheet import Head, sheet
from .stick import Stick

TOPICS = 12  # offered where nothing was found
NEWEST = 20  # stories whose topics come first


@dataclass(frozen=True)
class Hit:
    """A story found. ``words`` is inline markup in which what was looked for stands in b."""

    card: Card
    words: str = ""
    headline: str = ""  # inline markup; empty: as it is


@dataclass(frozen=True)
class Filter:
    """A way to narrow the search: a label, and choices as (words, address, whether it is in force)."""

    label: str
    choices: tuple[tuple[str, str, bool], ...]


def search_page(ctx: Any, query: str, filters: Sequence[Filter], hits: Sequence[Hit], message: str = "", *,
                total: int = 0, hidden: Mapping[str, str] | None = None, previous: str = "", following: str = "") -> str:  # fmt: skip
    """The whole page as text. ``message`` says why there is nothing; ``hidden`` carries filters in force through the form;
    ``previous`` and ``following`` are addresses of the pages beside this one."""
    stick = Stick(ctx)
    title = f"{stick.say('Search')}: {query}" if query else stick.say("Search")
    topics = _topics(ctx) if not hits else ()
    page = sheet(
        stick, "search.html", "/search/", Head(title), apart="finding.css", query=query, filters=filters, hits=hits, message=message,
        total=total or len(hits), hidden=hidden or {}, previous=previous, following=following, topics=topics,
    )  # fmt: skip
    return page.body.decode()


def _topics(ctx: Any) -> tuple[Topic, ...]:
    """What the newest stories are about, then the other topics by alphabet.

    This page is set for each who asks and never stored, so no publication has to press it again. A few of the newest stories
    cost as much in a large archive as in a small one; a count of each topic would not.
    """
    newest = (ref for story in ctx.newest("all", limit=NEWEST) if (copy := ctx.copy(story)) for ref in copy.topics)
    found: dict[str, Topic] = {}
    for ref in chain(newest, ctx.ids("topic")):
        if len(found) == TOPICS:
            break
        if ref not in found and (topic := ctx.topic(ref)):
            found[ref] = topic
    return tuple(found.values())
