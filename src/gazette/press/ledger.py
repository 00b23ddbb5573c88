"""The ledger: which page read which question with which answer, and which pages are due; part of the manifest."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from . import manifest

NOW, LATE, LATER = 0, 1, 2  # what an act changed; its crops and cards that may follow; a new press's own work
END = "\U0010ffff"
MOST = 20_000  # questions whose rows are remembered from batch to batch


class Ledger:
    """Works inside the store's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.surprises: list[str] = []
        self._facets: dict[str, tuple[int, str]] = {}  # rows looked up, by key
        self._seen = -1  # SQLite's own count of what others committed
        self._unsettled = False  # do they hold what is not committed?

    def begin(self) -> None:
        """A new batch: forget what was looked up if another press wrote since, or if the batch before came to nothing."""
        (seen,) = self.connection.execute("PRAGMA data_version").fetchone()
        if self._unsettled or seen != self._seen or len(self._facets) > MOST:
            self._facets.clear()
        self._seen, self._unsettled = seen, False
        self.surprises = []

    def settle(self) -> None:
        """The batch is committed: what was looked up holds for the next one."""
        self._unsettled = False

    # ---- what was read -----------------------------------------------------------------------------------------
    def note(self, page: int, reads: dict[str, str], *, new: bool = False) -> None:
        """A page read these questions, and no others. ``new``: the store did not hold it before, so nothing is known of it.

        An answer other than the one remembered, which no act named, makes every reader of it due and counts as a surprise.
        """
        now = {self._facet(key, hash, new) for key, hash in reads.items()}
        then = set() if new else self._read_by(page)
        self.connection.executemany("INSERT INTO reads VALUES (?, ?)", [(page, facet) for facet in now - then])
        self._drop(page, then - now)

    def forget(self, page: int) -> None:
        """A page is gone."""
        self._drop(page, self._read_by(page))

    def remembered(self, key: str) -> str | None:
        """The hash of the answer all readers of a question saw; None when nobody asked."""
        row = self.connection.execute("SELECT hash FROM facet WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def questions(self) -> int:
        """How many questions were asked in all."""
        (count,) = self.connection.execute("SELECT count(*) FROM facet").fetchone()
        return int(count)

    def beginning(self, prefix: str) -> list[str]:
        """Questions asked whose key begins so."""
        rows = self.connection.execute("SELECT key FROM facet WHERE key >= ? AND key < ? ORDER BY key", (prefix, prefix + END))
        return [key for (key,) in rows]

    def between(self, start: str, end: str, limit: int = 50) -> list[str]:
        """Questions asked whose key lies between two, in order, some at a time."""
        rows = self.connection.execute(
            "SELECT key FROM facet WHERE key >= ? AND key < ? ORDER BY key LIMIT ?", (start, end, limit)
        )
        return [key for (key,) in rows]

    def learn(self, key: str, hash: str) -> int:
        """A question has a new answer: its readers are due. Returns how many there are."""
        self._unsettled = True
        (facet,) = self.connection.execute("UPDATE facet SET hash = ? WHERE key = ? RETURNING id", (hash, key)).fetchone()
        self._facets.pop(key, None)
        return self.connection.execute(
            "INSERT INTO due (address, priority) SELECT address, ? FROM reads JOIN page ON page.id = reads.page WHERE facet = ?"
            " ON CONFLICT (address) DO UPDATE SET priority = excluded.priority, fault = ''",
            (NOW, facet),
        ).rowcount

    # ---- what is due -------------------------------------------------------------------------------------------
    def owe(self, addresses: Iterable[str], priority: int = NOW) -> None:
        """These pages are to be pressed; one that is due already keeps the earlier place."""
        self.connection.executemany(
            "INSERT INTO due (address, priority) VALUES (?, ?)"
            " ON CONFLICT (address) DO UPDATE SET priority = min(priority, excluded.priority), fault = ''",
            ((address, priority) for address in addresses),
        )

    def owe_missing(self, addresses: Iterable[str]) -> None:
        """Those of these pages that the store does not hold are to be pressed, before whatever becomes due later."""
        self.connection.executemany(
            "INSERT OR IGNORE INTO due (address, priority) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM page WHERE address = ?1)",
            ((address, LATER) for address in addresses),
        )

    def owe_all(self) -> None:
        """Every page the store holds is to be looked at again."""
        self.connection.execute("INSERT OR IGNORE INTO due (address, priority) SELECT address, ? FROM page ORDER BY id", (LATER,))

    def due(self, limit: int, priority: int = LATER) -> list[str]:
        """The next pages to press; those with a fault are not among them."""
        rows = self.connection.execute(
            "SELECT address FROM due WHERE (fault = '') = 1 AND priority <= ? ORDER BY priority, id LIMIT ?", (priority, limit)
        )
        return [address for (address,) in rows]

    def ahead(self, limit: int, priority: int = LATER) -> list[tuple[str, str]]:
        """The same, each with the hash of the body the store holds there; empty when it holds none."""
        rows = self.connection.execute(
            "SELECT due.address, coalesce(page.sha256, '') FROM due LEFT JOIN page ON page.address = due.address"
            " WHERE (fault = '') = 1 AND priority <= ? ORDER BY priority, due.id LIMIT ?", (priority, limit)
        )  # fmt: skip
        return rows.fetchall()

    def defer(self, address: str) -> None:
        """A page that may follow."""
        self.connection.execute("UPDATE due SET priority = ? WHERE address = ?", (LATE, address))

    def paid(self, address: str) -> None:
        """A page was pressed."""
        self.connection.execute("DELETE FROM due WHERE address = ?", (address,))

    def fail(self, address: str, fault: str) -> None:
        """A page could not be built; it stays due until it can."""
        self.connection.execute("UPDATE due SET fault = ? WHERE address = ?", (fault[:500] or "unknown", address))

    def faults(self) -> Iterator[tuple[str, str]]:
        """Pages that could not be built, with the reason."""
        return iter(self.connection.execute("SELECT address, fault FROM due WHERE (fault = '') = 0 ORDER BY id").fetchall())

    def retry(self, limit: int) -> None:
        """Some of the pages with a fault may try again."""
        self.connection.execute("UPDATE due SET fault = '' WHERE id IN (SELECT id FROM due WHERE (fault = '') = 0 ORDER BY id LIMIT ?)", (limit,))

    def left(self) -> int:
        """How many pages are still to be pressed."""
        (count,) = self.connection.execute("SELECT count(*) FROM due WHERE (fault = '') = 1").fetchone()
        return int(count)

    # ---- what is remembered beside ----------------------------------------------------------------------------
    def recall(self, name: str, default: str = "") -> str:
        return manifest.meta(self.connection, name, default)

    def remember(self, name: str, value: str) -> None:
        if self.recall(name) != value:
            manifest.set_meta(self.connection, name, value)

    # ---- inside ------------------------------------------------------------------------------------------------
    def _facet(self, key: str, hash: str, is_likely_new: bool) -> int:
        known = self._facets.get(key)
        if known is None:
            row = None if is_likely_new else self._found(key)
            if row is None:
                self._unsettled = True
                row = self.connection.execute("INSERT OR IGNORE INTO facet (key, hash) VALUES (?, ?) RETURNING id, hash", (key, hash)).fetchone()
            known = self._facets[key] = row or self._found(key)
        if known[1] != hash:
            self.surprises.append(key)
            self.learn(key, hash)
            self._facets[key] = (known[0], hash)
        return known[0]

    def _found(self, key: str) -> Any:
        return self.connection.execute("SELECT id, hash FROM facet WHERE key = ?", (key,)).fetchone()

    def _read_by(self, page: int) -> set[int]:
        return {facet for (facet,) in self.connection.execute("SELECT facet FROM reads WHERE page = ?", (page,))}

    def _drop(self, page: int, facets: set[int]) -> None:
        """A page reads these no more; a question that nobody asks any longer is forgotten."""
        if not facets:
            return
        self.connection.executemany("DELETE FROM reads WHERE page = ? AND facet = ?", ((page, facet) for facet in facets))
        for facet in facets:
            if not self.connection.execute("SELECT 1 FROM reads WHERE facet = ? LIMIT 1", (facet,)).fetchone():
                self._unsettled = True
                (key,) = self.connection.execute("DELETE FROM facet WHERE id = ? RETURNING key", (facet,)).fetchone()
                self._facets.pop(key, None)
