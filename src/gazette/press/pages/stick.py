"""The composing stick: what a template may ask while a page is set, all of it read through the one context."""

from datetime import date
from functools import cached_property, partial
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from gazette.house.days import day_of
from gazette.press.lettering import nameplate
from gazette.press.setting import inline, set_part
from gazette.record.names import Section

from .bylines import Bylines
from .dates import Dates
from .figures import Figures
from .marks import Mark, mark

WORDS_A_MINUTE = 230
FEW = 3  # pages of the house that a foot names
LEGAL = ("imprint", "impressum", "legal", "mentions-legales", "aviso-legal", "privacy", "datenschutz", "confidentialite", "privacidad",
         "accessibility", "barrierefreiheit", "accessibilite", "accesibilidad")  # slugs  # fmt: skip
COLUMN_EM = 0.42  # of a condensed head's average letter
SQUARE = ("zh", "ja", "ko")  # languages whose letters fill the em


class Stick(Bylines, Dates, Figures):
    """Names, dates, pictures and links for one page, in the paper's language and at its moment."""

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

    def mailto(self, subject: str) -> str:
        return f"mailto:{self.paper.email}?subject={quote(subject)}"
