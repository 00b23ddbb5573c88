"""Atom (RFC 4287), full text."""

from lxml import etree

from .feed import Feed, FeedEntry
from .xml import document, element

NAME, TYPE = "feed.atom", "application/atom+xml; charset=utf-8"
ATOM = "http://www.w3.org/2005/Atom"


def write(feed: Feed) -> bytes:
    """The feed as Atom; ids are permanent, ``updated`` moves with a new version only."""
    root = etree.Element("feed", {"{http://www.w3.org/XML/1998/namespace}lang": feed.language}, nsmap={None: ATOM})
    element(root, "id", feed.url)
    element(root, "title", feed.title)
    element(root, "subtitle", feed.description)
    element(root, "updated", feed.updated)
    element(root, "rights", feed.rights)
    element(root, "icon", feed.icon)
    element(element(root, "author"), "name", feed.rights)
    element(root, "link", rel="self", type="application/atom+xml", href=feed.url)
    element(root, "link", rel="alternate", type="text/html", href=feed.home)
    for hub in feed.hubs:
        element(root, "link", rel="hub", href=hub)
    for entry in feed.entries:
        _entry(element(root, "entry", xml_lang=entry.language), entry, feed)
    return document(root)


def _entry(parent: etree._Element, entry: FeedEntry, feed: Feed) -> None:
    element(parent, "id", entry.id)
    element(parent, "title", entry.title)
    element(parent, "link", rel="alternate", type="text/html", href=entry.url)
    element(parent, "published", entry.published)
    element(parent, "updated", entry.updated)
    for name, address in entry.authors or ((feed.rights, ""),):
        author = element(parent, "author")
        element(author, "name", name)
        if address:
            element(author, "uri", address)
    for category in entry.categories:
        element(parent, "category", term=category)
    if entry.summary:
        element(parent, "summary", entry.summary, type="text")
    element(parent, "content", entry.html, type="html")
