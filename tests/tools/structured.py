"""Asks structured-data-testing-tool what a search engine and the social networks would miss on a page."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .places import NODE, npm

SCRIPT = Path(__file__).with_name("structured.js")


def check(files: Sequence[Path], *, schemas: Sequence[str] = ()) -> list[str]:
    """The faults of the pages' JSON-LD, OpenGraph and card tags as "file: what"; empty when all is accepted.

    `schemas` must be on every page, as "jsonld:NewsArticle"; what else is found is checked as well.
    """
    if not files:
        raise ValueError("no page was given to check")
    tool = npm("structured-data-testing-tool")
    command = [NODE, str(SCRIPT), str(tool), json.dumps(list(schemas)), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise RuntimeError(f"structured-data-testing-tool did not run: {done.stderr[-500:]}")
    return [f"{file}: {fault}" for file, faults in json.loads(done.stdout).items() for fault in faults]
