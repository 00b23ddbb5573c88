"""The store: the paper as files and a manifest, changed a batch at a time by one writer."""

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from gazette.house.mistakes import Mistake

from . import manifest
from .compressing import compress, effort
from .files import Files, place
from .includes import said_of_every, write_includes
from .ledger import Ledger
from .reader import PUBLIC, Stored, StoreReader, short
from .rendition import Rendition
from .special import Special

__all__ = ["Store", "StoreReader", "Stored"]
LOCK = "run/press.lock"
SAID = "includes"  # in the manifest: a hash of what the includes say of every address


class Row(NamedTuple):
    """What the manifest says of a page."""

    id: int
    status: int
    type: str
    location: str
    headers: str
    sha256: str
    size: int
    br: str
    gz: str

    def is_special(self) -> bool:
        """Does it say something that a file cannot?"""
        return self.status != 200 or self.headers != "[]"

    def has_file(self) -> bool:
        return self.status == 200 or self.size > 0


class Store:
    """The writer's side. ``with store.writing(): store.put(…); store.commit()``; without the commit nothing happened."""

    def __init__(self, directory: Path, *, secure: bool = False) -> None:
        """``secure`` when the paper's own address is https; only who commits needs to know."""
        self.directory, self.secure = directory, secure
        self.public = directory / PUBLIC
        self.connection = manifest.write(directory)
        self.ledger = Ledger(self.connection)
        self._files = Files(self.public)
        self._special = self._changed = False
        self._generation = 0

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator["Store"]:
        """Hold the one writer's lock and a transaction. A full disk or a lost right ends as one sentence, the old pages whole."""
        try:
            with _locked(self.directory / LOCK):
                self._begin()
                try:
                    yield self
                finally:
                    self._end()
        except (OSError, sqlite3.OperationalError) as error:
            raise Mistake(_sentence(self.directory, error)) from error

    def put(self, rendition: Rendition, reads: dict[str, str] | None = None, *, rank: int = 0, packed: tuple[bytes, bytes] | None = None) -> bool:
        """Lay a page into the batch with what it read. True when it is new, or other than what is there.

        ``rank``: pages of a lower one come out first, so that a list never links to what is not there yet. ``packed``: its brotli and gzip
        forms, where somebody made them already.
        """
        old = self._row(rendition.address)
        new = Row(old.id if old else 0, rendition.status, rendition.type, rendition.location, json.dumps(rendition.headers),
                  hashlib.sha256(rendition.body).hexdigest(), len(rendition.body), "", "")  # fmt: skip
        if old and old[1:7] == new[1:7] and self._lies(rendition.address, old):
            self.ledger.note(old.id, reads or {})
            return False
        packed = packed or compress(rendition.body, rendition.type, effort=effort(rendition.address, rendition.type))
        new = new._replace(br=short(packed[0]) if packed[0] else "", gz=short(packed[1]) if packed[1] else "")
        self._lay(rendition, old, new, packed, rank)
        self._special |= new.is_special() or bool(old and old.is_special())
        self.ledger.note(self._keep(rendition.address, new), reads or {}, new=old is None)
        return True

    def remove(self, address: str) -> bool:
        """Take a page out. True when there was one."""
        old = self._row(address)
        if not old:
            return False
        if old.has_file():
            self._files.end(address, place(address, old.status))
        self._special |= old.is_special()
        self._changed = True
        self.ledger.forget(old.id)
        self.connection.execute("DELETE FROM page WHERE id = ?", (old.id,))
        self.connection.execute("INSERT OR REPLACE INTO removed VALUES (?, ?)", (address, self._generation))
        return True

    def commit(self) -> None:
        """Bring the batch out: files synced, then exchanged, then the manifest with the next generation."""
        self._files.sync()
        self._files.exchange()
        general = short(said_of_every(secure=self.secure).encode())
        if self._special or manifest.meta(self.connection, SAID) != general:
            write_includes(self.directory, self._specials(), secure=self.secure)
            manifest.set_meta(self.connection, SAID, general)
        if self._changed:
            manifest.set_meta(self.connection, "generation", str(self._generation))
        self.connection.execute("COMMIT")
        self.ledger.settle()
        self._files.done()
        self._begin()

    @property
    def generation(self) -> int:
        """Counts the batches that changed a page."""
        return int(manifest.meta(self.connection, "generation", "0"))

    def holds(self, address: str) -> bool:
        return self._row(address) is not None

    def addresses(self) -> Iterator[str]:
        """Every address, in order."""
        for (address,) in self.connection.execute("SELECT address FROM page ORDER BY address"):
            yield address

    def fingerprint(self) -> dict[str, tuple[int, str, str, str, str]]:
        """address -> (status, sha256, type, location, headers), to compare two stores."""
        rows = self.connection.execute("SELECT address, status, sha256, type, location, headers FROM page")
        return {row[0]: (row[1], row[2], row[3], row[4], row[5]) for row in rows}

    # ---- inside ------------------------------------------------------------------------------------------------
    def _begin(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.ledger.begin()
        for address, places in self._files.interrupted().items():
            self._mend(address, places)
        self._files.clear()
        self._special = self._changed = False
        self._generation = self.generation + 1  # of what this batch brings

    def _end(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        if not self._files.exchanging:  # else its note stays, and the next batch mends what this one left
            self._files.clear()
        self._files.close()

    def _mend(self, address: str, places: list[str]) -> None:
        """A batch broke off between its files and its manifest: what the manifest does not know goes, the rest is due again."""
        row = self._row(address)
        keeps = place(address, row.status) if row and row.has_file() else ""
        for lost in places:
            if lost != keeps:
                self._files.destroy(lost)
        if row:
            self.connection.execute("UPDATE page SET sha256 = '-', br = '', gz = '' WHERE id = ?", (row.id,))
            self.ledger.owe((address,))

    def _row(self, address: str) -> Row | None:
        columns = ", ".join(Row._fields)
        found = self.connection.execute(f"SELECT {columns} FROM page WHERE address = ?", (address,)).fetchone()
        return Row(*found) if found else None

    def _lies(self, address: str, row: Row) -> bool:
        """Are the files where the manifest says? Someone may have emptied the folder."""
        path = f"{self.public}/{place(address, row.status)}"
        try:
            return not row.has_file() or (
                os.stat(path).st_size == row.size
                and all(os.path.exists(path + ending) for ending, form in ((".br", row.br), (".gz", row.gz)) if form)
            )
        except FileNotFoundError:
            return False

    def _lay(self, rendition: Rendition, old: Row | None, new: Row, packed: tuple[bytes, bytes], rank: int) -> None:
        here = place(rendition.address, new.status)
        if old and old.has_file() and not (new.has_file() and place(rendition.address, old.status) == here):
            self._files.end(rendition.address, place(rendition.address, old.status))
        if new.has_file():
            self._files.write(rendition.address, here, (rendition.body, *packed), rank)

    def _keep(self, address: str, row: Row) -> int:
        self._changed = True
        self.connection.execute("DELETE FROM removed WHERE address = ?", (address,))
        (page,) = self.connection.execute(
            "INSERT INTO page (address, status, type, location, headers, sha256, size, br, gz, generation)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET status = excluded.status,"
            " type = excluded.type, location = excluded.location, headers = excluded.headers, sha256 = excluded.sha256,"
            " size = excluded.size, br = excluded.br, gz = excluded.gz, generation = excluded.generation RETURNING id",
            (address, *row[1:], self._generation),
        ).fetchone()
        return int(page)

    def _specials(self) -> Iterator[Special]:
        rows = self.connection.execute(
            "SELECT address, status, type, location, headers, size FROM page WHERE status != 200 OR headers != '[]' ORDER BY address"
        )
        for address, status, type, location, headers, size in rows:
            file = "/" + place(address, status) if status == 200 or size else ""
            yield Special(address, status, type, location, tuple((name, value) for name, value in json.loads(headers)), file)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Wait for the one writer's lock; it goes with the process, however that ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _sentence(directory: Path, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"The press could not write the pages of {directory}: {reason}. The old ones stand; make room or mend that, and it catches up."
