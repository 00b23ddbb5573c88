"""The paper's furniture in its own language: the fixed words of every page, and dates as that language writes them."""

import tomllib
from datetime import date as Day
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from gazette.house.days import MONTHS, WEEKDAYS

CATALOGUES = Path(__file__).parent / "wordings"
ENGLISH: dict[str, Any] = {
    "months": MONTHS,
    "weekdays": WEEKDAYS,
    "days": tuple(name[:3] for name in WEEKDAYS),
    "long": "{weekday}, {month} {day}, {year}",
    "date": "{month} {day}, {year}",
    "short": "{month} {day}",
    "brief": "{mon} {day}",
    "month": "{month} {year}",
    "words": {},
}


class Wording:
    """Words and dates in one language; a word its catalogue lacks stays English."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._book = _catalogue(language)

    def __call__(self, text: str, **values: Any) -> str:
        said: str = self._book["words"].get(text, text)
        return said.format(**values) if values else said

    def long(self, day: Day) -> str:
        """“Saturday, November 8, 2025”."""
        return self._date("long", day)

    def date(self, day: Day) -> str:
        """“November 8, 2025”."""
        return self._date("date", day)

    def short(self, day: Day) -> str:
        """“November 8”."""
        return self._date("short", day)

    def brief(self, day: Day) -> str:
        """“Nov 8”."""
        return self._date("brief", day)

    def month(self, year: int, month: int) -> str:
        """“November 2025”."""
        return self._date("month", Day(year, month, 1))

    def clock(self, moment: datetime, zone: str) -> str:
        """“9:05”, in that zone."""
        local = moment.astimezone(ZoneInfo(zone))
        return f"{local.hour}:{local.minute:02}"

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The names of the days, Monday first."""
        return tuple(self._book["weekdays"])

    @property
    def days(self) -> tuple[str, ...]:
        """The names of the days over a calendar's columns, Monday first."""
        return tuple(self._book["days"])

    @cached_property
    def dates(self) -> str:
        """What the script of a page needs to write today's date: seven days from Sunday, twelve months, and the pattern; parted by slashes."""
        days, form = self.weekdays, str(self._book["long"])
        return "/".join((days[-1], *days[:-1], *self._book["months"], form.format(weekday="~0", month="~1", day="~2", year="~3")))

    def month_name(self, month: int) -> str:
        name: str = self._book["months"][month - 1]
        return name

    def _date(self, form: str, day: Day) -> str:
        return _written(self.language, form, day)


def languages() -> tuple[str, ...]:
    """The languages the furniture can speak, English first."""
    return ("en", *sorted(file.stem for file in CATALOGUES.glob("*.toml")))


@lru_cache(maxsize=32)
def wording(language: str) -> Wording:
    """The wording of a language tag, by its first part."""
    return Wording(language)


@lru_cache(maxsize=4096)
def _written(language: str, form: str, day: Day) -> str:
    book = _catalogue(language)
    names = {"weekday": book["weekdays"][day.weekday()], "month": book["months"][day.month - 1], "mon": book["months"][day.month - 1][:3]}
    written: str = book[form].format(day=day.day, year=day.year, **names)
    return written


@lru_cache(maxsize=32)
def _catalogue(language: str) -> dict[str, Any]:
    file = CATALOGUES / f"{language.split('-')[0].lower()}.toml"
    if not file.stem.isalpha() or not file.exists():
        return ENGLISH
    return {**ENGLISH, **tomllib.loads(file.read_text("utf-8"))}
