"""What a reader sees of search, of the paper as it stood, and of embedding."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from gazette.newsstand import past, views
from gazette.newsstand.budget import Budget
from gazette.newsstand.search import catch_up
from gazette.record.copy import Block, Byline

from ..record.making import NOON, end, lay_ground, publish, record_name, revise

pytestmark = [pytest.mark.django_db, pytest.mark.urls("gazette.newsstand.urls")]
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def ground(db, monkeypatch, settings):
    settings.MIDDLEWARE = []  # the room alone: who may come in is the front door's matter
    monkeypatch.setattr(views, "BUDGET", Budget(at_once=1000, a_minute=1000))
    monkeypatch.setattr(past, "BUDGET", Budget(at_once=1000, a_minute=1000))
    past._kept.clear()
    lay_ground(base_url="https://gazette.example")


@pytest.fixture
def rosa() -> Client:
    """A reader."""
    return Client(HTTP_HOST="localhost", HTTP_X_FORWARDED_FOR="203.0.113.9")


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


# ---- search ----------------------------------------------------------------------------------------------------
def test_search_shows_what_it_found_with_its_words_marked(rosa):
    copy = publish(headline="Ferry <i>comes</i> in", body=(Block("b", "paragraph", {"text": "The <b>night</b> ferry & its crew."}),))

    page = rosa.get("/search/", {"q": "ferry"})

    assert page.status_code == 200
    assert f'href="{copy.path}"' in page.content.decode()
    assert "<b>Ferry</b> &lt;i&gt;comes&lt;/i&gt; in" in page.content.decode()
    assert "The night <b>ferry</b> &amp; its crew." in page.content.decode()
    assert (page.headers["X-Robots-Tag"], page.headers["Cache-Control"]) == ("noindex", "no-store")
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert not page.cookies


def test_the_bare_search_page_is_a_field_and_nothing_was_not_found(rosa):
    publish()
    page = rosa.get("/search/")
    assert page.status_code == 200
    assert 'name="q"' in page.content.decode()
    assert "Nothing was found" not in words(page)


def test_a_search_without_result_says_so_and_what_to_do(rosa):
    assert "Nothing was found" in words(rosa.get("/search/", {"q": "zeppelin"}))
    assert "no word in what you typed" in words(rosa.get("/search/", {"q": "👩🏽‍🚀 …"}))


@pytest.mark.parametrize("query", ['<script>alert(1)</script>', '"', "' OR 1=1", "x" * 10_000, "\x00", "%00", "AND OR NOT *"])
def test_what_is_typed_comes_back_harmless(rosa, query):
    publish(headline="A script alert")
    page = rosa.get("/search/", {"q": query, "section": query, "author": query, "genre": query, "from": query, "to": query, "page": query, "order": query})
    assert page.status_code == 200
    assert b"<script>alert" not in page.content
    assert len(page.content) < 100_000


def test_filters_are_links_that_keep_the_question(rosa):
    publish(headline="Ferry", section="world", byline=(Byline(person="nellie"),))
    publish(headline="Ferry", section="city")

    page = rosa.get("/search/", {"q": "ferry", "section": "world", "author": "nellie"}).content.decode()

    assert page.count('<article class="story line"') == 1
    assert "/search/?q=ferry&amp;author=nellie&amp;section=city" in page
    assert 'name="section" value="world"' in page
    assert "Nellie Quill" in page


def test_who_wrote_what_was_found_is_offered_to_narrow_the_search(rosa):
    record_name("person", id="ida", slug="ida", name="Ida Lindqvist")
    record_name("person", id="rosa", slug="rosa", name="Rosa Reader")
    publish(headline="Ferry", byline=(Byline(person="nellie"), Byline(person="ida")))
    publish(headline="Ferry", byline=(Byline(person="ida"), Byline(desk="The Desk")))
    publish(headline="Tram", byline=(Byline(person="rosa"),))

    page = rosa.get("/search/", {"q": "ferry"}).content.decode()
    links = re.findall(r'href="(/search/\?[^"]*author=[^"]*)">([^<]*)<', page)

    assert sorted(links) == [("/search/?q=ferry&amp;author=ida", "Ida Lindqvist"), ("/search/?q=ferry&amp;author=nellie", "Nellie Quill")]
    narrowed = rosa.get("/search/?q=ferry&author=nellie").content.decode()
    assert narrowed.count('<article class="story line"') == 1


def test_from_a_writer_s_page_a_reader_searches_in_what_he_wrote(rosa):
    publish(headline="Ferry", byline=(Byline(person="nellie"),))
    publish(headline="Tram")
    page = rosa.get("/as-of/2026-03-11/by/nellie/").content.decode()

    (link,) = re.findall(r'href="(/search/\?author=[^"]*)"', page)

    assert rosa.get(link).content.decode().count('<article class="story line"') == 1


def test_pages_of_results_lead_to_one_another(rosa, monkeypatch):
    monkeypatch.setattr("gazette.newsstand.search.PAGE", 2)
    for _ in range(5):
        publish(headline="Ferry")

    first = rosa.get("/search/", {"q": "ferry"}).content.decode()
    last = rosa.get("/search/", {"q": "ferry", "page": "3"}).content.decode()

    assert "/search/?q=ferry&amp;page=2" in first
    assert "/search/?q=ferry&amp;page=2" in last
    assert last.count('<article class="story line"') == 1


def test_a_story_is_found_the_moment_it_is_published_and_never_after_its_kill(rosa):
    copy = publish(headline="Ferry")
    assert b"story line" in rosa.get("/search/", {"q": "ferry"}).content
    end(copy, at=NOON + DAY)
    page = rosa.get("/search/", {"q": "ferry"})
    assert b"story line" not in page.content
    assert "Nothing was found" in words(page)


def test_who_searches_too_often_is_asked_to_wait_and_nobody_else(rosa, monkeypatch):
    monkeypatch.setattr(views, "BUDGET", Budget(at_once=2, a_minute=30))
    statuses = [rosa.get("/search/", {"q": "a"}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    page = rosa.get("/search/", {"q": "a"})
    assert page.headers["Retry-After"] == "2"
    assert "wait a moment" in words(page)
    assert Client(HTTP_HOST="localhost", HTTP_X_FORWARDED_FOR="203.0.113.10").get("/search/").status_code == 200


def test_nothing_public_is_written_to(rosa):
    for path in ("/search/", "/as-of/2026-03-10/", "/oembed"):
        assert rosa.post(path).status_code in (403, 405)


# ---- as of -----------------------------------------------------------------------------------------------------
def test_a_page_of_the_past_has_the_words_and_the_day_of_then(rosa):
    copy = publish(headline="First words")
    revise(copy, at=NOON + 2 * DAY, headline="Second words")

    then = rosa.get(f"/as-of/2026-03-11T09:00{copy.path}")
    later = rosa.get(f"/as-of/2026-03-12T09:00{copy.path}")

    assert "First words" in words(then)
    assert "Second words" not in words(then)
    assert "Wednesday, March 11, 2026" in words(then)
    assert "Second words" in words(later)
    assert (then.headers["X-Robots-Tag"], then.headers["Cache-Control"]) == ("noindex", "no-store")


def test_links_of_the_past_stay_there(rosa):
    publish(headline="Front story", body=(Block("b", "paragraph", {"text": 'As <a href="/2026/03/01/before/">told before</a>.'}),))

    for path in ("/", "/city/"):
        page = rosa.get(f"/as-of/2026-03-11{path}").content.decode().partition('<aside class="then"')[2]
        inside = [link for link in re.findall(r'<a\b[^>]*href="(/[^"]*)"', page) if not link.startswith(("/search/", "/newsroom/"))]
        assert "/as-of/2026-03-11T16:00:00Z/2026/03/10/" in page
        assert inside.pop(0) == path, "the banner leads to the page as it is now"
        assert inside.count("/feed.atom") == 1, "a feed has no past, so its link leads to the feed"
        inside.remove("/feed.atom")
        assert all(link.startswith("/as-of/2026-03-11T16:00:00Z/") for link in inside), inside
        assert {rosa.get(link).status_code for link in set(inside)} == {200}


def test_a_link_in_a_body_of_the_past_stays_there_too(rosa):
    copy = publish(body=(Block("b", "paragraph", {"text": 'As <a href="/2026/03/01/before/">told before</a>.'}),))
    page = rosa.get(f"/as-of/2026-03-11{copy.path}").content.decode()
    assert 'href="/as-of/2026-03-11T16:00:00Z/2026/03/01/before/"' in page


def test_what_was_killed_since_is_hidden_in_the_past_at_once(rosa):
    copy = publish(headline="Wrong words")
    address = f"/as-of/2026-03-11{copy.path}"
    assert "Wrong words" in words(rosa.get(address))

    end(copy, at=NOON + 2 * DAY)

    assert "Wrong words" not in words(rosa.get(address))
    assert "Wrong words" not in words(rosa.get("/as-of/2026-03-11/"))


@pytest.mark.parametrize("time", [
    "yesterday", "2026-13-01", "0", "2026-03-11T25:00", "9999999-01-01", "0001-01-01T00:00+23:00", "%00", "2026-03-10T00:00:00.5.5",
    "0001-01-01", "0001-01-02", "0001-01-01T00:00", "1599-12-30", "1600-01-02", "9999-12-31T23:59-05:00",
])  # fmt: skip
def test_a_time_that_is_none_gets_a_clear_page(rosa, time):
    page = rosa.get(f"/as-of/{time}/")
    assert page.status_code in (200, 404)
    if page.status_code == 404:
        assert "not a time" in words(page) or "no such page then" in words(page)


def test_the_future_is_not_written_and_nothing_stood_before_the_first_story(rosa):
    copy = publish()
    assert "still to come" in words(rosa.get("/as-of/2999-01-01/"))
    before = rosa.get(f"/as-of/2026-03-01{copy.path}")
    assert before.status_code == 404
    assert copy.headline not in words(before)


@pytest.mark.parametrize("path", ["pictures/a-640.avif", "assets/x.css", "feed.xml", "sitemap.xml", "nowhere/", "newsroom/", "../../etc/passwd", "%00"])
def test_only_pages_have_a_past(rosa, path):
    assert rosa.get(f"/as-of/2026-03-11/{path}").status_code == 404


def test_a_page_of_the_past_is_made_once(rosa, monkeypatch):
    copy = publish()
    made = []
    real = past.render
    monkeypatch.setattr(past, "render", lambda *said: made.append(said) or real(*said))
    for _ in range(3):
        assert rosa.get(f"/as-of/2026-03-11{copy.path}").status_code == 200
    assert len(made) == 1
    monkeypatch.setattr(past, "KEPT", 3)
    for hour in range(10, 20):
        rosa.get(f"/as-of/2026-03-11T{hour}:00/")
    assert len(past._kept) == 3


def test_who_leafs_too_fast_is_asked_to_wait(rosa, monkeypatch):
    monkeypatch.setattr(past, "BUDGET", Budget(at_once=1, a_minute=60))
    publish()
    assert [rosa.get("/as-of/2026-03-11/").status_code for _ in range(2)] == [200, 429]


# ---- oEmbed ----------------------------------------------------------------------------------------------------
def test_another_site_shows_a_story_as_a_quotation(rosa):
    copy = publish(headline="Ferry <b>&</b> bridge", standfirst="One sentence.", byline=(Byline(person="nellie"),))

    response = rosa.get("/oembed", {"url": f"https://gazette.example{copy.path}", "format": "json", "maxwidth": "320"})

    said = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/json"
    assert (said["version"], said["type"], said["width"]) == ("1.0", "rich", 320)
    assert said["title"] == "Ferry <b>&</b> bridge"
    assert (said["author_name"], said["provider_name"], said["provider_url"]) == ("Nellie Quill", "The Test Gazette", "https://gazette.example/")
    assert "Ferry &lt;b&gt;&amp;&lt;/b&gt; bridge" in said["html"]
    assert "<script" not in said["html"]
    assert isinstance(said["height"], int)


def test_what_is_no_story_is_unknown_and_other_formats_are_not_offered(rosa):
    copy = publish()
    ours = f"https://gazette.example{copy.path}"
    for url in ("", "https://gazette.example/", "https://evil.example" + copy.path, "https://gazette.example.evil.example" + copy.path, "http://[", "x" * 5000,
                "https://gazette.example/2026/03/10/none/", "javascript:" + copy.path):  # fmt: skip
        assert rosa.get("/oembed", {"url": url}).status_code == 404
    assert rosa.get("/oembed", {"url": ours, "format": "xml"}).status_code == 501
    assert rosa.get("/oembed", {"url": ours.rstrip("/")}).status_code == 200
    end(copy, at=NOON + DAY)
    assert rosa.get("/oembed", {"url": ours}).status_code == 404


def test_a_thumbnail_fits_the_room_there_is(rosa):
    from gazette.record.copy import Figure

    record_name("picture", id="ferry", master="a" * 64, width=2000, height=1333, alt="A ferry")
    copy = publish(lead=Figure("ferry"))
    said = json.loads(rosa.get("/oembed", {"url": f"https://gazette.example{copy.path}", "maxwidth": "500"}).content)
    assert said["thumbnail_url"].startswith("https://gazette.example/pictures/")
    assert said["thumbnail_width"] == 480
    assert said["thumbnail_height"] == 320


@pytest.mark.parametrize(("language", "known", "unknown"), [
    ("de", ("Neueste zuerst", "Ressort", "Jederzeit", "Nachruf", "Autor"), "Nichts gefunden."), ("fr", ("Tous les genres", "Rubrique"), "Rien n’a été trouvé."),
    ("es", ("Primero lo más reciente", "Sección"), "No se ha encontrado nada."), ("ar", ("الأحدث أولًا", "القسم"), "لم يُعثر على شيء."),
])  # fmt: skip
def test_the_search_speaks_the_papers_language(rosa, language, known, unknown):
    lay_ground(at=NOON - DAY, language=language)
    record_name("person", id="nellie", slug="nellie-quill", name="Nellie Quill")
    publish(headline="Ferry comes in", byline=(Byline(person="nellie"),))
    catch_up()

    found, nothing = words(rosa.get("/search/", {"q": "ferry"})), words(rosa.get("/search/", {"q": "zeppelin"}))

    assert [label for label in known if label not in found] == []
    assert unknown in nothing
    assert [said for said in ("Newest first", "Everybody", "Any time", "Obituary") if said in found] == []


def test_the_clock_of_these_scenes_is_past():
    assert datetime.now(UTC) > NOON + 10 * DAY
    assert catch_up() >= 0
