"""Sitemaps 0.9: an index, one file a month, one for standing pages, and the news sitemap of the last 48 hours."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from gazette.house.days import COARSE
from gazette.record.reading import Reading

from ..change import Change
from ..context import Card, Context
from ..kinds import Kind, nothing
from ..rendition import Rendition
from .xml import document, element

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
TYPE = "application/xml; charset=utf-8"
MONTH = re.compile(r"/sitemaps/(?P<year>\d{4})-(?P<month>\d{2})\.xml")
RECENT = timedelta(hours=48)
MOST_NEWS = 1000  # entries of a news sitemap
STEP = 50  # stories asked at a time


def index(ctx: Context, parts: dict[str, str]) -> Rendition:
    """The index: months newest first, then the standing pages. No dates, so that it changes once a month."""
    base = ctx.paper().base_url
    names = [*(f"{year}-{month:02}" for year, month in ctx.read("story_months")), "pages"]
    maps = (element("sitemap", "", element("loc", f"{base}/sitemaps/{name}.xml")) for name in names)
    return Rendition("/sitemap.xml", document(element("sitemapindex", "", *maps, xmlns=SITEMAP)), type=TYPE)


def month(ctx: Context, parts: dict[str, str]) -> Rendition | None:
    """Every story of a month with the moment of its newest version, or its day. Of a month or a year nothing is said: the words of the
    protocol allow them, its schema does not, and both do without."""
    stories = ctx.read("stamps", int(parts["year"]), int(parts["month"]))
    if not stories:
        return None
    base = ctx.paper().base_url
    return _set(f"/sitemaps/{parts['year']}-{parts['month']}.xml", (_url(base + path, _modified(known)) for path, known in stories))


def _modified(known: str) -> str:
    return element("lastmod", known) if len(known) >= len("2025-03-01") else ""


def pages(ctx: Context, parts: dict[str, str]) -> Rendition:
    """The front, sections, topics, people and places."""
    base = ctx.paper().base_url
    addresses = ["/", *(f"/{section.slug}/" for section in ctx.sections() if not section.retired), "/corrections/", "/archive/", "/about/"]
    if ctx.is_printed():
        addresses += ["/today/", *(f"/today/{year:04}/" for year in ctx.edition_years())]
    for kind, prefix in (("topic", "/topic"), ("person", "/by")):
        found = (ctx.topic(ref) if kind == "topic" else ctx.person(ref) for ref in ctx.ids(kind))
        addresses += [f"{prefix}/{named.slug}/" for named in found if named]
    addresses += [f"/about/{place.slug}/" for place in ctx.places()]
    return _set("/sitemaps/pages.xml", (_url(base + address) for address in addresses))


def news(ctx: Context, parts: dict[str, str]) -> Rendition:
    """Stories known to have been first published in the last 48 hours, at most 1,000; may be empty."""
    paper, since = ctx.paper(), ctx.hour() - RECENT
    stories = (_url(paper.base_url + card.path, _news(paper.name, card)) for card in _recent(ctx, since))
    return _set("/news-sitemap.xml", stories, xmlns_news=NEWS)


def _news(paper: str, card: Card) -> str:
    publication = element("news:publication", "", element("news:name", paper), element("news:language", _language(card.language)))
    return element("news:news", "", publication, element("news:publication_date", card.dated), element("news:title", card.headline))


def _recent(ctx: Context, since: datetime) -> Iterator[Card]:
    limit, seen = STEP, 0
    while seen < MOST_NEWS:
        stories = ctx.newest("all", limit=limit)[seen:]
        for story in stories:
            card = ctx.card(story)
            if card and datetime.fromisoformat(card.published) < since:
                return
            if card and card.exact not in COARSE:
                yield card
        if len(stories) < STEP:
            return
        seen, limit = seen + len(stories), limit + STEP


def _language(tag: str) -> str:
    """ISO 639, except Chinese, which the news sitemap wants as zh-cn or zh-tw."""
    if tag.lower().startswith("zh"):
        return "zh-tw" if any(part in tag for part in ("Hant", "TW", "HK")) else "zh-cn"
    return tag.split("-")[0].lower()


def _url(address: str, more: str = "") -> str:
    return element("url", "", element("loc", address), more)


def _set(address: str, urls: Iterable[str], **spaces: str) -> Rendition:
    return Rendition(address, document(element("urlset", "", *urls, xmlns=SITEMAP, **spaces)), type=TYPE)


def _months(reading: Reading) -> Iterator[str]:
    return (f"/sitemaps/{year}-{month:02}.xml" for year, month, _ in reading.months())


def _concerned(change: Change) -> set[str]:
    return {f"/sitemaps/{copy.day[:7]}.xml" for copy in change.copies()}


SITEMAPS = (
    Kind("sitemap index", re.compile(r"/sitemap\.xml"), index, lambda reading: ["/sitemap.xml"], nothing),
    Kind("sitemap", MONTH, month, _months, _concerned),
    Kind("pages sitemap", re.compile(r"/sitemaps/pages\.xml"), pages, lambda reading: ["/sitemaps/pages.xml"], nothing),
    Kind("news sitemap", re.compile(r"/news-sitemap\.xml"), news, lambda reading: ["/news-sitemap.xml"], nothing),
)

