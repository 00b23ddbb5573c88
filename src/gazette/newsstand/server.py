"""Running the newsstand: the readers' connections, the look at the store every few milliseconds, the closing."""

import asyncio
import gc
import json
import logging
import resource
import signal
import socket
from collections.abc import Callable, Coroutine
from email.utils import formatdate
from typing import Any
from urllib.parse import urlsplit

import uvloop

from gazette.house.settings import Settings
from gazette.press.reader import StoreReader

from . import addresses, health
from .answers import Answer, moved, plain
from .conversation import Conversation
from .port import listen
from .requests import BAD, Request
from .stand import Changing, Shop, Stand

log = logging.getLogger(__name__)
LOOK_SECONDS = 0.02  # between two looks at the store's generation
TICK_SECONDS = 1.0
CLOSING_SECONDS = 10.0  # for answers under way when the newsstand closes
MOST_READERS = 4096
SPARE_FILES = 128  # kept from readers for the store, the newsroom and the log
TRIES, PAUSE = 100, 0.01  # a page being exchanged is asked for this often, this many seconds apart
BROKEN = plain(500, "The page could not be read from the store. Try again in a moment.\n")
LOCAL = "127.0.0.1"


class Newsstand:
    """Everything the connections of one process share."""

    def __init__(self, settings: Settings, store: Shop):
        self.settings = settings
        self.secure = settings.secure
        self.stand = Stand(store, memory=settings.memory_mib * 2**20, secure=self.secure)
        self.socket = str(settings.run / "newsroom.sock")
        self.hosts = frozenset({"localhost", settings.host.lower(), (urlsplit(settings.base_url).hostname or "").lower()} - {""})
        self.readers: set[Conversation] = set()
        self.tasks: set[asyncio.Task[None]] = set()
        self.most = min(MOST_READERS, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SPARE_FILES)
        self.stopping = False
        self.now = 0.0
        self.date = b""

    # ---- for the connections -----------------------------------------------------------------------------------
    def welcome(self, reader: Conversation) -> bool:
        """Is there room for one more?"""
        self.readers.add(reader)
        return len(self.readers) <= self.most

    def leave(self, reader: Conversation) -> None:
        self.readers.discard(reader)

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    def find(self, request: Request) -> Answer | None:
        """The answer for a request that is not on the shelf as written; None when it must be worked out."""
        address = addresses.address(request.path)
        if address is None:
            return BAD
        if address == addresses.HEALTH:
            return None
        if desk := addresses.opened(address):
            return moved(desk + request.query.decode("latin-1"))
        try:
            return self.stand.page(address, request.query, request.codings)
        except Changing:
            return None
        except Exception:
            log.exception("%s could not be read from the store", address)
            return BROKEN

    async def work_out(self, request: Request) -> Answer:
        """The answer of /healthz, or of a page that is just being exchanged."""
        if addresses.address(request.path) == addresses.HEALTH:
            return await self.health()
        for _ in range(TRIES):
            await asyncio.sleep(PAUSE)
            if answer := self.find(request):
                return answer
        log.error("%s: its files are not those the store means; press it again", request.path.decode("latin-1"))
        return BROKEN

    async def health(self) -> Answer:
        words = await health.report(self.settings.run, self.settings.directory, self.socket, self.stand.generation)
        return plain(200 if words["generation"] else 503, json.dumps(words) + "\n", type="application/json")

    # ---- time --------------------------------------------------------------------------------------------------
    def tick(self) -> None:
        """Once a second: the clock for dates and deadlines, and who has passed his."""
        self.now = asyncio.get_running_loop().time()
        self.date = f"Date: {formatdate(usegmt=True)}\r\n\r\n".encode()
        for reader in [reader for reader in self.readers if reader.deadline < self.now]:
            reader.overdue()

    def look(self) -> None:
        """A look at the store; one that fails is tried again, and readers keep what is in memory."""
        try:
            self.stand.refresh()
        except Exception:
            log.exception("The store's generation could not be read")

    async def every(self, seconds: float, work: Callable[[], None]) -> None:
        while True:
            await asyncio.sleep(seconds)
            work()

    # ---- open and closed ---------------------------------------------------------------------------------------
    async def run(self, listener: socket.socket, closed: asyncio.Event, ready: Callable[[], None] | None = None) -> None:
        """Serve until ``closed`` is set, then finish what is under way."""
        loop = asyncio.get_running_loop()
        self.tick()
        server = await loop.create_server(lambda: Conversation(self), sock=listener, backlog=1024)
        work = [loop.create_task(self.every(LOOK_SECONDS, self.look)), loop.create_task(self.every(TICK_SECONDS, self.tick))]
        gc.collect()
        gc.freeze()
        if ready:
            ready()
        await closed.wait()
        server.close()
        await self.close()
        for task in work:
            task.cancel()

    async def close(self) -> None:
        """Let answers under way end, idle readers go, and the rest hang up in the end."""
        self.stopping = True
        until = asyncio.get_running_loop().time() + CLOSING_SECONDS
        for reader in list(self.readers):
            if reader.request is None and not reader.answering and not reader.waiting:
                reader.transport.close()
        while self.readers and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.05)
        for reader in list(self.readers):
            reader.abort()


def serve(settings: Settings, *, port: int | None = None, host: str | None = None, listener: socket.socket | None = None,
          ready: Callable[[], None] | None = None) -> None:  # fmt: skip
    """Serve the paper until SIGTERM or SIGINT, to this machine alone unless ``host`` says where to listen.

    ``listener`` is a socket opened already (see ``listen``, which raises Mistake); ``ready`` is called when readers are welcome.
    """
    listener = listener or listen(host or LOCAL, settings.port if port is None else port)
    listener.setblocking(False)
    newsstand = Newsstand(settings, StoreReader(settings.directory))
    uvloop.run(_until_told(newsstand, listener, ready))


async def _until_told(newsstand: Newsstand, listener: socket.socket, ready: Callable[[], None] | None) -> None:
    closed = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(told, closed.set)
    await newsstand.run(listener, closed, ready)
