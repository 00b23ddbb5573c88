"""One reader's connection: requests in, whole answers out, in order, within limits."""

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING, Any

import httptools

from gazette.press import headers

from . import addresses
from .answers import Answer, plain
from .negotiation import acceptable, holds
from .passing import LARGE, MOST_BODY, Body, pass_on
from .requests import BAD, LONG, MOST_HEAD, Request

if TYPE_CHECKING:
    from .server import Newsstand

log = logging.getLogger(__name__)
MOST_WAITING = 2000  # requests sent ahead of their answers
HEAD_SECONDS = 10  # from a request's first byte to the end of its head
IDLE_SECONDS = 75  # between requests
BODY_SECONDS = 30  # between two pieces of a request's body
LINGER_SECONDS = 2  # for what a refused reader is still sending
SLOW_SECONDS = 60  # for a reader who takes nothing of what we send
NEVER = float("inf")

CLOSE = b"Connection: close\r\n"
STAY = b"Connection: keep-alive\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
LATE = plain(408, "The request took too long to arrive.\n")
ELSEWHERE = plain(421, "This newsroom is not at that name. Set base_url or host in gazette.toml if it should be.\n")
UNFIT = plain(405, headers.UNFIT, ("Allow", "GET, HEAD"))


class Conversation(asyncio.Protocol):
    """The protocol of one connection. ``deadline`` is when the newsstand's sweeper ends it."""

    __slots__ = ("answering", "closing", "deadline", "deaf", "fed", "newsstand", "parser", "paused", "request",
                 "transport", "waiting", "writable")  # fmt: skip

    def __init__(self, newsstand: "Newsstand"):
        self.newsstand = newsstand
        self.parser: Any = httptools.HttpRequestParser(self)
        self.request: Request | None = None
        self.waiting: deque[Request] = deque()  # read, not yet answered
        self.answering: asyncio.Task[None] | None = None  # one that the newsroom answers
        self.closing = False
        self.deaf = False  # nothing that follows is read: one more answer, then the end
        self.paused = False  # reading
        self.writable: asyncio.Event | None = None  # set only while the reader takes too little
        self.fed = 0  # bytes of the piece being read, or of a head that goes on over several

    # ---- the connection ----------------------------------------------------------------------------------------
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.deadline = self.newsstand.now + HEAD_SECONDS
        if not self.newsstand.welcome(self):
            self.send(plain(503, "Too many readers at once. Try again in a moment.\n", ("Retry-After", "5")), keep=False)

    def connection_lost(self, error: Exception | None) -> None:
        self.closing = True
        self.newsstand.leave(self)
        if self.answering:
            self.answering.cancel()
        if self.request and self.request.body:
            self.request.body.end()
        if self.writable:
            self.writable.set()
        self.waiting.clear()
        self.parser = None

    def data_received(self, data: bytes) -> None:
        if self.closing or self.deaf:
            return
        before = self.request
        going_on = before is not None and before.body is None
        self.fed = self.fed + len(data) if going_on else len(data)
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            return
        except httptools.HttpParserError:
            if not self.closing:
                self.refuse(BAD)
            return
        if self.closing or self.deaf:
            return
        request = self.request
        if self.writable:
            pass  # he has to take first; that deadline is set
        elif request is None:
            self.deadline = NEVER if self.answering else self.newsstand.now + IDLE_SECONDS
        elif request.body is not None:
            self.deadline = self.newsstand.now + BODY_SECONDS
        elif request is not before:
            self.deadline = self.newsstand.now + HEAD_SECONDS
        if going_on and request is before and self.fed > MOST_HEAD:
            self.refuse(LONG)

    def pause_writing(self) -> None:
        self.writable = asyncio.Event()
        self.deadline = self.newsstand.now + SLOW_SECONDS
        self.hold()

    def resume_writing(self) -> None:
        if self.writable:
            self.writable.set()
            self.writable = None
        self.deadline = NEVER if self.answering else self.newsstand.now + IDLE_SECONDS
        self.go_on()

    def overdue(self) -> None:
        """The deadline has passed: say so to one who was speaking, leave one who was silent."""
        if self.closing or self.writable:
            self.abort()
        elif self.request is None:
            self.transport.close()
        elif self.paused:  # it is we who do not read
            self.deadline = self.newsstand.now + BODY_SECONDS
        else:
            self.refuse(LATE)

    # ---- the parser --------------------------------------------------------------------------------------------
    def on_message_begin(self) -> None:
        self.request = Request()

    def on_url(self, url: bytes) -> None:
        self.request.target += url  # type: ignore[union-attr]

    def on_header(self, name: bytes, value: bytes) -> None:
        self.request.fields.append((name.lower(), value))  # type: ignore[union-attr]

    def on_headers_complete(self) -> None:
        request, parser = self.request, self.parser
        if request is None or self.closing or self.deaf:
            return None
        request.method = parser.get_method()
        version = parser.get_http_version()
        request.modern = version == "1.1"
        request.keep = parser.should_keep_alive() and not parser.should_upgrade() and not self.newsstand.stopping
        refusal = request.refusal(version, self.fed)
        if refusal:
            return self.refuse(refusal)
        request.path, request.query = addresses.split(request.target)
        if addresses.passed(request.path):
            self._expect_body(request)
        elif b"content-length" in request.named or b"transfer-encoding" in request.named:
            self._last(request)  # nobody here reads a body
        return None

    def on_body(self, data: bytes) -> None:
        if self.closing or self.request is None or self.request.body is None:
            return
        self.request.body.feed(data)
        if self.request.body.full:
            self.hold()

    def on_message_complete(self) -> None:
        request, self.request = self.request, None
        if self.closing or self.deaf or request is None:
            return
        request.complete = True
        if request.body is not None:
            request.body.end()
        else:
            self._in_turn(request)

    # ---- answering ---------------------------------------------------------------------------------------------
    def answer(self, request: Request) -> None:
        """Answer from the stand, or let the newsroom."""
        codings = request.codings = acceptable(request.named.get(b"accept-encoding", b""))
        if request.body is not None and not addresses.known_host(request.field(b"host"), self.newsstand.hosts):
            return self.send(ELSEWHERE, keep=False)
        if request.body is not None:
            self.answering = self.newsstand.start(self._from_newsroom(request))
            return
        method = request.method
        if method != b"GET" and method != b"HEAD":
            return self.send(UNFIT, keep=request.keep and method != b"CONNECT", modern=request.modern)
        answer = self.newsstand.stand.shelf.get(request.path, codings) or self.newsstand.find(request)
        if answer is None:
            self.answering = self.newsstand.start(self._later(request))
        else:
            self._reply(request, answer)

    def send(self, answer: Answer, *, keep: bool, modern: bool = True, bare: bool = False, unchanged: bool = False) -> None:
        """Write one whole answer: without its body for HEAD, only its tag when the reader holds it."""
        head = answer.unchanged if unchanged else answer.head
        body = b"" if bare or unchanged else answer.body
        manner = b"" if keep and modern else STAY if keep else CLOSE
        if len(body) > 65536:
            self.transport.write(head + manner + self.newsstand.date)
            self.transport.write(body)
        else:
            self.transport.write(b"".join((head, manner, self.newsstand.date, body)))
        if not keep:
            self.end()

    def refuse(self, answer: Answer) -> None:
        """Say what was wrong with the request and hang up."""
        if not self.answering:
            self.send(answer, keep=False)
        else:
            self.abort()

    def end(self) -> None:
        """Hang up once everything is sent. One who still speaks is heard out for a moment, or he would lose our answer."""
        speaking = self.request is not None or self.deaf
        self.closing = True
        self.waiting.clear()
        self.deadline = self.newsstand.now + (LINGER_SECONDS if speaking else HEAD_SECONDS)
        if not speaking or not self.transport.can_write_eof():
            return self.transport.close()
        self.transport.write_eof()
        if self.paused:
            self.paused = False
            self.transport.resume_reading()
        return None

    def abort(self) -> None:
        """Hang up at once: what was begun cannot be ended properly."""
        self.closing = True
        self.transport.abort()

    def hold(self) -> None:
        """Read no further for now."""
        if not self.paused and not self.closing:
            self.paused = True
            self.transport.pause_reading()

    def go_on(self) -> None:
        """Answer those who wait, then read on."""
        while self.waiting and not (self.answering or self.writable or self.closing):
            self.answer(self.waiting.popleft())
        receiving = self.request.body if self.request else None
        if self.paused and not self.closing and not self.writable and not self.waiting and not (receiving and receiving.full):
            self.paused = False
            self.transport.resume_reading()

    # ---- inside ------------------------------------------------------------------------------------------------
    def _reply(self, request: Request, answer: Answer) -> None:
        tag = request.named.get(b"if-none-match")
        unchanged = tag is not None and answer.etag != b"" and holds(tag, answer.etag)
        self.send(answer, keep=request.keep, modern=request.modern, bare=request.method == b"HEAD", unchanged=unchanged)

    def _expect_body(self, request: Request) -> None:
        length = request.field(b"content-length")
        if length.isdigit() and int(length) > MOST_BODY:
            self.refuse(LARGE)
            return
        request.body = Body(self.go_on)
        self._in_turn(request)

    def _last(self, request: Request) -> None:
        self.deaf = True
        request.keep = False
        self._in_turn(request)

    def _in_turn(self, request: Request) -> None:
        if self.waiting or self.answering or self.writable:
            self._wait(request)
        else:
            self.answer(request)

    def _wait(self, request: Request) -> None:
        self.waiting.append(request)
        self.hold()
        if len(self.waiting) > MOST_WAITING:
            self.refuse(BAD)

    async def _from_newsroom(self, request: Request) -> None:
        if request.field(b"expect").lower() == b"100-continue" and request.modern:
            self.transport.write(CONTINUE)
        try:
            self._answered(await pass_on(request, self))
        except Exception:
            log.exception("%s could not be passed on", request.path.decode("latin-1"))
            self.abort()

    async def _later(self, request: Request) -> None:
        self._reply(request, await self.newsstand.work_out(request))
        self._answered(request.keep)

    def _answered(self, keep: bool) -> None:
        self.answering = None
        if self.closing:
            return
        if not keep:
            return self.end()
        self.deadline = self.newsstand.now + IDLE_SECONDS
        self.go_on()
