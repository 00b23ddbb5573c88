"""Releases whose hour has come: what the runner does for this room each second."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gazette.desk.pending import TOO_LATE
from gazette.house.mistakes import Mistake
from gazette.record.edition import Edition

from .actions import release
from .models import PendingRelease

log = logging.getLogger("gazette.issues")


def releases(now: datetime) -> int:
    """Release the editions that are due. A failed one stays, with the reason. Returns how many went out."""
    done = 0
    for waiting in PendingRelease.objects.filter(due__lte=now, failed=None).select_related("by").order_by("due"):
        try:
            done += _carry_out(waiting, now)
        except Mistake as mistake:
            _keep(waiting, now, str(mistake))
        except Exception as error:
            log.exception("%s: the edition could not be released", waiting.day)
            _keep(waiting, now, f"{type(error).__name__}: {error}")
    return done


def _carry_out(waiting: PendingRelease, now: datetime) -> bool:
    if now < waiting.made:
        raise Mistake(_("The clock went back since this was asked. Release the edition again."))
    if now - waiting.due > TOO_LATE:
        raise Mistake(_("Its hour passed while nobody was here. Release the edition again."))
    with transaction.atomic():
        if not PendingRelease.objects.filter(pk=waiting.pk).select_for_update().exists():
            return False  # taken back in the meantime
        release(Edition.from_json(waiting.edition), by=waiting.by, at=now, seen=waiting.seen)
    return True


def _keep(waiting: PendingRelease, now: datetime, why: str) -> None:
    PendingRelease.objects.filter(pk=waiting.pk).update(failed=now, why=why)
