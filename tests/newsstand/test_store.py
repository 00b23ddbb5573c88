"""The newsstand on the press's own store, while another process presses."""

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import brotli
import pytest

from gazette.press.reader import StoreReader
from gazette.press.rendition import Rendition
from gazette.press.store import Store

from .cast import Line, ask, newsstand

STORY = "/2025/09/03/three-leaders/"
WORDS = b"<!doctype html><title>Three leaders</title>" + b"<p>They watched the parade. " * 80

PRESSING = """
import sys, time
from pathlib import Path
from gazette.press.rendition import Rendition
from gazette.press.store import Store
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    with store.writing():
        body = (b"<!doctype html>" + b"number %d " % number * 400) + b"end"
        for page in range(6):
            store.put(Rendition(f"/{page}/", body))
        store.commit()
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    press(store, Rendition(STORY, WORDS), Rendition("/gone/", b"<!doctype html>withdrawn", status=410), Rendition("/old/", status=301, location="/caf\u00e9/"))
    return store


def press(store: Store, *pages: Rendition, without: str = "") -> None:
    with store.writing():
        for page in pages:
            store.put(page)
        if without:
            store.remove(without)
        store.commit()


def test_what_the_press_stored_is_what_a_reader_gets(store, tmp_path):
    with newsstand(tmp_path, StoreReader(tmp_path)) as (_, port, _shop):
        assert ask(port, STORY).body == WORDS
        assert brotli.decompress(ask(port, STORY, Accept_Encoding="br").body) == WORDS
        assert ask(port, "/gone/").status == 410
        moved = ask(port, "/old/")
        assert (moved.status, moved.fields["location"]) == (301, "/caf%C3%A9/")
        assert ask(port, "/store.sqlite3").status == 404


def test_a_new_generation_is_seen_within_fifty_milliseconds_of_its_commit(store, tmp_path):
    with newsstand(tmp_path, StoreReader(tmp_path)) as (_, port, _shop):
        waits = []
        for number in range(10):
            ask(port, STORY)
            words = b"<!doctype html>version %d" % number + WORDS
            press(store, Rendition(STORY, words))
            began = time.monotonic()
            while ask(port, STORY).body != words:
                assert time.monotonic() - began < 2
            waits.append(time.monotonic() - began)
        assert sorted(waits)[7] < 0.05, waits
        press(store, without=STORY)
        time.sleep(0.1)
        assert ask(port, STORY).status == 404


def test_no_reader_ever_gets_half_a_page_while_pages_are_pressed(store, tmp_path):
    code = [sys.executable, "-c", PRESSING, str(tmp_path), "60"]
    with newsstand(tmp_path, StoreReader(tmp_path)) as (_, port, _shop):
        pressing = subprocess.Popen(code, env={"PYTHONPATH": "src", "PATH": "/usr/bin"})
        seen: set[bytes] = set()
        wrong: list[object] = []

        def read(coding: str) -> None:
            with Line(port) as line:
                while pressing.poll() is None:
                    for page in range(6):
                        reply = line.say(f"GET /{page}/ HTTP/1.1\r\nHost: a\r\nAccept-Encoding: {coding}\r\n\r\n".encode()).hear()
                        if reply.status == 404:
                            continue
                        body = brotli.decompress(reply.body) if reply.fields.get("content-encoding") == "br" else reply.body
                        if reply.status != 200 or not body.startswith(b"<!doctype html>number ") or not body.endswith(b"end"):
                            wrong.append(reply)
                        seen.add(body)

        readers = [threading.Thread(target=read, args=(coding,)) for coding in ("br", "identity")]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        assert pressing.wait() == 0
        assert not wrong, wrong[:3]
        assert len(seen) > 5


def test_a_paper_never_pressed_is_opened_and_filled_while_it_is_open(tmp_path):
    with newsstand(tmp_path, StoreReader(tmp_path)) as (_, port, _shop):
        assert ask(port, "/").status == 404
        press(Store(tmp_path), Rendition("/", WORDS))
        time.sleep(0.1)
        assert ask(port, "/").body == WORDS


def test_a_store_put_in_place_of_another_is_read_anew(store, tmp_path):
    press(store, Rendition(STORY, WORDS + b"second"))
    other = Store(tmp_path / "backup")
    press(other, Rendition(STORY, b"<!doctype html>restored" * 30))
    store.close(), other.close()
    with newsstand(tmp_path, StoreReader(tmp_path)) as (_, port, _shop):
        assert ask(port, STORY).body == WORDS + b"second"

        for name in ("store.sqlite3-wal", "store.sqlite3-shm"):
            (tmp_path / name).unlink(missing_ok=True)
        (tmp_path / "public").rename(tmp_path / "old")
        (tmp_path / "backup" / "public").rename(tmp_path / "public")
        (tmp_path / "backup" / "store.sqlite3").replace(tmp_path / "store.sqlite3")
        time.sleep(0.1)

        assert ask(port, STORY).body == b"<!doctype html>restored" * 30


def test_a_page_whose_files_are_gone_is_said_to_be_so_and_stops_nobody(store, tmp_path, caplog):
    (tmp_path / "public" / STORY.strip("/") / "index.html").unlink()
    with newsstand(tmp_path, StoreReader(tmp_path)) as (_, port, _shop):
        with Line(port) as line:
            line.say(f"GET {STORY} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
            began = time.monotonic()
            assert ask(port, "/gone/").status == 410
            assert time.monotonic() - began < 0.5
            assert line.hear().status == 500
        assert "press it again" in caplog.text


def test_the_serving_half_imports_no_django():
    code = "import sys; import gazette.newsstand.server, gazette.press.reader; print([m for m in sys.modules if m.split('.')[0] in ('django', 'wagtail')])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": "src", "PATH": "/usr/bin"}, check=True).stdout
    assert said.strip() == "[]"


SERVING = """
import sys
from pathlib import Path
from gazette.house.settings import Settings
from gazette.newsstand.port import listen
from gazette.newsstand.server import serve
listener = listen("127.0.0.1", 0)
serve(Settings(directory=Path(sys.argv[1])), listener=listener, ready=lambda: print(listener.getsockname()[1], flush=True))
print("closed", flush=True)
"""


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_finishes_what_is_under_way(store, tmp_path, told):
    press(store, Rendition("/large/", b"<!doctype html>" + bytes(range(97, 123)) * 400_000))
    serving = subprocess.Popen([sys.executable, "-c", SERVING, str(tmp_path)], stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": "src", "PATH": "/usr/bin"})
    port = int(serving.stdout.readline())
    with Line(port) as idle, Line(port) as line:
        idle.say(f"GET {STORY} HTTP/1.1\r\nHost: a\r\n\r\n".encode()).hear()
        line.say(b"GET /large/ HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(0.3)

        serving.send_signal(told)

        assert idle.ended()
        assert len(line.hear().body) == 15 + 26 * 400_000
    assert serving.wait(5) == 0
    assert serving.stdout.read() == "closed\n"
