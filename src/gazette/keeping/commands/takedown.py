"""Withdraw a story and erase its words, in the record and in the newsroom; a tombstone stays. Nothing brings them back."""

import argparse
from typing import Any

from gazette.house import clock

from ..opening import enter_newsroom
from .asking import sure


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="its slug or its address")
    parser.add_argument("--reason", required=True, metavar="SENTENCE", help="why, in a sentence that readers see")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help="the administrator who does it")
    parser.add_argument("--yes", action="store_true", help="do not ask first")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    enter_newsroom(asked.directory)
    from gazette.stories import actions

    from ..stories import colleague, story_called, told

    story, by = story_called(asked.slug), colleague(asked.person, administrator=True)
    sure(asked, f"Erase the words of {story.path or story.slug}, “{story}”, for good? Backups made before still hold them.")
    actions.takedown(story, reason=asked.reason, by=by, at=clock.now())
    from ..erasing import erase

    erase(story.uid)
    return told(story, "is taken down and its words are erased. Backups made before still hold them.")


def words(done: dict[str, Any]) -> str:
    return f"{done['address']} {done['done']}"
