"""Whole answers prepared once and kept in memory, the least asked for leaving first."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from gazette.press import headers
from gazette.press.reader import Stored

from .addresses import written

SUFFIX = {"br": "-br", "gzip": "-gz", "identity": ""}
OVERHEAD = 700  # bytes of Python around one answer, measured roughly


@dataclass(frozen=True, slots=True)
class Answer:
    """One page in one coding. Heads lack only Date, Connection and the blank line."""

    status: int
    head: bytes
    body: bytes
    etag: bytes = b""  # empty: never answered with 304
    unchanged: bytes = b""

    @property
    def size(self) -> int:
        return len(self.head) + len(self.body) + len(self.unchanged) + OVERHEAD


def prepare(stored: Stored, address: str, codings: tuple[str, ...], *, secure: bool, status: int = 0, keep: str = "") -> Answer:
    """A stored page as a whole answer in the best coding it has; ``status`` and ``keep`` replace its own."""
    status = status or stored.status
    bodies = {"br": stored.br, "gzip": stored.gz, "identity": stored.identity}
    coding = next((c for c in codings if bodies[c] is not None), "identity")
    body = bodies[coding] or b""
    etag = f'"{stored.etag.strip(chr(34))}{SUFFIX[coding]}"' if stored.etag and status == 200 else ""
    shared = [("Cache-Control", keep or headers.caching(address, status))]
    if stored.br is not None or stored.gz is not None:
        shared.append(("Vary", "Accept-Encoding"))
    if etag:
        shared.append(("ETag", etag))
    own = [*stored.headers, *shared, ("Content-Type", stored.type), ("Content-Length", str(len(body)))]
    if coding != "identity":
        own.append(("Content-Encoding", coding))
    if stored.location:
        own.append(("Location", written_location(stored.location)))
    fields = headers.joined(own, headers.public(stored.type, secure=secure))
    unchanged = headers.head("HTTP/1.1 304 Not Modified", shared) if etag else b""
    return Answer(status, headers.head(line(status), fields), body, etag.encode(), unchanged)


def plain(status: int, words: str, *fields: tuple[str, str], type: str = "text/plain; charset=utf-8") -> Answer:
    """A short answer of the newsstand's own."""
    body = words.encode()
    own = (("Content-Type", type), ("Content-Length", str(len(body))), ("Cache-Control", "no-store"), *fields)
    return Answer(status, headers.head(line(status), headers.joined(own, headers.EVERY)), body)


def moved(location: str) -> Answer:
    """A lasting redirect to another address."""
    return plain(301, "", ("Location", location))


def line(status: int) -> str:
    try:
        return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP/1.1 {status} -"


def written_location(location: str) -> str:
    """A place to go, as a header field may hold it."""
    return location if location.isascii() else written(location)


class Shelf:
    """Answers by written path and codings, bounded in bytes."""

    def __init__(self, limit: int):
        self.limit = limit
        self.size = 0
        self.pages: OrderedDict[bytes, dict[tuple[str, ...], Answer]] = OrderedDict()

    def get(self, path: bytes, codings: tuple[str, ...]) -> Answer | None:
        page = self.pages.get(path)
        if page is None:
            return None
        self.pages.move_to_end(path)
        return page.get(codings)

    def put(self, path: bytes, codings: tuple[str, ...], answer: Answer) -> None:
        """Keep an answer; one that would push out an eighth of the shelf is not kept."""
        if answer.size > self.limit // 8:
            return
        page = self.pages.setdefault(path, {})
        self.size += answer.size - (page[codings].size if codings in page else 0)
        page[codings] = answer
        while self.size > self.limit:
            self.drop(next(iter(self.pages)))

    def drop(self, path: bytes) -> None:
        page = self.pages.pop(path, {})
        self.size -= sum(answer.size for answer in page.values())

    def drop_all(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            self.drop(written(address).encode())

    def clear(self) -> None:
        self.pages.clear()
        self.size = 0
