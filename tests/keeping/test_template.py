"""The ready-made database that a new paper begins with: the same as a fresh migration makes."""

import gzip
import importlib.util
import sqlite3
from contextlib import closing
from pathlib import Path

from gazette.keeping.founding import TEMPLATE

SCRIPT = Path(__file__).parents[2] / "scripts/make_template.py"


def test_the_template_is_what_a_fresh_migration_gives(tmp_path: Path) -> None:
    (tmp_path / "template.sqlite3").write_bytes(gzip.decompress(TEMPLATE.read_bytes()))
    spec = importlib.util.spec_from_file_location("make_template", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    fresh = script.fresh(tmp_path / "fresh")

    said = "python scripts/make_template.py makes it again"
    assert tables(tmp_path / "template.sqlite3") == tables(fresh), said
    assert rows(tmp_path / "template.sqlite3") == rows(fresh), said


def tables(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def rows(path: Path) -> dict[str, object]:
    """How many rows each table has, and which migrations were made."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
        return {**counts, "made": sorted(connection.execute("SELECT app, name FROM django_migrations"))}
