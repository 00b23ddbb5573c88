"""Replaces words of a draft exactly, wherever they stand, for a correction."""

from typing import Any

from django.utils.translation import gettext as _

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.text import escape, plain
from gazette.record import log
from gazette.record.copy import Copy

from .models import Story
from .previewing import unsaved_copy

PLACES = ("headline", "standfirst", "lead_caption")


def replace_words(story: Story, was: str, now_is: str) -> Story:
    """Put right words in place of wrong ones. Raises Mistake unless the wrong ones stand in the story exactly once."""
    body = list(story.body.raw_data)
    found = sum(getattr(story, name).count(was) for name in PLACES) + _count(body, was)
    if not found:
        raise Mistake(_("%(slug)s: “%(was)s” does not stand in the story. Copy the words as they stand there.") % {"slug": story.slug, "was": was})
    if found > 1:
        raise Mistake(_("%(slug)s: “%(was)s” stands in the story %(found)s times, not once. Copy a longer stretch.") % {
            "slug": story.slug, "was": was, "found": found})  # fmt: skip
    for name in PLACES:
        setattr(story, name, getattr(story, name).replace(was, now_is))
    story.body = Story._meta.get_field("body").stream_block.to_python(_replaced([dict(block) for block in body], was, now_is))
    return story


def published_words(story: Story) -> str:
    """The words readers have now."""
    copy = log.last_copy(story.uid)
    return _words(copy) if copy else ""


def draft_words(story: Story) -> str:
    """The words of the newest draft."""
    return _words(unsaved_copy(story, at=clock.now()))


def _words(copy: Copy) -> str:
    lead = [plain(copy.lead.caption)] if copy.lead else []
    return "\n".join([copy.headline, copy.standfirst, *lead, *copy.plain_body()])


def _spellings(was: str) -> tuple[str, ...]:
    """The words as typed, and as rich text writes them."""
    return tuple(dict.fromkeys((was, escape(was))))


def _count(value: Any, was: str) -> int:
    if isinstance(value, str):
        return max(value.count(spelling) for spelling in _spellings(was))
    if isinstance(value, dict):
        return sum(_count(inside, was) for key, inside in value.items() if key not in ("id", "type"))
    if isinstance(value, list | tuple):
        return sum(_count(inside, was) for inside in value)
    return 0


def _replaced(value: Any, was: str, now_is: str) -> Any:
    if isinstance(value, str):
        for spelling in _spellings(was):
            if spelling in value:
                return value.replace(spelling, escape(now_is) if "<p" in value else now_is)
        return value
    if isinstance(value, dict):
        return {key: inside if key in ("id", "type") else _replaced(inside, was, now_is) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(inside, was, now_is) for inside in value]
    return value
