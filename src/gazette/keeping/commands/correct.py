"""Correct words of a published story, openly: what was wrong, what is right, and a sentence that readers see."""

import argparse
from typing import Any

from gazette.house import clock
from gazette.house.mistakes import Mistake

from ..opening import enter_newsroom


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="its slug or its address")
    parser.add_argument("--was", required=True, metavar="WORDS", help="the wrong words, exactly as they stand")
    parser.add_argument("--is", dest="now", required=True, metavar="WORDS", help="the right ones")
    parser.add_argument("--kind", choices=("correction", "clarification"), default="correction", help="we were wrong, or we were unclear")
    parser.add_argument("--text", default="", metavar="SENTENCE", help="the sentence readers see (else made from the words)")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help="the colleague who does it")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    enter_newsroom(asked.directory)
    from ..correcting import correct
    from ..stories import colleague, story_called, told

    story = story_called(asked.slug)
    if not asked.was.strip() or asked.was == asked.now:
        raise Mistake(f"{story.slug}: give the wrong words with --was and other ones with --is.")
    sentence = asked.text or f"An earlier version said “{asked.was.strip()}”. It should have said “{asked.now.strip()}”."
    correct(story, sentence, was=asked.was, now=asked.now, kind=asked.kind, by=colleague(asked.person), at=clock.now())
    return told(story, "is corrected.")


def words(done: dict[str, Any]) -> str:
    return f"{done['address']} {done['done']}"
