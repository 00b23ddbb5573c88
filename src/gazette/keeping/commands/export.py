"""Copy the pages to a directory that any web server can serve, with what nginx or Caddy must be told beside it."""

import argparse
from pathlib import Path
from typing import Any

from ..opening import open_paper


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="DIR", type=Path, help="a new directory, or one an earlier export made")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    settings = open_paper(asked.directory)
    from ..export import export

    return {"directory": str(asked.target), "files": export(settings, asked.target)}


def words(done: dict[str, Any]) -> str:
    return f"{done['files']} files are in {done['directory']}/public; public-nginx.conf and public-caddy.conf beside it say what files cannot."
