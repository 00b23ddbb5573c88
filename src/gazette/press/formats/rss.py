"""RSS 2.0 with content, creator and media modules (rssboard.org/rss-specification)."""

from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from .feed import Feed, FeedEntry
from .xml import document, element, legal

NAME, TYPE = "feed.xml", "application/rss+xml; charset=utf-8"
ATOM, CONTENT = "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/modules/content/"
DC, MEDIA = "http://purl.org/dc/elements/1.1/", "http://search.yahoo.com/mrss/"


def write(feed: Feed) -> bytes:
    """The feed as RSS; the guid is no permalink, so that no edit makes a story new again."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM, "content": CONTENT, "dc": DC, "media": MEDIA})
    channel = element(root, "channel")
    for tag, words in (("title", feed.title), ("link", feed.home), ("description", feed.description), ("language", feed.language),
                       ("copyright", feed.rights), ("lastBuildDate", _date(feed.updated))):  # fmt: skip
        element(channel, tag, words)
    element(channel, f"{{{ATOM}}}link", href=feed.url, rel="self", type="application/rss+xml")
    for hub in feed.hubs:
        element(channel, f"{{{ATOM}}}link", href=hub, rel="hub")
    for entry in feed.entries:
        _item(element(channel, "item"), entry)
    return document(root)


def _item(item: etree._Element, entry: FeedEntry) -> None:
    element(item, "title", entry.title)
    element(item, "link", entry.url)
    element(item, "guid", entry.id, isPermaLink="false")
    element(item, "pubDate", _date(entry.published))
    element(item, f"{{{ATOM}}}updated", entry.updated)
    if entry.summary:
        element(item, "description", entry.summary)
    element(item, f"{{{CONTENT}}}encoded").text = etree.CDATA(legal(entry.html).replace("]]>", "]]&gt;"))
    for name, _ in entry.authors:
        element(item, f"{{{DC}}}creator", name)
    for category in entry.categories:
        element(item, "category", category)
    if entry.picture:
        media = element(item, f"{{{MEDIA}}}content", url=entry.picture.url, medium="image", type="image/jpeg",
                        width=str(entry.picture.width), height=str(entry.picture.height))  # fmt: skip
        if entry.picture.credit:
            element(media, f"{{{MEDIA}}}credit", entry.picture.credit)
        if entry.picture.alt:
            element(media, f"{{{MEDIA}}}description", entry.picture.alt)


def _date(moment: str) -> str:
    return format_datetime(datetime.fromisoformat(moment), usegmt=True)
