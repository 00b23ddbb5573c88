"""The page of a story: its words, where they come from and what was changed; when it was killed, a notice."""

import re
from collections.abc import Iterable
from typing import Any

from gazette.house.text import plain
from gazette.press.change import Change
from gazette.press.context import Context
from gazette.press.formats import cards, jsonld
from gazette.press.headers import framing
from gazette.press.kinds import IN_STEP, Kind
from gazette.press.rendition import Rendition
from gazette.record.back_numbers import Appearance
from gazette.record.copy import FEATURES, Copy
from gazette.record.edition import STORY as PRINTED
from gazette.record.reading import Reading
from gazette.record.stands import Stands

from .addresses import STORY, story_path
from .body import blocks, frames, last_post, newest_first, placed, plateblock, signed
from .sheet import Head, sheet
from .stick import Stick

EARLIER = 4
EDITIONS = 3
POSTS = 100  # of a live story, on its one page
KEY_POINTS = 5


def build(ctx: Context, found: dict[str, str]) -> Rendition | None:
    address = story_path(found)
    story = ctx.story_at(address)
    stands = ctx.standing(story) if story else None
    if story is None or stands is None:
        copy = ctx.copy(story) if story else None  # a preview of what was never published
        return story_page(ctx, copy) if copy else None
    if stands.killed:
        return gone(ctx, stands)
    copy = ctx.copy(story)
    return story_page(ctx, copy) if copy else None


def story_page(ctx: Context, copy: Copy, *, old: bool = False) -> Rendition:
    """The whole page of a copy. ``old``: a version that is not the newest, with a notice and not to be indexed."""
    stick = Stick(ctx)
    section = ctx.section(copy.section)
    history = ctx.versions(copy.story)
    before, live = newest_first(stick, copy.body) if copy.genre == "live" else ((), ())
    address, hosts = f"{copy.path}versions/{copy.version}" if old else copy.path, frames(copy.body)
    return sheet(
        stick, "story.html", address, _head(ctx, stick, copy, section, old), current=copy.section,
        kind=f"art-{copy.genre}", copy=copy, section=section, old=old, history=tuple(reversed(history)), last=len(history),
        lead=plateblock(stick, copy.lead, "story", eager=True) if copy.lead else "",
        body=before if live else signed(stick, placed(copy.dateline, blocks(stick, copy.body))), posts=live[:POSTS], more=len(live) - POSTS,
        points=live[:KEY_POINTS] if len(live) > KEY_POINTS else (), live_at=last_post(stick, copy.updated, live),
        topics=[topic for ref in copy.topics if (topic := ctx.topic(ref))],
        writers=_writers(ctx, copy), ai_use=AI_USE.get(copy.ai_use, ""),
        in_print=_in_print(ctx, copy), earlier=[] if old else _earlier(ctx, copy), script="js/frames.js" if hosts else "", headers=framing(hosts),
        drop=copy.genre in FEATURES and not copy.dateline and _opens_with_a_letter(copy),
    )  # fmt: skip


def gone(ctx: Context, stands: Stands, address: str = "") -> Rendition:
    """What stays at the address of a killed story: when and why, and no word of it. ``address``: the same where its versions stood."""
    stick = Stick(ctx)
    assert stands.killed
    head = Head(stick.say("Withdrawn"))
    return sheet(stick, "gone.html", address or stands.path, head, status=410, stands=stands, versions=bool(address))


def _head(ctx: Context, stick: Stick, copy: Copy, section: Any, old: bool) -> Head:
    trail = ((section.name, f"/{section.slug}/"),) if section else ()
    data = () if old else (jsonld.story(ctx, copy), jsonld.breadcrumbs(ctx, *trail, (copy.headline, copy.path)))
    return Head(
        title=copy.headline, description=copy.standfirst or _first_words(copy), canonical=copy.path, kind="article",
        card=cards.address(copy.story, copy.version), card_alt=copy.headline, is_indexed=not old, feeds=trail[0][1] if trail else "",
        feeds_of=section.name if section else "", published=copy.dated, updated=copy.revised, data=data,
    )  # fmt: skip


def _earlier(ctx: Context, copy: Copy) -> list[Any]:
    """Stories of the section first published before this one, so that later ones never touch this page."""
    stories = ctx.newest("section", copy.section, limit=EARLIER, before=copy.story)
    return [card for story in stories if (card := ctx.card(story))]


def _in_print(ctx: Context, copy: Copy) -> list[Appearance]:
    """The newest editions in which it ran as a story."""
    return [seen for seen in ctx.in_print(copy.story) if seen.role == PRINTED][-EDITIONS:]


def _writers(ctx: Context, copy: Copy) -> list[Any]:
    """Who speaks in an opinion or a review, told at its end."""
    if copy.genre not in ("opinion", "review"):
        return []
    people = (ctx.person(item.person) for item in copy.byline if item.person and not item.role)
    return [person for person in people if person and person.bio]


def _first_words(copy: Copy, limit: int = 160) -> str:
    words = next((plain(block.value["text"]) for block in copy.body if block.type == "paragraph"), "")
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + "…"


def _opens_with_a_letter(copy: Copy) -> bool:
    first = next((plain(block.value["text"]) for block in copy.body if block.type == "paragraph"), "")
    return len(first) > 200 and first[:1].isalpha() and first[:1].upper() != first[:1].lower()


AI_USE = {
    "none": "None declared.",
    "transcription": "Recordings were transcribed by a program and checked by a person.",
    "translation": "Translated with the help of a program and checked by a person.",
    "draft": "A program helped to draft this text; a person edited it and answers for it.",
    "image": "A picture in this story was made with AI and says so.",
}


def every(reading: Reading) -> Iterable[str]:
    return (stands.path for stands in reading.standings())


def concerned(change: Change) -> Iterable[str]:
    return {copy.path: None for copy in change.copies()}


KIND = Kind("story", re.compile(STORY), build, every, concerned, place=IN_STEP)
