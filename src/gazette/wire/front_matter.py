"""Front matter: the lines of names and values that open a file of Markdown, read strictly and named when they are wrong."""

import re
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import frontmatter
import yaml

from gazette.house.mistakes import Mistake

QUICK = 4000  # characters; what is longer is read in Python, since ten thousand brackets within one another end the reader in C and us with it
NEVER = r"(?!)"
# YAML 1.2 (10.3.2) where 1.1 surprises: 10:30 is no number of minutes, NO is no denial, 1.10 and 007 are as they were written.
MEANT = {"bool": r"true|True|TRUE|false|False|FALSE", "int": r"[-+]?(?:0|[1-9][0-9]*)", "float": NEVER, "value": NEVER}


class Plain(yaml.SafeLoader):
    """YAML as a person means it."""


class Quick(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same, by the reader in C where there is one."""


for loader in (Plain, Quick):
    loader.yaml_implicit_resolvers = {
        first: [(tag, re.compile(f"^(?:{MEANT[kind]})$") if (kind := tag.rpartition(":")[2]) in MEANT else pattern) for tag, pattern in known]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class Handler(frontmatter.YAMLHandler):
    """What stands between the two lines of dashes."""

    def load(self, fm: str, **kwargs: object) -> Any:
        return yaml.load(fm, Loader=Quick if len(fm) <= QUICK else Plain)


HANDLER = Handler()


def parse(text: str, name: str) -> tuple[dict[str, Any], str]:
    """What the front matter says, and the body below it. Raises Mistake naming the file, and the line where that is known."""
    try:
        return frontmatter.parse(text, handler=HANDLER)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        why = f", line {where.line + 1}" if where else f" ({error})" if isinstance(error, ValueError) else ""
        raise Mistake(f"{name}: its front matter cannot be read{why}. Mend it and try again.") from None


def words(value: Any) -> str:
    return re.sub(r"\s+", " ", str(value)).strip() if value is not None and not isinstance(value, dict | list) else ""


def line(value: Any) -> str:
    """Plain words of one line; what stands as an entity (“&rsquo;”) is the letter it names, as it is in a body."""
    return words(unescape(words(value)))


def listed(said: dict[str, Any], *fields: str, name: str) -> list[Any]:
    """The list in the first of these fields that holds anything. Raises Mistake naming the field when it is none."""
    field = next((field for field in fields if said.get(field)), "")
    value = said[field] if field else []
    if not isinstance(value, list):
        raise Mistake(f"{name}: “{field}: {words(value) or '{…}'}” is not a list. Write “{field}: [One, Two]”.")
    return value


def names(said: dict[str, Any], *fields: str, name: str) -> tuple[str, ...]:
    """The names in the first of these fields that holds any: a list, or one line of them with commas between."""
    split = {field: said[field].split(",") for field in fields if isinstance(said.get(field), str)}
    return tuple(filter(None, map(words, listed(said | split, *fields, name=name))))


class Days:
    """Days and hours of the paper's zone. With ``today`` a whole number is a day counted from it, as in the sample."""

    def __init__(self, zone: str, today: date | None) -> None:
        self.zone, self.today = ZoneInfo(zone), today

    def parse(self, day: Any, hour: Any, name: str) -> datetime | None:
        """The moment in UTC, noon without an hour; None without a day. Raises Mistake naming what is neither."""
        if day is None:
            return None
        moment = self._hour(hour, name)
        try:
            if isinstance(day, int) and not isinstance(day, bool) and self.today:
                day = self.today + timedelta(days=day)
            elif isinstance(day, str) and len(day.strip()) > 10:
                day = datetime.fromisoformat(day.strip().replace(" UTC", "+00:00"))
            elif isinstance(day, str):
                day = date.fromisoformat(day.strip())
            if isinstance(day, datetime):
                return (day if day.tzinfo else day.replace(tzinfo=self.zone)).astimezone(UTC)
            if isinstance(day, date):
                return datetime.combine(day, moment, moment.tzinfo or self.zone).astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        raise Mistake(f"{name}: “{day}” is not a date. Write 2025-11-08 or 2025-11-08T09:00.")

    def is_whole(self, day: Any) -> bool:
        """Is it a day, without an hour of its own?"""
        return len(day.strip()) <= 10 if isinstance(day, str) else not isinstance(day, datetime)

    def _hour(self, hour: Any, name: str) -> time:
        try:
            return time.fromisoformat("12:00" if hour is None else f"{words(hour):0>5}")
        except ValueError:
            raise Mistake(f"{name}: “{words(hour) or hour}” is not a time of day. Write “time: 09:30”.") from None
