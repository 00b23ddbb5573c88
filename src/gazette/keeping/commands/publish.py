"""Publish a story now, or the newer draft of one that is published."""

import argparse
from typing import Any

from gazette.house import clock

from ..opening import enter_newsroom


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="its slug or its address")
    parser.add_argument("--note", default="", help="for an update: what is new, in a sentence for readers")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help="the colleague who does it")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    enter_newsroom(asked.directory)
    from gazette.house.mistakes import Mistake
    from gazette.stories import actions

    from ..stories import colleague, story_called, told

    story, by = story_called(asked.slug), colleague(asked.person)
    if story.is_published and not story.killed and not story.has_unpublished_changes:
        raise Mistake(f"{story.slug} is published as it stands; there is nothing newer. Its address is {story.path}.")
    actions.put_out(story, by=by, at=clock.now(), note=asked.note)
    return told(story, "is published.")


def words(done: dict[str, Any]) -> str:
    return f"{done['address']} {done['done']}"
