"""Days, hours and ages: exact in the bytes; the script turns days into ages and the masthead's into the reader's own."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import groupby

from markupsafe import Markup, escape

from gazette.house.days import COARSE, age, day_of, stamp
from gazette.record.stands import Stands

from ..card import Card
from .galley import Galley

LIVE_FOR = 4 * 3600  # seconds after its last post that live coverage is called live


class Dates(Galley):
    """Moments in the words of the paper's language, by the paper's clock."""

    def day(self, moment: str | datetime) -> date:
        """The paper's day of a moment."""
        return day_of(when(moment), self.paper.zone)

    def day_named(self, day: str) -> str:
        """“November 8, 2025” of an ISO day."""
        return self.say.date(date.fromisoformat(day))

    def age(self, moment: str | datetime, exact: str = "minute") -> Markup:
        """The day in words, which the script turns into an age; on a page of the past, the age itself."""
        then = when(moment)
        if exact in COARSE:
            machine, words = self.known(then, exact)
            return self._time(machine, self._then(then, exact) or words)
        if exact == "day":
            return self._time(str(self.day(then)), self._then(then, exact) or self.say.date(self.day(then)))
        if self.moment:
            return self._time(stamp(then), self._then(then) or self.say.date(self.day(then)))
        return self._time(stamp(then), self.say.date(self.day(then)), "age")

    def time(self, moment: str | datetime, exact: str = "minute") -> Markup:
        """The exact day in words, with its weekday."""
        machine, words = self.known(moment, exact)
        return self._time(stamp(when(moment)) if exact == "minute" else machine, words)

    def short(self, moment: str | datetime, exact: str = "minute") -> Markup:
        if exact in COARSE:
            return self.time(moment, exact)
        return self._time(str(self.day(moment)) if exact == "day" else stamp(when(moment)), self.say.date(self.day(moment)))

    def withdrawn(self, stands: Stands) -> str:
        """When a story that was killed had been published, as exactly as that is known, and when it was withdrawn."""
        killed = self.say.date(self.day(stands.killed or stands.published))
        if stands.exact in COARSE:
            return self.say("Published in {published}, withdrawn on {killed}.", published=self.known(stands.published, stands.exact)[1], killed=killed)
        return self.say("It was published on {published} and withdrawn on {killed}.", published=self.say.date(self.day(stands.published)), killed=killed)

    def subject(self, stands: Stands) -> str:
        """The same in a letter to the editors, as short as may be."""
        if stands.exact != "minute":
            return self.known(stands.published, stands.exact)[1]
        return f"{self.say.date(self.day(stands.published))} {self.say.clock(stands.published, self.paper.zone)}"

    def known(self, moment: str | datetime, exact: str) -> tuple[str, str]:
        """The day as a machine and as a person reads it, or only its month or year where no more is known."""
        day = self.day(moment)
        if exact == "year":
            return f"{day:%Y}", str(day.year)
        return (f"{day:%Y-%m}", self.say.month(day.year, day.month)) if exact == "month" else (str(day), self.say.long(day))

    def by_day(self, cards: Iterable[Card]) -> list[tuple[tuple[str, str], list[Card]]]:
        """Cards under their days, as ``known`` names them; one after another in the order they come."""
        return [(named, list(group)) for named, group in groupby(cards, key=lambda card: self.known(card.published, card.exact))]

    def hour(self, moment: str | datetime, today: date | None, exact: str = "minute") -> Markup:
        """“10:20” for today’s, else the day without its year; by the paper’s clock for every reader, as the posts of live coverage beside it."""
        then = when(moment)
        if exact in COARSE:
            return self.time(then, exact)
        if self.day(then) == today and exact == "minute":
            return self._time(stamp(then), self.say.clock(then, self.paper.zone))
        return self._time(str(self.day(then)), self.say.brief(self.day(then)))

    def is_live(self, moment: str | datetime) -> bool | None:
        """Was it live then? None in the store, where the script decides by the reader’s clock."""
        return (self.moment - when(moment)).total_seconds() < LIVE_FOR if self.moment else None

    def when(self, moment: str | datetime) -> datetime:
        return when(moment)

    def stamp(self, moment: str | datetime) -> str:
        return stamp(when(moment))

    def _then(self, moment: datetime, exact: str = "minute") -> str:
        """The age at the moment of the page; only English knows how to say it, other papers give the date."""
        is_english = self.paper.language.split("-")[0] == "en"
        return age(moment, self.moment, self.paper.zone, exact) if self.moment and is_english else ""

    def _time(self, machine: str, words: str, kind: str = "") -> Markup:
        mark = f' class="{escape(kind)}"' if kind else ""
        return Markup(f'<time{mark} datetime="{escape(machine)}">{escape(words)}</time>')


def when(moment: str | datetime) -> datetime:
    """A moment of the record, aware and in UTC."""
    found = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
