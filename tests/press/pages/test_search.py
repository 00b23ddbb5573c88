"""The search page, as the view that looks things up has it set."""

import re

from gazette.press.context import Context
from gazette.press.pages.search import Filter, Hit, search_page
from gazette.record.names import Topic
from gazette.record.reading import Reading

from .small import NOW, name_it, publish


def test_hits_show_the_words_that_were_looked_for(paper):
    ctx = Context(Reading(), NOW)
    hit = Hit(ctx.card(publish("Ferry Late").story), "The <b>ferry</b> was<script>x</script> late")

    html = search_page(
        ctx, 'fer"ry', [Filter("Section", (("City", "/search/?q=ferry&section=city", True),))], [hit], total=7, following="/search/?q=ferry&page=2"
    )

    assert "The <b>ferry</b> was late" in html
    assert 'value="fer&#34;ry"' in html
    assert '<a href="/search/?q=ferry&amp;section=city" aria-current="true">City</a>' in html
    assert "7 found" in html and 'rel="next"' in html


def test_a_hit_known_only_to_the_year_shows_the_year(paper):
    ctx = Context(Reading(), NOW)
    hit = Hit(ctx.card(publish("Ferry Late", exact="year").story), "The ferry was late")

    html = search_page(ctx, "ferry", [], [hit], total=1, following="")

    assert '<time datetime="2025">2025</time>' in html and "November 8" not in html.split("<main")[1]


def test_a_search_that_finds_nothing_says_so_and_offers_topics(paper):
    html = search_page(Context(Reading(), NOW), "zebra", [], [], "Nothing was found for “zebra”.")

    assert "Nothing was found for “zebra”." in html
    assert 'href="/topic/trams/"' in html


def test_topics_of_the_newest_stories_are_offered_before_those_of_the_alphabet(paper):
    for number in range(20):
        name_it("topic", Topic(id=f"a{number}", slug=f"a{number:02}", name=f"A {number}"))
    publish(hours=3, topics=("trams",))
    publish(hours=1, topics=("harbor", "trams"))

    html = search_page(Context(Reading(), NOW), "", [], [])

    assert re.findall(r'href="/topic/(.*?)/"', html) == ["harbor", "trams", *(f"a{number:02}" for number in range(10))]
