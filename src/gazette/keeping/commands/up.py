"""Serve the paper: website at /, newsroom at /newsroom/. Makes a paper from the sample if there is none. Ctrl-C stops it."""

import argparse
import json
import sys
from typing import Any

from gazette.house.mistakes import Mistake

from ..opening import is_paper
from ..up import Wish, up


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, metavar="N", help="the port to serve on (else as set, else 8000)")
    parser.add_argument("--host", default="", metavar="NAME", help="serve the public as https://NAME, behind Caddy; prints what Caddy and systemd need")
    parser.add_argument("--empty", action="store_true", help="make an empty paper; the first page of its newsroom asks five questions")
    parser.add_argument("--date", default="", metavar="DAY", help="the day of the sample (else today)")


def run(asked: argparse.Namespace) -> int:
    if (asked.empty or asked.date) and is_paper(asked.directory):
        raise Mistake(f"There is a paper in {asked.directory} already. Leave --empty and --date out, or name a new directory with --paper.")
    wish = Wish(asked.directory, asked.port, asked.host, asked.empty, asked.date)
    up(wish, tell=_tell, welcome=(lambda words: print(json.dumps(words), flush=True)) if asked.json else lambda words: _welcome(wish, words))
    return 0


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _welcome(wish: Wish, words: dict[str, Any]) -> None:
    lines = [f"The paper is at     {words['address']}/", f"The newsroom is at  {words['newsroom']}"]
    if "password" in words:
        lines += [f"Log in as {words['user']} with the password {words['password']}",
                  f"(shown this once; “./gazette staff reset {words['user']}” makes a link for a new one)."]  # fmt: skip
    if "token" in words:
        lines += [f"Answer five questions there first: {words['newsroom']}begin/{words['token']}/"]
    if wish.host:
        from ..deploy import files

        lines += ["", files(wish.directory, wish.host, int(words["local"].rsplit(":", 1)[1]))]
    print("\n".join([*lines, "Ctrl-C stops it."]), flush=True)
