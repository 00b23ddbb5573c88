"""Copyfit while a story is written: how many lines its draft takes in print, against the place it has in the issue being planned."""

import hashlib
from datetime import datetime

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gazette.edition.sheet import Sheet
from gazette.edition.snapshot import Story as Printed
from gazette.house.days import day_of
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.record.reading import Reading
from gazette.stories.models import Story
from gazette.stories.previewing import unsaved_copy

from .gathering import as_wish
from .models import Issue, Making, StoryWish
from .pool import sheet_of

KEPT = 24 * 3600  # seconds a length is remembered, by the words it belongs to


def words_for(story: Story, *, at: datetime) -> str:
    """“print, Saturday: 84 lines, 3 over”; empty when no issue being planned holds the story, or it cannot be measured."""
    issue = _planned(at)
    made = issue.makings.filter(state=Making.DONE, purpose__in=Making.GIVING).defer("kept").order_by("-pk").first() if issue else None
    if issue is None or made is None or story.uid not in made.told.get("stories", {}):
        return ""
    lines = length(story, issue, at=at)
    if not lines:
        return ""
    fits = [fit for fit in made.told["fits"] if fit["story"] == story.uid]
    told = _("Print, %(day)s:") % {"day": f"{issue.day:%A}"} + " " + ngettext("%(count)d line", "%(count)d lines", lines) % {"count": lines}
    if not fits:
        return told + ", " + _("held over")
    return f"{told}, {_against(lines, sum(fit['lines'] for fit in fits))}"


def length(story: Story, issue: Issue, *, at: datetime) -> int:
    """Lines the draft takes by itself on the issue's sheet; 0 for what cannot be set."""
    from gazette.edition.from_copy import story_of

    wish = StoryWish.objects.filter(issue=issue, story=story).select_related("story").first()
    printed = story_of(unsaved_copy(story, at=at), byline="", section="", shots={}, story=story.uid)
    return _measured(printed, sheet_of(issue), wish)


def _planned(at: datetime) -> Issue | None:
    """The next issue that is not out."""
    coming = Issue.objects.filter(day__gte=day_of(at, active().zone)).order_by("day")
    return next((issue for issue in coming if Reading().edition(issue.day.isoformat()) is None), None)


def _against(lines: int, place: int) -> str:
    if lines == place:
        return _("fits")
    if lines > place:
        return ngettext("%(count)d over", "%(count)d over", lines - place) % {"count": lines - place}
    return ngettext("%(count)d under", "%(count)d under", place - lines) % {"count": place - lines}


def _measured(printed: Printed, sheet: Sheet, wish: StoryWish | None) -> int:
    key = "fit:" + hashlib.sha256(repr((printed.pieces, printed.boxes, printed.language, sheet, wish.cut if wish else 0)).encode()).hexdigest()
    known = cache.get(key)
    if known is None:
        from gazette.edition.matter import prepare  # late: it loads the faces
        from gazette.edition.wishes import granted

        try:
            known = prepare(granted(printed, as_wish(wish)) if wish else printed, sheet).lines
        except Mistake:
            known = 0
        cache.set(key, known, KEPT)
    return int(known)
