"""Between Story and Copy: what of a story the public may read, by allow-list, and a story made from a copy."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Model

from gazette.house.days import day_of, stamp
from gazette.record import copy as record
from gazette.record.copy import Block, Copy, Correction, Figure
from gazette.staff.models import Person

from .blocks import provider_of
from .markup import inline, paragraphs, rich
from .models import Byline, Section, Source, Story, Topic
from .pictures_used import Pictures
from .tables import read_cells, write_cells

Named = TypeVar("Named", bound=Model)


def as_copy(story: Story, *, version: int, published: datetime, updated: datetime, zone: str, note: str = "",
            corrections: Iterable[Correction] = ()) -> Copy:  # fmt: skip
    """The copy a story would be published as. Only what is named here leaves the newsroom."""
    pictures = Pictures.of_story(story)
    return Copy(
        story=story.uid,
        slug=story.slug,
        day=(story.day or day_of(published, zone)).isoformat(),
        version=version,
        headline=_line(story.headline),
        section=story.section.uid if story.section else "",
        published=stamp(published),
        updated=stamp(updated),
        kicker=story.kicker.strip(),
        standfirst=_line(story.standfirst),
        byline=tuple(_byline(story)),
        dateline=story.dateline.strip(),
        topics=tuple(topic.uid for topic in story.topics.all()),
        people=tuple(story.people),
        places=tuple(story.places),
        genre=story.genre,
        language=story.language,
        priority=story.priority,
        sources=tuple(record.Source(source.title, source.url) for source in story.sources.all()),
        ai_use=story.ai_use,
        lead=_lead(story, pictures),
        body=tuple(block for raw in story.body.raw_data for block in _blocks(raw, pictures)),
        note=note.strip(),
        corrections=tuple(corrections),
        exact=story.exact,
    )


class Shelf:
    """The newsroom's sections, people and topics by stable id, each fetched once: for many copies of one transaction."""

    def __init__(self) -> None:
        self._found: dict[tuple[type[Model], str], Any] = {}

    def get(self, model: type[Named], refs: Iterable[str]) -> list[Named]:
        """Those of these that are there, in the order asked for."""
        asked = list(dict.fromkeys(ref for ref in refs if ref))
        missing = [ref for ref in asked if (model, ref) not in self._found]
        fetched = {row.uid: row for row in model._default_manager.filter(uid__in=missing)} if missing else {}  # type: ignore[attr-defined]
        self._found |= {(model, ref): fetched.get(ref) for ref in missing}
        return [row for ref in asked if (row := self._found[model, ref])]


def from_copy(copy: Copy, shelf: Shelf | None = None) -> Story:
    """A story of the newsroom, not yet saved, with the words of a copy. Names must be there already, by stable id."""
    shelf = shelf or Shelf()
    pictures = Pictures.of_copy(copy)
    lead = copy.lead or Figure()
    story = Story(
        uid=copy.story, slug=copy.slug, headline=copy.headline, kicker=copy.kicker, standfirst=copy.standfirst, dateline=copy.dateline,
        section=next(iter(shelf.get(Section, [copy.section])), None), genre=copy.genre, language=copy.language,
        priority=copy.priority, people=list(copy.people), places=list(copy.places), ai_use=copy.ai_use, exact=copy.exact,
        lead_id=pictures.key(lead.picture), lead_caption=rich([("", lead.caption)]), lead_alt=lead.alt, lead_credit=lead.credit,
        lead_decorative=lead.decorative,
    )  # fmt: skip
    story.body = Story._meta.get_field("body").stream_block.to_python(_raw_body(copy, pictures))
    people = {person.uid: person for person in shelf.get(Person, [line.person for line in copy.byline])}
    story.byline = [Byline(person=people.get(line.person), desk=line.desk, role=line.role, sort_order=number) for number, line in enumerate(copy.byline)]
    story.sources = [Source(title=source.title, url=source.url, sort_order=number) for number, source in enumerate(copy.sources)]
    if copy.topics:
        story.topics = shelf.get(Topic, copy.topics)
    return story


def _byline(story: Story) -> Iterable[record.Byline]:
    """The names over it; a line begun in the editor that names nobody yet is none."""
    lines = (record.Byline(line.person.uid if line.person else "", line.desk, line.role) for line in story.byline.all())
    return (line for line in lines if line.person or line.desk)


def _line(words: str) -> str:
    """One line of words; a space that does not break stays one."""
    return re.sub(r"[ \t\r\n]+", " ", words).strip(" ")


def day_in_address(copy: Copy) -> date:
    return date.fromisoformat(copy.day)


def _lead(story: Story, pictures: Pictures) -> Figure | None:
    caption = inline(story.lead_caption)
    if not story.lead_id and not caption:
        return None
    return Figure(pictures.uid(story.lead_id), caption, story.lead_alt.strip(), story.lead_credit.strip(), story.lead_decorative)


# ---- from the editor's blocks ---------------------------------------------------------------------------------------
def _blocks(raw: dict[str, Any], pictures: Pictures) -> Iterable[Block]:
    """The blocks of the record one block of the editor becomes; rich text gives one for each paragraph."""
    kind, value, ref = raw["type"], raw["value"], raw.get("id") or ""
    if kind == "paragraph":
        for number, (key, markup) in enumerate(paragraphs(value)):
            yield Block(key or (f"{ref}-{number}" if number else ref), "paragraph", {"text": markup})
        return
    found = _value(kind, value, pictures)
    if found is not None:
        yield Block(ref, kind, found)


def _value(kind: str, value: Any, pictures: Pictures) -> dict[str, Any] | None:
    """The value of a block as the record has it; None for one that is empty."""
    if kind == "heading":
        return {"text": inline(value)} if inline(value) else None
    if kind in ("quote", "pullquote"):
        return {"text": inline(value["text"]), "who": value.get("who") or ""} if inline(value["text"]) else None
    if kind == "list":
        items = [inline(_item(item)) for item in value["items"]]
        return {"ordered": bool(value.get("ordered")), "items": [item for item in items if item]} if any(items) else None
    if kind == "picture":
        return _figure(value, pictures)
    if kind == "gallery":
        shown = [figure for item in value if (figure := _figure(_item(item), pictures))]
        return {"pictures": shown} if shown else None
    if kind == "factbox":
        rows = [[row.get("label") or "", inline(row["text"])] for row in map(_item, value["rows"])]
        return {"title": value.get("title") or "", "rows": rows}
    if kind == "table":
        head, *rows = read_cells(value.get("cells") or "") or [[]]
        return {"caption": value.get("caption") or "", "head": head, "rows": rows} if head else None
    return {"provider": provider_of(value["url"]), "url": value["url"], "title": value.get("title") or ""}


def _figure(value: dict[str, Any], pictures: Pictures) -> dict[str, Any] | None:
    caption = inline(value.get("caption") or "")
    if not value.get("picture") and not caption:
        return None
    return {"picture": pictures.uid(value.get("picture")), "caption": caption, "alt": (value.get("alt") or "").strip(),
            "credit": (value.get("credit") or "").strip(), "decorative": bool(value.get("decorative"))}  # fmt: skip


def _item(item: Any) -> Any:
    """A list item's value, in either of Wagtail's two spellings."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


# ---- to the editor's blocks -----------------------------------------------------------------------------------------
def _raw_body(copy: Copy, pictures: Pictures) -> list[dict[str, Any]]:
    """The editor's blocks of a copy; paragraphs that follow one another are written as one text, each keeping its id."""
    body: list[dict[str, Any]] = []
    for block in copy.body:
        if block.type == "paragraph":
            written = rich([(block.id, block.value["text"])])
            if body and body[-1]["type"] == "paragraph":
                body[-1]["value"] += written
            else:
                body.append({"type": "paragraph", "value": written, "id": block.id})
        else:
            body.append({"type": block.type, "value": _raw_value(block.id, block.type, block.value, pictures), "id": block.id})
    return body


def _raw_value(ref: str, kind: str, value: dict[str, Any], pictures: Pictures) -> Any:
    if kind == "heading":
        return rich([("", value["text"])])
    if kind in ("quote", "pullquote"):
        return {"text": rich([("", value["text"])]), "who": value.get("who", "")}
    if kind == "list":
        return {"ordered": value.get("ordered", False), "items": _as_items(ref, (rich([("", item)]) for item in value["items"]))}
    if kind == "picture":
        return _raw_figure(value, pictures)
    if kind == "gallery":
        return _as_items(ref, (_raw_figure(figure, pictures) for figure in value["pictures"]))
    if kind == "factbox":
        rows = ({"label": label, "text": rich([("", markup)])} for label, markup in value["rows"])
        return {"title": value.get("title", ""), "rows": _as_items(ref, rows)}
    if kind == "table":
        return {"caption": value.get("caption", ""), "cells": write_cells([value.get("head", []), *value.get("rows", [])])}
    return {"url": value["url"], "title": value.get("title", "")}


def _raw_figure(value: dict[str, Any], pictures: Pictures) -> dict[str, Any]:
    return {**value, "picture": pictures.key(value.get("picture", "")), "caption": rich([("", value.get("caption", ""))])}


def _as_items(ref: str, values: Iterable[Any]) -> list[dict[str, Any]]:
    """The items of a block, each with an id of its own, without which Wagtail would read them as empty."""
    return [{"type": "item", "value": value, "id": f"{ref}-{number}"} for number, value in enumerate(values)]
