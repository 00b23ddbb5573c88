"""Atom (RFC 4287), full text."""

from collections.abc import Iterator
from functools import lru_cache

from .feed import KEPT, Feed, FeedEntry
from .xml import document, element

NAME, TYPE = "feed.atom", "application/atom+xml; charset=utf-8"
ATOM = "http://www.w3.org/2005/Atom"


def write(feed: Feed) -> bytes:
    """The feed as Atom; ids are permanent, ``updated`` moves with a new version only."""
    said = (("id", feed.url), ("title", feed.title), ("subtitle", feed.description), ("updated", feed.updated),
            ("rights", feed.rights), ("icon", feed.icon))  # fmt: skip
    head = [element(tag, text) for tag, text in said]
    links = [element("link", rel="self", type="application/atom+xml", href=feed.url),
             element("link", rel="alternate", type="text/html", href=feed.home),
             *(element("link", rel="hub", href=hub) for hub in feed.hubs)]  # fmt: skip
    root = element("feed", "", *head, _author(feed.rights), *links, xmlns=ATOM, xml_lang=feed.language)
    return document(root, *(_entry(entry, feed.rights) for entry in feed.entries), end="</feed>")


@lru_cache(maxsize=KEPT)
def _entry(entry: FeedEntry, rights: str) -> bytes:
    return element("entry", "", *_parts(entry, rights), xml_lang=entry.language).encode()


def _parts(entry: FeedEntry, rights: str) -> Iterator[str]:
    yield element("id", entry.id)
    yield element("title", entry.title)
    yield element("link", rel="alternate", type="text/html", href=entry.url)
    if entry.published:
        yield element("published", entry.published)
    yield element("updated", entry.updated)
    for name, address in entry.authors or ((rights, ""),):
        yield _author(name, address)
    for category in entry.categories:
        yield element("category", term=category)
    if entry.summary:
        yield element("summary", entry.summary, type="text")
    yield element("content", entry.html, type="html")


def _author(name: str, address: str = "") -> str:
    return element("author", "", element("name", name), element("uri", address) if address else "")
