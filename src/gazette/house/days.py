"""Days, moments and ages as a newspaper writes them, in the paper's own zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .mistakes import Mistake

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOON = time(12)
COARSE = {"month": 1, "year": 12}  # how exactly a date may be known beyond the day, in months
FIRST_YEAR = 1600  # the first newspaper came out in 1605; nothing of ours is older


def day_of(moment: datetime, zone: str) -> date:
    """The paper's day on which a moment falls."""
    return moment.astimezone(ZoneInfo(zone)).date()


def at(day: date, hour: time, zone: str) -> datetime:
    """A wall-clock time of a day in the paper's zone, as UTC."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def stamp(moment: datetime) -> str:
    """A moment as the record writes it: ISO 8601 in UTC, to the second, with a Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"


def as_known(moment: str, day: str, exact: str) -> str:
    """A moment of the record, or of its day (ISO 8601) the part that is known: the day, the month or the year."""
    return {"day": day, "month": day[:7], "year": day[:4]}.get(exact, moment)


def noon_of(known: str, zone: str) -> str:
    """A moment where no less may be said: noon of the first day of a day, a month or a year (ISO 8601); a moment as it is."""
    if len(known) > 10:
        return known
    return stamp(at(date(*map(int, (known + "-01-01")[:10].split("-"))), NOON, zone))


def parse_moment(text: str, zone: str) -> datetime:
    """Read ``2025-11-08`` (noon in the zone) or ``2025-11-08T09:00[Z|+02:00]``; without an offset, the paper's zone. Raises Mistake."""
    try:
        written = datetime.combine(date.fromisoformat(text), NOON) if len(text) == 10 else datetime.fromisoformat(text)
        moment = (written if written.tzinfo else written.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Mistake(f"“{text}” is not a time. Write 2025-11-08 or 2025-11-08T09:00.") from None
    if moment.year < FIRST_YEAR:
        raise Mistake(f"“{text}” is before there were newspapers. Write a day of {FIRST_YEAR} or later.")
    return moment


def long_date(day: date) -> str:
    """“Saturday, November 8, 2025”: the English dateline of a folio."""
    return f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}"


def read_long_date(text: str) -> date:
    """The day a dateline names, checked against its weekday. Raises Mistake when they disagree or it is none."""
    try:
        weekday, rest, year = (part.strip() for part in text.split(","))
        month, number = rest.split()
        day = date(int(year), MONTHS.index(month) + 1, int(number))
    except ValueError:
        raise Mistake(f"“{text}” is not a date line. Write it like “Saturday, November 8, 2025”.") from None
    if WEEKDAYS[day.weekday()] != weekday:
        raise Mistake(f"“{text}” was a {WEEKDAYS[day.weekday()]}. Correct the weekday or the date.")
    return day


def months_between(first: date, last: date) -> int:
    """Whole calendar months from one day to a later one."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def age(then: datetime, now: datetime, zone: str, exact: str = "minute") -> str:
    """How long ago in the largest whole unit: “48 min ago”, “3 hours ago”, “2 days ago”, “2 months ago”.

    Nothing where that unit is finer than ``exact`` (minute, day, month or year) allows: what is known to the year was not “3 days ago”.
    """
    if exact in COARSE and months_between(day_of(then, zone), day_of(now, zone)) < COARSE[exact]:
        return ""
    first, last = day_of(then, zone), day_of(now, zone)
    if exact == "day" and first == last:
        return ""
    seconds = (now - then).total_seconds() if exact == "minute" else 86400
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    if seconds < 86400:
        return _ago(int(seconds // 3600), "hour")
    months = months_between(first, last)
    if months >= 12:
        return _ago(months // 12, "year")
    return _ago(months, "month") if months else _ago(max((last - first).days, 1), "day")


def before(day: date, count: int, unit: str) -> date:
    """The day that many days, weeks, months or years before; the end of a shorter month where there is no such day.

    Raises Mistake for one before newspapers were.
    """
    days, months = (count * {"day": 1, "week": 7}.get(unit, 0), count * {"month": 1, "year": 12}.get(unit, 0))
    if days // 366 + months // 12 > day.year - FIRST_YEAR:
        raise Mistake(f"{_ago(count, unit)[:40]} was before there were newspapers. Correct the age, or say when it was published.")
    if not months:
        return day - timedelta(days=days)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def _ago(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'} ago"
