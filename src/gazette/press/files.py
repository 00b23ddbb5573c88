"""The store's files: where an address lies, and how new files take the place of old ones whole."""

import contextlib
import ctypes
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gazette.house.mistakes import Mistake

HALF = ".pressing"  # files on their way, inside the store so that a rename is one step
NOTE = "exchange.json"
FORMS = ("", ".br", ".gz")
LONGEST = 240  # bytes of one part of an address; file systems take 255, with an ending


def place(address: str, status: int = 200) -> str:
    """The file of an address, relative to the store: ``/x/`` is ``x/index.html``; what is not 200 has its status in its name.

    Raises Mistake for an address that could leave the store or meet another's file.
    """
    if not address.startswith("/") or any(c in address for c in "\0\r\n\\?#"):
        raise Mistake(f"“{address}” is no address of the paper.")
    *folders, name = address[1:].split("/")
    name = name or "index.html"
    for part in (*folders, name):
        if not part or part in (".", "..", HALF) or len(part.encode()) > LONGEST:
            raise Mistake(f"“{address}” cannot be kept as a file: “{part[:40]}” is not possible there.")
    if name.endswith((".br", ".gz")) or address.endswith("/index.html"):
        raise Mistake(f"“{address}” would meet the file of another address.")
    return "/".join((*folders, _named(name, status)))


def _named(name: str, status: int) -> str:
    stem, dot, ending = name.rpartition(".")
    if status == 200 or (stem or name) == str(status):
        return name
    if name == "index.html":
        return f"{status}.html"
    return f"{stem}.{status}.{ending}" if dot else f"{name}.{status}"


class Files:
    """New and ended files of one batch. Nothing is seen before ``exchange``."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.half = store / HALF
        self.moves: list[tuple[int, str, str]] = []  # rank, file on its way, place
        self.ends: list[str] = []
        self.places: dict[str, list[str]] = {}  # by address, of what this batch writes or ends
        self.exchanging = False  # from the first file in its place until the manifest knows

    def clear(self) -> None:
        """Forget the batch; sweep away what one left that never came to its end."""
        self.moves, self.ends, self.places = [], [], {}
        self.exchanging = False
        if self.half.exists():
            for name in os.listdir(self.half):
                os.unlink(self.half / name)

    def close(self) -> None:
        """Leave nothing beside the pages; a note of something unfinished stays. Only who holds the writer's lock may: the folder is all writers'."""
        with contextlib.suppress(OSError):
            self.half.rmdir()

    def write(self, address: str, place: str, forms: tuple[bytes, bytes, bytes], rank: int) -> None:
        """Write identity, brotli and gzip of a page, unseen as yet. An empty form is a file to end."""
        if not self.moves:
            self.half.mkdir(parents=True, exist_ok=True)
        self.places.setdefault(address, []).append(place)
        for ending, body in zip(FORMS, forms, strict=True):
            if ending and not body:
                self.ends.append(place + ending)
                continue
            half = f"{self.half}/{len(self.moves)}"
            self.moves.append((rank, half, place + ending))
            handle = os.open(half, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC, 0o644)
            try:
                _write(handle, body)
            finally:
                os.close(handle)

    def end(self, address: str, place: str) -> None:
        """A page's files will go."""
        self.places.setdefault(address, []).append(place)
        self.ends.extend(place + ending for ending in FORMS)

    def sync(self) -> None:
        """What was written is on the disk, with the note of what is about to be exchanged."""
        if not self.places:
            return
        self.half.mkdir(parents=True, exist_ok=True)
        note = self.half / NOTE
        note.write_text(json.dumps(self.places), "utf-8")
        sync(self.half, (str(note), str(self.half), *(half for _, half, _ in self.moves)))

    def exchange(self) -> None:
        """Give every file its place, leaves before lists, then take away what ended."""
        self.exchanging = True
        folders: set[str] = set()
        for _, half, place in sorted(self.moves, key=lambda move: move[0]):
            _rename(half, f"{self.store}/{place}")
            folders.add(os.path.dirname(place))
        taken = {place for _, _, place in self.moves}
        for place in self.ends:
            if place not in taken and _unlinked(f"{self.store}/{place}"):
                folders.add(os.path.dirname(place))
        if folders:
            sync(self.store, (f"{self.store}/{folder}" for folder in sorted(folders)))
        self._sweep(folders)

    def done(self) -> None:
        """The manifest knows of the exchange."""
        self.exchanging = False
        (self.half / NOTE).unlink(missing_ok=True)

    def interrupted(self) -> dict[str, list[str]]:
        """What an earlier batch was exchanging when it broke off, by address."""
        try:
            found: dict[str, list[str]] = json.loads((self.half / NOTE).read_text("utf-8"))
        except (FileNotFoundError, ValueError):  # none, or the note itself was not finished: then nothing was exchanged
            return {}
        return found

    def destroy(self, place: str) -> None:
        """Take a page's files away at once."""
        for ending in FORMS:
            (self.store / (place + ending)).unlink(missing_ok=True)

    def _sweep(self, folders: set[str]) -> None:
        """Empty folders go with their last page."""
        for folder in {os.path.dirname(place) for place in self.ends} & folders:
            while folder:
                try:
                    os.rmdir(self.store / folder)
                except OSError:
                    break
                folder = os.path.dirname(folder)


def _rename(half: str, path: str) -> None:
    try:
        os.replace(half, path)
    except FileNotFoundError:
        _make(os.path.dirname(path))
        os.replace(half, path)


def _make(folder: str) -> None:
    """A folder and those it lies in. Most often only the last is lacking."""
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        _make(os.path.dirname(folder))
        _make(folder)
    except FileExistsError:
        return


def _unlinked(path: str) -> bool:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return False
    return True


def _write(handle: int, body: bytes) -> None:
    view = memoryview(body)
    while view:
        view = view[os.write(handle, view) :]


def sync(folder: Path, paths: Iterable[str]) -> None:
    """Bring files or folders to the disk: one call for their file system where there is one, else each of them."""
    if SYNCFS is None:
        for path in paths:
            _sync_one(path)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if SYNCFS(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(handle)


def _sync_one(path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _syncfs() -> Any:
    try:
        return ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):  # not Linux
        return None


SYNCFS = _syncfs()
