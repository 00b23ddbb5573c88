"""What a reader gets from the newsstand, through real sockets."""

import gzip
import http.client
import time
from dataclasses import replace

import brotli
import pytest

from gazette.newsstand.server import LOOK_SECONDS

from .cast import PAGES, STORY, WORDS, Line, Page, ask, newsstand


def test_a_story_is_read_in_every_coding(open_stand):
    _, port, _ = open_stand

    assert ask(port, STORY).body == WORDS
    assert gzip.decompress(ask(port, STORY, Accept_Encoding="gzip").body) == WORDS
    assert brotli.decompress(ask(port, STORY, Accept_Encoding="gzip, deflate, br").body) == WORDS


def test_each_coding_says_what_it_is_and_has_a_strong_tag_of_its_own(open_stand):
    _, port, _ = open_stand

    replies = [ask(port, STORY, Accept_Encoding=coding) for coding in ("br", "gzip", "identity")]

    assert [reply.fields.get("content-encoding") for reply in replies] == ["br", "gzip", None]
    assert {reply.fields["vary"] for reply in replies} == {"Accept-Encoding"}
    tags = {reply.fields["etag"] for reply in replies}
    assert len(tags) == 3
    assert all(tag.startswith('"') for tag in tags)


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_reader_who_holds_the_page_is_told_so_without_it(open_stand, version):
    _, port, _ = open_stand
    tag = ask(port, STORY, Accept_Encoding="br").fields["etag"]

    for held in (tag, f'"other", W/{tag}', "*"):
        reply = ask(port, STORY, version=version, Accept_Encoding="br", If_None_Match=held)
        assert reply.status == 304
        assert reply.body == b""
        assert reply.fields["etag"] == tag
        assert reply.fields["vary"] == "Accept-Encoding"
    assert ask(port, STORY, Accept_Encoding="gzip", If_None_Match=tag).status == 200, "the tag of another coding"


def test_head_says_all_but_the_words(open_stand):
    _, port, _ = open_stand

    whole, head = ask(port, STORY), ask(port, STORY, "HEAD")

    assert head.fields == {**whole.fields, "date": head.fields["date"]}
    assert head.fields["content-length"] == str(len(WORDS))


def test_a_common_client_reads_many_pages_on_one_connection(open_stand):
    _, port, _ = open_stand
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    client.connect()
    first = client.sock

    for _ in range(5):
        client.request("GET", STORY)
        assert client.getresponse().read() == WORDS

    assert client.sock is first
    client.close()


def test_requests_sent_ahead_are_answered_in_order(open_stand):
    _, port, _ = open_stand
    wanted = [STORY, "/", "/nowhere", "/world/", "/healthz", STORY]

    with Line(port) as line:
        line.say(b"".join(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode() for path in wanted))
        replies = [line.hear() for _ in wanted]

    assert [reply.status for reply in replies] == [200, 200, 404, 200, 200, 200]
    assert replies[0].body == replies[5].body == WORDS
    assert replies[4].body.startswith(b"{")


def test_an_old_client_is_hung_up_on_unless_it_asks_to_stay(open_stand):
    _, port, _ = open_stand

    with Line(port) as line:
        reply = line.say(f"GET {STORY} HTTP/1.0\r\n\r\n".encode()).hear()
        assert (reply.body, reply.fields["connection"]) == (WORDS, "close")
        assert line.ended()
    with Line(port) as line:
        for _ in range(2):
            reply = line.say(f"GET {STORY} HTTP/1.0\r\nConnection: keep-alive\r\n\r\n".encode()).hear()
            assert (reply.body, reply.fields["connection"]) == (WORDS, "keep-alive")


def test_a_client_that_wants_to_close_is_hung_up_on(open_stand):
    _, port, _ = open_stand
    with Line(port) as line:
        reply = line.say(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").hear()
        assert reply.fields["connection"] == "close"
        assert line.ended()


def test_pages_are_asked_for_again_and_what_is_named_by_its_content_never(open_stand):
    _, port, _ = open_stand

    assert ask(port, STORY).fields["cache-control"] == "no-cache"
    for path in ("/assets/page.0a1b.css", "/pictures/abc-640.jpg"):
        assert ask(port, path).fields["cache-control"] == "public, max-age=31536000, immutable"


def test_every_page_carries_the_strict_fields(open_stand):
    _, port, _ = open_stand
    for path in ("/", STORY, "/2025/09/01/gone/", "/nowhere"):
        fields = ask(port, path).fields
        assert fields["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert "unsafe" not in fields["content-security-policy"]
        assert fields["x-content-type-options"] == "nosniff"
        assert fields["x-frame-options"] == "DENY"
        assert fields["cross-origin-opener-policy"] == "same-origin"
        assert {"referrer-policy", "permissions-policy", "date"} <= set(fields)
        assert "server" not in fields
        assert "strict-transport-security" not in fields


def test_a_paper_at_an_https_address_says_to_stay_there(tmp_path):
    with newsstand(tmp_path, base_url="https://gazette.example") as (_, port, _shop):
        assert ask(port, "/").fields["strict-transport-security"] == "max-age=31536000"
        assert ask(port, "/pictures/abc-640.jpg").fields["strict-transport-security"] == "max-age=31536000"


def test_a_pages_own_fields_stand_in_place_of_the_common_ones(open_stand):
    _, port, _ = open_stand
    assert ask(port, "/video/").fields["content-security-policy"] == "default-src 'self'"


def test_a_query_changes_nothing_about_a_stored_page(open_stand):
    _, port, _ = open_stand
    assert ask(port, f"{STORY}?utm_source=x&y=%zz").body == WORDS


def test_an_address_without_its_last_slash_leads_to_it(open_stand):
    _, port, _ = open_stand
    reply = ask(port, f"{STORY[:-1]}?page=2")
    assert (reply.status, reply.fields["location"]) == (301, f"{STORY}?page=2")
    assert ask(port, "/nowhere").status == 404
    assert ask(port, "/newsroom").fields["location"] == "/newsroom/"


def test_addresses_are_decoded_once(open_stand):
    _, port, _ = open_stand
    assert ask(port, "/2025/09/03/caf%C3%A9/").status == 200
    assert ask(port, "/2025/09/03/caf%c3%a9").fields["location"] == "/2025/09/03/caf%C3%A9/"
    assert ask(port, "/2025/09/03/%74hree-leaders/").body == WORDS
    assert ask(port, "/2025/09/03/%2574hree-leaders/").status == 404


@pytest.mark.parametrize("path", [
    "/../gazette.toml", "/%2e%2e/db.sqlite3", "/..%2fkeys/secret", "//etc/passwd", "/./", "/world/../", "/index.html", "/.pressing/1",
])  # fmt: skip
def test_nothing_but_the_manifests_addresses_is_read(open_stand, path):
    _, port, shop = open_stand
    assert ask(port, path).status == 404


def test_an_unknown_address_is_answered_with_the_papers_own_page(open_stand):
    _, port, _ = open_stand
    reply = ask(port, "/nowhere/")
    assert (reply.status, reply.body) == (404, PAGES["/404.html"].identity)
    assert "etag" not in reply.fields
    assert ask(port, "/404.html").status == 404


def test_a_withdrawn_story_and_a_moved_page_keep_their_status(open_stand):
    _, port, _ = open_stand
    assert ask(port, "/2025/09/01/gone/").status == 410
    reply = ask(port, "/old/")
    assert (reply.status, reply.fields["location"]) == (301, "/world/")


def test_a_picture_still_to_be_made_is_answered_with_its_jpeg_for_a_short_time(open_stand):
    _, port, _ = open_stand
    reply = ask(port, "/pictures/abc-640.avif")
    assert (reply.status, reply.fields["content-type"]) == (200, "image/jpeg")
    assert reply.fields["cache-control"] == "public, max-age=60"
    assert ask(port, "/pictures/none-640.avif").status == 404


def test_stored_pages_can_only_be_read(open_stand):
    _, port, _ = open_stand
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        reply = ask(port, STORY, method, body=b"a=b" if method == "POST" else b"")
        assert (reply.status, reply.fields["allow"]) == (405, "GET, HEAD")


def test_what_the_press_brings_out_is_seen_within_fifty_milliseconds(open_stand):
    _, port, shop = open_stand
    assert ask(port, STORY).body == WORDS

    shop.press(STORY, Page(b"<!doctype html>corrected" + b"c" * 300))
    time.sleep(0.05 - LOOK_SECONDS / 2)

    assert ask(port, STORY).body.startswith(b"<!doctype html>corrected")
    shop.press(STORY, None)
    time.sleep(0.05)
    assert ask(port, STORY).status == 404


def test_only_what_changed_is_read_again(open_stand):
    _, port, shop = open_stand
    ask(port, STORY), ask(port, "/world/")
    shop.asked.clear()

    shop.press(STORY, Page(b"new" * 200))
    time.sleep(0.1)
    ask(port, STORY), ask(port, "/world/")

    assert shop.asked == [STORY]


def test_a_store_made_anew_is_read_anew(open_stand):
    _, port, shop = open_stand
    shop.number = 9
    time.sleep(0.1)
    ask(port, STORY)

    shop.pages[STORY] = Page(b"another paper" * 50)
    shop.number = 2
    time.sleep(0.1)

    assert ask(port, STORY).body == b"another paper" * 50


def test_a_page_just_being_exchanged_is_waited_for_without_holding_up_the_others(open_stand):
    _, port, shop = open_stand
    shop.changing.add(STORY)
    with Line(port) as line:
        line.say(f"GET {STORY} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        assert ask(port, "/world/").status == 200
        shop.changing.clear()
        assert line.hear().body == WORDS


def test_memory_stays_within_its_bound_and_pages_are_read_all_the_same(tmp_path):
    with newsstand(tmp_path, memory_mib=1) as (stand, port, shop):
        for number in range(300):
            shop.pages[f"/{number}/"] = Page(bytes([number % 256]) * 9000, packed=False)
        shop.pages["/pictures/large.jpg"] = Page(b"p" * 3_000_000, type="image/jpeg", packed=False)

        sizes = [len(ask(port, f"/{number}/").body) for number in range(300)]

        assert set(sizes) == {9000}
        assert len(ask(port, "/pictures/large.jpg").body) == 3_000_000
        assert 0 < stand.stand.shelf.size <= 2**20
        kept = sum(answer.size for page in stand.stand.shelf.pages.values() for answer in page.values())
        assert kept == stand.stand.shelf.size
        assert b"/299/" in stand.stand.shelf.pages
        assert b"/0/" not in stand.stand.shelf.pages


def test_a_store_that_fails_is_said_and_what_is_in_memory_goes_on(open_stand, monkeypatch):
    _, port, shop = open_stand
    ask(port, STORY)

    def broken(*_: object) -> object:
        raise OSError("the disk is gone")

    monkeypatch.setattr(shop, "look", broken)
    monkeypatch.setattr(shop, "generation", broken)

    assert ask(port, "/world/").status == 500
    time.sleep(0.05)
    assert ask(port, STORY).body == WORDS


def test_the_same_words_make_the_same_tag_and_others_another(open_stand):
    _, port, shop = open_stand
    before = ask(port, STORY).fields["etag"]
    shop.press(STORY, replace(PAGES[STORY], identity=WORDS + b"."))
    time.sleep(0.1)
    assert ask(port, STORY).fields["etag"] != before
