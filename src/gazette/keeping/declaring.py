"""Tells the record what the paper says of itself: the public settings, whenever they are other than the record has them."""

from datetime import datetime

from django.db import transaction

from gazette.house.settings import Settings
from gazette.record import log
from gazette.record.entry import canonical
from gazette.record.names import Paper
from gazette.record.reading import Reading


def declare(settings: Settings, *, at: datetime, effective: datetime | None = None) -> bool:
    """Append the ``paper`` entry when it differs from the newest. ``effective`` only for a paper that is taken in. True when appended."""
    said = Paper.from_json(settings.public()).as_json()
    with transaction.atomic():
        reading = Reading()
        if reading.ids("paper") and canonical(reading.paper().as_json()) == canonical(said):
            return False
        log.append("paper", "paper", said, at=at, effective=effective, taken_in=effective is not None)
    return True
