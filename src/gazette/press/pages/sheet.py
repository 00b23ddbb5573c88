"""The sheet every page is set on: its head, masthead, navigation and foot."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from gazette.press.headers import Fields
from gazette.press.rendition import Rendition
from gazette.press.setting import set_page

from .stick import Stick

DEFAULTS = {"is_front": False, "is_section": False, "kind": "", "script": "", "today": None, "live_at": ""}


@dataclass(frozen=True)
class Head:
    """What a page says of itself to machines: title, address, description, card, feeds and structured data."""

    title: str = ""  # empty: the paper's own name
    description: str = ""
    canonical: str = ""  # path; empty: the page is not to be indexed
    is_indexed: bool = True  # an old version names the story as its canonical page, and stays out of indexes
    kind: str = "website"
    card: str = ""  # path of the social card
    card_alt: str = ""
    feeds: str = ""  # path before “feed.xml”; empty: the whole paper's only
    feeds_of: str = ""  # whose feed that is
    published: str = ""
    updated: str = ""
    data: tuple[dict[str, Any], ...] = field(default_factory=tuple)


def sheet(stick: Stick, template: str, address: str, head: Head, *, status: int = 200, current: str = "", headers: Fields = (),
          **values: Any) -> Rendition:  # fmt: skip
    """One page, set. ``current`` is the id of the section to mark in the navigation; ``headers`` are of this page alone."""
    values = {**DEFAULTS, **values, "p": stick, "say": stick.say, "head": head, "current": current, "address": address, "data": structured(head.data)}
    return Rendition(address, set_page(template, **values), status=status, headers=headers)


def structured(data: Iterable[dict[str, Any]]) -> tuple[Markup, ...]:
    """JSON-LD as script text that cannot end its element."""
    return tuple(Markup(_closed(json.dumps(item, ensure_ascii=False, separators=(",", ":")))) for item in data)


def _closed(script: str) -> str:
    return script.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
