"""An upgrade: a backup before anything changes, and a word on how to go back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from .front_door import refusal, running


def test_newer_code_backs_up_first_and_says_how_to_go_back(paper: Path) -> None:
    (paper / "run").mkdir(exist_ok=True)
    (paper / "run/code.json").write_text('{"version": "0123", "commit": "0123456789ab"}')

    with running("--port", "0", paper=paper) as process:
        process.stdout.readline()
        process.terminate()
        process.wait(30)
        said = process.stderr.read()

    (kept,) = (paper / "backups").glob("before-upgrade-*.tar")
    assert f"Backed up to {kept}" in said
    assert f"git checkout 0123456789ab && ./gazette restore {kept}" in said
    assert json.loads((paper / "run/code.json").read_text())["version"] != "0123"


def test_a_paper_whose_tables_are_older_is_not_worked_on_before_its_upgrade(paper: Path) -> None:
    with closing(sqlite3.connect(paper / "db.sqlite3")) as connection:
        connection.execute("DROP TABLE record_tally")
        connection.commit()

    assert "Run “./gazette up” once" in refusal("read", "/archive/", "--as-of", "2025-11-01", paper=paper)
