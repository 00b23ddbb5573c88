"""What a list shows of a story: its card, and the lines of its history."""

from dataclasses import dataclass

from gazette.house.days import as_known
from gazette.record.copy import Byline, Copy, Figure


@dataclass(frozen=True)
class Card:
    """A story as a list shows it. Moments are ISO 8601 in UTC, as in the Copy."""

    story: str
    path: str
    headline: str
    kicker: str
    standfirst: str
    section: str
    byline: tuple[Byline, ...]
    genre: str
    language: str
    direction: str
    published: str
    updated: str
    exact: str
    lead: Figure | None
    priority: int

    @property
    def dated(self) -> str:
        """When it was first published, no more exactly than that is known: a moment, a day, a month or a year (ISO 8601)."""
        return as_known(self.published, self.path[1:11].replace("/", "-"), self.exact)


@dataclass(frozen=True)
class VersionLine:
    """One line of a story's history. ``kind`` is publish, update or correct; ``note`` says what changed."""

    number: int
    kind: str
    at: str
    note: str
    exact: str = "minute"  # how exactly ``at`` is known


def card(copy: Copy) -> Card:
    """The card of a copy."""
    return Card(
        copy.story, copy.path, copy.headline, copy.kicker, copy.standfirst, copy.section, copy.byline, copy.genre,
        copy.language, copy.direction, copy.published, copy.updated, copy.exact, copy.lead, copy.priority,
    )  # fmt: skip


def history(versions: tuple[tuple[Copy, str], ...]) -> tuple[VersionLine, ...]:
    """The lines of a history from its copies and the kinds of their entries, oldest first."""
    return tuple(
        VersionLine(
            copy.version, kind, copy.updated, copy.note or (copy.corrections[-1].text if kind == "correct" and copy.corrections else ""),
            copy.exact if copy.updated == copy.published else "minute",
        )  # fmt: skip
        for copy, kind in versions
    )
