"""Passing a request on to the newsroom over its unix socket, streaming both ways, and its answer back."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

import httptools

from gazette.press.headers import Fields, public

from .addresses import PUBLIC
from .answers import line, plain

if TYPE_CHECKING:
    from .conversation import Conversation
    from .requests import Request

log = logging.getLogger(__name__)
MOST_BODY = 64 * 2**20  # bytes one request may bring: a large photograph and its form
AHEAD = 256 * 1024  # bytes of a body read before the newsroom has taken them
PIECE = 64 * 1024
CONNECT_SECONDS = 3
ANSWER_SECONDS = 60  # until the newsroom's next byte
HOP = {b"connection", b"keep-alive", b"proxy-connection", b"proxy-authenticate", b"proxy-authorization", b"te", b"trailer",
       b"transfer-encoding", b"upgrade", b"expect", b"http2-settings"}  # fmt: skip
OURS = (b"x-forwarded-", b"x-real-ip", b"forwarded", b"proxy")  # said by the newsstand alone; “proxy” is no one's to say
LARGE = plain(413, f"That is more than {MOST_BODY // 2**20} MB. Send less at once.\n")
LAST_CHUNK = b"0\r\n\r\n"
LOCAL = ("127.0.0.1", "::1")


class TooLarge(Exception):
    """A request's body passed its limit."""


class Silence(Exception):
    """The newsroom is not there, or does not answer."""


class Body:
    """A request's body on its way: fed by the reader's connection, taken by the newsroom's."""

    def __init__(self, drained: Callable[[], None]):
        self._pieces: deque[bytes] = deque()
        self._arrived = asyncio.Event()
        self._drained = drained
        self._held = 0
        self.size = 0
        self.ended = False

    @property
    def full(self) -> bool:
        return self._held > AHEAD

    def feed(self, data: bytes) -> None:
        self.size += len(data)
        if self.size <= MOST_BODY:
            self._held += len(data)
            self._pieces.append(data)
        self._arrived.set()

    def end(self) -> None:
        self.ended = True
        self._arrived.set()

    async def take(self) -> bytes:
        """The next piece, empty at the end. Raises TooLarge."""
        while not self._pieces:
            if self.size > MOST_BODY:
                raise TooLarge
            if self.ended:
                return b""
            self._arrived.clear()
            await self._arrived.wait()
        data = b"".join(self._pieces)
        self._pieces.clear()
        self._held = 0
        self._drained()
        return data


class Reply:
    """The newsroom's answer as it arrives."""

    def __init__(self) -> None:
        self.fields: list[tuple[bytes, bytes]] = []
        self.pieces: list[bytes] = []
        self.headed = False
        self.done = False
        self.parser = httptools.HttpResponseParser(self)

    def on_message_begin(self) -> None:
        self.fields.clear()

    def on_header(self, name: bytes, value: bytes) -> None:
        self.fields.append((name, value))

    def on_headers_complete(self) -> None:
        self.headed = self.parser.get_status_code() >= 200

    def on_body(self, data: bytes) -> None:
        self.pieces.append(data)

    def on_message_complete(self) -> None:
        self.done = self.headed

    def taken(self) -> bytes:
        data = b"".join(self.pieces)
        self.pieces.clear()
        return data


async def pass_on(request: "Request", reader: "Conversation") -> bool:
    """Let the newsroom answer a request; the page that says it is closed when it does not. May the connection be kept?"""
    newsstand = reader.newsstand
    passage = Passage(request, reader)
    try:
        return await passage.run()
    except TooLarge:
        answer = LARGE
    except (OSError, EOFError, TimeoutError, Silence, httptools.HttpParserError) as error:
        log.warning("%s: the newsroom did not answer (%s)", request.path.decode("latin-1"), error or type(error).__name__)
        answer = newsstand.stand.closed(request.codings, again=request.method == b"GET" and request.path.startswith(b"/newsroom/"))
    finally:
        passage.close()
    if passage.begun:
        reader.abort()
        return False
    keep = request.keep and request.complete
    reader.send(answer, keep=keep, modern=request.modern, bare=request.method == b"HEAD")
    return keep


class Passage:
    """One request and its answer across the unix socket."""

    def __init__(self, request: "Request", reader: "Conversation"):
        self.request = request
        self.reader = reader
        self.writer: asyncio.StreamWriter | None = None
        self.sending: asyncio.Task[None] | None = None
        self.chunked = self.endless = self.keep = False  # how the answer's body is framed, and whether more may follow
        self.begun = False  # something of the answer has been sent to the reader

    async def run(self) -> bool:
        """Send the request, then its answer back as it comes. May the reader's connection be kept?"""
        connecting = asyncio.open_unix_connection(self.reader.newsstand.socket)
        incoming, writer = await asyncio.wait_for(connecting, CONNECT_SECONDS)
        self.writer = writer
        writer.write(self._head())
        self.sending = asyncio.create_task(self._send(writer))
        reply = Reply()
        while not reply.headed:
            reply.parser.feed_data(await self._next(incoming))
        self._open(reply)
        await self._carry(incoming, reply)
        return self.keep and self.request.complete

    async def _carry(self, incoming: asyncio.StreamReader, reply: Reply) -> None:
        """The answer's body, no faster than the reader takes it."""
        while True:
            if piece := reply.taken():
                self.reader.transport.write(_chunk(piece) if self.chunked else piece)
                if self.reader.writable:
                    await self.reader.writable.wait()
            if reply.done:
                break
            data = await asyncio.wait_for(incoming.read(PIECE), ANSWER_SECONDS)
            if data:
                reply.parser.feed_data(data)
            elif self.endless:
                break
            else:
                raise EOFError("it hung up half-way")
        if self.chunked:
            self.reader.transport.write(LAST_CHUNK)

    def close(self) -> None:
        if self.sending:
            self.sending.cancel()
        if self.writer:
            self.writer.close()

    async def _next(self, incoming: asyncio.StreamReader) -> bytes:
        """What the newsroom says next, while the body is still being sent; a body grown too large ends both."""
        assert self.sending
        reading = asyncio.ensure_future(incoming.read(PIECE))
        try:
            await asyncio.wait({reading, self.sending}, return_when=asyncio.FIRST_COMPLETED)  # a body has its own deadline
            fault = self.sending.exception() if self.sending.done() and not reading.done() else None
            if isinstance(fault, TooLarge):
                raise fault
            data = await asyncio.wait_for(reading, ANSWER_SECONDS)
        finally:
            reading.cancel()
        if not data:
            raise Silence("it hung up")
        return data

    async def _send(self, writer: asyncio.StreamWriter) -> None:
        assert self.request.body
        chunked = self._in_chunks()
        while piece := await self.request.body.take():
            writer.write(_chunk(piece) if chunked else piece)
            await writer.drain()
        if chunked:
            writer.write(LAST_CHUNK)
            await writer.drain()

    def _in_chunks(self) -> bool:
        return bool(self.request.field(b"transfer-encoding"))

    def _head(self) -> bytes:
        request = self.request
        named = {name.strip().lower() for name in request.field(b"connection").split(b",")} - {b"host"}
        fields = [(n, v) for n, v in request.fields if n not in HOP and n not in named and not n.startswith(OURS) and b"_" not in n]
        if self._in_chunks():
            fields.append((b"transfer-encoding", b"chunked"))
        fields += [(name.encode(), value) for name, value in self._forwarded()]
        lines = [b"%b %b%b HTTP/1.1" % (request.method, request.path, request.query), b"connection: close"]
        return b"\r\n".join([*lines, *(b"%b: %b" % field for field in fields)]) + b"\r\n\r\n"

    def _forwarded(self) -> list[tuple[str, bytes]]:
        """Who asks and how. A web server in front of us on this machine is believed for what it saw itself."""
        peer = (self.reader.transport.get_extra_info("peername") or ("",))[0]
        client, scheme = str(peer).encode(), b"http"
        if peer in LOCAL and self.reader.newsstand.secure:
            client = self.request.field(b"x-forwarded-for").rpartition(b",")[2].strip() or client
            scheme = b"https" if self.request.field(b"x-forwarded-proto").rpartition(b",")[2].strip() == b"https" else scheme
        host = self.request.field(b"host")
        return [("x-forwarded-for", client), ("x-forwarded-proto", scheme), ("x-forwarded-host", host)]

    def _open(self, reply: Reply) -> None:
        """Send the answer's head, framed for the reader's own stretch of the way."""
        request, status = self.request, reply.parser.get_status_code()
        fields = [(name, value) for name, value in reply.fields if name.lower() not in HOP | {b"server"}]
        names = {name.lower() for name, _ in fields}
        bare = request.method == b"HEAD" or status in (204, 304)
        framed = bare or b"content-length" in names
        reply.done = reply.done or bare
        self.chunked = not framed and request.modern
        self.endless = not framed and all(name.lower() != b"transfer-encoding" for name, _ in reply.fields)
        self.keep = request.keep and request.complete and (framed or request.modern)
        fields += [(name.encode(), value.encode()) for name, value in self._public(fields, names)]
        if self.chunked:
            fields.append((b"Transfer-Encoding", b"chunked"))
        if not (self.keep and request.modern):
            fields.append((b"Connection", b"keep-alive" if self.keep else b"close"))
        head = b"\r\n".join([line(status).encode(), *(b"%b: %b" % field for field in fields)])
        date = b"\r\n\r\n" if b"date" in names else b"\r\n" + self.reader.newsstand.date
        self.begun = True
        self.reader.transport.write(head + date)

    def _public(self, fields: list[tuple[bytes, bytes]], names: set[bytes]) -> Fields:
        """The strict fields of a public page where the newsroom's answer has none of its own."""
        if not self.request.path.startswith(tuple(prefix.encode() for prefix in PUBLIC)):
            return ()
        type = next((value.decode("latin-1") for name, value in fields if name.lower() == b"content-type"), "")
        return tuple(pair for pair in public(type, secure=self.reader.newsstand.secure) if pair[0].lower().encode() not in names)


def _chunk(piece: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(piece), piece)
