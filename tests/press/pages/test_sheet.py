"""What stands on every page: the foot that leads everywhere, and the links that machines follow."""

import re
from urllib.parse import parse_qs, urlsplit

from gazette.record.names import Place

from .small import again, name_it, publish, text


def foot(address: str) -> list[str]:
    return re.findall(r'href="(/about/[^"]*)"', text(address).split('<footer class="foot">')[1])


def test_every_foot_leads_to_all_about_the_paper_and_to_what_readers_have_a_right_to_find(paper):
    for order, slug in enumerate((*(f"policy-{n}" for n in range(9)), "imprint", "privacy", "accessibility")):
        name_it("place", Place(id=slug, slug=slug, title=slug.title(), order=order))
    story = publish()

    for address in (story.path, "/city/", "/"):
        assert foot(address) == [*(f"/about/policy-{n}/" for n in range(3)), "/about/imprint/", "/about/privacy/", "/about/accessibility/", "/about/"]


def test_the_feed_of_a_section_is_named_after_the_section_wherever_it_is_told_of(paper):
    story = publish("Ferry Late Again")

    for address, named, feed in ((story.path, "City", "/city/"), ("/city/", "City", "/city/"), ("/city/2025/11/", "City", "/city/"),
                                 ("/by/nellie/", "Nellie Bly", "/by/nellie/"), ("/topic/trams/", "Trams", "/topic/trams/")):  # fmt: skip
        assert f'type="application/atom+xml" title="{named}" href="{feed}feed.atom"' in text(address)


def test_another_site_finds_out_how_to_quote_a_story_and_nothing_else(paper):
    story = again(publish())
    told = re.compile(r'<link rel="alternate" type="application/json\+oembed"[^>]* href="([^"]+)"')

    (address,) = told.findall(text(story.path))

    assert address.startswith("https://paper.example/oembed?")
    assert parse_qs(urlsplit(address).query) == {"url": [f"https://paper.example{story.path}"]}
    for other in ("/", "/city/", f"{story.path}versions/", f"{story.path}versions/1"):
        assert told.findall(text(other)) == []
