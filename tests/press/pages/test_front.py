"""The front page: its rules, its gaps, and what it never does."""

import re
from datetime import timedelta

from django.db import transaction

from gazette.press import assets
from gazette.record import log
from gazette.record.copy import Block
from gazette.record.names import Front, Package, Slot

from .small import LONG_AGO, NOW, again, figure, found_paper, kill, publish, text


def headlines(page: str) -> list[str]:
    return re.findall(r'<h[23] class="hed"><a href="([^"]+)"', page)


def launch(*packages: Package) -> None:
    with transaction.atomic():
        log.append("front", "front:", Front("", packages).as_json(), at=NOW, effective=NOW - timedelta(hours=2), taken_in=True)


def test_a_paper_that_published_nothing_shows_a_friendly_first_page(paper):
    page = text("/")

    assert "The first page is still white" in page
    assert 'class="hed"' not in page


def test_a_moment_before_all_stories_says_so_and_asks_nobody_to_write_or_to_buy(db):
    found_paper(house_ad="Write for us")
    publish(hours=3)

    page = text("/", moment=NOW - timedelta(hours=30))

    assert "Nothing had been published by then." in page
    assert "/newsroom/" not in page and "Write for us" not in page and "still white" not in page
    assert "Write for us" in text("/", moment=NOW)


def test_the_most_urgent_of_the_newest_leads(paper):
    publish("Rents Frozen", hours=1, priority=5)
    publish("Bridge Falls", hours=4, priority=1, slug="bridge-falls")
    publish("Cat Found", hours=2, priority=8)

    lead = re.search(r'class="lead story.*?<h2 class="hed"><a href="([^"]+)"', text("/"), re.S)

    assert lead[1].endswith("/bridge-falls/")


def test_no_story_stands_twice_on_the_front(paper):
    for number in range(40):
        publish(f"Story Number {number}", hours=number + 1, section=("city", "world", "sport")[number % 3], genre="opinion" if number % 7 == 0 else "news")

    page = text("/").split("<main")[1].split("<footer")[0]
    shown = re.findall(r'href="(/2025/[^"#]+)"', page)

    assert len(shown) > 25
    assert len(shown) == len(set(shown))


def test_an_opinion_does_not_take_a_place_among_the_news_by_rule(paper):
    publish("Why I Row", hours=1, genre="opinion", slug="why-i-row", priority=1)
    publish("Ferry Late", hours=2, slug="ferry-late")

    top = text("/").split('class="cols top')[1].split('class="opinion"')[0]

    assert "ferry-late" in top
    assert "why-i-row" not in top


def test_a_chosen_story_that_was_killed_leaves_its_place_to_the_newest(paper):
    chosen = publish("The Wrong Man", hours=5)
    newest = publish("Ferry Late", hours=1)
    launch(Package("top", (Slot(story=chosen.story),)))
    kill(chosen)

    page = text("/")

    assert chosen.headline not in page
    assert headlines(page)[0] == newest.path


def test_the_hand_decides_the_order_where_stories_were_chosen(paper):
    plain, pictured = publish("Plain", hours=1), publish("With a Picture", hours=2, lead=figure())
    lead = publish("Lead", hours=3)
    launch(Package("top", (Slot(story=lead.story),)), Package("section", (Slot(story=plain.story), Slot(story=pictured.story)), section="city"))

    assert headlines(text("/"))[:3] == [lead.path, plain.path, pictured.path]


def test_a_lead_without_a_picture_opens_with_its_first_words(paper):
    publish("Ferry Late")

    assert '<div class="opening"><p>The ferry was late again' in text("/")


def test_a_lead_with_neither_picture_nor_text_stands_above_its_neighbours(paper):
    """Between them it would leave a void."""
    for hours in (2, 3, 4):
        publish(f"Neighbour {hours}", hours=hours)
    lead = publish("A Bare Lead", hours=1, priority=1, body=(Block("p1", "paragraph", {"text": "More soon."}),))
    assert headlines(text("/"))[0] == lead.path
    assert 'class="cols top bare"' in text("/")

    again(lead, body=(Block("p1", "paragraph", {"text": "The ferry was late again. " * 15}),))

    assert 'class="cols top n2"' in text("/")


def test_live_coverage_of_today_has_its_strip_and_yesterday_but_one_has_not(paper):
    posts = tuple(Block(f"b{n}", "heading", {"text": f"0{n}:30 Post {n}"}) for n in range(1, 5))
    publish("Storm, Hour by Hour", hours=60, genre="live", body=posts)

    assert 'class="strip"' not in text("/")

    publish("Flood, Hour by Hour", hours=2, genre="live", body=posts)
    page = text("/")

    assert page.index(">4:30<") < page.index(">3:30<") < page.index(">2:30<")
    assert ">1:30<" not in page


def test_hours_of_the_briefs_are_the_papers_for_every_reader_as_those_of_live_coverage_beside_them(paper):
    for number in range(8):
        publish(f"Story {number}", hours=1 + number / 10)

    briefs = text("/").split('class="briefs"')[1].split("</ul>")[0]

    assert '<time datetime="2025-11-08T14:15:00Z">15:15</time>' in briefs
    assert "class=" not in briefs.replace('class="briefs"', "")
    assert b"getHours" not in assets.assets()["js/ages.js"].body


def test_a_correction_of_these_days_is_told_on_the_front(paper):
    from gazette.record.copy import Correction

    copy = publish("Library Hours", hours=30)
    again(copy, "correct", corrections=(Correction("It closes at 8 p.m., not 6 p.m.", "2025-11-08T14:45:00Z"),))

    assert "It closes at 8 p.m., not 6 p.m." in text("/").split('class="sec house"')[1]


def test_a_front_of_the_past_says_so_and_counts_its_ages_from_then(paper):
    publish("Ferry Late", hours=5)
    publish("Later News", hours=1)

    page = text("/", moment=NOW - timedelta(hours=3))

    assert "The paper as it stood on Saturday, November 8, 2025, 13:45." in page
    assert "Later News" not in page
    assert ">2 hours ago</time>" in page
    assert 'class="age"' not in page
    assert 'content="noindex"' in page


def test_house_advertisement_and_support_come_from_the_papers_settings(db):
    found_paper(house_ad="Come and See the Press", house_ad_link="/about/press/", support="https://give.example/", support_line="Help us print.")

    page = text("/")

    assert '<a href="/about/press/">Come and See the Press</a>' in page
    assert "Help us print." in page


def test_a_picture_withdrawn_leaves_a_card_of_words(paper):
    from gazette.record.names import Picture

    from .small import name_it

    publish("Bridge Opens", lead=figure())
    assert "<picture>" in text("/")

    name_it("picture", Picture(id="bridge", master="0" * 64, width=2400, height=1600, state="withdrawn"))

    assert "<picture>" not in text("/")
    assert LONG_AGO < NOW
