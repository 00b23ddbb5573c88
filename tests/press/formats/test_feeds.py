"""Feeds: read back with a reader that shares no code with us, and checked by schema; RSS, which has none, by its rules."""

import json
from datetime import timedelta
from pathlib import Path

import feedparser
import jsonschema
import pytest
from django.db import transaction
from lxml import etree
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from gazette.house.days import stamp
from gazette.press.press import build
from gazette.record import log
from gazette.record.copy import Correction
from gazette.record.reading import Reading
from tests.record.making import NOON, end, lay_ground, publish

from .rss_rules import broken

SCHEMAS = Path(__file__).parent / "schemas"
HELD = {name: json.loads((SCHEMAS / name).read_text()) for name in ("feed.json", "feed-1.json")}  # 1.1 borrows from 1.0
OLDER = [(place, Resource(HELD["feed-1.json"], DRAFT4)) for place in ("feed-1", "https://json.schemastore.org/feed-1")]
FEED = jsonschema.Draft4Validator(HELD["feed.json"], registry=Registry().with_resources(OLDER))
RNG, ATOM = etree.RelaxNG(file=SCHEMAS / "atom.rng"), "{http://www.w3.org/2005/Atom}"
ADDRESSES = ["/feed.xml", "/feed.atom", "/city/feed.xml", "/city/feed.atom", "/topic/port/feed.xml", "/by/nellie/feed.atom"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_reader_finds_the_story_whole(page, paper, address):
    read = feedparser.parse(page(address).body)

    entry = read.entries[0]
    assert not read.bozo
    assert entry.title == paper.headline and entry.link == "https://test.example" + paper.path
    assert entry.id == "urn:uuid:01234567-89ab-cdef-0123-456789abcdef"
    assert entry.author == "Nellie Quill"
    content = entry.content[0].value
    for words in ("The tunnel has two tubes", "An <b>opening</b>", 'href="https://test.example/about/ethics/"', "At a glance", "Tolls", "https://test.example/pictures/"):
        assert words in content
    assert [link.href for link in read.feed.links if link.rel == "self"] == ["https://test.example" + address]
    assert [link.href for link in read.feed.links if link.rel == "hub"] == ["https://hub.example/"]


@pytest.mark.parametrize("address", [*(one for one in ADDRESSES if one.endswith("atom")), "/corrections/feed.atom"])
def test_an_atom_feed_stands_by_its_schema(page, paper, address):
    feed = etree.fromstring(page(address).body)

    RNG.assertValid(feed)
    for entry in feed.iter(f"{ATOM}entry"):  # the three rules of the RFC that no pattern can say
        assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None
    assert len({entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")}) == len(feed.findall(f"{ATOM}entry")) > 0


@pytest.mark.parametrize("was, now", [
    (b"<published>", b"<published>on "), (b"</id>", b"</id><id>again</id>"), (b"<category term=", b"<category name="), (b"<name>", b"<called>"),
    (b' type="html">', b' type="markdown">'), (b"<updated>", b"<modified>"),
])  # fmt: skip
def test_a_spoiled_atom_feed_does_not(page, was, now):
    body = page("/feed.atom").body
    spoiled = body.replace(was, now).replace(was.replace(b"<", b"</"), now.replace(b"<", b"</") if b" " not in now else was.replace(b"<", b"</"))

    assert was in body and not RNG.validate(etree.fromstring(spoiled))


@pytest.mark.parametrize("address", [*(one for one in ADDRESSES if one.endswith("xml")), "/corrections/feed.xml"])
def test_an_rss_feed_keeps_the_rules_of_its_specification(page, paper, address):
    assert broken(page(address).body) == []


@pytest.mark.parametrize("was, now, rule", [
    (b"<title>", b"<title/><title>", "the channel has one title"), (b"GMT", b"UTC+0", "pubDate is a date of RFC 822"), (b"Tue, ", b"Wed, ", "pubDate falls on"),
    (b'isPermaLink="false"', b"", "a guid that is no address"), (b"<link>https:", b"<link>", "a link is an address"),
    (b"<guid ", b"<content/><guid ", "“content” is no element of an item"),
    (b"<category>", b'<enclosure url="https://x.example/a"/><category>', "an enclosure"),
    (b'version="2.0"', b'version="1.0"', "rss version 2.0"), (b"<guid ", b'<guid isPermaLink="false">a</guid><guid ', "an item has one guid"),
])  # fmt: skip
def test_a_spoiled_rss_feed_breaks_the_rule(page, was, now, rule):
    body = page("/feed.xml").body

    assert was in body and rule in "\n".join(broken(body.replace(was, now)))


def test_a_correction_moves_updated_and_leaves_id_and_publication_alone(page, paper):
    entry = feedparser.parse(page("/feed.atom").body).entries[0]

    assert entry.updated == paper.updated != entry.published == paper.published


def test_a_feed_gives_the_noon_of_a_day_that_is_known(page, paper):
    publish(story="old", slug="old", headline="Old", at=NOON + timedelta(hours=1, minutes=30), exact="day")

    atom, item = feedparser.parse(page("/feed.atom").body).entries[0], json.loads(page("/feed.json").body)["items"][0]

    assert [atom.published, atom.updated, item["date_published"]] == ["2026-03-10T16:00:00Z"] * 3  # noon in New York


@pytest.mark.parametrize("exact", ["month", "year"])
def test_a_feed_gives_no_day_to_what_is_known_to_the_month_or_year(page, paper, exact: str):
    publish(story="old", slug="old", headline="Old", at=NOON + timedelta(hours=1, minutes=30), exact=exact)

    rss, atom = (feedparser.parse(page(address).body).entries[0] for address in ("/feed.xml", "/feed.atom"))
    item = json.loads(page("/feed.json").body)["items"][0]

    assert rss.title == atom.title == item["title"] == "Old"
    assert "published" not in rss and "published" not in atom and not {"date_published", "date_modified"} & set(item)
    assert atom.updated == {"month": "2026-03-01T17:00:00Z", "year": "2026-01-01T17:00:00Z"}[exact]
    assert b"<pubDate>" not in page("/feed.xml").body.split(b"</item>")[0].split(b"<item>")[1]
    assert b"Old" not in page("/news-sitemap.xml").body and b"tunnel" in page("/news-sitemap.xml").body


@pytest.mark.parametrize("address", ["/feed.json", "/city/feed.json", "/topic/port/feed.json", "/by/nellie/feed.json"])
def test_a_json_feed_stands_by_its_schema(page, paper, address):
    said = json.loads(page(address).body)

    FEED.validate(said)
    assert said["items"][0]["authors"] == [{"name": "Nellie Quill", "url": "https://test.example/by/nellie/"}]
    assert "1.1" in said["version"]


def test_the_link_header_names_the_hub(page):
    assert dict(page("/feed.xml").headers)["Link"] == '<https://test.example/feed.xml>; rel="self", <https://hub.example/>; rel="hub"'


def test_an_empty_paper_has_valid_empty_feeds(db):
    lay_ground()

    for address in ("/feed.xml", "/feed.atom"):
        assert not feedparser.parse(build(address, Reading(), now=NOON).body).bozo
    RNG.assertValid(etree.fromstring(build("/feed.atom", Reading(), now=NOON).body))
    assert broken(build("/feed.xml", Reading(), now=NOON).body) == []
    FEED.validate(json.loads(build("/feed.json", Reading(), now=NOON).body))


def test_a_feed_of_nobody_does_not_exist(page):
    assert page("/by/nobody/feed.xml") is None


def test_characters_xml_forbids_do_not_break_a_feed(db):
    lay_ground()
    publish(headline="A bell \x07 and ]]> in <b>", standfirst="\x0b")

    read = feedparser.parse(build("/feed.xml", Reading(), now=NOON).body)

    assert not read.bozo and len(read.entries) == 1


@pytest.mark.parametrize("file", ["feed.xml", "feed.atom"])
def test_corrections_can_be_followed_in_a_feed_of_their_own(page, paper, file):
    read = feedparser.parse(page(f"/corrections/{file}").body)

    entry = read.entries[0]
    assert not read.bozo and len(read.entries) == 1
    assert read.feed.title == "Corrections and clarifications — The Test Gazette"
    assert (entry.title, entry.link) == (f"Correction: {paper.headline}", "https://test.example" + paper.path)
    assert entry.summary == "The tunnel has two tubes, not one."
    assert entry.id.startswith("tag:test.example,2026-") and entry.id.endswith(paper.updated)
    assert entry.updated == entry.published == paper.updated or file == "feed.xml"


def test_the_feed_of_corrections_says_what_we_said_and_what_is_right_and_a_killed_story_leaves_it(page, paper):
    at = NOON + timedelta(hours=1, minutes=9)
    again = paper.but(version=paper.version + 1, updated=stamp(at), corrections=(*paper.corrections, Correction("It costs more.", stamp(at), "4 <b>", "5")))
    with transaction.atomic():
        log.append("correct", again.story, {"copy": again.as_json()}, at=at)
    said = json.loads(page("/corrections/feed.json").body)

    FEED.validate(said)
    assert [item["summary"] for item in said["items"]] == ["It costs more.", "The tunnel has two tubes, not one."]
    assert "<del>4 &lt;b&gt;</del>" in said["items"][0]["content_html"] and "<ins>5</ins>" in said["items"][0]["content_html"]
    assert said["items"][0]["id"] != said["items"][1]["id"]

    end(again, at=NOON + timedelta(hours=1, minutes=30))
    assert json.loads(page("/corrections/feed.json").body)["items"] == []
