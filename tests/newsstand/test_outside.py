"""nginx and Caddy on our store answer every reader as our own newsstand does: status, header fields and bytes."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from gazette.press.reader import StoreReader
from gazette.press.rendition import Rendition
from gazette.press.store import Store

from . import cast, outside

WORDS = b"<!doctype html><title>The night tram</title><p>" + b"It runs until four. " * 90
CSP = (("Content-Security-Policy", "default-src 'none'; frame-src https://films.example"),)
PAGES = (
    Rendition("/", WORDS), Rendition("/city/", WORDS), Rendition("/2025/11/06/café/", WORDS), Rendition("/2025/11/06/tram/versions/2", WORDS),
    Rendition("/2025/11/06/film/", WORDS, headers=CSP), Rendition("/404.html", WORDS + b"404"), Rendition("/503.html", WORDS + b"503"),
    Rendition("/2025/11/02/gone/", WORDS, status=410),
    Rendition("/2025/11/02/gone/ninjs.json", b'{"canceled": 1}' * 40, "application/json; charset=utf-8", 410),
    Rendition("/2025/11/02/gone/versions/1", WORDS, status=410),
    Rendition("/old/", status=301, location="/città/"), Rendition("/feed.xml", b"<rss/>" * 200, "application/rss+xml; charset=utf-8"),
    Rendition("/city/feed.json", b"{}" * 400, "application/feed+json; charset=utf-8", headers=(("Link", '<https://hub.example/>; rel="hub"'),)),
    Rendition("/today/2025-11-06/paper.pdf", b"%PDF" * 300, "application/pdf", headers=(("Content-Disposition", 'inline; filename="a b.pdf"'),)),
    Rendition("/robots.txt", b"User-agent: *\n", "text/plain; charset=utf-8"), Rendition("/icon.svg", b"<svg/>" * 100, "image/svg+xml"),
    Rendition("/assets/page.0a1b.css", b"body{}" * 100, "text/css; charset=utf-8"), Rendition("/assets/mark.0a1b.svg", b"<svg/>" * 99, "image/svg+xml"),
    Rendition("/pictures/ab-wide-640.jpg", b"\xff\xd8 a picture", "image/jpeg"), Rendition("/pictures/cd-wide-640.avif", b"avif", "image/avif"),
)  # fmt: skip
ELSE = (
    "/city", "/city?a=b", "/2025/11/06/caf%C3%A9", "/2025/11/02/gone", "/old", "/no/such/", "/no/such", "/no.css", "/assets/", "/assets", "/assets/no.css",
    "/pictures/ab-wide-640.avif", "/pictures/no.avif", "/city/index.html", "/city/index.html.br", "/2025/11/02/gone/410.html", "/.pressing/0",
    "/2025/11/", "/2025/11", "/2025/11/02/gone/ninjs.410.json",
)  # fmt: skip
OURS = ("/newsroom/", "/newsroom/static/page.css", "/search/?q=tram", "/as-of/2025-11-06/city/", "/as-of/2025-11-06/feed.xml", "/oembed?url=x")
SERVERS = {"nginx": outside.nginx, "caddy": outside.caddy}
here = {"nginx": outside.nginx_is_here(), "caddy": bool(shutil.which("caddy"))}
each = pytest.mark.parametrize(
    "server", [pytest.param(name, marks=pytest.mark.skipif(not here[name], reason=f"NOT PROVED: {name} is not installed here")) for name in SERVERS]
)


@pytest.fixture(params=["http", "https"])
def secure(request: pytest.FixtureRequest) -> bool:
    return request.param == "https"


@pytest.fixture
def paper(tmp_path: Path, secure: bool) -> Path:
    """A store with a page of every kind."""
    store = Store(tmp_path / "paper", secure=secure)
    with store.writing():
        for page in PAGES:
            store.put(page)
        store.commit()
    store.close()
    return tmp_path / "paper"


@pytest.fixture
def both(paper: Path, tmp_path: Path, server: str, secure: bool) -> Iterator[tuple[int, int]]:
    """The ports of our newsstand and of another server on the same store."""
    base = f"http{'s' * secure}://gazette.example"
    (tmp_path / "outside").mkdir()
    with cast.newsstand(paper, StoreReader(paper), base_url=base) as (_, ours, _), SERVERS[server](paper, tmp_path / "outside", ours) as theirs:
        yield ours, theirs


def alike(ours: outside.Reply, theirs: outside.Reply, server: str) -> bool:
    """The same to a reader. Caddy leaves out a length where it would have to count."""
    if server == "caddy":
        ours.fields.pop("content-length", ""), theirs.fields.pop("content-length", "")
        ours, theirs = (reply._replace(body=reply.body.rstrip()) if reply.status == 405 else reply for reply in (ours, theirs))
    return ours == theirs


@each
def test_another_server_answers_a_page_of_every_kind_as_ours(both, server):
    ours, theirs = both
    targets = [*(quote(page.address) for page in PAGES), *ELSE]

    differing = [(target, method, ours_said, theirs_said) for target in targets for method in ("GET", "HEAD", "POST")
                 if method != "POST" or target == "/city/"
                 if not alike(ours_said := outside.ask(ours, target, method), theirs_said := outside.ask(theirs, target, method), server)]  # fmt: skip

    assert not differing, "\n".join(map(str, differing))


@each
@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
def test_another_server_sends_each_coding_as_ours(both, server, coding):
    for target in ("/", "/2025/11/02/gone/", "/no/such/", "/feed.xml"):
        said, heard = (outside.ask(port, target, Accept_Encoding=coding) for port in both)
        if server == "caddy":
            said.fields.pop("vary", ""), heard.fields.pop("vary", "")

        assert alike(said, heard, server), target


@each
def test_a_reader_who_holds_a_page_is_told_that_it_stands(both, server):
    _, theirs = both
    tag = outside.tag(theirs, "/city/")

    assert outside.ask(theirs, "/city/", If_None_Match=tag).status == 304


@each
def test_what_the_newsstand_answers_is_asked_of_it(both, server):
    ours, theirs = both

    for target in OURS:
        assert outside.ask(theirs, target).body == outside.ask(ours, target).body, target
    said, heard = (json.loads(outside.ask(port, "/healthz").body) for port in both)
    assert said.keys() == heard.keys()  # free disk and the like move on in between


@each
def test_without_the_newsstand_the_paper_reads_and_says_that_the_newsroom_is_closed(paper, tmp_path, server, secure):
    (tmp_path / "outside").mkdir()

    with SERVERS[server](paper, tmp_path / "outside", outside.free_port()) as theirs:
        closed = outside.ask(theirs, "/search/?q=tram", Accept_Encoding="identity")

        assert (closed.status, closed.body, closed.fields["retry-after"], closed.fields["cache-control"]) == (503, WORDS + b"503", "30", "no-store")
        assert "frame-ancestors 'none'" in closed.fields["content-security-policy"]
        assert outside.ask(theirs, "/city/").status == 200
