"""What a Copy names by stable id: the paper, sections, topics, people, places and pictures, as the record holds them."""

import re
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@dataclass(frozen=True)
class Named:
    """Plain data with a stable id; ``as_json`` and ``from_json`` go out and come back."""

    id: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Read what ``as_json`` wrote; a field this version does not know is left out."""
        known = {f.name for f in fields(cls)}
        said: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items() if key in known}
        return cls(**said)


@dataclass(frozen=True)
class Paper(Named):
    """The public part of ``gazette.toml``. Its id is always “paper”."""

    name: str = "The Express Gazette"
    monogram: str = "EG"
    motto: str = ""
    description: str = ""
    language: str = "en"
    zone: str = "UTC"
    base_url: str = "http://localhost:8000"
    publisher: str = ""
    address: str = ""
    email: str = ""
    founded: str = ""
    support: str = ""  # a link for readers who want to support the paper
    support_line: str = ""
    house_ad: str = ""  # one plain line; with its link below
    house_ad_link: str = ""
    same_as: tuple[str, ...] = ()
    ai_search: bool = True  # may an AI search engine index us
    ai_answer: bool = False  # may an assistant answer from our pages
    ai_train: bool = False  # may a model be trained on them
    trust: tuple[str, ...] = ()  # lines of trust.txt
    ads: tuple[str, ...] = ()  # lines of ads.txt
    security_contact: str = ""
    hubs: tuple[str, ...] = ()  # WebSub hubs
    price: str = ""  # of a printed copy, in words
    volume: str = ""  # as printed: Vol. I
    ear_left: tuple[str, ...] = ()  # lines beside the printed nameplate, the first of several as a heading
    ear_right: tuple[str, ...] = ()
    house_ads: tuple[dict[str, str], ...] = ()  # in print: title, text and link of each
    tokens: dict[str, str] = field(default_factory=dict)  # the look: CSS custom properties by name, without dashes
    tokens_dark: dict[str, str] = field(default_factory=dict)

    @property
    def secure(self) -> bool:
        """Is its own address https?"""
        return self.base_url.startswith("https://")

    def colour(self, token: str, otherwise: str) -> str:
        """A colour of the look where drawing needs a plain one: the paper's own if it is written #rgb or #rrggbb, else ours."""
        own = self.tokens.get(token, "")
        return own if COLOUR.fullmatch(own) else otherwise


@dataclass(frozen=True)
class Section(Named):
    slug: str = ""
    name: str = ""
    description: str = ""
    editor: str = ""
    order: int = 0
    retired: bool = False  # keeps its pages, leaves the navigation


@dataclass(frozen=True)
class Topic(Named):
    slug: str = ""
    name: str = ""
    description: str = ""


@dataclass(frozen=True)
class Person(Named):
    """Whom a byline names."""

    slug: str = ""
    name: str = ""
    role: str = ""
    bio: str = ""
    email: str = ""
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place(Named):
    """A page of the house under /about/: a policy, the masthead, the imprint. ``body`` is cleaned HTML."""

    slug: str = ""
    title: str = ""
    description: str = ""
    body: str = ""
    policy: str = ""  # the schema.org property it answers: correctionsPolicy, ethicsPolicy, masthead…
    order: int = 0


@dataclass(frozen=True)
class Picture(Named):
    """A published picture. ``master`` names a cleaned file that is never served; its crops are named in pictures.py."""

    master: str = ""  # sha256 of the cleaned master
    width: int = 0
    height: int = 0
    focus: tuple[float, float] = (0.5, 0.5)  # where to look, 0 to 1 from the top left
    alt: str = ""
    caption: str = ""
    credit: str = ""
    creator: str = ""
    copyright: str = ""
    kind: str = "photo"  # photo or illustration
    source_type: str = ""  # IPTC digital source type, the last word of its URI
    state: str = "added"  # added, withdrawn or expired


@dataclass(frozen=True)
class Slot:
    """One place on a front: a story by id, or a rule the press fills from the record."""

    story: str = ""
    rule: str = ""  # newest | most-urgent
    section: str = ""  # the rule looks only in this section (id)
    genre: str = ""  # … only at this genre


@dataclass(frozen=True)
class Package:
    """A group of slots: top (lead first, then 3 left, 1 right, 5 briefs), opinion, section, feature."""

    kind: str
    slots: tuple[Slot, ...] = ()
    title: str = ""
    section: str = ""  # id; heads the package and links to it


@dataclass(frozen=True)
class Front:
    """A front as launched; ``section`` is empty for the paper's own."""

    section: str = ""
    packages: tuple[Package, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Front":
        packages = tuple(
            Package(**{**p, "slots": tuple(Slot(**slot) for slot in p.get("slots", ()))}) for p in data.get("packages", ())
        )
        return cls(data.get("section", ""), packages)
