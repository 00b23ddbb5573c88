"""Tells the record when a name changed: a section, topic, person, place or picture, as the public sees it."""

from datetime import datetime

from gazette.house.days import stamp
from gazette.record import log
from gazette.record.entry import canonical
from gazette.record.names import Named
from gazette.record.reading import Reading


def record_name(kind: str, named: Named, *, at: datetime, effective: datetime | None = None, taken_in: bool = False) -> bool:
    """Append a name's entry when it differs from the newest. The caller holds the transaction. True when appended."""
    newest = getattr(Reading(), kind)(named.id)
    if newest is not None and canonical(newest.as_json()) == canonical(named.as_json()):
        return False
    log.append(kind, named.id, named.as_json(), at=at, effective=effective, taken_in=taken_in)
    return True


def moment(at: datetime) -> datetime:
    """A moment as the record keeps it: to the second."""
    return datetime.fromisoformat(stamp(at))
