"""What issues still hold of stories that ended: an edition that waits for its hour is kept in, and words that were taken down go."""

import shutil
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from gazette.record import back_numbers
from gazette.record.edition import Edition
from gazette.record.entry import ENDINGS
from gazette.record.models import Entry
from gazette.record.reading import Reading
from gazette.stories.models import Story

from .actions import remove_files
from .models import IssuePage, Making, PendingRelease, StoryWish
from .packing import locked_of

TAKEDOWN = "takedown"


class Forgetting:
    """Looks at what was recorded since it looked last; the first time at everything."""

    __name__ = "forgetting"  # as the runner logs it

    def __init__(self) -> None:
        self._seen = 0

    def __call__(self, now: datetime) -> int:
        """Keep in what may not come out any more and erase what was taken down. Returns how much was found."""
        head = Reading().head()[0]
        if head == self._seen:
            return 0
        ended = Entry.objects.filter(number__gt=self._seen, kind__in=(*ENDINGS, "picture"))
        kinds = set(ended.values_list("kind", flat=True))
        gone = set(ended.filter(kind=TAKEDOWN).values_list("subject", flat=True))
        found = (keep_in(now) if kinds else 0) + (erase(gone) if gone else 0)
        self._seen = head
        return found


forget = Forgetting()


def keep_in(now: datetime) -> int:
    """Let no edition wait that holds what was killed or withdrawn since it was sealed; its files go, the printer's too. Returns how many."""
    found = 0
    for waiting in PendingRelease.objects.filter(failed=None):
        edition = Edition.from_json(waiting.edition)
        killed = Story.objects.filter(uid__in=edition.stories()).exclude(killed=None).first()
        if not killed and not back_numbers.withdrawn_from(edition):
            continue
        why = _("%(slug)s was killed. Make the pages up again.") % {"slug": killed.slug} if killed else _(
            "A picture in it was withdrawn. Make the pages up again.")  # fmt: skip
        with transaction.atomic():
            PendingRelease.objects.filter(pk=waiting.pk).update(failed=now, why=why)
            transaction.on_commit(partial(remove_files, edition))
        found += 1
    return found


@transaction.atomic
def erase(stories: set[str]) -> int:
    """Take the words of stories out of runs, their proofs and pictures, locked pages and printed headlines. Returns how many held any."""
    runs = [run for run in Making.objects.exclude(state__in=(Making.WAITING, Making.WORKING)) if stories & set(run.told.get("stories", ()))]
    Making.objects.filter(pk__in=[run.pk for run in runs]).delete()
    sheets = [sheet for sheet in IssuePage.objects.exclude(kept=None) if sheet.kept and any(s.id in stories for s in locked_of(sheet.kept).stories)]
    IssuePage.objects.filter(pk__in=[sheet.pk for sheet in sheets]).update(kept=None, locked_by=None)
    StoryWish.objects.filter(story__uid__in=stories).update(headline="")
    for run in runs:
        transaction.on_commit(partial(shutil.rmtree, run.directory, ignore_errors=True))
    return len(runs) + len(sheets)
