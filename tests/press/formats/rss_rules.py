"""The rules of RSS 2.0, which has no schema, from its specification (rssboard.org/rss-specification), as a list of those a feed breaks."""

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from lxml import etree

CHANNEL = {
    "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate", "lastBuildDate", "category", "generator", "docs",
    "cloud", "ttl", "image", "rating", "textInput", "skipHours", "skipDays", "item",
}  # fmt: skip
ITEM = {"title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"}
MANY = {"item", "category", "enclosure"}
RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})")
ADDRESS = re.compile(r"(https?|mailto|ftp|news)://?\S+")


def broken(feed: bytes) -> list[str]:
    """A sentence for each rule that is broken."""
    root = etree.fromstring(feed)
    channels = root.findall("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or len(channels) != 1:
        return ["the root is rss version 2.0 with one channel"]
    (channel,) = channels
    guids = Counter(guid.text for guid in channel.iter("guid"))
    return [
        *(f"the channel has one {name}" for name in ("title", "link", "description") if len(channel.findall(name)) != 1 or not channel.findtext(name)),
        *_known(channel, CHANNEL, "the channel"), *(rule for item in channel.findall("item") for rule in _item(item)),
        *(f"no two items have the guid {guid}" for guid, count in guids.items() if count > 1),
        *(rule for element in (*channel.iter("pubDate"), *channel.iter("lastBuildDate")) for rule in _date(element)),
        *(f"a link is an address, not “{link.text}”" for link in channel.iter("link") if not ADDRESS.fullmatch(link.text or "")),
    ]  # fmt: skip


def _item(item: etree._Element) -> Iterator[str]:
    yield from _known(item, ITEM, "an item")
    if not item.findtext("title") and not item.findtext("description"):
        yield "an item has a title or a description"
    for guid in item.findall("guid"):
        if guid.get("isPermaLink", "true") != "false" and not ADDRESS.fullmatch(guid.text or ""):
            yield f"a guid that is no address says so: “{guid.text}”"
    for enclosure in item.findall("enclosure"):
        if not enclosure.get("url") or not (enclosure.get("length") or "").isdigit() or "/" not in (enclosure.get("type") or ""):
            yield "an enclosure has an address, a length in bytes and a type"


def _known(parent: etree._Element, names: set[str], where: str) -> Iterator[str]:
    counts = Counter(str(element.tag) for element in parent if not str(element.tag).startswith("{"))
    for name, count in counts.items():
        if name not in names:
            yield f"“{name}” is no element of {where}"
        elif count > 1 and name not in MANY:
            yield f"{where} has one {name}"


def _date(element: etree._Element) -> Iterator[str]:
    said = element.text or ""
    if not RFC_822.fullmatch(said):
        yield f"{element.tag} is a date of RFC 822, not “{said}”"
    elif f"{parsedate_to_datetime(said):%a}" != said[:3]:
        yield f"{element.tag} falls on another day than “{said}” says"
