"""Sections, topics, authors, the archive and the corrections page."""

import re
from dataclasses import replace
from datetime import timedelta

from gazette.record.copy import Correction
from gazette.record.edition import CORRECTION, Ran
from tests.record.making import make_edition, release

from .small import NOW, again, figure, kill, page, publish, text


def test_a_section_shows_its_lead_and_the_rest_by_day(paper):
    for number in range(6):
        publish(f"Story {number}", hours=number * 20 + 1)

    html = text("/city/")

    assert html.index("Story 0") < html.index("Story 3")
    assert '<h2 class="label" id="d2025-11-06"><time datetime="2025-11-06">Thursday, November 6, 2025</time></h2>' in html
    assert 'aria-current="page">City' in html


def test_an_empty_section_says_so(paper):
    assert "Nothing has been published in this section yet." in text("/sport/")


def test_there_is_no_section_of_an_unknown_name(paper):
    assert page("/weather/") is None


def test_a_month_of_a_section_holds_that_month_only(paper):
    publish("In November", hours=2)
    publish("In October", hours=24 * 20)

    html = text("/city/2025/10/")

    assert "In October" in html and "In November" not in html
    assert page("/city/2025/09/") is None
    assert page("/city/2025/13/") is None


def test_topic_and_author_list_what_names_them(paper):
    publish("On Trams", topics=("trams",))
    publish("On Boats", topics=("harbor",), byline=())

    assert "On Trams" in text("/topic/trams/") and "On Boats" not in text("/topic/trams/")
    assert "On Trams" in text("/by/nellie/") and "On Boats" not in text("/by/nellie/")
    assert "Nellie Bly reports." in text("/by/nellie/")


def test_the_archive_leads_to_months_and_days(paper):
    publish("Ferry Late", hours=2)

    assert 'href="/archive/2025/11/"' in text("/archive/")
    assert 'href="/archive/2025/11/08/"' in text("/archive/2025/11/")
    assert "Ferry Late" in text("/archive/2025/11/08/")
    assert page("/archive/2025/11/07/") is None
    assert page("/archive/2025/02/30/") is None


def test_links_that_are_heard_alone_say_whose_they_are(paper):
    publish("On Trams")

    said = text("/by/nellie/")

    assert 'aria-label="Feed: Nellie Bly">Feed</a>' in said and 'aria-label="Search: Nellie Bly">Search</a>' in said
    assert 'aria-label="Feed: Corrections">Feed</a>' in text("/corrections/")


def test_a_killed_story_leaves_the_lists(paper):
    copy = publish("The Wrong Man", topics=("trams",))
    kill(copy)

    for address in ("/", "/city/", "/topic/trams/", "/by/nellie/"):
        assert "The Wrong Man" not in text(address)
    assert page("/archive/2025/11/08/") is None


def test_the_corrections_page_says_what_we_said_and_what_is_right(paper):
    copy = publish("Library Hours", hours=30)
    again(copy, "correct", corrections=(Correction("It closes at 8.", "2025-11-08T14:45:00Z", was="at 6", now="at 8"),))

    html = text("/corrections/")

    assert "It closes at 8." in html
    assert "<del>at 6</del>" in html and "<ins>at 8</ins>" in html
    assert "Library Hours" in text("/corrections/2025/11/")
    assert page("/corrections/2025/10/") is None


def test_the_corrections_page_says_where_the_story_ran_and_where_it_was_put_right(paper):
    copy = publish("Library Hours", hours=30)
    release(make_edition(copy, day="2025-11-07"), at=NOW - timedelta(hours=20))
    right = again(copy, "correct", corrections=(Correction("It closes at 8.", "2025-11-08T14:45:00Z"),))
    edition = make_edition(publish("Other"), day="2025-11-08", number=2)
    release(replace(edition, ran=(*edition.ran, Ran(right.story, right.version, (1,), CORRECTION))), at=NOW - timedelta(minutes=30))

    html = re.sub(r"<(?!a )[^>]+>", "", text("/corrections/"))

    assert 'In print <a href="/today/2025-11-07/1/">page 1 of November 7, 2025' in html
    assert 'Correction in print <a href="/today/2025-11-08/1/">page 1 of November 8, 2025' in html
    assert 'href="/corrections/feed.atom"' in text("/corrections/")


def test_a_paper_without_corrections_asks_for_them(paper):
    assert "Nothing has been corrected so far." in text("/corrections/")


def test_a_page_not_found_offers_search_and_the_newest_stories(paper):
    publish("Ferry Late", lead=figure())

    html = text("/404.html")

    assert 'role="search"' in html and "Ferry Late" in html
