"""Remakes the empty database that a new paper begins with: run it after every new migration."""

import gzip
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/gazette/keeping/template.sqlite3.gz"
MIGRATE = "from gazette.keeping.opening import start_django; start_django(); from gazette.keeping.founding import migrate; migrate()"


def fresh(directory: Path) -> Path:
    """A database made by the migrations alone, in a directory of its own."""
    surroundings = {**os.environ, "GAZETTE_PAPER": str(directory)}
    subprocess.run([sys.executable, "-P", "-c", MIGRATE], env=surroundings, check=True)
    with closing(sqlite3.connect(directory / "db.sqlite3")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")
        connection.execute("PRAGMA journal_mode = DELETE")
    return directory / "db.sqlite3"


def main() -> None:
    with tempfile.TemporaryDirectory() as room:
        TARGET.write_bytes(gzip.compress(fresh(Path(room)).read_bytes(), 9, mtime=0))
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
