"""A front before it is launched: the whole page, set by the press itself over the record; it is stored nowhere."""

from datetime import datetime

from gazette.stories.previewing import set_privately, unsaved_copy

from .actions import arrangement, unpublished
from .models import Front


def preview(front: Front, *, at: datetime) -> bytes:
    """The HTML of the page as arranged. Drafts placed on it are shown, although they must be published before it is launched."""
    drafts = tuple(unsaved_copy(story, at=at) for story in unpublished(front) if story and not story.killed)
    address = f"/{front.section.slug}/" if front.section else "/"
    return set_privately(address, drafts, front=arrangement(front), at=at)
