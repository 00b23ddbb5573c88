"""Asks before what cannot be undone."""

import argparse
import sys

from gazette.house.mistakes import Mistake


def sure(asked: argparse.Namespace, question: str) -> None:
    """Go on only with --yes or a typed yes. Raises Mistake otherwise."""
    if asked.yes:
        return
    if not sys.stdin.isatty():
        raise Mistake(f"{question} Say so with --yes.")
    if input(f"{question} Type yes: ").strip().lower() != "yes":
        raise Mistake("Nothing was changed.")
