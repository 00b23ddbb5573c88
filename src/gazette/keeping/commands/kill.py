"""Withdraw a published story everywhere, the past included; its address then says so with the reason. Nothing undoes it."""

import argparse
from typing import Any

from gazette.house import clock

from ..opening import enter_newsroom
from .asking import sure


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="its slug or its address")
    parser.add_argument("--reason", required=True, metavar="SENTENCE", help="why, in a sentence that readers see")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help="the colleague who does it")
    parser.add_argument("--yes", action="store_true", help="do not ask first")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    enter_newsroom(asked.directory)
    from gazette.stories import actions

    from ..stories import colleague, story_called, told

    story, by = story_called(asked.slug), colleague(asked.person)
    sure(asked, f"Withdraw {story.path or story.slug}, “{story}”, everywhere and for good?")
    actions.kill(story, reason=asked.reason, by=by, at=clock.now())
    return told(story, "is withdrawn.")


def words(done: dict[str, Any]) -> str:
    return f"{done['address']} {done['done']}"
