"""``up``: two processes under one command, a third where a bucket is set. The newsstand reads on while the newsroom is started again."""

import contextlib
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gazette.house.host import checked_host
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings, load
from gazette.newsstand.port import listen

from .address import served_under
from .lifeline import LIFE, TELL
from .opening import is_paper
from .running import alone

LOCAL = "127.0.0.1"
PAUSES = (1, 2, 4, 8, 15, 30)  # seconds before a process is started again, the longer the oftener it died
STEADY = 60  # seconds after which a process counts as well again
PATIENCE = 15  # seconds for a process to end
TURN = 0.5  # seconds between two looks at the processes

Tell = Callable[[str], None]


@dataclass
class Child:
    """One process of the paper: how it is started, and how often it died."""

    name: str
    command: list[str]
    fds: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    again: float = 0.0  # when to start it again
    words: int = -1  # where it tells us something
    heard: bytes = field(default=b"")


@dataclass(frozen=True)
class Wish:
    """What ``up`` was asked for."""

    directory: Path
    port: int | None = None
    host: str = ""
    empty: bool = False
    day: str = ""


def up(wish: Wish, *, tell: Tell, welcome: Callable[[dict[str, Any]], None]) -> None:
    """Serve a paper until told to stop; found it first if there is none. Raises Mistake for what keeps it from starting."""
    checked_host(wish.host, "--host")
    fresh = not wish.directory.exists()
    try:
        with alone(wish.directory, "served a second time"):
            settings = load(wish.directory)
            port = settings.port if wish.port is None else wish.port
            listener = listen(LOCAL, port)
            _Paper(wish, settings, listener, tell, welcome).run()
    except PermissionError:
        raise Mistake(f"{wish.directory} cannot be written. Choose a directory of your own with --paper.") from None
    finally:
        if fresh and not is_paper(wish.directory):
            _sweep(wish.directory)


class _Paper:
    def __init__(self, wish: Wish, settings: Settings, listener: socket.socket, tell: Tell, welcome: Callable[[dict[str, Any]], None]) -> None:
        self.wish, self.tell, self.welcome = wish, tell, welcome
        self.port = listener.getsockname()[1]
        self.address = served_under(settings, wish.host, self.port, tell=tell)
        self.founded: dict[str, Any] = {}
        self.ready: set[str] = set()
        self.welcomed = self.stopping = False
        self.life, self.end = os.pipe()
        options = [*(["--empty"] if wish.empty else []), *([f"--date={wish.day}"] if wish.day else [])]
        self.newsroom = Child("newsroom", [*_module("newsroom"), str(wish.directory), *options])
        self.newsstand = Child("newsstand", [*_module("stand"), str(wish.directory), str(listener.fileno())], (listener.fileno(),))
        self.carrier = Child("carrier", [*_module("carrier"), str(wish.directory)])
        self.carries = bool(settings.bucket)
        self.selector = selectors.DefaultSelector()

    def run(self) -> None:
        before = {told: signal.signal(told, self._told) for told in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
        try:
            if is_paper(self.wish.directory):
                self._open()
            self._start(self.newsroom)
            while not self.stopping:
                self._hear(TURN)
                for child in (self.newsroom, self.newsstand, self.carrier):
                    self._look_after(child)
        finally:
            self._stop()
            for told, was in before.items():
                signal.signal(told, was)

    def _open(self) -> None:
        """Let the paper out: to readers here, and into the bucket where one is set."""
        self._start(self.newsstand)
        if self.carries:
            self._start(self.carrier)

    # ---- processes ---------------------------------------------------------------------------------------------
    def _start(self, child: Child) -> None:
        hears, tells = os.pipe()
        environment = {**os.environ, TELL: str(tells), LIFE: str(self.life), "GAZETTE_PAPER": str(self.wish.directory),
                       "GAZETTE_BASE_URL": self.address, "GAZETTE_PORT": str(self.port)}  # fmt: skip
        if self.wish.host:
            environment["GAZETTE_HOST"] = self.wish.host
        child.process = subprocess.Popen(
            child.command, pass_fds=(tells, self.life, *child.fds), env=environment, stdin=subprocess.DEVNULL, start_new_session=True
        )
        os.close(tells)
        os.set_blocking(hears, False)
        child.words, child.heard, child.started, child.again = hears, b"", time.monotonic(), 0.0
        self.selector.register(hears, selectors.EVENT_READ, child)

    def _look_after(self, child: Child) -> None:
        """Start again what died, after a pause that grows."""
        now = time.monotonic()
        if child.process is None:
            if child.again and now >= child.again:
                self._start(child)
            return
        code = child.process.poll()
        if code is None or self.stopping:
            return
        self._hear(0)
        self._forget(child)
        if child.name not in self.ready:
            raise Mistake(f"The {child.name} could not be started." if code != 2 else "")
        if code in (0, -signal.SIGTERM):  # it was asked to start anew
            child.again = now
            return
        child.deaths = 1 if now - child.started > STEADY else child.deaths + 1
        pause = PAUSES[min(child.deaths, len(PAUSES)) - 1]
        child.again = now + pause
        going_on = " The paper can be read meanwhile." if child is self.newsroom else ""
        self.tell(f"The {child.name} ended ({_why(code)}); it starts again in {pause} s.{going_on}")

    def _forget(self, child: Child) -> None:
        with contextlib.suppress(KeyError, ValueError):
            self.selector.unregister(child.words)
        with contextlib.suppress(OSError):
            os.close(child.words)
        child.process, child.words = None, -1

    def _stop(self) -> None:
        """End them, the newsroom first, and whatever does not end by itself."""
        self.stopping = True
        children = [child for child in (self.newsroom, self.newsstand, self.carrier) if child.process]
        for child in children:
            assert child.process
            child.process.terminate()
        for child in children:
            assert child.process
            try:
                child.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()
        self.selector.close()
        os.close(self.end)

    def _told(self, number: int, frame: Any) -> None:
        self.stopping = True

    # ---- what they say -----------------------------------------------------------------------------------------
    def _hear(self, seconds: float) -> None:
        for key, _ in self.selector.select(seconds):
            child: Child = key.data
            said = os.read(key.fd, 65536)
            if not said:
                self.selector.unregister(key.fd)
                continue
            *lines, child.heard = (child.heard + said).split(b"\n")
            for line in lines:
                self._said(child, json.loads(line))

    def _said(self, child: Child, words: dict[str, Any]) -> None:
        if words["kind"] == "say":
            self.tell(words["words"])
        elif words["kind"] == "founded":
            self.founded |= words
            self._open()
        elif words["kind"] == "ready":
            self.ready.add(child.name)
            self.founded |= {"token": words["token"]} if "token" in words else {}
        if not self.welcomed and {"newsroom", "newsstand"} <= self.ready:
            self.welcomed = True
            self.welcome({"address": self.address, "newsroom": f"{self.address}/newsroom/", "local": f"http://localhost:{self.port}",
                          **{name: self.founded[name] for name in ("user", "password", "token") if self.founded.get(name)}})  # fmt: skip


def _module(name: str) -> list[str]:
    return [sys.executable, "-P", "-m", f"gazette.keeping.{name}"]


def _why(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"status {code}"


def _sweep(directory: Path) -> None:
    """Take away a directory made for a paper that never came to be."""
    left = {path.name for path in directory.iterdir()} if directory.exists() else set()
    if left <= {"run"}:
        for path in (directory / "run").glob("*"):
            path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            (directory / "run").rmdir()
            directory.rmdir()
