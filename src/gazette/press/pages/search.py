"""The search page, set for the view that looks things up: one field, filters as links, hits with their words marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gazette.press.context import Card

from .sheet import Head, sheet
from .stick import Stick


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
    topics = [topic for ref in ctx.ids("topic")[:12] if (topic := ctx.topic(ref))] if not hits else []
    page = sheet(
        stick, "search.html", "/search/", Head(title), apart="finding.css", query=query, filters=filters, hits=hits, message=message,
        total=total or len(hits), hidden=hidden or {}, previous=previous, following=following, topics=topics,
    )  # fmt: skip
    return page.body.decode()
