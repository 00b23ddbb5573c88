"""The front page: what was launched, or the rule of the house, filled from the record."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from gazette.house.text import plain
from gazette.press.context import Card, Context
from gazette.press.formats import jsonld
from gazette.press.kinds import Kind, nothing
from gazette.press.rendition import Rendition
from gazette.record.names import Package
from gazette.record.reading import Reading

from .body import Post, last_post, newest_first
from .default_front import default_front
from .filling import Filled, chosen, fill
from .sheet import Head, sheet
from .stick import Stick

LATEST = 9
CORRECTIONS = 3
OPENING_WORDS = 170  # of a lead without a picture, set under its headline
CORRECTED_DAYS = 3


@dataclass(frozen=True)
class Band:
    """A package as its template wants it."""

    kind: str
    cards: tuple[Card, ...]
    title: str
    path: str
    anchor: str
    turn: bool  # every other section is set the other way


@dataclass(frozen=True)
class Strip:
    """The line of live coverage under the masthead."""

    card: Card
    posts: tuple[Post, ...]
    at: datetime  # of its last post


@dataclass(frozen=True)
class Corrected:
    """One correction in the box on the front."""

    text: str
    path: str
    headline: str


def build(ctx: Context, found: dict[str, str]) -> Rendition:
    stick = Stick(ctx)
    today = stick.masthead_day or ctx.today()
    front = ctx.front() or default_front(ctx.sections())
    strip = _strip(stick, today, chosen(front))
    bands = _bands(stick, fill(ctx, front, {strip.card.story} if strip else set()))
    shown = {card.story for band in bands for card in band.cards} | ({strip.card.story} if strip else set())
    paper = stick.paper
    head = Head(description=paper.description or paper.motto, canonical="/", data=(jsonld.organisation(ctx), jsonld.website(ctx)))
    return sheet(
        stick, "front.html", "/", head, kind="front", is_front=True, today=today, packages=bands,
        opening=_opening(stick, bands), strip=strip, live_at=strip.at if strip else "",
        latest=_latest(ctx, shown), corrections=_corrections(stick, today),
    )  # fmt: skip


def _bands(stick: Stick, filled: Iterable[Filled]) -> tuple[Band, ...]:
    bands: list[Band] = []
    turn = True
    for number, (package, cards) in enumerate((f.package, f.cards) for f in filled):
        if package.kind == "section" and all(card.genre == "opinion" for card in cards) and any(b.kind == "opinion" for b in bands):
            continue
        section = stick.section(package.section) if package.section else _home(stick, package.kind, cards)
        title = package.title or (section.name if section else stick.say("Opinion") if package.kind == "opinion" else "")
        path = f"/{section.slug}/" if section and not section.retired else ""
        bands.append(Band(package.kind, _pictured_first(stick, package, cards), title, path, f"band-{number}", turn))
        turn = not turn if package.kind == "section" else turn
    return tuple(bands)


def _pictured_first(stick: Stick, package: Package, cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Where nobody chose, the newest story with a picture leads its section; a hand's order is left alone."""
    if package.kind == "top" or any(slot.story for slot in package.slots):
        return cards
    leading = next((card for card in cards if stick.has_picture(card)), None)
    return (leading, *(card for card in cards if card is not leading)) if leading else cards


def _home(stick: Stick, kind: str, cards: tuple[Card, ...]) -> Any:
    """The section all voices of an opinion band come from, if it is one."""
    homes = {card.section for card in cards}
    return stick.section(homes.pop()) if kind == "opinion" and len(homes) == 1 else None


def _opening(stick: Stick, bands: tuple[Band, ...]) -> tuple[str, ...]:
    """The first paragraphs of a lead that has no picture to show."""
    lead = bands[0].cards[0] if bands and bands[0].kind == "top" else None
    if lead is None or stick.has_picture(lead):
        return ()
    copy = stick.ctx.copy(lead.story)
    words, count = [], 0
    for block in copy.body if copy else ():
        if block.type != "paragraph" or count > OPENING_WORDS:
            break
        words.append(plain(block.value["text"]))
        count += len(words[-1].split())
    return tuple(words)


def _strip(stick: Stick, today: Any, placed: set[str]) -> Strip | None:
    """The newest live story, while its last post is of today or yesterday and nobody gave it another place."""
    for story in stick.ctx.newest("genre", "live", limit=1):
        card, copy = stick.ctx.card(story), stick.ctx.copy(story)
        posts = newest_first(stick, copy.body)[1] if copy else ()
        if card and story not in placed and stick.day(at := last_post(stick, card.updated, posts)) >= today - timedelta(days=1):
            return Strip(card, posts[:3], at)
    return None


def _latest(ctx: Context, shown: set[str]) -> tuple[Card, ...]:
    """The newest stories that stand nowhere else on the page."""
    stories = ctx.newest("all", limit=len(shown) + LATEST)
    cards = (ctx.card(story) for story in stories if story not in shown)
    return tuple(card for card in cards if card)[:LATEST]


def _corrections(stick: Stick, today: Any) -> tuple[Corrected, ...]:
    """What was corrected in the last days."""
    months = dict.fromkeys(((day := today - timedelta(days=back)).year, day.month) for back in (0, CORRECTED_DAYS))
    found: list[Corrected] = []
    for story, correction in (item for year, month in months for item in stick.ctx.corrections(year, month)):
        card = stick.ctx.card(story)
        if card and len(found) < CORRECTIONS and stick.day(correction.at) >= today - timedelta(days=CORRECTED_DAYS):
            found.append(Corrected(correction.text, card.path, card.headline))
    return tuple(found)


def every(reading: Reading) -> Iterable[str]:
    return ("/",)


KIND = Kind("front", re.compile("/"), build, every, nothing)
