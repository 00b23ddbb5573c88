"""What every feed says, whatever its format: its titles and its newest stories in full, with absolute addresses."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from gazette.house.days import COARSE, noon_of
from gazette.record import pictures
from gazette.record.copy import Byline, Copy

from ..context import Context
from .prose import prose

LIMIT = 20  # stories a feed holds
KEPT = 300  # entries each format keeps as it wrote them, for the next feed that holds them
NEVER = "1970-01-01T00:00:00Z"  # the build date of an empty feed


@dataclass(frozen=True)
class Enclosure:
    """The lead picture of an entry in its social crop."""

    url: str
    width: int
    height: int
    size: int  # bytes; 0 when not known
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class FeedEntry:
    """One story. ``id`` never changes, whatever is edited."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    authors: tuple[tuple[str, str], ...]  # (name, address of the author page or "")
    published: str  # empty where it is known only to the month or year
    revised: str  # the same, of this version
    updated: str  # a moment, since Atom must have one
    categories: tuple[str, ...]
    language: str
    picture: Enclosure | None


@dataclass(frozen=True)
class Feed:
    """A list of stories with what a reader program asks of a feed."""

    title: str
    description: str
    home: str
    url: str
    language: str
    updated: str
    rights: str
    icon: str
    hubs: tuple[str, ...]
    entries: tuple[FeedEntry, ...]


def feed(ctx: Context, scope: str, ref: str, *, title: str, home: str, address: str) -> Feed:
    """The newest stories of a scope (all, section, topic, person) as a feed standing at ``address``."""
    made = (ctx.part("feed entry", story, partial(_entry, ctx, story)) for story in ctx.newest(scope, ref, limit=LIMIT))
    return feed_of(ctx, tuple(filter(None, made)), title=title, home=home, address=address)


def feed_of(ctx: Context, entries: tuple[FeedEntry, ...], *, title: str, home: str, address: str, about: str = "") -> Feed:
    """Entries as a feed standing at ``address``; ``about`` says what it holds, where that is not the paper."""
    paper = ctx.paper()
    return Feed(
        title=title, description=about or paper.description or paper.motto or paper.name, home=paper.base_url + home, url=paper.base_url + address,
        language=paper.language, updated=max((e.updated for e in entries), default=NEVER), rights=paper.publisher or paper.name,
        icon=f"{paper.base_url}/assets/icon-192.png", hubs=paper.hubs, entries=entries,
    )  # fmt: skip


def _entry(ctx: Context, story: str) -> FeedEntry | None:
    copy = ctx.copy(story)
    return entry(ctx, copy) if copy else None


def entry(ctx: Context, copy: Copy) -> FeedEntry:
    """One story as a feed entry.

    Feeds know moments only: a day is given as its noon, by the paper's rule. Of a month or a year no date is told but ``updated``, which Atom
    (RFC 4287, 4.2.15) cannot do without: there it is noon of the first day, so that month and year are right in a reader's zone too, and it is not made newer.
    """
    base = ctx.paper().base_url
    section, zone = ctx.section(copy.section), ctx.paper().zone
    topics = [topic.name for ref in copy.topics if (topic := ctx.topic(ref))]
    return FeedEntry(
        id=permanent(copy.story, base, copy.day), url=base + copy.path, title=copy.headline, summary=copy.standfirst, html=prose(ctx, copy),
        authors=tuple(authors(ctx, copy.byline)), published="" if copy.exact in COARSE else noon_of(copy.dated, zone),
        revised="" if copy.revised == copy.dated and copy.exact in COARSE else noon_of(copy.revised, zone), updated=noon_of(copy.revised, zone),
        categories=tuple(filter(None, (section.name if section else "", *topics))), language=copy.language, picture=enclosure(ctx, copy),
    )  # fmt: skip


def permanent(story: str, base: str, day: str) -> str:
    """An id that outlives every edit and rename: a UUID urn, or a tag URI for an id that is none (RFC 4151)."""
    if len(story) == 32 and all(c in "0123456789abcdef" for c in story):
        return f"urn:uuid:{story[:8]}-{story[8:12]}-{story[12:16]}-{story[16:20]}-{story[20:]}"
    return f"tag:{urlsplit(base).hostname},{day}:{story}"


def authors(ctx: Context, byline: tuple[Byline, ...]) -> list[tuple[str, str]]:
    """Names over a story with the address of their page."""
    found = []
    for line in byline:
        person = ctx.person(line.person) if line.person else None
        if person:
            found.append((person.name, f"{ctx.paper().base_url}/by/{person.slug}/"))
        elif line.desk:
            found.append((line.desk, ""))
    return found


def enclosure(ctx: Context, copy: Copy) -> Enclosure | None:
    """The lead picture as feeds and cards show it: 16 by 9, JPEG."""
    picture = ctx.picture(copy.lead.picture) if copy.lead and copy.lead.picture else None
    if not picture or not copy.lead:
        return None
    crop = next(crop for crop in pictures.crops(picture) if crop.name == "social")
    width, height = pictures.size(picture, crop)
    return Enclosure(
        ctx.paper().base_url + pictures.address(picture, crop), width, height, 0, copy.lead.alt or picture.alt,
        copy.lead.caption or picture.caption, copy.lead.credit or picture.credit,
    )  # fmt: skip
