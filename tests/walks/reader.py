"""Rosa reads: pages in a browser, feeds and sitemaps as her programs fetch them."""

from collections.abc import Iterator
from urllib.parse import quote

import feedparser
from lxml import etree
from playwright.sync_api import Browser

from tests.keeping.front_door import get

from .house import House
from .sight import Sight, window

FEEDS = ("feed.xml", "feed.atom", "feed.json")


class Reader:
    """One reader with a screen of one size."""

    def __init__(self, browser: Browser, house: House, size: str) -> None:
        self.house = house
        self.sight: Sight = window(browser, size)

    def reads(self, path: str, *, status: int = 200) -> str:
        """The words of a page as they stand on the screen."""
        return self.sight.look(self.house.at(path), status=status)

    def sees(self, selector: str) -> list[str]:
        """The words of every part of the open page that is visible and matches."""
        return [part.inner_text() for part in self.sight.page.locator(selector).all() if part.is_visible()]

    def color(self, selector: str, of: str = "backgroundColor") -> str:
        """The colour of a part of the open page, as the browser paints it."""
        found: str = self.sight.page.locator(selector).first.evaluate("(part, of) => getComputedStyle(part)[of]", of)
        return found

    def finds(self, words: str) -> str:
        return self.reads(f"/search/?q={quote(words)}")

    def follows(self, feed: str) -> dict[str, str]:
        """What a feed reader gets: address to words, of every entry."""
        status, text = get(self.house.at(feed))
        assert status == 200, feed
        if feed.endswith(".json"):
            import json

            return {item["url"].removeprefix(self.house.address): item["content_html"] for item in json.loads(text)["items"]}
        return {entry.link.removeprefix(self.house.address): f"{entry.title} {entry.content[0].value}" for entry in feedparser.parse(text).entries}

    def crawls(self) -> set[str]:
        """Every address that a search engine finds by the sitemaps that robots.txt names."""
        robots = get(self.house.at("/robots.txt"))[1]
        maps = [line.split(": ", 1)[1] for line in robots.splitlines() if line.startswith("Sitemap: ")]
        assert maps, robots
        return {address.removeprefix(self.house.address) for sitemap in maps for address in _addresses(sitemap)}


def _addresses(sitemap: str) -> Iterator[str]:
    status, text = get(sitemap)
    assert status == 200, sitemap
    root = etree.fromstring(text.encode())
    places = [str(place.text) for place in root.iter("{*}loc") if "sitemaps.org" in etree.QName(place).namespace]
    if etree.QName(root).localname == "sitemapindex":
        for place in places:
            yield from _addresses(place)
    else:
        yield from places
