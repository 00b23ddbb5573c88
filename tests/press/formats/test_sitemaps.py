"""Sitemaps, by their schemas and by what they leave out."""

from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree

from gazette.house.days import stamp
from gazette.press.press import build
from gazette.record.reading import Reading
from tests.record.making import NOON, end, lay_ground, publish, revise

SCHEMAS = Path(__file__).parent / "schemas"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def validated(body: bytes, schema: str) -> etree._Element:
    root = etree.fromstring(body)
    etree.XMLSchema(etree.parse(SCHEMAS / f"{schema}.xsd")).assertValid(root)
    return root


def locations(root: etree._Element) -> list[str]:
    return [element.text for element in root.iter("{*}loc")]


def test_the_index_leads_to_every_sitemap(page):
    root = validated(page("/sitemap.xml").body, "siteindex")

    assert locations(root) == ["https://test.example/sitemaps/2026-03.xml", "https://test.example/sitemaps/pages.xml"]
    for address in locations(root):
        validated(page(address.removeprefix("https://test.example")).body, "sitemap")


def test_a_month_tells_when_each_story_was_last_changed(page, paper):
    root = validated(page("/sitemaps/2026-03.xml").body, "sitemap")

    said = {url[0].text: url[1].text for url in root}
    assert said["https://test.example" + paper.path] == paper.updated


@pytest.mark.parametrize("exact, known", [("day", ["2026-03-10"]), ("month", []), ("year", [])])
def test_a_sitemap_claims_no_more_than_is_known(page, paper, exact, known):
    copy = publish(at=NOON, headline="Old", exact=exact)

    def said() -> list[str]:
        root = validated(page("/sitemaps/2026-03.xml").body, "sitemap")
        return next([more.text for more in url[1:]] for url in root if url[0].text == "https://test.example" + copy.path)

    assert said() == known
    revise(copy, at=NOON + timedelta(hours=3))
    assert said() == [stamp(NOON + timedelta(hours=3))]


def test_news_of_a_day_are_dated_by_the_day(db):
    lay_ground()
    publish(at=NOON, exact="day")

    root = etree.fromstring(build("/news-sitemap.xml", Reading(), now=NOON).body)

    assert [e.text for e in root.iter(f"{NEWS}publication_date")] == ["2026-03-10"]


def test_the_news_sitemap_holds_48_hours_and_no_more(db):
    lay_ground(base_url="https://test.example")
    publish(at=NOON - timedelta(hours=49), headline="Old")
    fresh = publish(at=NOON - timedelta(hours=47), headline="Fresh & <new>", language="zh-Hant")
    killed = publish(at=NOON - timedelta(hours=2), headline="Killed")
    end(killed, at=NOON - timedelta(hours=1))

    root = etree.fromstring(build("/news-sitemap.xml", Reading(), now=NOON).body)
    for said in root.iter(f"{NEWS}news"):
        validated(etree.tostring(said), "sitemap-news")

    assert [e.text for e in root.iter(f"{NEWS}title")] == ["Fresh & <new>"]
    assert [e.text for e in root.iter(f"{NEWS}publication_date")] == [fresh.published]
    assert [e.text for e in root.iter(f"{NEWS}language")] == ["zh-tw"]
    assert [e.text for e in root.iter(f"{NEWS}name")] == ["The Test Gazette"]


def test_a_paper_without_news_has_an_empty_news_sitemap(db):
    lay_ground()

    root = etree.fromstring(build("/news-sitemap.xml", Reading(), now=NOON).body)

    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset" and len(root) == 0


@pytest.mark.parametrize("number", [49, 50, 51, 120])
def test_every_story_of_the_last_hours_is_there_however_many(db, number):
    lay_ground()
    for n in range(number):
        publish(at=NOON - timedelta(minutes=n))

    assert len(etree.fromstring(build("/news-sitemap.xml", Reading(), now=NOON).body)) == number
