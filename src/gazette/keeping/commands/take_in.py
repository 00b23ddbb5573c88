"""Read files into the paper and print each item's address. What was published before becomes archive as of then; the rest a draft."""

import argparse
import sys
from pathlib import Path
from typing import Any

from gazette.house import clock
from gazette.house.mistakes import Mistake

from ..opening import enter_newsroom


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--as", dest="format", default="", metavar="FORMAT", help="page or markdown (else told from the file)")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--draft", action="store_true", help="only into the newsroom")
    how.add_argument("--archive", action="store_true", help="into the record as of its own date, past the legal checks only")
    parser.add_argument("--section", default="", metavar="NAME", help="where to put what names no section of the paper; made if there is none")
    parser.add_argument("--published", default="", metavar="TIME", help="when it was first published (2025-09-03, or with T09:00)")


def run(asked: argparse.Namespace) -> list[dict[str, Any]] | int:
    enter_newsroom(asked.directory)
    from gazette.press.crew import hands
    from gazette.staff.pressing import fault, press_held, press_now

    taken, missed = [], 0
    with press_held():
        for file in asked.files:
            try:
                for one in _file(file, asked):
                    taken.append(one)
                    if not asked.json:
                        print(_line(one), flush=True)
            except Mistake as mistake:
                missed += 1
                print(f"gazette: {mistake}", file=sys.stderr)
    if any(one["address"] for one in taken) and not press_now("take-in", hands=hands()):
        missed += 1
        print(f"gazette: What was taken in is in the record, but its pages are not pressed yet: {fault()}", file=sys.stderr)
    if asked.json:
        return taken if not missed else _told(taken)
    return 2 if missed else 0


def words(taken: list[dict[str, Any]]) -> str:
    return "\n".join(map(_line, taken))


def _file(file: Path, asked: argparse.Namespace) -> Any:
    from gazette.wire.intake import read_file, take_in

    for item in read_file(file, format=asked.format, published=asked.published):
        now = clock.now()
        if asked.archive and item.published is None:
            raise Mistake(f"{file.name} does not say when it was published. Add --published, or take it in as a --draft.")
        if item.published and item.published > now and not asked.draft:
            raise Mistake(f"{file.name}: {item.published:%Y-%m-%d %H:%M} UTC is still to come. Take it in as a --draft, or give another --published.")
        done = take_in(item, at=now, draft=asked.draft or item.published is None, folder=file.resolve().parent, section=asked.section)
        story = done.story
        yield {"file": str(file), "slug": story.slug, "story": story.uid, "address": story.path,
               "edit": "" if story.path else _edit(story), "lost": list(done.lost),
               "twin": (done.twin.path or _edit(done.twin)) if done.twin else ""}  # fmt: skip


def _line(one: dict[str, Any]) -> str:
    lost = f"  (left out: {', '.join(one['lost'])})" if one["lost"] else ""
    twin = f"  (the same headline stands at {one['twin']} already; these are two stories now)" if one["twin"] else ""
    return f"{one['address'] or one['edit'] + '  (draft)'}{lost}{twin}"


def _edit(story: Any) -> str:
    return f"/newsroom/stories/edit/{story.pk}/"


def _told(taken: list[dict[str, Any]]) -> int:
    import json

    print(json.dumps(taken, ensure_ascii=False, indent=1))
    return 2
