"""Writes the rows an entry makes, in plain SQL: one statement each, without the cost of building a query."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from .asking import change, change_all
from .lookup import moment_value


def do(sql: str, *values: Any) -> int:
    """One statement. Returns how many rows it changed."""
    return change(sql, [_value(value) for value in values])


def insert(table: str, **row: Any) -> None:
    """One new row."""
    do(_inserting(table, tuple(row)), *row.values())


def insert_all(table: str, rows: Iterable[dict[str, Any]]) -> None:
    """New rows of the same columns."""
    found = list(rows)
    if found:
        change_all(_inserting(table, tuple(found[0])), [[_value(value) for value in row.values()] for row in found])


def put(table: str, key: str, **row: Any) -> None:
    """A new row, or these columns of the one that has this key already; its other columns stay."""
    do(_putting(table, key, tuple(row)), *row.values())


@lru_cache(maxsize=64)
def _inserting(table: str, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('%s' for _ in names)})"


@lru_cache(maxsize=64)
def _putting(table: str, key: str, names: tuple[str, ...]) -> str:
    keys = key.split(", ")
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name not in keys)
    return f"{_inserting(table, names)} ON CONFLICT ({key}) DO UPDATE SET {changes}"


def _value(value: Any) -> Any:
    """A value as the database takes it."""
    if isinstance(value, datetime):
        return moment_value(value)
    return str(value) if isinstance(value, date) else value
