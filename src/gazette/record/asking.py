"""Asks the database in plain SQL. SQLite is asked without Django's cursor, which takes longer than the answer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

Row = tuple[Any, ...]


def ask(sql: str, values: Sequence[Any]) -> list[Row]:
    """All rows of a statement."""
    ours = connections[DEFAULT_DB_ALIAS]
    if _is_bare(ours):
        with ours.wrap_database_errors:
            rows: list[Row] = ours.connection.execute(sql.replace("%s", "?"), values).fetchall()
            return rows
    with ours.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def change(sql: str, values: Sequence[Any]) -> int:
    """One statement. Returns how many rows it changed."""
    with _changing(sql) as (cursor, said):
        cursor.execute(said, values)
        return int(cursor.rowcount)


def change_all(sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """One statement for each row of values."""
    with _changing(sql) as (cursor, said):
        cursor.executemany(said, rows)


@contextmanager
def _changing(sql: str) -> Iterator[tuple[Any, str]]:
    """A cursor, and the statement as it takes it."""
    ours = connections[DEFAULT_DB_ALIAS]
    if _is_bare(ours):
        with ours.wrap_database_errors:
            yield ours.connection.cursor(), sql.replace("%s", "?")
    else:
        with ours.cursor() as cursor:
            yield cursor, sql


def _is_bare(ours: Any) -> bool:
    """May SQLite be asked at once? Not where somebody watches, and not in a transaction that has failed."""
    if ours.vendor != "sqlite" or ours.queries_logged or ours.execute_wrappers or ours.needs_rollback:
        return False
    ours.ensure_connection()
    return True
