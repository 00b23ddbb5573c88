"""The manifest: which addresses the store holds, what they read, and what is due; one SQLite file beside it."""

import sqlite3
from pathlib import Path

NAME = "store.sqlite3"
SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, status INTEGER NOT NULL, type TEXT NOT NULL,
    location TEXT NOT NULL, headers TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
    br TEXT NOT NULL, gz TEXT NOT NULL, generation INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS page_generation ON page (generation);
CREATE INDEX IF NOT EXISTS page_special ON page (address) WHERE status != 200 OR headers != '[]';
CREATE TABLE IF NOT EXISTS removed (address TEXT PRIMARY KEY, generation INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS removed_generation ON removed (generation);
CREATE TABLE IF NOT EXISTS facet (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, hash TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS reads (page INTEGER NOT NULL, facet INTEGER NOT NULL, PRIMARY KEY (page, facet)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS reads_facet ON reads (facet, page);
CREATE TABLE IF NOT EXISTS due (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, priority INTEGER NOT NULL, fault TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS due_order ON due (fault = '', priority, id);
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def write(directory: Path) -> sqlite3.Connection:
    """Open the manifest of a paper for writing, made if there is none."""
    directory.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(directory / NAME, timeout=30, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -16000")
    connection.executescript(SCHEMA)
    return connection


def read(directory: Path) -> sqlite3.Connection | None:
    """Open the manifest for reading; None when nothing was ever pressed."""
    path = directory / NAME
    if not path.exists():
        return None
    connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        connection.close()
        return None
    connection.execute("PRAGMA query_only = ON")
    return connection


def meta(connection: sqlite3.Connection, name: str, default: str = "") -> str:
    """One remembered value."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else default


def set_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value))
