"""RSS 2.0 with content, creator and media modules (rssboard.org/rss-specification)."""

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from .feed import KEPT, Enclosure, Feed, FeedEntry
from .xml import cdata, document, element

NAME, TYPE = "feed.xml", "application/rss+xml; charset=utf-8"
NAMESPACES = {
    "xmlns_atom": "http://www.w3.org/2005/Atom", "xmlns_content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/", "xmlns_media": "http://search.yahoo.com/mrss/",
}  # fmt: skip


def write(feed: Feed) -> bytes:
    """The feed as RSS; the guid is no permalink, so that no edit makes a story new again."""
    said = (("title", feed.title), ("link", feed.home), ("description", feed.description), ("language", feed.language),
            ("copyright", feed.rights), ("lastBuildDate", _date(feed.updated)))  # fmt: skip
    head = [element(tag, text) for tag, text in said]
    links = [element("atom:link", href=feed.url, rel="self", type="application/rss+xml"),
             *(element("atom:link", href=hub, rel="hub") for hub in feed.hubs)]  # fmt: skip
    channel = element("channel", "", *head, *links)
    return document(element("rss", "", channel, version="2.0", **NAMESPACES), *map(_item, feed.entries), end="</channel></rss>")


@lru_cache(maxsize=KEPT)
def _item(entry: FeedEntry) -> bytes:
    return element("item", "", *_parts(entry)).encode()


def _parts(entry: FeedEntry) -> Iterator[str]:
    yield element("title", entry.title)
    yield element("link", entry.url)
    yield element("guid", entry.id, isPermaLink="false")
    if entry.published:
        yield element("pubDate", _date(entry.published))
    if entry.revised:
        yield element("atom:updated", entry.revised)
    if entry.summary:
        yield element("description", entry.summary)
    yield element("content:encoded", "", cdata(entry.html))
    for name, _ in entry.authors:
        yield element("dc:creator", name)
    for category in entry.categories:
        yield element("category", category)
    if entry.picture:
        yield _media(entry.picture)


def _media(picture: Enclosure) -> str:
    said = [element(tag, text) for tag, text in (("media:credit", picture.credit), ("media:description", picture.alt)) if text]
    return element("media:content", "", *said, url=picture.url, medium="image", type="image/jpeg", width=str(picture.width), height=str(picture.height))


def _date(moment: str) -> str:
    return format_datetime(datetime.fromisoformat(moment), usegmt=True)
