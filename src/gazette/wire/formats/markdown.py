"""Markdown with front matter: the page file of the sample paper, and what others write by hand."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gazette.house.language import as_tag, is_language
from gazette.house.mistakes import Mistake
from gazette.house.text import clean_inline, plain, slugify
from gazette.record.copy import AI_USES, GENRES, PROVIDERS, Block, Byline, Copy, Figure, Source

from ..front_matter import Days, line, listed, names, parse, words
from ..html import blocks_from_html
from ..item import Act, Item, block

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
SPECIAL = ("factbox", "pullquote", "gallery", "embed")
HOSTS = {"youtube.com": "youtube", "youtu.be": "youtube", "vimeo.com": "vimeo", "soundcloud.com": "soundcloud"}
MOST_BYTES = 5 * 2**20


def fits(name: str, text: str) -> bool:
    """Is this Markdown? By its name, or by opening with front matter."""
    return name.lower().endswith((".md", ".markdown")) or text.startswith("---\n")


def read(text: str, *, name: str, zone: str, language: str, published: str = "", today: date | None = None) -> Iterator[Item]:
    """Read one story. Days may be dates or, in the sample, counted from ``today``. Raises Mistake naming file and field."""
    if len(text) > MOST_BYTES:
        raise Mistake(f"{name} is larger than {MOST_BYTES // 2**20} MB. Split it.")
    said, body = parse(text, name)
    days = Days(zone, today)
    headline = line(said.get("headline") or said.get("title"))
    if not headline:
        raise Mistake(f"{name} has no headline. Add “headline: …” at its top.")
    slug = slugify(words(said.get("slug"))) or slugify(headline) or slugify(name.rsplit(".", 1)[0])
    genre = words(said.get("genre")) or "news"
    copy = Copy(
        story="", slug=slug, day="", version=1, headline=headline, kicker=line(said.get("kicker")),
        standfirst=line(said.get("standfirst") or said.get("excerpt") or said.get("description")), section=words(said.get("section")),
        published="", updated="", byline=_byline(said, name), dateline=words(said.get("dateline")), topics=names(said, "topics", "tags", name=name),
        people=names(said, "people", name=name), places=names(said, "places", name=name), genre=genre if genre in GENRES else "news",
        language=_language(words(said.get("language") or said.get("lang")), name) or language,
        priority=_priority(said.get("priority")), sources=_sources(said, name),
        ai_use=said["ai_use"] if said.get("ai_use") in AI_USES else "none",
        lead=Figure(picture=words(said["picture"]), caption=clean_inline(words(said.get("caption")))) if said.get("picture") else None,
        body=tuple(_captioned(_blocks(slug, body))),
    )  # fmt: skip
    day = published or said.get("published") or said.get("date") or said.get("day")
    moment = days.parse(day, said.get("time"), name)
    if moment and days.is_whole(day) and said.get("time") is None:
        copy = copy.but(exact="day")
    yield Item(copy, moment, tuple(_act(act, days, name) for act in listed(said, "acts", name=name)))


def _language(tag: str, name: str) -> str:
    tag = as_tag(tag)
    if tag and not is_language(tag):
        raise Mistake(f"{name}: “language: {tag}” is none. Write it as BCP 47 does: en, de, pt-BR.")
    return tag


def _act(said: Any, days: Days, name: str) -> Act:
    kind = said.get("kind") if isinstance(said, dict) else said
    if kind not in ("correct", "update", "kill"):
        raise Mistake(f"{name}: an act is correct, update or kill, not “{kind}”.")
    moment = days.parse(said.get("day"), said.get("time"), name)
    if moment is None:
        raise Mistake(f"{name}: the act “{kind}” needs a day.")
    return Act(kind, moment, words(said.get("note") or said.get("reason")), words(said.get("was")), words(said.get("is")), words(said.get("add")))


def _blocks(slug: str, body: str) -> Iterator[Block]:
    number = 0
    run: list[Token] = []
    for token in [*MARKDOWN.parse(body), None]:
        special = token is not None and token.type == "fence" and token.info.split(" ")[0] in SPECIAL
        if token is not None and not special:
            run.append(token)
            continue
        html = MARKDOWN.renderer.render(run, MARKDOWN.options, {})
        for made in blocks_from_html(html, slug, number):
            number += 1
            yield made
        run = []
        if token is not None:
            kind, _, title = token.info.partition(" ")
            yield block(slug, number, kind, **_special(kind, title.strip(), token.content))
            number += 1


def _captioned(blocks: Iterator[Block]) -> Iterator[Block]:
    """A line “Table: …” above a table is its caption."""
    held: Block | None = None
    for made in blocks:
        if held is not None and made.type == "table" and held.type == "paragraph" and held.value["text"].startswith("Table: "):
            made, held = replace(made, value={**made.value, "caption": plain(held.value["text"]).removeprefix("Table: ")}), None
        if held is not None:
            yield held
        held = made
    if held is not None:
        yield held


def _special(kind: str, title: str, content: str) -> dict[str, Any]:
    lines = [row.strip() for row in content.strip().split("\n") if row.strip()]
    if kind == "factbox":
        pairs = [line.partition(": ") if ": " in line else ("", "", line) for line in (line.lstrip("- ") for line in lines)]
        return {"title": title, "rows": [[plain(label), _inline(words)] for label, _, words in pairs]}
    if kind == "pullquote":
        return {"text": _inline(" ".join(lines)), "who": title}
    if kind == "gallery":
        return {"pictures": [{"picture": ref, "caption": "", "alt": "", "credit": "", "decorative": False} for ref in lines]}
    url = lines[0] if lines else ""
    host = re.sub(r"^https?://(www\.|m\.)?", "", url).split("/")[0]
    return {"provider": HOSTS.get(host, PROVIDERS[0]), "url": url, "title": title}


def _inline(words: str) -> str:
    return clean_inline(MARKDOWN.renderInline(words))


def _byline(said: dict[str, Any], name: str) -> tuple[Byline, ...]:
    if said.get("desk"):
        return (Byline(desk=words(said["desk"])),)
    return tuple(Byline(person=person) for person in names(said, "byline", "authors", "author", name=name))


def _sources(said: dict[str, Any], name: str) -> tuple[Source, ...]:
    found = [said["sources"]] if isinstance(said.get("sources"), str | dict) else listed(said, "sources", name=name)
    return tuple(Source(words(s.get("title")), words(s.get("url"))) if isinstance(s, dict) else Source(words(s)) for s in found if s)


def _priority(value: Any) -> int:
    return value if isinstance(value, int) and value is not True and 1 <= value <= 9 else 5
