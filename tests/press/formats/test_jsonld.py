"""Structured data: what a search engine is told is what the page says."""

import json
from datetime import timedelta

from gazette.press.context import Context
from gazette.press.formats import jsonld
from gazette.record.reading import Reading
from tests.record.making import NOON


def test_a_corrected_story_tells_its_correction_author_and_pictures(paper):
    said = jsonld.story(Context(Reading(), NOON + timedelta(hours=2)), paper)

    assert said["@type"] == "NewsArticle" and said["datePublished"] == paper.published and said["dateModified"] == paper.updated
    assert said["author"] == [{"@type": "Person", "name": "Nellie Quill", "url": "https://test.example/by/nellie/"}]
    assert said["correction"] == [{"@type": "CorrectionComment", "text": "The tunnel has two tubes, not one.", "datePublished": paper.updated}]
    assert {(i["width"], i["height"]) for i in said["image"]} == {(1200, 675), (1200, 900), (900, 900)}
    assert json.dumps(said)


def test_the_organisation_names_its_policies(paper):
    said = jsonld.organisation(Context(Reading(), NOON))

    assert said["@type"] == "NewsMediaOrganization" and said["ethicsPolicy"] == "https://test.example/about/ethics/"


def test_breadcrumbs_begin_at_the_front(paper):
    said = jsonld.breadcrumbs(Context(Reading(), NOON), ("City", "/city/"))

    assert [item["item"] for item in said["itemListElement"]] == ["https://test.example/", "https://test.example/city/"]
