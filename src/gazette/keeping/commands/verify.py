"""Prove that the record was not changed since it was written, and that every page is as the press left it."""

import argparse
import sys
from typing import Any

from gazette.house.mistakes import Mistake

from ..opening import enter_newsroom


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", nargs="?", default="", help="only the pages under this address")


def run(asked: argparse.Namespace) -> dict[str, Any] | int:
    settings = enter_newsroom(asked.directory)
    from gazette.record import log
    from gazette.record.reading import Reading

    from ..pages import changed, count

    pages = count(settings, asked.path)
    if asked.path and not pages:
        raise Mistake(f"There is no page under {asked.path}, so nothing was proved. ./gazette verify without an address looks at all of them.")
    faults = [*log.verify(), *changed(settings, asked.path)]
    number, chain, _ = Reading().head()
    found = {"entries": number, "chain": chain, "pages": pages, "faults": faults}
    if not faults:
        return found
    if asked.json:
        import json

        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print("\n".join(faults), file=sys.stderr)
    return 1


def words(found: dict[str, Any]) -> str:
    return f"The record is whole: {found['entries']} entries, chain {found['chain'][:16]}. {found['pages']} pages are as they were pressed."
