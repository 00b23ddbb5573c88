"""Pages of the house: policies, masthead, imprint, privacy."""

import re
from collections.abc import Iterable

import nh3
from markupsafe import Markup

from gazette.press.change import Change
from gazette.press.context import Context
from gazette.press.formats import jsonld
from gazette.press.kinds import Kind, nothing
from gazette.press.rendition import Rendition
from gazette.record.reading import Reading

from .addresses import SLUG, every_named, name_path
from .sheet import Head, sheet
from .stick import Stick

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "b", "strong", "i", "em", "a", "br", "sub", "sup"}


def build(ctx: Context, found: dict[str, str]) -> Rendition:
    stick = Stick(ctx)
    title = stick.say("About {name}", name=stick.paper.name)
    head = Head(title, stick.paper.description, "/about/", data=(jsonld.organisation(ctx),))
    return sheet(stick, "about.html", "/about/", head, title=title)


def build_place(ctx: Context, found: dict[str, str]) -> Rendition | None:
    address = f"/about/{found['slug']}/"
    ref = ctx.by_slug("place", found["slug"])
    place = ctx.place(ref) if ref else None
    if place is None or place.slug != found["slug"]:
        return None
    stick = Stick(ctx)
    head = Head(place.title, place.description, address)
    return sheet(stick, "place.html", address, head, place=place, body=house_text(place.body))


def house_text(markup: str) -> Markup:
    """The text of a page of the house, cleaned again."""
    return Markup(nh3.clean(markup, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel=None))


def every(reading: Reading) -> Iterable[str]:
    return ("/about/",)


def every_place(reading: Reading) -> Iterable[str]:
    return (name_path("place", place) for place in every_named("place", reading))


def concerned(change: Change) -> Iterable[str]:
    return [name_path("place", named) for named in change.names()] if change.kind == "place" else ()


KIND = Kind("about", re.compile("/about/"), build, every, nothing)
PLACES = Kind("house page", re.compile(f"/about/{SLUG}/"), build_place, every_place, concerned)
