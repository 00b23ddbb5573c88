"""The number that stands on an edition's first page: the next that no other edition has, released or waiting for its hour."""

from datetime import date

from django.utils.translation import gettext as _

from gazette.house.mistakes import Mistake
from gazette.record import back_numbers
from gazette.record.edition import Edition
from gazette.record.reading import Reading

from .models import PendingRelease


def number_for(day: date) -> int:
    """What an edition made up now is numbered: as it was, when its day has one that is out or waits."""
    known = Reading().edition(day.isoformat())
    if known:
        return known.number
    waiting = _waiting()
    return waiting.get(day.isoformat()) or max([back_numbers.next_number() - 1, *waiting.values()]) + 1


def refuse_taken(edition: Edition) -> None:
    """Raise Mistake when the number printed on an edition went to another meanwhile: readers would have two of it."""
    known = {day: number for day, number in (*back_numbers.all_numbers(), *_waiting().items()) if day != edition.day}
    if edition.number in known.values():
        other = next(day for day, number in known.items() if number == edition.number)
        raise Mistake(_("Number %(number)d, which stands on page one, went to the edition of %(day)s. Make the pages up again.")
                      % {"number": edition.number, "day": other})  # fmt: skip


def _waiting() -> dict[str, int]:
    return {waiting.day: int(waiting.edition["number"]) for waiting in PendingRelease.objects.filter(failed=None)}
