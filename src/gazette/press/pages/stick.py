"""The composing stick: what a template may ask while a page is set, all of it read through the one context."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, partial
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from gazette.house.days import age, day_of, stamp
from gazette.press.lettering import nameplate
from gazette.press.setting import inline, set_part
from gazette.press.wording import wording
from gazette.record.copy import RIGHT_TO_LEFT, Byline, Figure
from gazette.record.names import Section

from .marks import Mark, mark
from .plates import plate, shape

LIVE_FOR = 4 * 3600  # seconds after its last post that live coverage is called live
WORDS_A_MINUTE = 230
SMALL = 800  # pixels; narrower pictures stand no wider than the text
FEW = 3  # pages of the house that a foot names
LEGAL = ("imprint", "impressum", "legal", "mentions-legales", "aviso-legal", "privacy", "datenschutz", "confidentialite", "privacidad",
         "accessibility", "barrierefreiheit", "accessibilite", "accesibilidad")  # slugs  # fmt: skip
COLUMN_EM = 0.42  # of a condensed head's average letter
SQUARE = ("zh", "ja", "ko")  # languages whose letters fill the em


@dataclass(frozen=True)
class Name:
    """One name of a byline, linked when it is a person with a page."""

    name: str
    path: str = ""
    role: str = ""


class Stick:
    """Names, dates, pictures and links for one page, in the paper's language and at its moment."""

    def __init__(self, ctx: Any) -> None:
        self.ctx = ctx
        self.paper = ctx.paper()
        self.say = wording(self.paper.language)
        self.moment: datetime | None = ctx.moment
        self.direction = "rtl" if self.paper.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
        self.asset = ctx.asset

    # ---- the paper ---------------------------------------------------------------------------------------------
    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the navigation."""
        return tuple(section for section in self.ctx.sections() if not section.retired)

    @cached_property
    def places(self) -> tuple[Any, ...]:
        return tuple(self.ctx.places())

    @property
    def house_pages(self) -> tuple[Any, ...]:
        """The pages of the house that every foot names: the first few, and wherever they stand those that readers have a right to find."""
        return tuple(place for number, place in enumerate(self.places) if number < FEW or place.slug in LEGAL)

    @cached_property
    def is_printed(self) -> bool:
        """Is there a printed paper to lead to?"""
        return bool(self.ctx.is_printed())

    @property
    def nameplate(self) -> Markup:
        return Markup(nameplate(self.paper.name))

    @cached_property
    def monogram(self) -> Mark:
        return mark(self.paper.monogram)

    @cached_property
    def masthead_day(self) -> date | None:
        """The day in the masthead when it is part of the bytes: only on a page of a moment past."""
        return day_of(self.moment, self.paper.zone) if self.moment else None

    def foot(self) -> Markup:
        """The foot of every page, set once."""
        found: Markup = self.ctx.part("foot", "", self._foot)
        return found

    def masthead(self, current: str, is_section: bool) -> Markup:
        """Masthead and navigation of every page but the front, set once for each section."""
        found: Markup = self.ctx.part("masthead", f"{current}:{is_section}", partial(self._masthead, current, is_section))
        return found

    def _foot(self) -> Markup:
        return set_part("partials/foot.html", p=Stick(self.ctx), say=self.say)  # a stick of its own, so that all it reads is read for the part

    def _masthead(self, current: str, is_section: bool) -> Markup:
        return set_part("partials/masthead.html", p=Stick(self.ctx), say=self.say, current=current, is_section=is_section, is_front=False, today=None)

    def link(self, path: str) -> str:
        """An address of the paper; on a page of the past it stays in the past."""
        return f"/as-of/{stamp(self.moment)}{path}" if self.moment else path

    def absolute(self, path: str) -> str:
        return f"{self.paper.base_url.rstrip('/')}{path}"

    def line(self, card: Any, *, kick: bool = True) -> Markup:
        """A story as one line of a dated list, set once for all lists that hold it."""
        found: Markup = self.ctx.part("line", f"{card.story}:{kick}", partial(self._story, "partials/line.html", card.story, kick=kick))
        return found

    def earlier(self, card: Any, *, alone: bool) -> Markup:
        """A story as it stands under a later one, set once for all that follow it."""
        found: Markup = self.ctx.part("earlier", f"{card.story}:{alone}", partial(self._story, "partials/earlier.html", card.story, alone=alone))
        return found

    def _story(self, template: str, story: str, **values: Any) -> Markup:
        return set_part(template, p=Stick(self.ctx), c=self.ctx.card(story), **values)  # asked again, so that it is read for the part

    # ---- names -------------------------------------------------------------------------------------------------
    def section(self, ref: str) -> Section | None:
        found: Section | None = self.ctx.section(ref)
        return found

    def kicker(self, card: Any) -> str:
        """The label above a card: its own, else the name of its section."""
        if card.kicker:
            return str(card.kicker)
        section = self.section(card.section)
        return section.name if section else ""

    def says_more(self, copy: Any, section: Section | None) -> bool:
        """Does a story's kicker say more than its section or its writer's name, which stand beside it?"""
        again = section is not None and (copy.kicker == section.name or (len(copy.kicker) > 4 and section.name.startswith(copy.kicker[:-1])))
        return bool(copy.kicker) and not again and copy.kicker != self.voice(copy.byline)

    def names(self, byline: Iterable[Byline]) -> tuple[Name, ...]:
        """The names over a story, those that still have one."""
        found = []
        for item in byline:
            person = self.ctx.person(item.person) if item.person else None
            if person:
                found.append(Name(person.name, f"/by/{person.slug}/", item.role))
            elif item.desk:
                found.append(Name(item.desk, "", item.role))
        return tuple(found)

    def byline(self, byline: Iterable[Byline], *, linked: bool = False) -> Markup:
        """“By **Ida Lindqvist** and **Marcus Bell**”; empty when nobody is named."""
        names = self.names(byline)
        writers, others = [n for n in names if not n.role], [n for n in names if n.role]
        parts = []
        if writers:
            parts.append(Markup(f"{escape(self.say('By'))} {self._joined([self._name(n, linked) for n in writers])}"))
        parts += [Markup("{}: {}").format(n.role[:1].upper() + n.role[1:], self._name(n, linked)) for n in others]
        return Markup("<br>" if linked else " · ").join(parts)

    def voice(self, byline: Iterable[Byline]) -> str:
        """Who speaks in an opinion: the names alone."""
        return str(self._joined([escape(n.name) for n in self.names(byline) if not n.role]).striptags())

    def _name(self, name: Name, linked: bool) -> Markup:
        if linked and name.path:
            return Markup('<a rel="author" href="{}"><b>{}</b></a>').format(self.link(name.path), name.name)
        return Markup(f"<b>{escape(name.name)}</b>")

    def _joined(self, names: list[Markup]) -> Markup:
        if len(names) < 2:
            return names[0] if names else Markup("")
        return Markup(" {} ").format(self.say("and")).join([Markup(", ").join(names[:-1]), names[-1]])

    # ---- time --------------------------------------------------------------------------------------------------
    def day(self, moment: str | datetime) -> date:
        """The paper's day of a moment."""
        return day_of(when(moment), self.paper.zone)

    def day_named(self, day: str) -> str:
        """“November 8, 2025” of an ISO day."""
        return self.say.date(date.fromisoformat(day))

    def age(self, moment: str | datetime, exact: str = "minute") -> Markup:
        """The day in words, which the script turns into an age; on a page of the past, the age itself."""
        then = when(moment)
        if exact == "month":
            return self._time(f"{self.day(then):%Y-%m}", self._then(then) or self.say.month(self.day(then).year, self.day(then).month))
        if self.moment:
            return self._time(stamp(then), self._then(then) or self.say.date(self.day(then)))
        return self._time(stamp(then), self.say.date(self.day(then)), "age")

    def time(self, moment: str | datetime, exact: str = "minute") -> Markup:
        """The exact day in words, with its weekday."""
        then, day = when(moment), self.day(moment)
        if exact == "month":
            return self._time(f"{day:%Y-%m}", self.say.month(day.year, day.month))
        return self._time(stamp(then) if exact == "minute" else str(day), self.say.long(day))

    def short(self, moment: str | datetime) -> Markup:
        return self._time(stamp(when(moment)), self.say.date(self.day(moment)))

    def hour(self, moment: str | datetime, today: date | None) -> Markup:
        """“10:20” for today’s, else the day without its year. The script sets it to the reader’s clock; of a day past, the paper’s stays."""
        then = when(moment)
        if self.day(then) == today:
            return self._time(stamp(then), self.say.clock(then, self.paper.zone), "" if self.moment else "clock")
        return self._time(str(self.day(then)), self.say.brief(self.day(then)))

    def is_live(self, moment: str | datetime) -> bool | None:
        """Was it live then? None in the store, where the script decides by the reader’s clock."""
        return (self.moment - when(moment)).total_seconds() < LIVE_FOR if self.moment else None

    def when(self, moment: str | datetime) -> datetime:
        return when(moment)

    def stamp(self, moment: str | datetime) -> str:
        return stamp(when(moment))

    def _then(self, moment: datetime) -> str:
        """The age at the moment of the page; only English knows how to say it, other papers give the date."""
        is_english = self.paper.language.split("-")[0] == "en"
        return age(moment, self.moment, self.paper.zone) if self.moment and is_english else ""

    def _time(self, machine: str, words: str, kind: str = "") -> Markup:
        mark = f' class="{escape(kind)}"' if kind else ""
        return Markup(f'<time{mark} datetime="{escape(machine)}">{escape(words)}</time>')

    # ---- words and pictures ------------------------------------------------------------------------------------
    def inline(self, markup: str) -> Markup:
        return inline(markup)

    def minutes(self, words: int) -> int:
        return max(1, round(words / WORDS_A_MINUTE))

    def size(self, headline: str, language: str = "") -> str:
        """“long” or “longer” for headlines that want smaller type; the limits are in em of a condensed head."""
        em = len(headline) * (1.0 if (language or self.paper.language).split("-")[0] in SQUARE else COLUMN_EM)
        return "longer" if em > 44 else "long" if em > 29 else ""

    def ours(self, item: Any) -> Markup:
        """``lang`` and ``dir`` of our own furniture inside a story in another language."""
        return Markup(' lang="{}" dir="{}"').format(self.paper.language, self.direction) if self.foreign(item) else Markup("")

    def foreign(self, item: Any) -> Markup:
        """``lang`` and ``dir`` of a story in another language than the paper's."""
        if item.language == self.paper.language:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(item.language, item.direction)

    def picture(self, figure: Figure | None, place: str, *, eager: bool = False, alt: str | None = None) -> Markup:
        """The picture of a figure, or nothing when it has none to show."""
        found = self.ctx.picture(figure.picture) if figure and figure.picture else None
        if not figure or not found:
            return Markup("")
        words = "" if figure.decorative else figure.alt or found.alt
        return plate(found, shape(found) if place == "story" else place, words if alt is None else alt, eager=eager)

    def has_picture(self, card: Any) -> bool:
        """Has its lead a picture that may be shown?"""
        return bool(card.lead and card.lead.picture and self.ctx.picture(card.lead.picture))

    def build(self, figure: Figure) -> str:
        """How a picture is built, for the style sheet: upright ones are kept low, small ones are not blown up."""
        found = self.ctx.picture(figure.picture) if figure.picture else None
        if not found:
            return ""
        return (" upright" if shape(found) == "whole" and found.width < 1.2 * found.height else "") + (" little" if found.width < SMALL else "")

    def caption(self, figure: Figure) -> Markup:
        found = self.ctx.picture(figure.picture) if figure.picture else None
        return inline(figure.caption or (found.caption if found else ""))

    def credit(self, figure: Figure) -> str:
        """“Photograph: Mathew Sorel”; what it is, and whose."""
        found = self.ctx.picture(figure.picture) if figure.picture else None
        words = figure.credit or (found.credit if found else "")
        if not found:
            return words
        kind = self.say("Illustration") if found.kind == "illustration" else self.say("Photograph")
        made = self.say(MADE[found.source_type]) if found.source_type in MADE else ""
        said = words.casefold().startswith((kind.casefold(), "illustration", "photo"))
        line = f"{kind}: {words}" if words and not said else words or (kind if found.kind == "illustration" else "")
        return f"{line}. {made}" if line and made else line or made

    def mailto(self, subject: str) -> str:
        return f"mailto:{self.paper.email}?subject={quote(subject)}"


# IPTC digital source types that a reader must be told of.
MADE = {
    "trainedAlgorithmicMedia": "Made with AI",
    "compositeWithTrainedAlgorithmicMedia": "Made in part with AI",
    "compositeSynthetic": "A composite of several pictures",
    "composite": "A composite of several pictures",
}


def when(moment: str | datetime) -> datetime:
    """A moment of the record, aware and in UTC."""
    found = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
