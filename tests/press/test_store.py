"""The store: a batch comes out whole or not at all, and its readers see it by generation."""

import errno
import gzip
import os
import threading

import brotli
import pytest

from gazette.house.mistakes import Mistake
from gazette.press import files
from gazette.press.rendition import Rendition
from gazette.press.store import Store, StoreReader

WORDS = b"<p>" + b"The night tram runs again. " * 40


def page(address="/2026/11/24/night-tram/", body=WORDS, **said):
    return Rendition(address, body, **said)


def put(store, *pages):
    with store.writing():
        changed = [store.put(page) for page in pages]
        store.commit()
    return changed


def take_out(store, address):
    with store.writing():
        store.remove(address)
        store.commit()


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def reader(tmp_path):
    reader = StoreReader(tmp_path)
    yield reader
    reader.close()


def test_a_page_lies_in_the_store_with_its_brotli_and_gzip(store):
    put(store, page())

    folder = store.public / "2026/11/24/night-tram"
    assert (folder / "index.html").read_bytes() == WORDS
    assert brotli.decompress((folder / "index.html.br").read_bytes()) == WORDS
    packed = (folder / "index.html.gz").read_bytes()
    assert gzip.decompress(packed) == WORDS
    assert packed[4:8] == b"\0\0\0\0", "a date in it would make the same page another each time"


def test_a_reader_gets_what_was_put(store, reader):
    put(store, page(headers=(("X-Robots-Tag", "noindex"),)))

    stored = reader.get("/2026/11/24/night-tram/")

    assert (stored.status, stored.type, stored.identity) == (200, "text/html; charset=utf-8", WORDS)
    assert stored.headers == (("X-Robots-Tag", "noindex"),)
    assert len(stored.etag) == 16
    assert brotli.decompress(stored.br) == WORDS and gzip.decompress(stored.gz) == WORDS
    assert reader.get("/nowhere/") is None


def test_small_pages_and_packed_pictures_are_not_packed_again(store, reader):
    put(store, page("/robots.txt", b"User-agent: *\n", type="text/plain"), page("/pictures/a.jpg", os.urandom(900), type="image/jpeg"))

    for address in ("/robots.txt", "/pictures/a.jpg"):
        assert (reader.get(address).br, reader.get(address).gz) == (None, None)
    store.close()
    assert sorted(os.listdir(store.public)) == ["pictures", "robots.txt"]


def test_unchanged_bytes_are_not_written_again(store, reader):
    put(store, page())
    file = store.public / "2026/11/24/night-tram/index.html"
    before, generation = file.stat().st_mtime_ns, reader.generation()

    assert put(store, page()) == [False]

    assert file.stat().st_mtime_ns == before
    assert reader.generation() == generation


def test_a_page_whose_file_was_lost_is_written_again(store):
    put(store, page())
    (store.public / "2026/11/24/night-tram/index.html.br").unlink()

    assert put(store, page()) == [True]

    assert (store.public / "2026/11/24/night-tram/index.html.br").exists()


def test_each_batch_that_changes_something_is_a_generation(store, reader):
    assert reader.generation() == 0
    put(store, page("/a/"), page("/b/"))
    assert reader.generation() == 1
    put(store, page("/b/", WORDS + b"!"))
    assert reader.generation() == 2
    take_out(store, "/a/")

    assert reader.generation() == 3
    assert reader.changed_since(1) == ("/b/", "/a/")
    assert reader.changed_since(3) == ()


def test_a_page_taken_out_leaves_no_file_and_no_folder(store, reader):
    put(store, page(), page("/about/"))

    take_out(store, "/2026/11/24/night-tram/")

    assert reader.get("/2026/11/24/night-tram/") is None
    store.close()
    assert os.listdir(store.public) == ["about"]


def test_a_killed_page_keeps_its_notice_under_a_name_no_server_finds_by_itself(store, reader):
    put(store, page())
    put(store, page(body=b"<p>Withdrawn.", status=410))

    assert sorted(os.listdir(store.public / "2026/11/24/night-tram")) == ["410.html"]
    assert (reader.get("/2026/11/24/night-tram/").status, reader.get("/2026/11/24/night-tram/").identity) == (410, b"<p>Withdrawn.")


def test_a_redirect_has_no_file(store, reader):
    put(store, Rendition("/old/", status=301, location="/new/"))

    assert (reader.get("/old/").status, reader.get("/old/").location) == (301, "/new/")
    assert not (store.public / "old").exists()


@pytest.mark.parametrize("address", ["about/", "/../keys/secret", "/a//b/", "/a/index.html", "/a.html.br", "/a?b", "/" + "x" * 250, "/.pressing/1"])
def test_an_address_that_could_leave_the_store_or_meet_another_is_refused(store, address):
    with pytest.raises(Mistake):
        put(store, page(address))


def test_without_the_commit_nothing_happened(store, reader):
    with store.writing():
        store.put(page())

    assert reader.get("/2026/11/24/night-tram/") is None
    store.close()
    assert list(store.public.rglob("*")) == []


def fail_at(monkeypatch, name, count):
    """The count-th call of a system function finds the disk full; returns how often it was called."""
    calls = {"made": 0}
    real = getattr(os, name)

    def failing(*args, **kwargs):
        calls["made"] += 1
        if calls["made"] == count:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*args, **kwargs)

    monkeypatch.setattr(files.os, name, failing)
    return calls


@pytest.mark.parametrize("name", ["open", "write", "mkdir", "replace", "rmdir"])
def test_a_full_disk_at_any_step_ends_in_one_sentence_and_the_next_batch_makes_it_good(tmp_path, monkeypatch, name):
    count, reached = 0, True
    while reached:
        count += 1
        store = Store(tmp_path / f"{name}{count}")
        put(store, page("/"), page("/world/"), page())
        old = store.fingerprint()
        with monkeypatch.context() as patch:
            calls = fail_at(patch, name, count)
            try:
                with store.writing():
                    store.put(page("/", b"<p>New front." + WORDS))
                    store.put(page(body=b"", status=410))
                    store.remove("/world/")
                    store.put(page("/2026/11/24/ferry/"))
                    store.commit()
                reached = False
            except Mistake as mistake:
                assert "No space left" in str(mistake) and "\n" not in str(mistake)
                assert store.fingerprint() == old
            else:
                reached = calls["made"] >= count  # a folder that could not be swept away is no loss
        with store.writing():  # the record moved on meanwhile: the ferry was killed before it came out
            store.remove("/2026/11/24/ferry/")
            for again in (page("/"), page("/world/"), page()):
                store.put(again)
            store.commit()
        assert {path.name for path in store.public.iterdir()} <= {"index.html", "index.html.br", "index.html.gz", "world", "2026", ".pressing"}
        assert not (store.public / "2026/11/24/ferry/index.html").exists()
        for address, there in (("index.html", WORDS), ("world/index.html", WORDS), ("2026/11/24/night-tram/index.html", WORDS)):
            assert (store.public / address).read_bytes() == there
        assert list((store.public / ".pressing").glob("*")) == []
        store.close()
    assert count > 1


def test_a_press_that_dies_between_files_and_manifest_is_made_good_by_the_next(tmp_path, reader):
    store = Store(tmp_path)
    put(store, page("/"))
    with pytest.raises(RuntimeError), store.writing():
        store.put(page("/", WORDS + b"new"))
        store.put(page("/2026/11/24/ferry/"))
        store._files.sync()
        store._files.exchange()
        store._files.clear = lambda: None  # a process that died clears nothing
        raise RuntimeError("power cut")
    store.close()

    heir = Store(tmp_path)
    with heir.writing():
        due = heir.ledger.due(9)
        heir.commit()

    assert due == ["/"]
    assert not (heir.public / "2026").exists() or not list((heir.public / "2026").rglob("*.html"))
    assert put(heir, page("/")) == [True]
    assert reader.get("/").identity == WORDS
    heir.close()


def test_two_writers_take_turns(tmp_path):
    first, second = Store(tmp_path), Store(tmp_path)
    order = []

    def later():
        with second.writing():
            order.append("second")
            second.put(page("/b/"))
            second.commit()

    with first.writing():
        thread = threading.Thread(target=later)
        thread.start()
        first.put(page("/a/"))
        thread.join(0.1)
        order.append("first")
        first.commit()
    thread.join()

    assert order == ["first", "second"]
    assert sorted(first.fingerprint()) == ["/a/", "/b/"]
    first.close(), second.close()


def test_another_store_that_closes_takes_nothing_from_the_batch_being_written(store):
    with store.writing():
        store._files.half.mkdir(parents=True)
        Store(store.directory).close()
        assert store._files.half.exists()
        store.put(page())
        store.commit()

    assert not store._files.half.exists()


def test_questions_looked_up_in_one_batch_are_known_in_the_next(store):
    asked = []
    for body in (b"one", b"two"):
        store.connection.set_trace_callback(lambda said: asked.append(said) if "FROM facet WHERE key" in said else None)
        with store.writing():
            store.put(page(body=body), {"card:a": "1"})
            store.commit()

    assert asked == []


def test_a_question_looked_up_in_a_batch_that_came_to_nothing_is_looked_up_again(store):
    with store.writing():
        store.put(page(), {"card:a": "1"})

    with store.writing():
        store.put(page(), {"card:a": "1"})
        store.commit()

    assert store.ledger.remembered("card:a") == "1"


def test_what_another_press_learned_meanwhile_is_no_surprise(store):
    other = Store(store.directory)
    with store.writing():
        store.put(page(), {"card:a": "1"})
        store.commit()

    with other.writing():
        other.ledger.learn("card:a", "2")
        other.commit()
    with store.writing():
        store.put(page(body=b"new"), {"card:a": "2"})
        surprises = list(store.ledger.surprises)
        store.commit()
    other.close()

    assert surprises == [] and store.ledger.remembered("card:a") == "2"


def test_a_reader_never_sees_forms_of_two_pages_while_a_batch_comes_out(store, reader):
    put(store, page(body=WORDS))
    wrong, stop = [], threading.Event()

    def read():
        mine = StoreReader(store.directory)
        while not stop.is_set():
            stored = mine.get("/2026/11/24/night-tram/")
            if stored.br and brotli.decompress(stored.br) != stored.identity:
                wrong.append(stored)
        mine.close()

    thread = threading.Thread(target=read)
    thread.start()
    for number in range(60):
        put(store, page(body=WORDS + str(number).encode()))
    stop.set()
    thread.join()

    assert wrong == []


def test_a_restored_store_is_seen_by_readers_that_were_there_before(tmp_path, store, reader):
    put(store, page("/a/"))
    assert reader.generation() == 1
    store.close()
    for name in ("store.sqlite3", "store.sqlite3-wal", "store.sqlite3-shm"):
        (tmp_path / name).unlink(missing_ok=True)

    other = Store(tmp_path)
    put(other, page("/b/"))

    assert reader.get("/b/") is not None
    assert reader.get("/a/") is None
    other.close()
