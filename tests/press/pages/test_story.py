"""The page of a story: what it shows, and only what is true of it."""

from datetime import timedelta

import pytest

from gazette.house.days import stamp
from gazette.record import index
from gazette.record.copy import Block, Byline, Correction, Figure, Source

from .small import NOW, again, figure, kill, page, publish, text


def prose(address: str) -> str:
    return text(address).split('<div class="prose')[1].split('<div class="rail"')[0]


def test_a_story_without_byline_shows_none(paper):
    copy = publish(byline=())

    assert 'class="who"' not in text(copy.path)


def test_people_are_linked_and_desks_are_not(paper):
    copy = publish(byline=(Byline("nellie"), Byline("ida"), Byline("mathew", role="photographs"), Byline(desk="The City Desk")))

    page = text(copy.path)

    assert '<a rel="author" href="/by/nellie/"><b>Nellie Bly</b></a>, <a rel="author" href="/by/ida/"><b>Ida Lindqvist</b></a> and <b>The City Desk</b>' in page
    assert "Photographs: " in page


def test_a_caption_whose_picture_never_came_keeps_its_place(paper):
    copy = publish(lead=Figure(caption="They walk together"))

    page = text(copy.path)

    assert '<figure class="plateblock lost"><figcaption><span dir="auto">They walk together</span>' in page
    assert "The picture is not in our archive" in page


def test_the_correction_stands_before_the_first_paragraph(paper):
    copy = publish()
    copy = again(copy, "correct", corrections=(Correction("It was Sunday.", "2025-11-08T14:45:00Z", kind="clarification"),))

    words = prose(copy.path)

    assert words.index("It was Sunday.") < words.index("The ferry was late")
    assert "Clarification, <time" in words


def test_every_kind_of_block_is_set(paper):
    body = (
        Block("a", "paragraph", {"text": "Plain <b>words</b>."}),
        Block("b", "heading", {"text": "A heading"}),
        Block("c", "quote", {"text": "Said so.", "who": "A sailor"}),
        Block("d", "pullquote", {"text": "Said so.", "who": ""}),
        Block("e", "picture", {"picture": "bridge", "caption": "Up close", "alt": "", "credit": "", "decorative": False}),
        Block("f", "gallery", {"pictures": [{"picture": "bridge", "caption": "", "alt": "", "credit": "", "decorative": True}]}),
        Block("g", "factbox", {"title": "At a glance", "rows": [["Length", "80 m"], ["", "Built in 1901."]]}),
        Block("h", "table", {"caption": "Prices", "head": ["Bank", "Price"], "rows": [["North", "1.20"], ["South", "1.40"]]}),
        Block("i", "list", {"ordered": True, "items": ["One", "Two"]}),
        Block("j", "embed", {"provider": "youtube", "url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "The film"}),
    )
    words = prose(publish(body=body).path)

    for said in ("<p>Plain <b>words</b>.</p>", '<h2 id="b">A heading</h2>', "<footer>A sailor</footer>", '<aside class="pull"', "Up close",
                 '<div class="gallery">', "<dt>Length</dt><dd>80 m</dd>", "<caption>Prices</caption>", '<td class="num">1.40</td>',
                 "<ol><li>One</li><li>Two</li></ol>", 'data-frame="https://www.youtube-nocookie.com/embed/abcdefghijk"'):  # fmt: skip
        assert said in words
    assert "<iframe" not in words
    assert 'alt=""' in words.split('<div class="gallery">')[1].split("</figure>")[0]


def test_markup_that_came_in_by_any_road_is_cleaned_when_it_is_set(paper):
    evil = '<img src=x onerror=alert(1)><a href="javascript:alert(1)" onclick="x()">here</a><script>alert(1)</script>'
    copy = publish("A <script>headline</script>", standfirst='"><svg onload=x>', body=(Block("a", "paragraph", {"text": evil}),
                   Block("b", "table", {"caption": evil, "head": [evil], "rows": [[evil]]}), Block("c", "quote", {"text": evil, "who": evil}),
                   Block("d", "embed", {"provider": "youtube", "url": "javascript:alert(1)", "title": evil})))  # fmt: skip
    html = text(copy.path)

    for bad in ("onerror", "onclick", "javascript:", "<svg onload", "<script>alert", "<script>headline"):
        assert bad not in html.replace("&lt;svg onload=x&gt;", "").replace("\\u003cscript", "")
    assert "A &lt;script&gt;headline" in html


def test_structured_data_cannot_close_its_own_element(paper):
    html = text(publish("</script><script>alert(1)</script>").path)

    data = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert "\\u003c/script" in data


def test_a_killed_story_says_when_and_why_and_none_of_its_words(paper):
    copy = publish("The Wrong Man Did It", slug="a-case")
    kill(copy, "A man was named who had nothing to do with it.")

    gone = page(copy.path)
    html = gone.body.decode()

    assert gone.status == 410
    assert "A man was named who had nothing to do with it." in html
    assert "withdrawn on November 8, 2025" in html
    assert copy.headline not in html and "late again" not in html


def test_where_it_comes_from_and_the_use_of_ai_are_told_in_words(paper):
    html = text(publish(sources=(Source("Council minutes", "https://council.example/1"), Source("A letter")), ai_use="transcription").path)

    assert '<a href="https://council.example/1">Council minutes</a>' in html and "<li>A letter</li>" in html
    assert "Recordings were transcribed by a program and checked by a person." in html


def test_what_changed_lists_every_version_the_newest_first(paper):
    copy = again(publish(hours=4), note="The name of the ferry was added.")

    box = text(copy.path).split('id="changed"')[1]

    assert box.index("The name of the ferry was added.") < box.index("First published")
    assert f'href="{copy.path}versions/"' in box
    assert "mailto:desk@paper.example?subject=Error%20in%20" in box


def test_a_story_of_one_version_says_that_nothing_was_changed(paper):
    html = text(publish().path)

    assert "Nothing has been changed since this was published." in html
    assert "Compare versions" not in html


def test_only_earlier_stories_of_the_section_stand_below(paper):
    publish("Later", hours=1)
    copy = publish("This One", hours=2)
    publish("Earlier", hours=3)
    publish("Elsewhere", hours=4, section="world")

    below = text(copy.path).split("Earlier in City")[1]

    assert ">Earlier</a>" in below
    assert "Later" not in below and "Elsewhere" not in below


def test_a_story_in_another_language_says_so_and_our_words_around_it_stay_ours(paper):
    html = text(publish("بناة القوارب", language="ar").path)

    assert '<article class="art" lang="ar" dir="rtl"' in html
    assert '<div class="meta" lang="en" dir="ltr">' in html
    assert '<div class="rail" lang="en" dir="ltr">' in html


def test_a_live_story_shows_its_posts_newest_first_with_anchors(paper):
    body = (Block("x", "heading", {"text": "09:00 It begins"}), Block("y", "paragraph", {"text": "Wind."}),
            Block("z", "heading", {"text": "11.30 It ends"}), Block("q", "paragraph", {"text": "Calm."}))  # fmt: skip
    words = prose(publish(genre="live", body=body).path)

    assert words.index('<section class="post" id="z"') < words.index('<section class="post" id="x"')
    assert '<a href="#z">11:30</a>' in words


def test_a_date_known_only_to_the_month_is_not_told_to_the_day(paper):
    html = text(publish(exact="month").path)

    assert '<time datetime="2025-11">November 2025</time>' in html
    assert "November 8" not in html.split('<div class="rail"')[0].split("<main")[1]


def test_a_date_known_only_to_the_day_is_told_without_its_hour(paper):
    copy = publish("Old News", exact="day", hours=2)

    for html in (text(copy.path), text("/"), text("/city/"), text(copy.path, moment=NOW)):
        assert '<time datetime="2025-11-08">' in html
        assert stamp(copy.published_at()) not in html and "hours ago" not in html and ">07:00<" not in html
    assert '<time datetime="2025-11-08">2 days ago</time>' in text(copy.path, moment=NOW + timedelta(days=2))


@pytest.mark.parametrize("exact, said", [
    ("minute", "It was published on November 8, 2025 and"), ("day", "It was published on November 8, 2025 and"),
    ("month", "Published in November 2025, withdrawn on November 8, 2025."), ("year", "Published in 2025, withdrawn on November 8, 2025."),
])  # fmt: skip
def test_the_notice_of_a_killed_story_knows_no_more_than_was_known(paper, exact, said):
    copy = publish(exact=exact)
    kill(copy)

    assert said in text(copy.path)
    index.rebuild()
    assert said in text(copy.path)


def test_a_date_known_only_to_the_year_is_told_to_the_year_wherever_it_stands(paper):
    copy = publish("Old News", exact="year", hours=24 * 3)
    again(copy, hours=1)
    for number in range(2):
        publish(f"News {number}")

    shown = {address: text(address) for address in (copy.path, "/", "/city/", "/by/nellie/", "/city/2025/11/", copy.path + "versions/")}

    for address, html in shown.items():
        assert '<time datetime="2025">2025</time>' in html, address
        assert "November 5" not in html and "2025-11-05" not in html, address
    assert text(copy.path, moment=NOW).count('<time datetime="2025">2025</time>') == 3  # “3 days ago” is not known
    assert '<time datetime="2025">10 months ago</time>' not in text(copy.path, moment=NOW + timedelta(days=300))
    assert '<time datetime="2025">1 year ago</time>' in text(copy.path, moment=NOW + timedelta(days=400))


def test_a_story_of_the_past_counts_its_age_from_the_moment_asked_for(paper):
    copy = publish(hours=26)

    html = text(copy.path, moment=NOW)

    assert ">1 day ago</time>" in html and 'class="age"' not in html
    assert '<strong><time datetime="2025-11-08">Saturday, November 8, 2025</time></strong>' in html
    assert page(copy.path, moment=NOW - timedelta(hours=30)) is None


def test_a_picture_taller_than_wide_is_shown_whole(paper):
    from gazette.record.names import Picture

    from .small import name_it

    name_it("picture", Picture(id="tower", master="1" * 64, width=1000, height=1600, alt="A tower."))
    html = text(publish(lead=figure(picture="tower")).path)

    assert '<figure class="plateblock upright">' in html
    assert 'width="960" height="1536"' in html


def test_the_page_of_a_story_loads_one_sheet_and_one_script_and_nothing_foreign(paper):
    html = text(publish(lead=figure()).path)

    assert html.count('rel="stylesheet"') == 1
    assert html.count("<script src=") == 1
    assert " style=" not in html and "<style" not in html and " onclick" not in html


def test_a_small_picture_is_not_blown_up(paper):
    from gazette.record.names import Picture

    from .small import name_it

    name_it("picture", Picture(id="stamp", master="2" * 64, width=450, height=300, alt="A stamp."))

    assert '<figure class="plateblock little">' in text(publish(lead=figure(picture="stamp")).path)
