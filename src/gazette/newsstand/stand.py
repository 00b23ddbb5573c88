"""The stand itself: which stored page answers an address, in memory where it was asked for before."""

from collections.abc import Iterable
from typing import Protocol

from gazette.press import headers
from gazette.press.reader import Stored

from .addresses import written
from .answers import Answer, Shelf, moved, plain, prepare

NOT_HERE = "There is no such page. The front page is at /.\n"
CLOSED = (
    "The newsroom's desk is closed for a moment, so search, older front pages and the newsroom itself cannot answer. "
    "Every story can be read as always. Try again in half a minute.\n"
)
AGAIN = ("Refresh", "4")  # seconds; a colleague waits for a newsroom that is just starting


class Shop(Protocol):
    """What the press's store offers its reader (gazette.press.store.StoreReader)."""

    def generation(self) -> int: ...
    def changed_since(self, generation: int) -> Iterable[str]: ...
    def look(self, address: str) -> tuple[Stored | None, bool]: ...


class Changing(Exception):
    """The press is just exchanging this page's files: to be asked for again in a moment."""


class Stand:
    """The store in memory, by generation."""

    def __init__(self, store: Shop, *, memory: int, secure: bool = False):
        self.store = store
        self.shelf = Shelf(memory)
        self.secure = secure
        self.generation = store.generation()

    def refresh(self) -> None:
        """Let go of what the press has changed since the last look."""
        generation = self.store.generation()
        if generation == self.generation:
            return
        if generation < self.generation:  # a store made anew
            self.shelf.clear()
        else:
            self.shelf.drop_all(self.store.changed_since(self.generation))
            for kept in ("missing", "closed"):
                self.shelf.drop(kept.encode())
        self.generation = generation

    def page(self, address: str, query: bytes, codings: tuple[str, ...]) -> Answer:
        """The answer for an address; a redirect to the closing slash, a JPEG for a missing AVIF, or the page that says no.

        Raises Changing while the press exchanges it.
        """
        path = written(address).encode()
        answer = self.shelf.get(path, codings) or self._stored(address, path, codings)
        if answer:
            return answer
        if not address.endswith("/") and self._get(address + "/"):
            return moved(written(address + "/") + query.decode("latin-1"))
        return self._jpeg(address, codings) or self.missing(codings)

    def missing(self, codings: tuple[str, ...]) -> Answer:
        """The page for an address that is none."""
        return self._notice("missing", "/404.html", 404, codings) or plain(404, NOT_HERE)

    def closed(self, codings: tuple[str, ...], *, again: bool = False) -> Answer:
        """The page for what only the newsroom can answer while it does not; ``again``: the browser is to ask again by itself."""
        answer = self._notice("closed", "/503.html", 503, codings) or plain(503, CLOSED, headers.RETRY)
        return Answer(answer.status, answer.head + headers.head(f"{AGAIN[0]}: {AGAIN[1]}", ()), answer.body) if again else answer

    def _get(self, address: str) -> Stored | None:
        stored, whole = self.store.look(address)
        if not whole:
            raise Changing(address)
        return stored

    def _stored(self, address: str, path: bytes, codings: tuple[str, ...]) -> Answer | None:
        stored = self._get(address)
        if stored is None:
            return None
        answer = prepare(stored, address, codings, secure=self.secure, status=404 if address == "/404.html" else 0)
        self.shelf.put(path, codings, answer)
        return answer

    def _jpeg(self, address: str, codings: tuple[str, ...]) -> Answer | None:
        if not (address.startswith("/pictures/") and address.endswith(".avif")):
            return None
        stored = self._get(address.removesuffix("avif") + "jpg")
        return prepare(stored, address, codings, secure=self.secure, keep=headers.STAND_IN) if stored else None

    def _notice(self, name: str, address: str, status: int, codings: tuple[str, ...]) -> Answer | None:
        kept = self.shelf.get(name.encode(), codings)
        if kept:
            return kept
        stored, whole = self.store.look(address)
        if stored is None or not whole:
            return None
        answer = prepare(stored, address, codings, secure=self.secure, status=status, keep=headers.NOT_KEPT if status == 503 else "")
        if status == 503:
            answer = Answer(status, answer.head + headers.head(f"{headers.RETRY[0]}: {headers.RETRY[1]}", ()), answer.body)
        self.shelf.put(name.encode(), codings, answer)
        return answer
