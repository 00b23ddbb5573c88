"""Measure the paper on a paper made for it: taking in, pressing, weights, publishing, serving beside nginx, memory."""

import argparse
import sys
from typing import Any

from ..bench import BENCHES
from ..bench.figures import table


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"only these: {', '.join(BENCHES)}")
    parser.add_argument("--stories", type=int, default=1000, help="how many stories the paper holds (default 1000)")
    parser.add_argument("--keep", action="store_true", help="write the figures to docs/measured/")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    from ..bench.running import run as measure

    found = measure(asked.names, stories=asked.stories, keep=asked.keep, tell=lambda words: print(words, file=sys.stderr))
    return {"figures": found if not asked.json else [figure.as_json() for figure in found]}


def words(done: dict[str, Any]) -> str:
    return table(done["figures"])
