"""Probes: for every question a page may ask, a page that asks nothing else, so that nothing hides a forgotten touch."""

import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from gazette.press import facets
from gazette.press.context import Context
from gazette.press.kinds import Kind, nothing
from gazette.press.memory import Memory
from gazette.press.rendition import Rendition
from gazette.record.reading import Reading

from .newsroom import EDITIONS, GENRES, PEOPLE, PICTURES, SECTIONS, STORIES, TOPICS, days

PATTERN = re.compile(r"/probe/(?P<question>.*)")
SCOPES = [("all", ""), *(("section", r) for r in SECTIONS), *(("topic", r) for r in TOPICS), *(("person", r) for r in PEOPLE),
          *(("genre", r) for r in GENRES)]  # fmt: skip


def probes(version: int) -> tuple[Kind, ...]:
    """One kind for all questions; its pages name the press version, as pages of another press would differ."""

    def build(context, found):
        facet, args = facets.asked(found["question"].replace("|", ":"))
        before = facet == "before"
        answer = context.newest(args[0], args[1], limit=int(args[2]), before=args[3]) if before else context.read(facet, *args)
        return Rendition(f"/probe/{found['question']}", f"{version} {answer!r}".encode(), type="text/plain; charset=utf-8")

    return (Kind("probe", PATTERN, build, lambda reading: addresses(), nothing),)


def answered(version: int, now: datetime) -> dict[str, tuple[int, str, str, str, str]]:
    """The fingerprint of a store in which every question was asked anew this moment."""
    (kind,), reading, memory = probes(version), Reading(), Memory()
    pages = (kind.build(Context(reading, now, memory=memory), kind.pattern.fullmatch(address).groupdict()) for address in addresses())
    return {page.address: (200, sha256(page.body).hexdigest(), page.type, "", "[]") for page in pages}


def addresses() -> Iterator[str]:
    """Where each question is asked."""
    return (f"/probe/{question.replace(':', '|')}" for question in questions())


def questions() -> Iterator[str]:
    """Every question about the newsroom of ``newsroom.py``, by key."""
    key = facets.key
    yield from ("paper", "sections", "places", "today", "hour", "this_month", "corrections_months", "story_months")
    for kind, refs in (("section", SECTIONS), ("topic", TOPICS), ("person", PEOPLE), ("place", ("imprint", "ethics")), ("picture", PICTURES)):
        yield key("ids", kind)
        for ref in refs:
            yield key(kind, ref)
            yield key("by_slug", kind, ref)
            yield key("by_slug", kind, f"our-{ref}")
    for story in STORIES:
        for facet in ("card", "copy", "standing", "versions", "in_print", "killed"):
            yield key(facet, story)
        yield key("version", story, 2)
        for scope, ref in SCOPES[::3]:
            yield key("before", scope, ref, 3, story)
    for scope, ref in SCOPES:
        yield key("newest", scope, ref, "", 3, "")
        yield key("newest", scope, ref, "", 9, "news")
        yield key("count", scope, ref)
    for day in days():
        yield key("day", day, "")
        yield key("day", day, "city")
        yield key("story_at", f"/{day:%Y/%m/%d}/{STORIES[0]}/")
    for section in ("", *SECTIONS):
        yield key("front", section)
        yield key("months", section)
        for year, month in ((2025, 10), (2025, 11)):
            yield key("month", year, month, section)
            yield key("days", year, month, section)
    for year, month in ((2025, 10), (2025, 11), (2025, 12), (2026, 1), (2026, 2)):
        yield key("corrections", year, month)
        yield key("stamps", year, month)
    for picture in PICTURES:
        yield key("using", picture)
        yield key("withdrawn", picture)
    yield from ("is_printed", "newest_edition", "edition_years")
    for day in EDITIONS:
        yield key("edition", day)
        yield key("edition_before", day)
        for story in STORIES:
            yield key("printed_as", story, day)
    for year in (2024, 2025):
        yield key("editions", year)
    for path in ("/old/", "/older/", "/sport/"):
        yield key("redirect", path)
