"""What is done with photos: withdraw one, and let expire what may no longer be shown."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log as journal

from gazette.house.mistakes import Mistake
from gazette.record.names import Picture
from gazette.record.reading import Reading
from gazette.staff.naming import record_name
from gazette.staff.pressing import press_after_commit

from .models import Photo


def withdraw(photo: Photo, *, why: str, by: Any, at: datetime) -> None:
    """Take a picture off every page, past ones too. Raises Mistake when no reason is given or it was withdrawn before."""
    if not why.strip():
        raise Mistake(_("Say why the picture is withdrawn."))
    with transaction.atomic():
        photo = Photo.objects.select_for_update().get(pk=photo.pk)
        if photo.withdrawn:
            raise Mistake(_("%(title)s was withdrawn before.") % {"title": photo.title})
        photo.withdrawn, photo.withdrawn_why = at, why.strip()
        photo.save(at=at)
        journal(photo, "gazette.withdraw", user=by, data={"why": why.strip()})


def due(now: datetime) -> int:
    """Record as expired each published picture whose rights have run out. Returns how many."""
    done = 0
    for photo in Photo.objects.filter(rights_expire__lte=now, withdrawn__isnull=True):
        known: Picture | None = Reading().picture(photo.uid)
        if known is None or known.state != "added":
            continue
        with transaction.atomic():
            if record_name("picture", photo.as_named(now), at=now):
                press_after_commit(f"picture {photo.title}")
                done += 1
    return done
