"""Structured data that a search engine would miss is found, on the page that lacks it."""

import json
from pathlib import Path

import pytest

from . import structured

STORY = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge reopens",
    "datePublished": "2025-11-03T09:00:00+01:00",
    "dateModified": "2025-11-03T09:00:00+01:00",
    "image": ["https://paper.example/a.jpg"],
    "url": "https://paper.example/2025/11/03/bridge-reopens/",
    "mainEntityOfPage": "https://paper.example/2025/11/03/bridge-reopens/",
    "author": {"@type": "Person", "name": "Nellie Bly", "url": "https://paper.example/by/nellie/"},
    "publisher": {
        "@type": "NewsMediaOrganization",
        "name": "The Paper",
        "logo": {"@type": "ImageObject", "url": "https://paper.example/logo.png"},
    },
}
SOCIAL = {
    "og:type": "article",
    "og:title": "Bridge reopens",
    "og:description": "Traffic returns on Monday.",
    "og:url": "https://paper.example/2025/11/03/bridge-reopens/",
    "og:image": "https://paper.example/a.jpg",
    "og:image:alt": "The bridge",
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:site_name": "The Paper",
    "og:locale": "en_GB",
    "fb:app_id": "1",
    "twitter:card": "summary_large_image",
    "twitter:title": "Bridge reopens",
    "twitter:description": "Traffic returns on Monday.",
    "twitter:image": "https://paper.example/a.jpg",
    "twitter:image:alt": "The bridge",
}
IS_NEWS = ["jsonld:NewsArticle"]


def set_page(path: Path, story: dict, social: dict) -> Path:
    tags = "".join(f'<meta property="{name}" content="{value}">' for name, value in social.items())
    data = f'<script type="application/ld+json">{json.dumps(story)}</script>'
    path.write_text(f"<!doctype html><html><head>{tags}{data}</head><body><h1>Bridge</h1></body></html>")
    return path


def test_a_story_with_all_its_data_is_accepted(tmp_path: Path) -> None:
    assert structured.check([set_page(tmp_path / "whole.html", STORY, SOCIAL)], schemas=IS_NEWS) == []


@pytest.mark.parametrize("missing", ["headline", "datePublished", "publisher", "author", "image"])
def test_what_a_story_lacks_is_named_with_its_page(tmp_path: Path, missing: str) -> None:
    story = {key: value for key, value in STORY.items() if key != missing}
    whole = set_page(tmp_path / "whole.html", STORY, SOCIAL)

    faults = structured.check([whole, set_page(tmp_path / "lacking.html", story, SOCIAL)], schemas=IS_NEWS)

    assert faults and all("lacking.html" in fault for fault in faults)
    assert any(missing in fault for fault in faults)


def test_a_missing_card_tag_is_found(tmp_path: Path) -> None:
    social = {key: value for key, value in SOCIAL.items() if key != "twitter:image"}

    faults = structured.check([set_page(tmp_path / "page.html", STORY, social)], schemas=IS_NEWS)

    assert any("image" in fault for fault in faults)


def test_a_page_without_the_wanted_schema_is_found(tmp_path: Path) -> None:
    page = set_page(tmp_path / "page.html", {**STORY, "@type": "Article"}, SOCIAL)

    assert any("NewsArticle" in fault for fault in structured.check([page], schemas=IS_NEWS))
