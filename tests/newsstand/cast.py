"""A newsstand in a thread with a store of a few pages, and a newsroom of a few lines behind it."""

import asyncio
import contextlib
import gzip
import hashlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import brotli
import uvloop

from gazette.house.settings import Settings
from gazette.newsstand.port import listen
from gazette.newsstand.server import Newsstand


@dataclass(frozen=True)
class Page:
    """A stored page, in the store's own shape."""

    identity: bytes
    type: str = "text/html; charset=utf-8"
    status: int = 200
    location: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    packed: bool = True

    @property
    def etag(self) -> str:
        return hashlib.sha256(self.identity).hexdigest()[:16]

    @property
    def br(self) -> bytes | None:
        return brotli.compress(self.identity) if self.packed else None

    @property
    def gz(self) -> bytes | None:
        return gzip.compress(self.identity, mtime=0) if self.packed else None


@dataclass
class Shop:
    """A store in a dictionary."""

    pages: dict[str, Page]
    number: int = 1
    changes: list[tuple[int, str]] = field(default_factory=list)
    changing: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def generation(self) -> int:
        return self.number

    def changed_since(self, generation: int) -> list[str]:
        return [address for number, address in self.changes if number > generation]

    def look(self, address: str) -> tuple[Page | None, bool]:
        self.asked.append(address)
        return self.pages.get(address), address not in self.changing

    def press(self, address: str, page: Page | None) -> None:
        if page is None:
            self.pages.pop(address, None)
        else:
            self.pages[address] = page
        self.changes.append((self.number + 1, address))
        self.number += 1


STORY = "/2025/09/03/three-leaders/"
WORDS = b"<!doctype html><title>Three leaders</title><p>" + b"They watched the parade together. " * 200
PAGES = {
    "/": Page(b"<!doctype html><title>The Express Gazette</title><h1>Front</h1>" + b"x" * 500),
    STORY: Page(WORDS),
    "/2025/09/03/caf\u00e9/": Page(b"<!doctype html><title>Caf\xc3\xa9</title>" + b"y" * 400),
    "/2025/09/01/gone/": Page(b"<!doctype html><title>Withdrawn</title>" + b"z" * 300, status=410),
    "/old/": Page(b"", status=301, location="/world/"),
    "/world/": Page(b"<!doctype html><title>World</title>" + b"w" * 300),
    "/feed.xml": Page(b"<rss/>" + b" " * 300, type="application/rss+xml; charset=utf-8"),
    "/assets/page.0a1b.css": Page(b"body{}" * 100, type="text/css; charset=utf-8"),
    "/pictures/abc-640.jpg": Page(b"\xff\xd8 a picture", type="image/jpeg", packed=False),
    "/video/": Page(b"<!doctype html>" + b"v" * 300, headers=(("Content-Security-Policy", "default-src 'self'"),)),
    "/404.html": Page(b"<!doctype html><title>Not here</title>" + b"n" * 300),
    "/503.html": Page(b"<!doctype html><title>Desk closed</title>" + b"d" * 300),
}


@contextlib.contextmanager
def newsstand(directory: Path, shop: Shop | None = None, **settings: object) -> Iterator[tuple[Newsstand, int, Shop]]:
    """A newsstand serving on a port of its own: itself, the port, its store."""
    shop = shop or Shop(dict(PAGES))
    stand = Newsstand(Settings(directory=directory, **settings), shop)
    (directory / "run").mkdir(parents=True, exist_ok=True)
    listener = listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    ready, bell = threading.Event(), {}

    async def run() -> None:
        bell["loop"], bell["closed"] = asyncio.get_running_loop(), asyncio.Event()
        await stand.run(listener, bell["closed"], ready.set)

    thread = threading.Thread(target=lambda: uvloop.run(run()), daemon=True)
    thread.start()
    assert ready.wait(5)
    try:
        yield stand, port, shop
    finally:
        bell["loop"].call_soon_threadsafe(bell["closed"].set)
        thread.join(15)
        assert not thread.is_alive(), "the newsstand did not close"


@dataclass
class Reply:
    """An answer as a plain client reads it."""

    status: int
    fields: dict[str, str]
    body: bytes


class Line:
    """One raw connection."""

    def __init__(self, port: int, seconds: float = 5):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=seconds)
        self.held = b""

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def say(self, data: bytes) -> "Line":
        self.socket.sendall(data)
        return self

    def hear(self, *, bare: bool = False) -> Reply:
        """The next answer, by the letter of RFC 9112."""
        while b"\r\n\r\n" not in self.held:
            self._more()
        head, self.held = self.held.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        status = int(first.split(" ")[1])
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        if bare or status in (204, 304) or status < 200:
            return Reply(status, fields, b"")
        if "chunked" in fields.get("transfer-encoding", ""):
            return Reply(status, fields, self._chunks())
        if "content-length" in fields:
            return Reply(status, fields, self._take(int(fields["content-length"])))
        body = self.rest()
        return Reply(status, fields, body)

    def rest(self) -> bytes:
        """All that comes until the other side hangs up."""
        with contextlib.suppress(EOFError, ConnectionResetError):
            while True:
                self._more()
        data, self.held = self.held, b""
        return data

    def ended(self) -> bool:
        """Does the other side hang up, with nothing more said?"""
        return self.rest() == b""

    def _more(self) -> None:
        data = self.socket.recv(65536)
        if not data:
            raise EOFError
        self.held += data

    def _take(self, length: int) -> bytes:
        while len(self.held) < length:
            self._more()
        data, self.held = self.held[:length], self.held[length:]
        return data

    def _chunks(self) -> bytes:
        body = b""
        while True:
            while b"\r\n" not in self.held:
                self._more()
            size, self.held = self.held.split(b"\r\n", 1)
            piece = self._take(int(size, 16) + 2)[:-2]
            if not piece:
                return body
            body += piece


def ask(port: int, target: str, method: str = "GET", version: str = "1.1", body: bytes = b"", **fields: str) -> Reply:
    """One question on a connection of its own; field names with underscores for hyphens."""
    named = {"Host": "gazette.example", "Connection": "close", **{name.replace("_", "-"): value for name, value in fields.items()}}
    if body:
        named["Content-Length"] = str(len(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    with Line(port) as line:
        line.say(f"{method} {target} HTTP/{version}\r\n{head}\r\n".encode("latin-1") + body)
        return line.hear(bare=method == "HEAD")
