"""The Copy: a story at one published moment, frozen; the one list of what the public may read of a story."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from gazette.house.days import as_known
from gazette.house.text import count_words, plain

from .names import Front, Paper, Person, Picture, Topic

GENRES = ("news", "analysis", "opinion", "review", "obituary", "live")
FEATURES = ("analysis", "opinion", "review", "obituary")  # read from their first letter on, which is set large
AI_USES = ("none", "transcription", "translation", "draft", "image")
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "ckb", "dv")
BLOCKS = ("paragraph", "heading", "quote", "pullquote", "picture", "gallery", "factbox", "table", "list", "embed")
PROVIDERS = ("youtube", "vimeo", "soundcloud", "mastodon")  # click to load; nothing foreign is fetched before


@dataclass(frozen=True)
class Byline:
    """One name over a story: a person by stable id, or a desk by its words, with a role such as “photographs”."""

    person: str = ""
    desk: str = ""
    role: str = ""


@dataclass(frozen=True)
class Source:
    """A public source, shown under “Where this comes from”."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture in its place. An empty ``picture`` is a caption whose picture file never came (old take-ins)."""

    picture: str = ""
    caption: str = ""  # inline markup
    alt: str = ""  # empty: the picture's own alt text
    credit: str = ""  # empty: the picture's own credit
    decorative: bool = False


@dataclass(frozen=True)
class Block:
    """One block of a body with a stable id. ``value`` by type:

    paragraph, heading: {"text": markup}; quote, pullquote: {"text": markup, "who": str};
    list: {"ordered": bool, "items": [markup]}; picture: a Figure as dict; gallery: {"pictures": [Figure as dict]};
    factbox: {"title": str, "rows": [[label, markup]]} (an empty label is a paragraph);
    table: {"caption": str, "head": [str], "rows": [[markup]]}; embed: {"provider": str, "url": str, "title": str}.
    """

    id: str
    type: str
    value: dict[str, Any]


@dataclass(frozen=True)
class Correction:
    """What we said, what is right, in one plain sentence. ``kind`` is “correction” or “clarification”."""

    text: str
    at: str  # ISO 8601, UTC: the effective moment of the correcting version
    was: str = ""
    now: str = ""
    kind: str = "correction"


@dataclass(frozen=True)
class Copy:
    """A story as published once. Names (section, topics, bylines, pictures) are stable ids, looked up when set."""

    story: str
    slug: str
    day: str  # ISO date of the address: first publication in the paper's zone
    version: int  # 1 for the first publication
    headline: str
    section: str
    published: str  # ISO 8601, UTC: effective moment of version 1
    updated: str  # ISO 8601, UTC: effective moment of this version
    kicker: str = ""
    standfirst: str = ""
    byline: tuple[Byline, ...] = ()
    dateline: str = ""
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # named in the story, as words
    places: tuple[str, ...] = ()  # named in the story, as words
    genre: str = "news"
    language: str = "en"
    priority: int = 5  # 1 highest to 9, as IPTC urgency
    sources: tuple[Source, ...] = ()
    ai_use: str = "none"
    lead: Figure | None = None
    body: tuple[Block, ...] = ()
    note: str = ""  # what changed in this version, one plain sentence
    corrections: tuple[Correction, ...] = ()
    exact: str = "minute"  # how exactly ``published`` is known: minute, day, month or year
    entry: int = field(default=0, repr=False, compare=False)  # of the record, when it was read from there; no part of the story

    @property
    def path(self) -> str:
        """The story's address, for ever."""
        return f"/{self.day.replace('-', '/')}/{self.slug}/"

    @property
    def dated(self) -> str:
        """When it was first published, no more exactly than that is known: a moment, a day, a month or a year (ISO 8601)."""
        return as_known(self.published, self.day, self.exact)

    @property
    def revised(self) -> str:
        """When this version came out, no more exactly than that is known."""
        return self.dated if self.updated == self.published else self.updated

    @property
    def direction(self) -> str:
        return "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    @cached_property
    def words(self) -> int:
        return count_words("\n".join(self.plain_body()))

    def plain_body(self) -> Iterator[str]:
        """The words of the body, a line for each run of text, in reading order."""
        for block in self.body:
            yield from block_words(block)

    def figures(self) -> Iterator[Figure]:
        """Every picture the copy names, the lead first."""
        if self.lead:
            yield self.lead
        for block in self.body:
            if block.type == "picture":
                yield Figure(**block.value)
            elif block.type == "gallery":
                yield from (Figure(**value) for value in block.value["pictures"])

    def published_at(self) -> datetime:
        return datetime.fromisoformat(self.published)

    def updated_at(self) -> datetime:
        return datetime.fromisoformat(self.updated)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON data, to be read only; ``from_json`` gives the same Copy back."""
        data = {name: getattr(self, name) for name in FIELDS}
        data.update({name: tuple(dict(vars(item)) for item in getattr(self, name)) for name in NESTED})
        data["lead"] = dict(vars(self.lead)) if self.lead else None
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any], entry: int = 0) -> "Copy":
        """Read what ``as_json`` wrote; a field this version does not know is left out. ``entry``: of the record, if it stands there."""
        known = {name: data[name] for name in FIELDS if name in data}
        for name, kind in NESTED.items():
            known[name] = tuple(kind(**item) for item in known.get(name, ()))
        for name in ("topics", "people", "places"):
            known[name] = tuple(known.get(name, ()))
        known["lead"] = Figure(**known["lead"]) if known.get("lead") else None
        return cls(**known, entry=entry)

    def but(self, **changes: Any) -> "Copy":
        """The same copy with some fields changed."""
        return replace(self, **changes)


FIELDS = tuple(field.name for field in fields(Copy) if field.compare)
NESTED: dict[str, Any] = {"byline": Byline, "sources": Source, "body": Block, "corrections": Correction}


def block_words(block: Block) -> Iterator[str]:
    """The words of one block, plain, in reading order."""
    value = block.value
    for key in ("title", "text", "who", "caption"):
        if value.get(key):
            yield plain(str(value[key]))
    for item in value.get("items", ()):
        yield plain(item)
    for figure in value.get("pictures", ()):
        if figure.get("caption"):
            yield plain(figure["caption"])
    if value.get("head"):
        yield " ".join(plain(cell) for cell in value["head"])
    for row in value.get("rows", ()):
        yield " ".join(plain(cell) for cell in row)


@dataclass(frozen=True)
class Overlay:
    """Unsaved copies, a front not yet launched, and pictures and names not yet public, laid over the record for a preview; never stored."""

    copies: tuple[Copy, ...] = field(default_factory=tuple)
    pictures: tuple[Picture, ...] = field(default_factory=tuple)
    front: Front | None = None
    names: tuple[Person | Topic | Paper, ...] = field(default_factory=tuple)
