"""Markdown with front matter: the page file of the sample paper, and what others write by hand."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import frontmatter
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gazette.house.mistakes import Mistake
from gazette.house.text import clean_inline, plain, slugify
from gazette.record.copy import AI_USES, GENRES, PROVIDERS, Block, Byline, Copy, Figure, Source

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
    try:
        said, body = frontmatter.parse(text)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        raise Mistake(f"{name}: its front matter cannot be read{f', line {where.line + 2}' if where else ''}. Mend it and try again.") from None
    if not isinstance(said, dict):
        raise Mistake(f"{name}: its front matter should be a list of “name: value” lines.")
    days = _Days(zone, today)
    headline = _line(said.get("headline") or said.get("title"))
    if not headline:
        raise Mistake(f"{name} has no headline. Add “headline: …” at its top.")
    slug = slugify(_words(said.get("slug"))) or slugify(headline) or slugify(name.rsplit(".", 1)[0])
    genre = _words(said.get("genre")) or "news"
    copy = Copy(
        story="", slug=slug, day="", version=1, headline=headline, kicker=_line(said.get("kicker")),
        standfirst=_line(said.get("standfirst") or said.get("excerpt") or said.get("description")), section=_words(said.get("section")),
        published="", updated="", byline=_byline(said), dateline=_words(said.get("dateline")), topics=_list(said.get("topics") or said.get("tags")),
        people=_list(said.get("people")), places=_list(said.get("places")), genre=genre if genre in GENRES else "news",
        language=_words(said.get("language") or said.get("lang")) or language, priority=_priority(said.get("priority")), sources=_sources(said),
        ai_use=said["ai_use"] if said.get("ai_use") in AI_USES else "none",
        lead=Figure(picture=_words(said["picture"]), caption=clean_inline(_words(said.get("caption")))) if said.get("picture") else None,
        body=tuple(_captioned(_blocks(slug, body))),
    )  # fmt: skip
    moment = days.parse(published or said.get("published") or said.get("date") or said.get("day"), said.get("time"), name)
    yield Item(copy, moment, tuple(_act(act, days, name) for act in said.get("acts") or ()))


class _Days:
    def __init__(self, zone: str, today: date | None) -> None:
        self.zone, self.today = ZoneInfo(zone), today

    def parse(self, day: Any, hour: Any, name: str) -> datetime | None:
        if day is None:
            return None
        moment = time.fromisoformat(str(hour)) if hour else time(12)
        try:
            if isinstance(day, int) and self.today:
                day = self.today + timedelta(days=day)
            elif isinstance(day, str) and len(day.strip()) > 10:
                day = datetime.fromisoformat(day.strip().replace(" UTC", "+00:00"))
            elif isinstance(day, str):
                day = date.fromisoformat(day.strip())
        except ValueError:
            raise Mistake(f"{name}: “{day}” is not a date. Write 2025-11-08 or 2025-11-08T09:00.") from None
        if isinstance(day, datetime):
            return (day if day.tzinfo else day.replace(tzinfo=self.zone)).astimezone(UTC)
        if not isinstance(day, date):
            raise Mistake(f"{name}: “{day}” is not a date. Write 2025-11-08 or 2025-11-08T09:00.")
        return datetime.combine(day, moment, self.zone).astimezone(UTC)


def _act(said: dict[str, Any], days: _Days, name: str) -> Act:
    kind = said.get("kind")
    if kind not in ("correct", "update", "kill"):
        raise Mistake(f"{name}: an act is correct, update or kill, not “{kind}”.")
    moment = days.parse(said.get("day"), said.get("time"), name)
    if moment is None:
        raise Mistake(f"{name}: the act “{kind}” needs a day.")
    return Act(kind, moment, _words(said.get("note") or said.get("reason")), _words(said.get("was")), _words(said.get("is")), _words(said.get("add")))


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
    lines = [line.strip() for line in content.strip().split("\n") if line.strip()]
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


def _byline(said: dict[str, Any]) -> tuple[Byline, ...]:
    if said.get("desk"):
        return (Byline(desk=_words(said["desk"])),)
    return tuple(Byline(person=name) for name in _list(said.get("byline") or said.get("authors") or said.get("author")))


def _sources(said: dict[str, Any]) -> tuple[Source, ...]:
    found = said.get("sources") or ()
    return tuple(Source(_words(s.get("title")), _words(s.get("url"))) if isinstance(s, dict) else Source(_words(s)) for s in found)


def _priority(value: Any) -> int:
    return value if isinstance(value, int) and 1 <= value <= 9 else 5


def _list(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    return tuple(filter(None, (_words(item) for item in value or ())))


def _line(value: Any) -> str:
    """Plain words of one line; what stands as an entity (“&rsquo;”) is the letter it names, as it is in a body."""
    return _words(unescape(_words(value)))


def _words(value: Any) -> str:
    return re.sub(r"\s+", " ", str(value)).strip() if value is not None and not isinstance(value, dict | list) else ""
