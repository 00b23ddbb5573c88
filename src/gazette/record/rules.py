"""What may stand in a record: the checks every entry passes, whoever appends it."""

import re
from datetime import date, datetime
from typing import Any

from .copy import BLOCKS, GENRES, Copy
from .edition import ROLES, Edition, Ran
from .entry import ENDINGS, PRINTED
from .models import Entry, NameState, Standing, Version
from .reading import Reading
from .refusals import Refused
from .reserved import is_reserved
from .stands import Stands

HASH = re.compile("[0-9a-f]{64}")


def refuse(kind: str, subject: str, payload: dict[str, Any], copy: Copy | None, *, at: datetime, effective: datetime, taken_in: bool) -> None:
    """Raise Refused for an entry that may not be appended; the sentence names the slug and the way out. ``copy`` is that of a version."""
    if effective > at:
        raise Refused(f"{subject}: an entry cannot take effect in the future. Hold the story until its time has come.")
    if effective < at and not taken_in:
        raise Refused(f"{subject}: only take-in of older material may claim the past.")
    if copy:
        _version(kind, subject, copy, effective)
    elif kind in ENDINGS:
        _ending(kind, subject)
    elif kind == PRINTED:
        _printed(subject, payload)
    elif kind == "edition":
        _edition(subject, Edition.from_json(payload))
    else:
        _name(kind, subject, payload)


def _version(kind: str, subject: str, copy: Copy, effective: datetime) -> None:
    slug = copy.slug
    standing = Reading().standing(subject)
    if copy.story != subject:
        raise Refused(f"{slug}: the copy belongs to another story.")
    if standing and standing.killed:
        raise Refused(f"{slug} was killed. Write a new story; the old address stays closed.")
    if (kind == "publish") != (standing is None):
        raise Refused(f"{slug} was published before; update or correct it." if standing else f"{slug} was never published.")
    if copy.version != (standing.versions if standing else 0) + 1:
        raise Refused(f"{slug}: version {copy.version} does not follow version {standing.versions if standing else 0}.")
    if copy.updated_at() != effective:
        raise Refused(f"{slug}: the copy says {copy.updated}, its entry another time.")
    _address(copy, standing, effective)
    _words(copy)


def _address(copy: Copy, standing: Stands | None, effective: datetime) -> None:
    if not copy.slug or "/" in copy.slug:
        raise Refused("A story needs a slug: one or more words joined by hyphens.")
    if standing:
        if (standing.slug, standing.day.isoformat(), standing.published) != (copy.slug, copy.day, copy.published_at()):
            raise Refused(f"{standing.slug}: a published story keeps its address and its date.")
        newest = Version.objects.get(story=copy.story, current=True)
        if effective < newest.effective:
            raise Refused(f"{copy.slug}: version {copy.version} would stand before the version it follows.")
    elif Reading().story_at(copy.path):
        raise Refused(f"The slug “{copy.slug}” was used on {copy.day}. Choose another; an address is never used again.")


def _words(copy: Copy) -> None:
    if not copy.headline.strip():
        raise Refused(f"{copy.slug} has no headline. Write one.")
    if copy.genre not in GENRES:
        raise Refused(f"{copy.slug}: there is no genre “{copy.genre}”. Choose one of {', '.join(GENRES)}.")
    unknown = [block.type for block in copy.body if block.type not in BLOCKS]
    if unknown:
        raise Refused(f"{copy.slug}: there is no block of type “{unknown[0]}”.")
    needed = {("section", copy.section), *(("topic", ref) for ref in copy.topics)}
    needed |= {("person", line.person) for line in copy.byline if line.person}
    needed |= {("picture", figure.picture) for figure in copy.figures() if figure.picture}
    for kind, ref in sorted(needed - Reading().known(needed)):
        raise Refused(f"{copy.slug} names a {kind} the record does not hold (“{ref}”). Save that {kind} first.")


def _ending(kind: str, subject: str) -> None:
    standing = Standing.objects.filter(story=subject).first()
    if not standing:
        raise Refused(f"The record holds no story “{subject}”.")
    if kind == "kill" and standing.killed:
        raise Refused(f"{standing.slug} was killed before.")
    if kind == "takedown" and Entry.objects.filter(kind="takedown", subject=subject).exists():
        raise Refused(f"{standing.slug} was taken down before.")


def _edition(subject: str, edition: Edition) -> None:
    """An edition names a day, follows the one before it, has its press file sealed, and holds only words that may be read."""
    if edition.day != subject or not _is_day(subject):
        raise Refused(f"An edition is named after its day, like 2025-11-08, not “{subject}”.")
    standing = NameState.objects.filter(kind="edition", ref=subject).first()
    if standing and (str(edition.number) != standing.slug or not (edition.without or edition.without_pictures)):
        raise Refused(f"The edition of {subject} is out. Print one for another day; it is made again only without what was killed or withdrawn.")
    if not standing and NameState.objects.filter(kind="edition", slug=str(edition.number)).exists():
        raise Refused(f"Number {edition.number} was another day's edition. Give the next number.")
    if standing and edition.is_withdrawn and not (edition.pdf or edition.epub or edition.press or edition.ran or edition.shown):
        return
    if edition.number < 1 or not edition.pages or [page.number for page in edition.pages] != list(range(1, len(edition.pages) + 1)):
        raise Refused(f"The edition of {subject} needs a number and pages counted from one.")
    hashes = (edition.pdf, edition.press, *([edition.epub] if edition.epub else []), 
              *(hashed for page in edition.pages for picture in page.pictures for hashed, _ in picture.files()))  # fmt: skip
    if any(not HASH.fullmatch(hashed) for hashed in hashes):
        raise Refused(f"The edition of {subject} is not sealed: its reader PDF and its press PDF must be named by their hash.")
    for ran in edition.ran:
        _ran(subject, ran, len(edition.pages))
    for shown in edition.shown:
        picture = Reading().picture(shown.picture)
        if picture is None or picture.state == "withdrawn":
            called = f"“{picture.caption or picture.alt or picture.id}”" if picture else f"“{shown.picture}”"
            raise Refused(f"The picture {called} was withdrawn or never published. Make the edition of {subject} again without it.")


def _printed(subject: str, payload: dict[str, Any]) -> None:
    """A headline written for print belongs to a story that may be read, and to the paper of a day that is not out yet, or is made again."""
    standing = Standing.objects.filter(story=subject).first()
    if standing is None:
        raise Refused(f"The record holds no story “{subject}”. Publish it with the edition.")
    if standing.killed:
        raise Refused(f"{standing.slug} was killed. Make the edition again without it.")
    if not _is_day(payload.get("day", "")) or not payload.get("headline", "").strip():
        raise Refused(f"{standing.slug}: a printed headline needs its words and the day of its paper.")


def _ran(day: str, ran: Ran, pages: int) -> None:
    standing = Standing.objects.filter(story=ran.story).first()
    if standing is None:
        raise Refused(f"The edition of {day} holds a story that was never published (“{ran.story}”). Publish it with the edition.")
    if standing.killed:
        raise Refused(f"{standing.slug} was killed. Make the edition of {day} again without it.")
    if ran.headline:
        raise Refused(f"The edition of {day} holds words of {standing.slug}. They belong to an entry of the story.")
    if not 1 <= ran.version <= standing.versions or ran.role not in ROLES or not ran.pages or not all(1 <= page <= pages for page in ran.pages) or ran.cut < 0:
        raise Refused(f"{standing.slug}: the edition of {day} says it ran where it cannot have run.")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _name(kind: str, subject: str, payload: dict[str, Any]) -> None:
    if kind == "redirect":
        if not subject.startswith("/") or not payload.get("to", "").startswith("/"):
            raise Refused(f"A redirect leads from one address of the paper to another, not from “{subject}” to “{payload.get('to')}”.")
        return
    slug = payload.get("slug", "")
    if kind in ("section", "topic", "person", "place"):
        if not slug or "/" in slug:
            raise Refused(f"The {kind} “{payload.get('name') or payload.get('title') or subject}” needs a slug.")
        if NameState.objects.filter(kind=kind, slug=slug).exclude(ref=subject).exists():
            raise Refused(f"Another {kind} is called “{slug}”. Choose another slug.")
    if kind == "section" and is_reserved(slug):
        raise Refused(f"No section may be called “{slug}”: that address belongs to the paper itself.")
