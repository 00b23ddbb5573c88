"""The PostgreSQL engine against a real server, by hand: ``PYTHONPATH=src python tests/newsstand/check_postgresql.py``.

Needs Debian's postgresql package; starts a server of its own in a temporary directory and asks it the questions of FTS5's tests.
"""

import contextlib
import os
import pwd
import re
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazette.newsstand.engines import PostgreSQL, Sheaf, SQLite, Wanted
from gazette.newsstand.terms import terms, words

BIN = Path("/usr/lib/postgresql/15/bin")
STORIES = (
    ("Café reopens", "A co\u2011operative again", "The Dvořák quartet played in the harbor."),
    ("三国领导人出席北京阅兵", "", "九月三日，北京举行了阅兵。"),
    ("Tunnel opens", "Harbor", "Weeks ahead of plan. " * 3000 + "closing"),
    ("Something else", "", "About the tunnel, quietly. It's O'Brien's."),
)
QUESTIONS = ("cafe", "co-operative", "dvorak quartet", '"quartet played"', '"played quartet"', "quart*", "tunnel", "harbor", "北京", "阅兵", "京", "东京",
             "北京阅兵", "领导人", "weeks ahead", "closing", "o'brien", "brien's", "plan closing", "tunnel -x", "AND", "else about")  # fmt: skip


class Terminal:
    """A database connection of one command each, through psql."""

    vendor = "postgresql"

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @contextlib.contextmanager
    def cursor(self) -> Iterator["Terminal"]:
        yield self

    def execute(self, sql: str, values: Any = None) -> None:
        parts = iter(values or ())
        sql = re.sub("%s", lambda _: _literal(next(parts)), sql)
        said = subprocess.run(["psql", "-h", str(self.directory), "-U", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1", "-f", "-", "postgres"],
                              input=sql, capture_output=True, text=True)  # fmt: skip
        assert said.returncode == 0, f"{said.stderr}\n{sql[:400]}"
        self.lines = said.stdout.splitlines()

    def fetchall(self) -> list[tuple[int]]:
        return [(int(line),) for line in self.lines]


class Memory:
    """SQLite as Django hands it over."""

    vendor = "sqlite"

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")

    @contextlib.contextmanager
    def cursor(self) -> Iterator["Memory"]:
        yield self

    def execute(self, sql: str, values: Any = None) -> None:
        self.rows = self.connection.execute(sql.replace("%s", "?"), values or ())

    def fetchall(self) -> list[Any]:
        return self.rows.fetchall()


def _literal(value: Any) -> str:
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


@contextlib.contextmanager
def server() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        user = pwd.getpwnam("postgres")
        os.chown(directory, user.pw_uid, user.pw_gid)
        run = {"user": "postgres", "check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
        options = f"-k {directory} -c listen_addresses=''"
        subprocess.run([BIN / "initdb", "-D", directory / "data", "-A", "trust", "--locale", "C", "-E", "UTF8"], **run)
        subprocess.run([BIN / "pg_ctl", "-D", directory / "data", "-w", "-o", options, "-l", directory / "log", "start"], **run)
        try:
            yield directory
        finally:
            subprocess.run([BIN / "pg_ctl", "-D", directory / "data", "-m", "fast", "stop"], **run)


def sheaf(story: tuple[str, str, str], number: int) -> Sheaf:
    return Sheaf(*(tuple(words(text)) for text in story), labels=(f"s{number % 2}",))


def main() -> None:
    with server() as directory:
        ours, theirs = PostgreSQL(Terminal(directory)), SQLite(Memory())
        for engine in (ours, theirs):
            engine.make()
            for number, story in enumerate(STORIES):
                engine.put(number << 20, sheaf(story, number))
            engine.put(0, sheaf(STORIES[0], 0))
        for question in QUESTIONS:
            for more in ({}, {"labels": ("s0",)}, {"in_headline": True}, {"first": 1 << 20}):
                wanted = Wanted(terms(question), **more)
                assert ours.rows(wanted, 10) == theirs.rows(wanted, 10), (question, more, ours.rows(wanted, 10), theirs.rows(wanted, 10))
                assert ours.count(wanted, 2) == theirs.count(wanted, 2), question
        assert ours.rows(Wanted(first=0, last=2 << 20), 2) == [2 << 20, 1 << 20] == theirs.rows(Wanted(first=0, last=2 << 20), 2)
        ours.remove(0), theirs.remove(0)
        assert ours.rows(Wanted(terms("cafe")), 9) == [] == theirs.rows(Wanted(terms("cafe")), 9)
        ours.empty(), ours.drop(), ours.make()
    print(f"{len(QUESTIONS) * 4} questions answered alike by PostgreSQL and SQLite")


if __name__ == "__main__":
    main()
