"""Passing on to the newsroom: what goes across, what comes back, and what a reader sees when nobody is there."""

import json
import socketserver
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from gazette.newsstand import passing

from .cast import PAGES, STORY, WORDS, Line, ask, newsstand


class Desk(BaseHTTPRequestHandler):
    """A newsroom of a few lines; ``seen`` keeps what reached it."""

    protocol_version = "HTTP/1.1"
    seen: list[tuple[str, str, dict[str, str], bytes]] = []

    def address_string(self) -> str:
        return "socket"

    def log_message(self, *_: object) -> None: ...

    def answer(self) -> None:
        body = self._body()
        self.seen.append((self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        name = self.path.split("?")[0].rstrip("/").rsplit("/", 1)[1]
        getattr(self, f"say_{name}", self.say_plain)(body)

    do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = answer

    def _body(self) -> bytes:
        if self.headers.get("transfer-encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body
        return self.rfile.read(int(self.headers.get("content-length", 0)))

    def head(self, status: int = 200, **fields: str) -> None:
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def say_plain(self, body: bytes) -> None:
        words = f"{self.command} {len(body)}".encode()
        self.head(Content_Type="text/html", Content_Length=str(len(words)), Set_Cookie="newsroom=1", Connection="close, X-Inner", X_Frame_Options="SAMEORIGIN")
        if self.command != "HEAD":
            self.wfile.write(words)

    def say_chunks(self, _: bytes) -> None:
        self.head(Content_Type="text/plain", Transfer_Encoding="chunked")
        for piece in (b"one ", b"two ", b"three"):
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            self.wfile.flush()
            time.sleep(0.02)
        self.wfile.write(b"0\r\n\r\n")

    def say_endless(self, _: bytes) -> None:
        self.head(Content_Type="text/plain")
        self.wfile.write(b"until I hang up")
        self.close_connection = True

    def say_large(self, _: bytes) -> None:
        self.head(Content_Type="text/plain", Content_Length=str(20_000_000))
        for _number in range(200):
            self.wfile.write(b"L" * 100_000)

    def say_half(self, _: bytes) -> None:
        self.head(Content_Type="text/plain", Content_Length="1000")
        self.wfile.write(b"only this")
        self.close_connection = True

    def say_nothing(self, _: bytes) -> None:
        self.close_connection = True

    def say_garbage(self, _: bytes) -> None:
        self.wfile.write(b"\x00\x01 garbage\r\n\r\n")
        self.close_connection = True

    def say_slow(self, _: bytes) -> None:
        time.sleep(1.5)
        self.say_plain(b"")


class Room(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True
    request_queue_size = 64

    def get_request(self):  # type: ignore[no-untyped-def]
        return self.socket.accept()[0], ("socket", 0)

    def handle_error(self, *_: object) -> None: ...


@pytest.fixture
def newsroom(open_stand):
    """An open newsstand with a newsroom behind it: the port, what reached the desk, and a way to end it."""
    stand, port, _ = open_stand
    Desk.seen = []
    room = Room(stand.socket, Desk)
    threading.Thread(target=room.serve_forever, args=(0.02,), daemon=True).start()
    ended = []

    def end() -> None:
        if not ended:
            ended.append(True)
            room.shutdown()
            room.server_close()
            Path(stand.socket).unlink(missing_ok=True)

    yield port, Desk.seen, end
    end()


def test_a_request_goes_to_the_newsroom_with_its_words_and_comes_back(newsroom):
    port, seen, _ = newsroom

    reply = ask(port, "/newsroom/stories/?page=2", "POST", body=b"headline=One", Host="localhost", Cookie="newsroom=1", Content_Type="text/x")

    assert (reply.status, reply.body) == (200, b"POST 12")
    assert reply.fields["set-cookie"] == "newsroom=1"
    method, path, fields, body = seen[0]
    assert (method, path, body) == ("POST", "/newsroom/stories/?page=2", b"headline=One")
    assert (fields["host"], fields["cookie"], fields["content-type"]) == ("localhost", "newsroom=1", "text/x")


def test_only_the_newsstand_says_who_is_asking(newsroom):
    port, seen, _ = newsroom
    said = (b"GET /newsroom/ HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Proto: https\r\nX_Forwarded_For: 6.6.6.6\r\n"
            b"X-Forwarded-Host: evil\r\nForwarded: for=6.6.6.6\r\nX-Real-IP: 6.6.6.6\r\nProxy: evil\r\nX-Forwarded-Anything: y\r\n\r\n")  # fmt: skip

    with Line(port) as line:
        assert line.say(said).hear().status == 200

    fields = seen[0][2]
    assert (fields["x-forwarded-for"], fields["x-forwarded-proto"], fields["x-forwarded-host"]) == ("127.0.0.1", "http", "localhost")
    assert not {"forwarded", "x-real-ip", "proxy", "x-forwarded-anything", "x_forwarded_for"} & set(fields)
    assert "6.6.6.6" not in str(fields)


def test_behind_a_web_server_of_our_own_its_last_word_counts(tmp_path):
    with newsstand(tmp_path, base_url="https://gazette.example") as (stand, port, _shop), Room(stand.socket, Desk) as room:
        threading.Thread(target=room.serve_forever, args=(0.02,), daemon=True).start()
        Desk.seen = []
        ask(port, "/newsroom/", X_Forwarded_For="6.6.6.6, 203.0.113.9", X_Forwarded_Proto="https")
        room.shutdown()

    fields = Desk.seen[0][2]
    assert (fields["x-forwarded-for"], fields["x-forwarded-proto"]) == ("203.0.113.9", "https")


def test_fields_of_one_stretch_of_the_way_are_not_carried_on(newsroom):
    port, seen, _ = newsroom
    with Line(port) as line:
        line.say(b"GET /newsroom/ HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, X-Secret\r\nX-Secret: 1\r\n"
                 b"TE: trailers\r\nKeep-Alive: 5\r\nUpgrade: x\r\n\r\n")  # fmt: skip
        reply = line.hear()

    assert not {"x-secret", "te", "keep-alive", "upgrade"} & set(seen[0][2])
    assert seen[0][2]["connection"] == "close"
    assert "server" not in reply.fields


def test_the_connection_is_kept_over_answers_of_the_newsroom(newsroom):
    port, seen, _ = newsroom
    with Line(port) as line:
        for path in ("/newsroom/", "/newsroom/chunks/", STORY, "/newsroom/endless/", "/newsroom/"):
            assert line.say(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()).hear().status == 200
    assert len(seen) == 4


def test_requests_sent_ahead_wait_for_the_newsroom(newsroom):
    port, _, _ = newsroom
    with Line(port) as line:
        line.say(b"GET /newsroom/chunks/ HTTP/1.1\r\nHost: localhost\r\n\r\n" + f"GET {STORY} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
                 + b"POST /newsroom/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello" + b"GET /world/ HTTP/1.1\r\nHost: a\r\n\r\n")  # fmt: skip
        bodies = [line.hear().body for _ in range(4)]
    assert bodies == [b"one two three", WORDS, b"POST 5", PAGES["/world/"].identity]


def test_an_answer_without_a_length_reaches_old_and_new_clients_whole(newsroom):
    port, _, _ = newsroom
    assert ask(port, "/newsroom/endless/", Host="localhost").body == b"until I hang up"
    assert ask(port, "/newsroom/endless/", version="1.0", Host="localhost").body == b"until I hang up"
    assert ask(port, "/newsroom/chunks/", version="1.0", Host="localhost").body == b"one two three"


def test_a_large_upload_streams_through_in_both_framings(newsroom):
    port, seen, _ = newsroom
    data = bytes(range(256)) * 20_000

    assert ask(port, "/newsroom/", "POST", body=data, Host="localhost").body == f"POST {len(data)}".encode()
    with Line(port) as line:
        line.say(b"POST /newsroom/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        for start in range(0, len(data), 100_000):
            piece = data[start : start + 100_000]
            line.say(b"%x\r\n%b\r\n" % (len(piece), piece))
        assert line.say(b"0\r\n\r\n").hear().body == f"POST {len(data)}".encode()

    assert seen[0][3] == seen[1][3] == data


def test_a_large_answer_does_not_fill_memory_before_a_slow_reader(newsroom, open_stand):
    port, _, _ = newsroom
    stand = open_stand[0]
    with Line(port) as line:
        line.say(b"GET /newsroom/large/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(0.4)
        assert max(reader.transport.get_write_buffer_size() for reader in list(stand.readers)) < 1_000_000
        assert len(line.hear().body) == 20_000_000


def test_a_body_past_the_cap_is_refused_at_once_or_on_its_way(newsroom, monkeypatch):
    monkeypatch.setattr(passing, "MOST_BODY", 100_000)
    monkeypatch.setattr("gazette.newsstand.conversation.MOST_BODY", 100_000)
    port, _, _ = newsroom
    with Line(port) as line:
        assert line.say(b"POST /newsroom/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100001\r\n\r\n").hear().status == 413
    with Line(port) as line:
        line.say(b"POST /newsroom/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(3):
            line.say(b"%x\r\n%b\r\n" % (40_000, b"x" * 40_000))
        assert line.hear().status == 413


def test_a_client_that_asks_first_is_told_to_go_on(newsroom):
    port, _, _ = newsroom
    with Line(port) as line:
        line.say(b"POST /newsroom/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
        assert line.hear().status == 100
        assert line.say(b"hello").hear().body == b"POST 5"


def test_head_of_a_newsroom_page_has_no_body(newsroom):
    port, _, _ = newsroom
    with Line(port) as line:
        for _ in range(2):
            reply = line.say(b"HEAD /newsroom/ HTTP/1.1\r\nHost: localhost\r\n\r\n").hear(bare=True)
            assert (reply.status, reply.fields["content-length"]) == (200, "6")


def test_public_pages_of_the_newsroom_carry_the_strict_fields_and_its_own_screens_their_own(newsroom):
    port, _, _ = newsroom
    public = ask(port, "/search/?q=x", Host="localhost").fields
    assert public["content-security-policy"].startswith("default-src 'none'")
    assert public["x-frame-options"] == "SAMEORIGIN", "what the newsroom said itself stands"
    assert "content-security-policy" not in ask(port, "/newsroom/", Host="localhost").fields


def test_only_its_own_prefixes_reach_the_newsroom(newsroom):
    port, seen, _ = newsroom
    for path in ("/nowhere", "/admin/", "/newsroomx/", "//newsroom/", "/%6eewsroom/", "/oembedx", "/static/x.css", "/x/../newsroom/", "/healthz", "/healthz/"):
        ask(port, path, Host="localhost")
    assert seen == []
    for path in ("/newsroom/", "/search/?q=a", "/as-of/2025-11-08/", "/oembed?url=x"):
        ask(port, path, Host="localhost")
    assert [path for _, path, _, _ in seen] == ["/newsroom/", "/search/?q=a", "/as-of/2025-11-08/", "/oembed?url=x"]


def test_a_foreign_name_does_not_reach_the_newsroom(newsroom):
    port, seen, _ = newsroom
    for host in ("evil.example", "evil.example:8000", "localhost.evil.example", ""):
        assert ask(port, "/newsroom/", Host=host).status in (400, 421)
    assert seen == []
    for host in ("localhost:8000", "127.0.0.1", "192.168.1.7:8000", "[::1]:8000", "LOCALHOST"):
        assert ask(port, "/newsroom/", Host=host).status == 200


def test_with_the_newsroom_gone_readers_read_on_and_are_told_what_cannot_be(newsroom):
    port, _, end = newsroom
    assert ask(port, "/search/?q=x", Host="localhost").status == 200

    end()

    for path in ("/newsroom/", "/search/?q=x", "/as-of/2025-11-08/", "/oembed?url=x"):
        reply = ask(port, path, Host="localhost")
        assert (reply.status, reply.body) == (503, PAGES["/503.html"].identity)
        assert reply.fields["retry-after"] == "30"
        assert reply.fields["cache-control"] == "no-store"
        assert reply.fields.get("refresh") == ("4" if path == "/newsroom/" else None)  # a colleague's page asks again by itself
    with Line(port) as line:  # but never a form: what was typed into it stays in the browser's hands
        reply = line.say(b"POST /newsroom/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx").hear()
        assert (reply.status, "refresh" in reply.fields) == (503, False)
    assert ask(port, STORY).body == WORDS
    assert json.loads(ask(port, "/healthz").body)["newsroom"] == "down"


def test_a_paper_without_a_closed_page_says_it_in_a_sentence(open_stand):
    _, port, shop = open_stand
    del shop.pages["/503.html"], shop.pages["/404.html"]
    assert b"Every story can be read as always" in ask(port, "/search/", Host="localhost").body
    assert b"no such page" in ask(port, "/nowhere").body


@pytest.mark.parametrize("path", ["/newsroom/nothing/", "/newsroom/garbage/"])
def test_a_newsroom_that_hangs_up_or_babbles_counts_as_closed(newsroom, path):
    port, _, _ = newsroom
    with Line(port) as line:
        assert line.say(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()).hear().status == 503
        assert line.say(f"GET {STORY} HTTP/1.1\r\nHost: a\r\n\r\n".encode()).hear().body == WORDS


def test_an_answer_broken_off_is_never_taken_for_whole(newsroom):
    port, _, _ = newsroom
    with Line(port) as line:
        line.say(b"GET /newsroom/half/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        with pytest.raises((EOFError, ConnectionResetError)):
            line.hear()


def test_a_newsroom_that_does_not_answer_is_not_waited_for_for_ever(newsroom, monkeypatch):
    monkeypatch.setattr(passing, "ANSWER_SECONDS", 0.3)
    port, _, _ = newsroom
    assert ask(port, "/newsroom/slow/", Host="localhost").status == 503


def test_a_reader_who_leaves_frees_the_newsroom(newsroom, open_stand):
    port, _, _ = newsroom
    stand = open_stand[0]
    with Line(port) as line:
        line.say(b"GET /newsroom/large/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(0.2)
    until = time.monotonic() + 3
    while (stand.readers or stand.tasks) and time.monotonic() < until:
        time.sleep(0.02)
    assert not stand.readers
    assert not stand.tasks


def test_health_tells_a_few_numbers_and_nothing_else(newsroom, tmp_path):
    port, _, _ = newsroom
    told = {"press_lag_seconds": 0.4, "queue": 3, "last_backup": "2026-11-24T03:00:00Z", "secret_key": "hush", "queue_detail": {"a": 1}}
    (tmp_path / "run" / "status.json").write_text(json.dumps(told))

    reply = ask(port, "/healthz")

    words = json.loads(reply.body)
    assert set(words) == {"ok", "generation", "newsroom", "press_lag_seconds", "queue", "last_backup", "bucket_behind", "disk_free"}
    assert (words["ok"], words["newsroom"], words["generation"], words["queue"]) == (True, "up", 1, 3)
    assert words["disk_free"] > 0
    assert (reply.fields["content-type"], reply.fields["cache-control"]) == ("application/json", "no-store")


@pytest.mark.parametrize("written", [b"", b"{", b"[1]", b'{"queue": {"secret": "hush"}}', b"\xff"])
def test_a_broken_status_file_is_no_news(newsroom, tmp_path, written):
    port, _, _ = newsroom
    (tmp_path / "run" / "status.json").write_bytes(written)
    assert json.loads(ask(port, "/healthz").body)["queue"] is None


def test_nothing_pressed_yet_is_not_healthy(tmp_path):
    from .cast import Shop

    with newsstand(tmp_path, Shop({}, number=0)) as (_, port, _shop):
        reply = ask(port, "/healthz")
        assert reply.status == 503
        assert json.loads(reply.body)["ok"] is False
