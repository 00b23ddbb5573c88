"""Structured data: what a search engine is told is what the page says."""

import json
from datetime import timedelta

import pytest

from gazette.press.context import Context
from gazette.press.formats import jsonld
from gazette.record.reading import Reading
from tests.record.making import NOON, publish


def test_a_corrected_story_tells_its_correction_author_and_pictures(paper):
    said = jsonld.story(Context(Reading(), NOON + timedelta(hours=2)), paper)

    assert said["@type"] == "NewsArticle" and said["datePublished"] == paper.published and said["dateModified"] == paper.updated
    assert said["author"] == [{"@type": "Person", "name": "Nellie Quill", "url": "https://test.example/by/nellie/"}]
    assert said["correction"] == [{"@type": "CorrectionComment", "text": "The tunnel has two tubes, not one.", "datePublished": paper.updated}]
    assert {(i["width"], i["height"]) for i in said["image"]} == {(1200, 675), (1200, 900), (900, 900)}
    assert json.dumps(said)


@pytest.mark.parametrize("exact, dated", [("year", "2026"), ("month", "2026-03"), ("day", "2026-03-10"), ("minute", "2026-03-10T12:00:00Z")])
def test_a_date_is_claimed_no_more_exactly_than_it_is_known(paper, page, exact: str, dated: str):
    copy = publish(exact=exact)

    said = jsonld.story(Context(Reading(), NOON + timedelta(hours=2)), copy)

    assert (said["datePublished"], said["dateModified"]) == (dated, dated)
    assert f'<meta property="article:published_time" content="{dated}">' in page(copy.path).body.decode()


def test_the_organisation_names_its_policies(paper):
    said = jsonld.organisation(Context(Reading(), NOON))

    assert said["@type"] == "NewsMediaOrganization" and said["ethicsPolicy"] == "https://test.example/about/ethics/"


def test_breadcrumbs_begin_at_the_front(paper):
    said = jsonld.breadcrumbs(Context(Reading(), NOON), ("City", "/city/"))

    assert [item["item"] for item in said["itemListElement"]] == ["https://test.example/", "https://test.example/city/"]
