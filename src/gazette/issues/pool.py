"""Which stories an issue may print: those out since the last edition, those the desk took in, and drafts that nothing stops."""

from dataclasses import dataclass
from datetime import datetime

from gazette.edition import grid
from gazette.edition.from_record import offered
from gazette.edition.grid import NEWEST
from gazette.edition.ordering import since
from gazette.edition.sheet import Sheet
from gazette.house.settings import active
from gazette.photos.models import Photo
from gazette.record.copy import Copy, Overlay
from gazette.record.reading import Reading
from gazette.stories import actions, gate
from gazette.stories.introducing import spelt_out
from gazette.stories.models import Story
from gazette.stories.previewing import unsaved_copy

from .models import Issue, StoryWish

LOOKED = 20  # newest drafts asked whether anything stops them


@dataclass(frozen=True)
class Pool:
    """The copies to print with a reading that knows them, and what of them is a draft: as ``stories.actions.seen_at`` spells it."""

    copies: tuple[Copy, ...]
    reading: Reading
    drafts: dict[str, str]
    stopped: dict[str, str]  # drafts taken in that may not go out, with the reason


def sheet_of(issue: Issue) -> Sheet:
    return grid.sheet_of(active(), issue.size)


def pool(issue: Issue, *, at: datetime) -> Pool:
    """The stories of an issue, without those left out."""
    reading = Reading()
    wishes = {wish.story.uid: wish for wish in issue.wishes.select_related("story")}
    copies = [copy for copy in since_last(reading, issue) if copy.story not in wishes or not wishes[copy.story].out]
    known = {copy.story for copy in copies}
    more = [wish.story for uid, wish in wishes.items() if not wish.out and uid not in known]
    drafts: dict[str, str] = {}
    stopped: dict[str, str] = {}
    for story in more:
        copy = reading.copy(story.uid)
        if copy is None:
            copy = _draft(story, at, drafts, stopped)
        if copy:
            copies.append(copy)
    unknown = {figure.picture for copy in copies if copy.story in drafts for figure in copy.figures()}
    pictures = tuple(photo.as_named(at) for photo in Photo.objects.filter(uid__in=unknown, withdrawn=None))
    overlay = Overlay(tuple(copy for copy in copies if copy.story in drafts), pictures)
    return Pool(tuple(copies), Reading(overlay=overlay), drafts, stopped)


def since_last(reading: Reading, issue: Issue) -> list[Copy]:
    """What came out or was updated since the last edition; the newest that fill, when there was none or nothing since."""
    sheet, day = sheet_of(issue), issue.day
    before = reading.edition_before(day.isoformat())
    last = reading.edition(before) if before else None
    found = since(reading, last, day, sheet, issue.pages) if last else []
    return found or offered(reading, day, sheet, issue.pages or NEWEST[issue.size], None)


def ready(*, at: datetime) -> list[Story]:
    """The newest drafts that nothing would stop from being published."""
    drafts = Story.objects.filter(live=False, killed=None, hold="").exclude(embargo_until__gt=at).select_related("section").order_by("-edited", "-pk")[:LOOKED]
    return [story for story in drafts if not gate.stops(actions.findings(story, at=at))]


def _draft(story: Story, at: datetime, drafts: dict[str, str], stopped: dict[str, str]) -> Copy | None:
    """A draft as it would go out; kept back with the gate's first word when it may not."""
    if story.killed:
        return None
    found = gate.stops(actions.findings(story, at=at))
    if found:
        stopped[story.uid] = str(found[0].text)
        return None
    drafts[story.uid] = actions.seen_at(story.latest_revision)
    return spelt_out(unsaved_copy(story, at=at))


def wishes_of(issue: Issue) -> dict[str, StoryWish]:
    return {wish.story.uid: wish for wish in issue.wishes.select_related("story", "section")}
