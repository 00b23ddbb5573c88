"""The store in a bucket: a server of S3 on this machine, read back as others would read it."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings
from gazette.newsstand.bucket import MARK, Bucket
from gazette.newsstand.objects import in_turn
from gazette.press.reader import StoreReader
from gazette.press.rendition import Rendition
from gazette.press.store import Store

STORY = "/2025/09/03/three-leaders/"
OBJECT = "2025/09/03/three-leaders/index.html"
STYLE = "/assets/gazette.0a1b.css"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def there(server: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """An empty bucket, as a client of another house sees it."""
    client = boto3.resource("s3", endpoint_url=server, region_name="us-east-1", aws_access_key_id="key", aws_secret_access_key="secret")
    bucket = client.create_bucket(Bucket="paper")
    yield bucket
    bucket.objects.all().delete()
    bucket.delete()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    press(
        store, Rendition("/", b"<!doctype html>front"), Rendition(STORY, b"<!doctype html>three leaders"),
        Rendition("/old/", status=301, location="/world/?a&b"), Rendition(STYLE, b"body{}", type="text/css; charset=utf-8"),
        Rendition("/gone/", b"<!doctype html>withdrawn", status=410),
    )  # fmt: skip
    return store


def press(store: Store, *pages: Rendition, without: str = "") -> None:
    with store.writing():
        for page in pages:
            store.put(page)
        if without:
            store.remove(without)
        store.commit()


def bucket(directory: Path, server: str, **settings: str) -> Bucket:
    told = {"bucket": "paper", "bucket_endpoint": server, "bucket_key": "key", "bucket_secret": "secret", **settings}
    return Bucket(Settings(directory=directory, **told), StoreReader(directory))


def keys(there: Any) -> set[str]:
    return {found.key for found in there.objects.all()} - {MARK}


def test_every_page_is_an_object_with_its_bytes_its_type_and_how_long_it_may_be_kept(store, tmp_path, server, there):
    assert bucket(tmp_path, server).carry() == 5

    assert keys(there) == {"index.html", OBJECT, "old/index.html", "assets/gazette.0a1b.css", "gone/410.html"}
    story, style = there.Object(OBJECT).get(), there.Object("assets/gazette.0a1b.css").get()
    assert (story["Body"].read(), story["ContentType"], story["CacheControl"]) == (b"<!doctype html>three leaders", "text/html; charset=utf-8", "no-cache")
    assert (style["ContentType"], style["CacheControl"]) == ("text/css; charset=utf-8", "public, max-age=31536000, immutable")
    assert b'content="0; url=/world/?a&amp;b"' in there.Object("old/index.html").get()["Body"].read()


def test_only_what_changed_is_carried_and_what_went_goes(store, tmp_path, server, there):
    carrier = bucket(tmp_path, server)
    carrier.carry()
    front = there.Object("index.html").get()["LastModified"]
    assert not carrier.is_behind()

    press(store, Rendition(STORY, b"<!doctype html>second version"), without=STYLE)

    assert carrier.is_behind()
    assert carrier.carry() == 2
    assert there.Object(OBJECT).get()["Body"].read() == b"<!doctype html>second version"
    assert there.Object("index.html").get()["LastModified"] == front
    assert "assets/gazette.0a1b.css" not in keys(there)
    assert not carrier.is_behind()


def test_a_withdrawn_story_is_gone_from_the_bucket_and_comes_back_when_published_again(store, tmp_path, server, there):
    carrier = bucket(tmp_path, server)
    carrier.carry()

    press(store, Rendition(STORY, b"<!doctype html>withdrawn", status=410))
    carrier.carry()
    assert OBJECT not in keys(there) and OBJECT.replace("index", "410") in keys(there)

    press(store, Rendition(STORY, b"<!doctype html>back"))
    carrier.carry()
    assert OBJECT in keys(there) and OBJECT.replace("index", "410") not in keys(there)


def test_files_of_others_are_never_touched(store, tmp_path, server, there):
    there.put_object(Key="holiday.jpg", Body=b"a picture")

    with pytest.raises(Mistake, match="holds other files. Name an empty bucket, or a bucket_prefix"):
        bucket(tmp_path, server).carry()
    assert keys(there) == {"holiday.jpg"}

    carrier = bucket(tmp_path, server, bucket_prefix="gazette")
    carrier.carry()
    press(store, without=STORY)
    carrier.carry(anew=True)

    ours = {"index.html", "old/index.html", "assets/gazette.0a1b.css", "gone/410.html", MARK}
    assert keys(there) == {"holiday.jpg", *(f"gazette/{key}" for key in ours)}


def test_another_papers_bucket_is_refused(store, tmp_path, server, there):
    bucket(tmp_path, server).carry()
    (tmp_path / "other").mkdir()
    press(Store(tmp_path / "other"), Rendition("/", b"another front"))

    with pytest.raises(Mistake, match="holds another paper's pages"):
        bucket(tmp_path / "other", server).carry()

    assert there.Object("index.html").get()["Body"].read() == b"<!doctype html>front"


def test_carried_anew_a_bucket_is_mended_and_what_no_page_knows_goes(store, tmp_path, server, there):
    carrier = bucket(tmp_path, server)
    carrier.carry()
    there.Object(OBJECT).delete()
    there.put_object(Key="2025/09/02/forgotten/index.html", Body=b"a page of an older store")

    assert carrier.carry(anew=True) == 5

    assert OBJECT in keys(there) and "2025/09/02/forgotten/index.html" not in keys(there)


def test_a_bucket_that_does_not_answer_is_one_sentence_and_catches_up_later(store, tmp_path, server, there):
    with socket.create_server(("127.0.0.1", 0)) as free:
        dead = f"http://127.0.0.1:{free.getsockname()[1]}"
    lost = bucket(tmp_path, dead)
    with pytest.raises(Mistake, match="does not take the pages: .*It is tried again."):
        lost.carry()
    assert lost.is_behind() and lost.carried.generation == 0 and "does not take" in lost.carried.fault

    carrier = bucket(tmp_path, server)
    carrier.carry()
    assert not carrier.is_behind() and carrier.carried.fault == ""


def test_pictures_and_styles_come_before_stories_and_stories_before_the_front():
    turns = list(in_turn(["/", "/city/", STORY, STYLE, "/pictures/ab-640.avif"]))

    assert turns == [(STYLE, "/pictures/ab-640.avif"), (STORY,), ("/city/",), ("/",)]
