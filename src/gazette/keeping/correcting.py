"""Corrects a published story by its words: the published copy with the words exchanged, past the same gate as the newsroom's."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gazette.house.mistakes import Mistake
from gazette.record import log
from gazette.stories import actions
from gazette.stories.copying import from_copy
from gazette.stories.models import Story
from gazette.wire.intake import changed
from gazette.wire.item import Act


def correct(story: Story, text: str, *, was: str, now: str, kind: str, by: Any, at: datetime) -> Story:
    """Publish the story with ``was`` replaced by ``now`` wherever it stands. Raises Mistake when a newer draft waits or the words are not there."""
    last = log.last_copy(story.uid)
    if last is None or story.killed:
        raise Mistake(f"{story.slug} is not published, so there is nothing to correct.")
    if story.has_unpublished_changes:
        raise Mistake(f"{story.slug} has a newer draft that is not published. Publish it, or correct it in the newsroom.")
    new = from_copy(changed(last, Act("correct", at, was=was, now=now)))
    with transaction.atomic():
        row = actions.locked(story)
        for name in ("headline", "standfirst", "lead_caption", "body"):
            setattr(row, name, getattr(new, name))
        row.save_revision(user=by)
        return actions.correct(row, text, by=by, at=at, was=was, now_is=now, kind=kind)
