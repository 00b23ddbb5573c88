"""Show a page, now or as it stood at any moment: as text, HTML, JSON or ninjs."""

import argparse
import json
import sys
from datetime import datetime
from typing import Any

from gazette.house import clock
from gazette.house.days import parse_moment
from gazette.house.mistakes import Mistake

from ..opening import enter_newsroom

FORMATS = ("text", "html", "json", "ninjs")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="an address of the paper, such as /2025/09/03/slug/")
    parser.add_argument("--as-of", default="", metavar="TIME", help="as it stood then (2025-11-08 is noon of that day)")
    parser.add_argument("--format", choices=FORMATS, default="", help="text unless said otherwise; html for a page that is no story")


def run(asked: argparse.Namespace) -> int:
    settings = enter_newsroom(asked.directory)
    from gazette.record.reading import Reading

    zone = Reading().paper().zone if settings else "UTC"
    at = parse_moment(asked.as_of, zone) if asked.as_of else None
    if at and at > clock.now():
        raise Mistake(f"{asked.as_of} is still to come; the paper of that time has not been written yet.")
    path = _path(asked.path)
    story = Reading(at=at).story_at(path)
    form = asked.format or ("json" if asked.json else "text" if story else "html")
    sys.stdout.flush()
    sys.stdout.buffer.write(_page(path, form, at, story))
    sys.stdout.buffer.flush()
    return 0


def _page(path: str, form: str, at: datetime | None, story: str | None) -> bytes:
    from gazette.press.press import render

    if form == "html":
        page = render(path, at)
        if page is None:
            raise Mistake(_nothing(path, at))
        return page.body if page.body else f"{page.status} {page.location}\n".encode()
    if not story:
        raise Mistake(f"{path} is no story, so it has no {form}. Read it with --format html." if render(path, at) else _nothing(path, at))
    if form == "ninjs":
        page = render(f"{path}ninjs.json", at)
        if page is None:
            raise Mistake(_nothing(path, at))
        return page.body
    return _copy(path, story, form, at)


def _copy(path: str, story: str, form: str, at: datetime | None) -> bytes:
    from gazette.press.formats import text
    from gazette.record.reading import Reading

    reading = Reading(at=at)
    copy = reading.copy(story)
    standing = reading.standing(story)
    if copy is None:
        if standing and standing.killed:
            raise Mistake(f"{path} was withdrawn: {standing.reason}")
        raise Mistake(_nothing(path, at))
    if form == "json":
        return json.dumps(copy.as_json(), ensure_ascii=False, indent=1).encode() + b"\n"
    section = reading.section(copy.section)
    return text.write(copy, paper=reading.paper(), section=section.name if section else "", moment=at or clock.now()).encode()


def _path(said: str) -> str:
    """An address as written or as copied from a browser."""
    path = "/" + said.split("://", 1)[1].partition("/")[2] if "://" in said else said
    path = path if path.startswith("/") else f"/{path}"
    return path if path.endswith("/") or "." in path.rsplit("/", 1)[1] else f"{path}/"


def _nothing(path: str, at: datetime | None) -> str:
    return f"Nothing stood at {path} at {at:%Y-%m-%d %H:%M} UTC." if at else f"There is no page at {path}."


def words(answer: Any) -> str:
    return str(answer)
