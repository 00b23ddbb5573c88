"""The one gate: a pure list of checks that a copy passes before it may be published."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gazette.house.language import is_language
from gazette.record.copy import Copy, Figure


@dataclass(frozen=True)
class Finding:
    """Something the gate found. A legal one stops every road; a copy rule stops live publication, not the archive."""

    rule: str
    text: Any
    field: str = ""
    legal: bool = False


@dataclass(frozen=True)
class Rights:
    """What the newsroom knows of a picture at the moment of publication."""

    title: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    expires: datetime | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class Outgoing:
    """A copy at the gate, with what only the newsroom knows."""

    copy: Copy
    at: datetime
    embargo_until: datetime | None = None
    hold: str = ""
    killed: bool = False
    pictures: Mapping[str, Rights] = field(default_factory=dict)


Check = Callable[[Outgoing], Iterator[Finding]]


def killed(out: Outgoing) -> Iterator[Finding]:
    if out.killed:
        yield Finding("killed", _("It was killed. Write a new story; the old address stays closed."), legal=True)


def embargoed(out: Outgoing) -> Iterator[Finding]:
    if out.embargo_until and out.at < out.embargo_until:
        until = out.embargo_until.isoformat(timespec="minutes")
        yield Finding("embargo", _("It is under embargo until %(until)s. Wait until then.") % {"until": until}, "embargo_until", legal=True)


def held(out: Outgoing) -> Iterator[Finding]:
    if out.hold.strip():
        yield Finding("hold", _("It is held: %(why)s. Clear the hold first.") % {"why": out.hold.strip().rstrip(".")}, "hold", legal=True)


def picture_rights(out: Outgoing) -> Iterator[Finding]:
    for figure in out.copy.figures():
        rights = out.pictures.get(figure.picture)
        if rights is None:
            if figure.picture:
                yield Finding("picture", _("It shows a picture the newsroom does not have. Choose another."), "lead", legal=True)
        elif rights.withdrawn:
            yield Finding("withdrawn", _("The picture “%(title)s” was withdrawn. Choose another.") % {"title": rights.title}, "lead", legal=True)
        elif rights.expires and rights.expires <= out.at:
            yield Finding("expired", _("The rights to “%(title)s” have expired. Renew them or choose another.") % {"title": rights.title}, "lead", legal=True)


def named(out: Outgoing) -> Iterator[Finding]:
    """What the record could not file: refused on every road, since no page could be made."""
    if not out.copy.headline.strip():
        yield Finding("headline", _("It has no headline. Write one."), "headline", legal=True)
    if not out.copy.section:
        yield Finding("section", _("It has no section. Choose one."), "section", legal=True)


def signed(out: Outgoing) -> Iterator[Finding]:
    if not any(line.person or line.desk for line in out.copy.byline):
        yield Finding("byline", _("It has no byline. Name a person or a desk."), "byline")


def language_told(out: Outgoing) -> Iterator[Finding]:
    tag = out.copy.language
    if not is_language(tag):
        yield Finding("language", _("Its language is “%(tag)s”, which is no language tag. Write one like en or pt-BR.") % {"tag": tag}, "language")


def worded(out: Outgoing) -> Iterator[Finding]:
    if not any(words.strip() for words in out.copy.plain_body()):
        yield Finding("body", _("It has no text."), "body")


def pictures_told(out: Outgoing) -> Iterator[Finding]:
    """Every picture says what it shows, who made it, and what a reader who cannot see it should know."""
    for figure in out.copy.figures():
        rights = out.pictures.get(figure.picture)
        if rights is None:
            continue
        for rule, words in _untold(figure, rights):
            yield Finding(rule, words % {"title": rights.title}, "lead")


def _untold(figure: Figure, rights: Rights) -> Iterator[tuple[str, str]]:
    if not (figure.credit or rights.credit):
        yield "credit", _("The picture “%(title)s” has no credit. Add one.")
    if not (figure.caption or rights.caption):
        yield "caption", _("The picture “%(title)s” has no caption. Add one.")
    if not (figure.decorative or figure.alt or rights.alt):
        yield "alt", _("The picture “%(title)s” has no text for readers who cannot see it. Add it, or mark it as decoration.")


CHECKS: tuple[Check, ...] = (killed, embargoed, held, picture_rights, named, signed, language_told, worded, pictures_told)


def look(out: Outgoing) -> tuple[Finding, ...]:
    """Everything the gate has to say, in running order, each thing once."""
    return tuple(dict.fromkeys(finding for check in CHECKS for finding in check(out)))


def stops(findings: tuple[Finding, ...], *, archive: bool = False) -> tuple[Finding, ...]:
    """Those that keep a copy in: all of them, or for an archive the legal ones."""
    return tuple(finding for finding in findings if finding.legal or not archive)
