"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json
from functools import lru_cache
from typing import Any

from .feed import KEPT, Feed, FeedEntry

NAME, TYPE = "feed.json", "application/feed+json; charset=utf-8"


def write(feed: Feed) -> bytes:
    """The feed as JSON."""
    said = {
        "version": "https://jsonfeed.org/version/1.1", "title": feed.title, "home_page_url": feed.home, "feed_url": feed.url,
        "description": feed.description, "language": feed.language, "icon": feed.icon, "authors": [{"name": feed.rights}],
        "hubs": [{"type": "WebSub", "url": hub} for hub in feed.hubs],
    }  # fmt: skip
    head = _json({key: value for key, value in said.items() if value != []})
    return b'%s,\n"items":[%s]}' % (head[:-1].encode(), b",".join(map(_item, feed.entries)))


@lru_cache(maxsize=KEPT)
def _item(entry: FeedEntry) -> bytes:
    said = {
        "id": entry.id, "url": entry.url, "title": entry.title, "content_html": entry.html, "summary": entry.summary,
        "image": entry.picture.url if entry.picture else "", "date_published": entry.published, "date_modified": entry.revised,
        "authors": [{"name": name, **({"url": address} if address else {})} for name, address in entry.authors],
        "tags": list(entry.categories), "language": entry.language,
    }  # fmt: skip
    return b"\n" + _json({key: value for key, value in said.items() if value}).encode()


def _json(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False)
