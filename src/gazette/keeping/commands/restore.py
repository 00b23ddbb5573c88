"""Put a paper back from a backup and press its pages anew. The file is checked before anything is touched."""

import argparse
from pathlib import Path
from typing import Any

from gazette.house import clock


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--yes", action="store_true", help="also where a paper stands; that one is moved beside")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    from ..restore import restore

    done = restore(asked.file, asked.directory, at=clock.now(), replace=asked.yes)
    return {"paper": str(asked.directory), "name": done.name, "made": done.made, "entries": done.entries, "moved": str(done.moved or "")}


def words(done: dict[str, Any]) -> str:
    moved = f" The one that stood there is in {done['moved']}." if done["moved"] else ""
    return f"{done['name']} is back in {done['paper']} as of {done['made']}, with {done['entries']} entries, and pressed.{moved}"
