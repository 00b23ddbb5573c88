"""A story's page before it is published: set by the press itself, over words that are stored nowhere."""

from datetime import datetime

from gazette.house.settings import active
from gazette.record import log
from gazette.record.copy import Copy

from .copying import as_copy
from .models import Story


def unsaved_copy(story: Story, *, at: datetime) -> Copy:
    """What would go out now."""
    last = log.last_copy(story.uid)
    return as_copy(
        story, version=log.next_version(story.uid), published=last.published_at() if last else at, updated=at, zone=active().zone,
        note=last.note if last else "", corrections=last.corrections if last else (),
    )  # fmt: skip


def preview(story: Story, *, at: datetime) -> bytes:
    """The HTML of the page as the press would set it."""
    from gazette.press import press  # late: the press loads its templates

    copy = unsaved_copy(story, at=at)
    if not copy.slug:
        copy = copy.but(slug="untitled")
    return press.preview(copy, now=at)
