"""Tells the record what the paper says of itself: the public settings, whenever they are other than the record has them."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from gazette.house.settings import Settings
from gazette.record import log
from gazette.record.entry import canonical
from gazette.record.names import Paper
from gazette.record.reading import Reading

from .address import base_url, is_named
from .running import is_running


def declare(settings: Settings, *, at: datetime, effective: datetime | None = None) -> bool:
    """Append the ``paper`` entry when it differs from the newest. ``effective`` only for a paper that is taken in. True when appended."""
    said = Paper.from_json(settings.public()).as_json()
    with transaction.atomic():
        reading = Reading()
        if reading.ids("paper") and canonical(reading.paper().as_json()) == canonical(said):
            return False
        log.append("paper", "paper", said, at=at, effective=effective, taken_in=effective is not None)
    return True


def addressed(settings: Settings) -> Settings:
    """The settings under the address that holds, for a command beside ``up``, which alone knows what it was asked for.

    While the paper runs that is the record's, where ``up`` declared it; else what settings or environment name; else the record's again.
    """
    reading = Reading()
    if reading.ids("paper") and (is_running(settings.directory) or not is_named(settings)):
        return replace(settings, base_url=reading.paper().base_url)
    return replace(settings, base_url=base_url(settings, "", settings.port))
