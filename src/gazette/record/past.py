"""The look-ups of the record as it stood at a moment, by effective time; those of now are in ``lookup``."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from .lookup import FILED
from .models import Filed, Payload, Standing, Tally, Version

ALL = 1_000_000


def newest_words(at: datetime, kind: str, subject: str, *, exact: bool = False) -> dict[str, Any] | None:
    """The newest payload of a subject then; for a name first recorded later, the first there ever was, unless ``exact``."""
    rows = Payload.objects.filter(entry__subject=subject, entry__kind=kind)
    found = rows.filter(entry__effective__lte=at).order_by("-entry__effective", "-entry_id").values_list("data", flat=True).first()
    if found is None and not exact:
        found = rows.order_by("entry__effective", "entry_id").values_list("data", flat=True).first()
    return found


def told(at: datetime | None) -> QuerySet[Version]:
    """Every version published by a moment; without one, by now."""
    return Version.objects.filter(effective__lte=at) if at else Version.objects.all()


def entry(at: datetime | None, story: str, version: int | None = None) -> int | None:
    """The entry of a story's newest version then, or of the version of that number."""
    found = told(at).filter(story=story)
    found = found.filter(number=version) if version else found
    return found.order_by("-number").values_list("entry", flat=True).first()


def versions(at: datetime, story: str) -> list[tuple[Any, ...]]:
    """(entry, kind) of every version then, oldest first."""
    return list(told(at).filter(story=story).order_by("number").values_list("entry", "kind"))


def newest(at: datetime, scope: str, ref: str, genre: str, before: str, limit: int, offset: int) -> tuple[str, ...]:
    """Stories of a scope then, newest first publication first; ``before`` is a story they all precede."""
    rows = _scope(at, scope, ref, genre)
    if before and (mark := Standing.objects.filter(story=before).first()):
        rows = rows.filter(Q(first__lt=mark.published) | Q(first=mark.published, story__lt=before))
    return tuple(_stood(at, rows.order_by("-first", "-story"), offset, limit))


def between(at: datetime, start: date, end: date, section: str) -> tuple[str, ...]:
    """Stories then whose address has a day from one on and before another, oldest first."""
    rows = told(at).filter(day__gte=start, day__lt=end)
    rows = (rows.filter(section=section) if section else rows).order_by("day", "first", "story", "-number")
    return tuple(_stood(at, rows, 0, ALL))


def months(today: date, section: str) -> tuple[tuple[int, int, int], ...]:
    """Months up to a day that hold stories as (year, month, count), newest first; from the tally, so later kills are not counted."""
    rows = Tally.objects.filter(section=section, count__gt=0, day__lte=today)
    found = rows.annotate(m=TruncMonth("day")).values("m").annotate(n=Sum("count")).order_by("-m").values_list("m", "n")
    return tuple((month.year, month.month, count) for month, count in found)


# ---- inside ----------------------------------------------------------------------------------------------------
def _scope(at: datetime, scope: str, ref: str, genre: str) -> QuerySet[Any]:
    """Rows that stood in a scope by a moment."""
    if scope in FILED:
        rows: QuerySet[Any] = Filed.objects.filter(kind=scope, ref=ref)
    else:
        rows = Version.objects.all()
        if scope == "section":
            rows = rows.filter(section=ref)
        genre = ref if scope == "genre" else genre
        if genre:
            rows = rows.filter(genre=genre)
    return rows.filter(first__lte=at, effective__lte=at)


def _stood(at: datetime, rows: QuerySet[Any], offset: int, limit: int) -> list[str]:
    """Of the rows that ever stood here by then, those whose newest version then still does."""
    found: list[str] = []
    seen: set[str] = set()
    for story, number in rows.values_list("story", "entry").iterator(chunk_size=200):
        if len(found) >= offset + limit:
            break
        if story not in seen and entry(at, story) == number:
            found.append(story)
            seen.add(story)
    return found[offset : offset + limit]
