"""Who wrote a story and what stands above it: sections, kickers, names."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from gazette.record.copy import Byline
from gazette.record.names import Section

from .galley import Galley


@dataclass(frozen=True)
class Name:
    """One name of a byline, linked when it is a person with a page."""

    name: str
    path: str = ""
    role: str = ""


class Bylines(Galley):
    """Names of sections and people, as they are now."""

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
            return Markup(f'<a rel="author" href="{escape(self.link(name.path))}"><b>{escape(name.name)}</b></a>')
        return Markup(f"<b>{escape(name.name)}</b>")

    def _joined(self, names: list[Markup]) -> Markup:
        if len(names) < 2:
            return names[0] if names else Markup("")
        return Markup(" {} ").format(self.say("and")).join([Markup(", ").join(names[:-1]), names[-1]])
