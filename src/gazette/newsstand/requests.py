"""One request as it came, and what is wrong with it before anybody looks at what it asks for."""

from .answers import Answer, plain
from .passing import Body

MOST_HEAD = 16 * 1024  # bytes of a request's line and fields
MOST_FIELDS = 100
ONCE = (b"host", b"content-length", b"transfer-encoding")
BAD = plain(400, "The request could not be read.\n")
LONG = plain(431, "The request's header is too long.\n")


class Request:
    """Filled by the parser piece by piece; ``body`` is there only when the newsroom will read it."""

    __slots__ = ("body", "codings", "complete", "fields", "keep", "method", "modern", "named", "path", "query", "target")

    method: bytes
    path: bytes  # as written
    query: bytes  # with its question mark
    codings: tuple[str, ...]  # that the reader takes, best first
    keep: bool  # the connection, after the answer
    modern: bool  # HTTP/1.1

    def __init__(self) -> None:
        self.target = b""
        self.fields: list[tuple[bytes, bytes]] = []
        self.named: dict[bytes, bytes] = {}  # the same by name, several joined as the standard says
        self.body: Body | None = None
        self.complete = False

    def field(self, name: bytes) -> bytes:
        return self.named.get(name, b"")

    def refusal(self, version: str, fed: int) -> Answer | None:
        """What is wrong with a complete head, if anything. ``fed``: bytes of which it was a part."""
        if fed > MOST_HEAD and self.size() > MOST_HEAD:
            return LONG
        alone = self._joined()
        named = self.named
        if len(named) > MOST_FIELDS:
            return LONG
        if not alone or version not in ("1.0", "1.1") or (self.modern and b"host" not in named):
            return BAD
        if b"transfer-encoding" in named and (b"content-length" in named or not self.modern):
            return BAD  # the two ways to say where a body ends: a smuggler's trick
        return None

    def size(self) -> int:
        return len(self.target) + sum(len(name) + len(value) + 4 for name, value in self.fields)

    def _joined(self) -> bool:
        """Fields by name. False when one that may stand once stands twice."""
        self.named = dict(self.fields)
        if len(self.named) == len(self.fields):
            return True
        names = [name for name, _ in self.fields]
        self.named = {name: b", ".join(value for other, value in self.fields if other == name) for name in names}
        return not any(names.count(name) > 1 for name in ONCE)
