"""IPTC ninjs 3.1: a story as news in JSON, one file a story."""

import json
import re
from collections.abc import Iterator
from typing import Any

from gazette.house.days import stamp
from gazette.house.text import plain
from gazette.record import pictures
from gazette.record.copy import Copy, Figure
from gazette.record.reading import Reading
from gazette.record.stands import Stands

from ..change import Change
from ..context import Context
from ..kinds import IN_STEP, Kind
from ..rendition import Rendition
from .feed import authors, permanent
from .prose import prose

TYPE = "application/json; charset=utf-8"
SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
GENRES = {"news": "Current", "analysis": "Analysis", "opinion": "Opinion", "review": "Review", "obituary": "Obituary", "live": "Update"}
ADDRESS = re.compile(r"(?P<path>/\d{4}/\d{2}/\d{2}/[^/]+/)ninjs\.json")


def write(ctx: Context, copy: Copy) -> bytes:
    """A copy as ninjs. Empty fields are left out, as the schema wants."""
    paper, section = ctx.paper(), ctx.section(copy.section)
    base, text = paper.base_url, "\n\n".join(copy.plain_body())
    topics = [topic for ref in copy.topics if (topic := ctx.topic(ref))]
    subjects = [{"name": section.name, "rel": "section", "uri": f"{base}/{section.slug}/"}] if section else []
    said = {
        "uri": base + copy.path, "type": "text", "representationType": "full", "version": str(copy.version),
        "firstCreated": _moment(copy.dated), "versionCreated": _moment(copy.revised), "pubStatus": "usable", "urgency": copy.priority,
        "copyrightHolder": paper.publisher or paper.name, "edNote": "\n".join(c.text for c in copy.corrections), "language": copy.language,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": copy.headline}],
        "descriptions": [{"role": "standfirst", "contentType": "text/plain", "value": copy.standfirst}] if copy.standfirst else [],
        "bodies": [
            {"role": "main", "contentType": "text/html", "charCount": len(text), "wordCount": copy.words, "value": prose(ctx, copy)},
            {"role": "plain", "contentType": "text/plain", "charCount": len(text), "wordCount": copy.words, "value": text},
        ],
        "people": [{"name": name, "rel": "about"} for name in copy.people], "places": [{"name": name, "rel": "about"} for name in copy.places],
        "subjects": [*subjects, *({"name": topic.name, "rel": "about", "uri": f"{base}/topic/{topic.slug}/"} for topic in topics)],
        "infoSources": [{"name": s.title, **({"uri": s.url} if s.url else {})} for s in copy.sources], "title": copy.headline,
        "by": ", ".join(name for name, _ in authors(ctx, copy.byline)), "slugline": copy.slug, "located": copy.dateline,
        "associations": [{"name": f"picture-{n}", **item} for n, figure in enumerate(copy.figures(), 1) if (item := _picture(ctx, figure))],
        "altIds": [{"role": "story", "value": permanent(copy.story, base, copy.day)}],
        "trustIndicators": [{"role": f"{base}/about/{place.slug}/", "title": place.title, "href": f"{base}/about/{place.slug}/"}
                            for place in ctx.places() if place.policy],
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA}, "genres": [{"name": GENRES[copy.genre]}],
    }  # fmt: skip
    return json.dumps({key: value for key, value in said.items() if value not in ("", [])}, ensure_ascii=False).encode()


def canceled(ctx: Context, stands: Stands) -> bytes:
    """What a killed story's file says from then on: that it was withdrawn, when and why, and no word of it.

    Its address would tell the slug, which often is the headline; the id that its earlier file gave among ``altIds`` names it.
    """
    lasting = permanent(stands.story, ctx.paper().base_url, stands.path[1:11].replace("/", "-"))
    said = {
        "uri": lasting, "type": "text", "version": str(stands.versions), "pubStatus": "canceled", "edNote": stands.reason,
        "versionCreated": stamp(stands.killed) if stands.killed else "",
        "altIds": [{"role": "story", "value": lasting}], "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
    }  # fmt: skip
    return json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False).encode()


def _moment(dated: str) -> str:
    """A moment, or nothing where only the day, the month or the year is known: the schema wants it to the second."""
    return dated if "T" in dated else ""


def _picture(ctx: Context, figure: Figure) -> dict[str, Any] | None:
    picture = ctx.picture(figure.picture) if figure.picture else None
    if not picture:
        return None
    base, caption = ctx.paper().base_url, plain(figure.caption or picture.caption)
    made = [crop for crop in pictures.crops(picture) if crop.name == "whole"]
    renditions = []
    for crop in made:
        width, height = pictures.size(picture, crop)
        renditions.append({"name": f"{crop.name}-{crop.width}", "href": base + pictures.address(picture, crop), "contentType": "image/jpeg",
                           "width": width, "height": height})  # fmt: skip
    said = {
        "uri": base + pictures.address(picture, made[-1]), "type": "picture", "by": picture.creator, "copyrightNotice": picture.copyright,
        "descriptions": [d for d in ({"role": "caption", "contentType": "text/plain", "value": caption},
                                     {"role": "alt", "contentType": "text/plain", "value": figure.alt or picture.alt}) if d["value"]],
        "digitalSourceType": {"uri": SOURCE_TYPES + picture.source_type} if picture.source_type else "", "renditions": renditions,
    }  # fmt: skip
    return {key: value for key, value in said.items() if value not in ("", [])}


def _build(ctx: Context, parts: dict[str, str]) -> Rendition | None:
    story = ctx.story_at(parts["path"])
    stands = ctx.standing(story) if story else None
    if stands and stands.killed:
        return Rendition(parts["path"] + "ninjs.json", canceled(ctx, stands), type=TYPE, status=410)
    copy = ctx.copy(story) if story else None
    return Rendition(parts["path"] + "ninjs.json", write(ctx, copy), type=TYPE) if copy else None


def _every(reading: Reading) -> Iterator[str]:
    return (f"{stands.path}ninjs.json" for stands in reading.standings())


def _concerned(change: Change) -> set[str]:
    return {f"{copy.path}ninjs.json" for copy in change.copies()}


NINJS = Kind("ninjs", ADDRESS, _build, _every, _concerned, place=IN_STEP)
