"""Malformed, oversized, slow and hostile readers: each gets a sentence or the door, and the others read on."""

import contextlib
import socket
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gazette.house.mistakes import Mistake
from gazette.newsstand import conversation
from gazette.newsstand.port import listen

from .cast import STORY, WORDS, Line, Page, ask, newsstand

HOST = b"Host: a\r\n"


@pytest.mark.parametrize(
    "said",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",  # no Host
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        b"GET /\xff%ff HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nBad Header\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        b"POST /newsroom/ HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # a TLS greeting
    ],
)
def test_a_malformed_request_is_refused(open_stand, said):
    _, port, _ = open_stand
    with Line(port) as line:
        assert line.say(said).hear().status == 400
        if not said.startswith(b"GET /%") and b"%00" not in said and b"%ff" not in said:
            assert line.ended()


def test_a_head_too_long_is_refused_in_one_piece_and_in_many(open_stand):
    _, port, _ = open_stand
    with Line(port) as line:
        line.say(b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 20_000 + b"\r\n\r\n")
        assert line.hear().status == 431
    with Line(port) as line:
        line.say(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
        for _ in range(20):
            line.say(b"y" * 1000)
            time.sleep(0.002)
        assert line.hear().status == 431
    with Line(port) as line:
        line.say(b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: 1\r\n" % i for i in range(150)) + HOST + b"\r\n")
        assert line.hear().status == 431


def test_a_long_request_target_within_the_limit_is_answered(open_stand):
    _, port, _ = open_stand
    assert ask(port, f"{STORY}?{'q' * 9000}").body == WORDS


def test_who_does_not_finish_his_question_is_told_and_left(open_stand, monkeypatch):
    monkeypatch.setattr(conversation, "HEAD_SECONDS", 0.3)
    _, port, _ = open_stand
    with Line(port, seconds=8) as line:
        line.say(b"GET / HTTP/1.1\r\nHos")
        assert line.hear().status == 408


def test_a_drip_of_bytes_does_not_hold_a_place(open_stand, monkeypatch):
    monkeypatch.setattr(conversation, "HEAD_SECONDS", 0.5)
    _, port, _ = open_stand
    with Line(port, seconds=8) as line:
        line.say(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
        began = time.monotonic()
        with pytest.raises(OSError):  # noqa: PT011
            while time.monotonic() - began < 6:
                line.say(b"x")
                time.sleep(0.1)
            pytest.fail("still listening after six seconds")


def test_a_silent_connection_is_let_go_without_a_word(open_stand, monkeypatch):
    monkeypatch.setattr(conversation, "IDLE_SECONDS", 0.2)
    monkeypatch.setattr(conversation, "HEAD_SECONDS", 0.2)
    stand, port, _ = open_stand
    with Line(port, seconds=8) as fresh, Line(port, seconds=8) as line:
        line.say(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").hear()
        assert line.ended()
        assert fresh.ended()
    assert not stand.readers


def test_a_reader_who_takes_nothing_is_let_go_and_fills_no_memory(open_stand, monkeypatch):
    monkeypatch.setattr(conversation, "SLOW_SECONDS", 0.5)
    stand, port, shop = open_stand
    shop.pages["/large/"] = Page(b"l" * 500_000, packed=False)
    with Line(port, seconds=8) as line:
        line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.say(b"GET /large/ HTTP/1.1\r\nHost: a\r\n\r\n" * 500)
        time.sleep(0.5)
        held = [reader.transport.get_write_buffer_size() for reader in list(stand.readers)]
        assert max(held) < 2_000_000
        assert ask(port, STORY).body == WORDS
        time.sleep(2.5)
        assert not stand.readers


def test_a_slow_taker_gets_all_he_asked_for(open_stand):
    _, port, shop = open_stand
    shop.pages["/large/"] = Page(b"l" * 400_000, packed=False)
    with Line(port, seconds=8) as line:
        line.say(b"GET /large/ HTTP/1.1\r\nHost: a\r\n\r\n" * 20)
        time.sleep(0.3)
        assert [len(line.hear().body) for _ in range(20)] == [400_000] * 20


def test_one_reader_too_many_is_asked_to_come_back(open_stand):
    stand, port, _ = open_stand
    stand.most = 3
    lines = [Line(port) for _ in range(3)]
    for line in lines:
        line.say(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").hear()

    with Line(port) as fourth:
        assert fourth.hear().status == 503
    assert lines[0].say(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").hear().status == 200

    for line in lines:
        line.socket.close()
    time.sleep(0.1)
    assert ask(port, "/").status == 200


def test_a_large_body_nobody_wants_is_refused_so_that_the_sender_hears_it(open_stand):
    _, port, _ = open_stand
    with Line(port) as line:
        line.say(b"POST /world/ HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n" + b"x" * 900_000)
        assert line.hear().status == 405


def test_what_follows_a_refused_body_is_never_taken_for_a_request(open_stand):
    _, port, _ = open_stand
    smuggled = b"GET /world/ HTTP/1.1\r\nHost: a\r\n\r\n"
    with Line(port) as line:
        line.say(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + smuggled)
        assert line.hear().status == 405
        assert line.ended()


def test_a_wish_for_another_protocol_is_passed_over(open_stand):
    _, port, _ = open_stand
    with Line(port) as line:
        line.say(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n")
        assert line.hear().status == 200


def test_a_whole_address_in_the_request_line_is_understood(open_stand):
    _, port, _ = open_stand
    assert ask(port, f"http://gazette.example{STORY}").body == WORDS


PIECES = st.lists(
    st.one_of(
        st.binary(max_size=300),
        st.sampled_from([b"GET / HTTP/1.1\r\n", b"Host: a\r\n", b"\r\n", b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n", b"0\r\n\r\n",
                         b"POST /newsroom/ HTTP/1.1\r\n", b"Connection: upgrade\r\nUpgrade: x\r\n", b"CONNECT a:1 HTTP/1.1\r\n", b"If-None-Match: *\r\n",
                         b"HEAD /search/ HTTP/1.1\r\n", b"GET /healthz HTTP/1.1\r\n", b"Expect: 100-continue\r\n", b"Accept-Encoding: ,;q=,*\r\n"]),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


def test_whatever_is_said_the_others_read_on(tmp_path):
    with newsstand(tmp_path) as (stand, port, _shop):

        @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        @given(PIECES)
        @example([b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\n"])
        def say(pieces: list[bytes]) -> None:
            with Line(port) as line, contextlib.suppress(OSError):
                for piece in pieces:
                    line.say(piece)
                line.socket.shutdown(socket.SHUT_WR)
            assert ask(port, STORY).body == WORDS

        say()
        until = time.monotonic() + 5
        while stand.readers and time.monotonic() < until:
            time.sleep(0.05)
        assert not stand.readers
        assert not stand.tasks


def test_a_busy_port_is_named_with_the_way_out():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Mistake, match=rf"Port {port} is taken by another program\. .*--port {port + 1}"):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused_in_a_sentence():
    with pytest.raises(Mistake, match="Check --host"):
        listen("192.0.2.7", 8000)
    with pytest.raises(Mistake):
        listen("127.0.0.1", 70000)
