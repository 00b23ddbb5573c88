"""The feed of corrections: what we said and what is right, the newest first, an entry for each."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from urllib.parse import urlsplit

from markupsafe import Markup

from gazette.house.days import day_of
from gazette.record.copy import Correction

from ..context import Card, Context
from ..wording import Wording, wording
from .feed import LIMIT, Feed, FeedEntry, feed_of

HOME = "/corrections/"
SAID = Markup("<p><b>{}</b> <del>{}</del></p><p><b>{}</b> <ins>{}</ins></p>")


def corrections(ctx: Context, address: str) -> Feed:
    """The newest corrections as a feed standing at ``address``."""
    paper = ctx.paper()
    say = wording(paper.language)
    title, about = opening(say)
    entries = tuple(_entry(ctx, say, card, correction) for card, correction in islice(newest(ctx), LIMIT))
    return feed_of(ctx, entries, title=f"{title} — {paper.name}", home=HOME, address=address, about=about)


def opening(say: Wording) -> tuple[str, str]:
    """The title and the opening words of all that tells of corrections: the page, its months and the feed."""
    return say("Corrections and clarifications"), say("What we got wrong, what is right, and when we put it right.")


def newest(ctx: Context) -> Iterator[tuple[Card, Correction]]:
    """Every correction with its story, newest first; it asks for a month only when it is reached."""
    for year, month in ctx.corrections_months():
        yield from ((card, correction) for story, correction in ctx.corrections(year, month) if (card := ctx.card(story)))


def _entry(ctx: Context, say: Wording, card: Card, correction: Correction) -> FeedEntry:
    base, kind = ctx.paper().base_url, say("Clarification") if correction.kind == "clarification" else say("Correction")
    said = SAID.format(say("We said"), correction.was, say("What is right"), correction.now) if correction.was and correction.now else ""
    return FeedEntry(
        id=_permanent(ctx, card, correction), url=base + card.path, title=f"{kind}: {card.headline}", summary=correction.text,
        html=Markup("<p>{}</p>").format(correction.text) + said, authors=(), published=correction.at, revised=correction.at, updated=correction.at,
        categories=(kind,), language=card.language, picture=None,
    )  # fmt: skip


def _permanent(ctx: Context, card: Card, correction: Correction) -> str:
    """A tag URI (RFC 4151): of the story's id and the moment, which stay whatever is renamed."""
    paper = ctx.paper()
    day = day_of(datetime.fromisoformat(correction.at), paper.zone)
    return f"tag:{urlsplit(paper.base_url).hostname},{day}:{card.story}/corrected/{correction.at}"
