"""The reader's side of the store: what stands at an address, and what changed since a generation."""

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from . import manifest
from .files import place

PUBLIC = "public"
SHORT = 16  # hexadecimal digits of an ETag
TRIES, PAUSE = 20, 0.005  # a batch that is just changing a page is waited for this often, this many seconds


@dataclass(frozen=True)
class Stored:
    """What the store holds at one address. ``br`` and ``gz`` are None where there is no such form."""

    status: int
    type: str
    location: str
    headers: tuple[tuple[str, str], ...]
    etag: str
    identity: bytes
    br: bytes | None
    gz: bytes | None


class StoreReader:
    """Reads the store of a paper while a press writes it. Belongs to one thread."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.public = directory / PUBLIC
        self._connection: sqlite3.Connection | None = None
        self._file = 0  # which manifest file is open
        self._seen = -1  # SQLite's own count of changes by others
        self._generation = 0

    def generation(self) -> int:
        """The store's generation; 0 when nothing was ever pressed. Cheap: ask as often as you like."""
        connection = self._open()
        if connection is None:
            return 0
        (seen,) = connection.execute("PRAGMA data_version").fetchone()
        if seen != self._seen:
            self._generation = int(manifest.meta(connection, "generation", "0"))
            self._seen = seen
        return self._generation

    def changed_since(self, generation: int) -> tuple[str, ...]:
        """Addresses that changed or went after a generation. When ``generation()`` fell, another store stands there: forget all."""
        connection = self._open()
        if connection is None:
            return ()
        rows = connection.execute(
            "SELECT address FROM page WHERE generation > ? UNION ALL SELECT address FROM removed WHERE generation > ?",
            (generation, generation),
        )
        return tuple(address for (address,) in rows)

    def batches_since(self, generation: int) -> Iterator[tuple[int, dict[str, int]]]:
        """The same by generation, the oldest first: each with the addresses that changed in it last and their status, 0 for what went."""
        connection = self._open()
        rows = connection.execute(
            "SELECT generation, address, status FROM page WHERE generation > ? UNION ALL"
            " SELECT generation, address, 0 FROM removed WHERE generation > ? ORDER BY 1",
            (generation, generation),
        ).fetchall() if connection else []  # fmt: skip
        for number, group in groupby(rows, key=itemgetter(0)):
            yield number, {address: status for _, address, status in group}

    def get(self, address: str) -> Stored | None:
        """What stands at an address; its forms always belong together, also while a batch is coming out."""
        stored = None
        for _ in range(TRIES):
            stored, whole = self.look(address)
            if whole:
                break
            time.sleep(PAUSE)
        return stored

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection | None:
        """The manifest, opened again when another file took its place (a restore)."""
        try:
            file = os.stat(self.directory / manifest.NAME).st_ino
        except FileNotFoundError:
            file = 0
        if self._connection is None or file != self._file:
            self.close()
            self._connection, self._file, self._seen = manifest.read(self.directory), file, -1
        return self._connection

    def look(self, address: str) -> tuple[Stored | None, bool]:
        """What stands there, and whether its files are those the manifest means; not so while a batch is coming out."""
        connection = self._open()
        row = connection and connection.execute(
            "SELECT status, type, location, headers, sha256, size, br, gz FROM page WHERE address = ?", (address,)
        ).fetchone()
        if not row:
            return None, True
        status, type, location, headers, sha256, size, br, gz = row
        path = str(self.public / place(address, status))
        forms = [_file(path + ending) if size and meant else b"" for ending, meant in (("", sha256), (".br", br), (".gz", gz))]
        whole = [short(form) == meant[:SHORT] or not meant or not size for form, meant in zip(forms, (sha256, br, gz), strict=True)]
        said = tuple((name, value) for name, value in json.loads(headers))
        packed = [form or None if right else None for form, right in zip(forms[1:], whole[1:], strict=True)]
        return Stored(status, type, location, said, short(forms[0]), forms[0], *packed), all(whole)


def short(body: bytes) -> str:
    """The first digits of a hash: the ETag of an identity, the check of the other forms."""
    return hashlib.sha256(body).hexdigest()[:SHORT]


def _file(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""
