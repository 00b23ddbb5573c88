"""Write everything that cannot be made again into one file, while the paper runs."""

import argparse
from pathlib import Path
from typing import Any

from gazette.house import clock

from ..opening import open_paper


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a .tar file; it holds keys and drafts, so keep it private")
    parser.add_argument("--yes", action="store_true", help="replace the file if it exists")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    settings = open_paper(asked.directory)
    from ..backup import backup

    return {"file": str(asked.file), "bytes": backup(settings, asked.file, at=clock.now(), replace=asked.yes)}


def words(done: dict[str, Any]) -> str:
    return f"{done['file']}: {done['bytes'] / 2**20:.1f} MiB. It holds keys and drafts; keep it private."
