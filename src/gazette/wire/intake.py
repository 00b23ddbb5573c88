"""Intake: an item as a format told it becomes a story, its names looked up in the newsroom or made where they may be."""

import re
import shlex
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from gazette.house.days import FIRST_YEAR
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.house.text import escape, fold, slugify
from gazette.record import log
from gazette.record.copy import Block, Byline, Copy, Correction, Figure
from gazette.staff.models import Person, stable_id
from gazette.stories import models, taking_in
from gazette.stories.models import Section, Story, Topic

from .formats import FORMATS, recognise
from .item import Act, Item, block
from .pictures import Pictures

MARK = re.compile(r"(<[^>]*>)")
LINES = ("slug", "headline", "kicker", "dateline", "language")  # fields of a story of one line, each with its most characters
SEEN = ("text", "who", "title", "caption", "alt", "credit", "items", "rows", "head")  # fields of a block whose words readers see
MOST_BYTES = 50 * 2**20
Found = Callable[[str], Any]


@dataclass(frozen=True)
class Taken:
    """What became of one item: its story, and what the original held and the story does not."""

    story: Story
    lost: tuple[str, ...] = ()
    twin: Story | None = None  # one of the same slug and headline that was there before


def read_file(path: Path, *, format: str = "", published: str = "") -> list[Item]:
    """The items of one file. Raises Mistake naming the file and what is wrong with it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Mistake(f"{path} is larger than {MOST_BYTES // 2**20} MB. Split it.")
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise Mistake(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Mistake(f"{path} is not UTF-8 text. Save it as UTF-8 and try again.") from None
    if format and format not in FORMATS:
        raise Mistake(f"There is no format “{format}”. Write one of {', '.join(FORMATS)}.")
    settings = active()
    module = FORMATS[format or recognise(path.name, text)]
    try:
        items = list(module.read(text, name=path.name, zone=settings.zone, language=settings.language, published=published))
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:  # what nobody thought of stops one file only
        raise Mistake(f"{path} cannot be read as {module.__name__.rpartition('.')[2]}: {error}. Mend it and try again.") from error
    for item in items:
        if item.published and item.published.year < FIRST_YEAR:
            raise Mistake(f"{path.name} says it was published in {item.published.year}, before there were newspapers. Correct its date.")
    return items


def take_in(item: Item, *, at: datetime, draft: bool = False, by: Any = None, folder: Path | None = None, section: str = "") -> Taken:
    """Take in one item, as a draft, or as archive with everything that happened to it later. All of it or nothing.

    Names that the newsroom lacks are made for an archive (topics, people); for a draft they are left as words.
    ``folder`` is where picture files named by the item lie; ``section`` takes what names none the paper has, and is made if need be.
    Raises Mistake naming the story.
    """
    with _whole() as pictures:
        names = Names(invent=not draft, at=at, fallback=section)
        copy, lost = resolve(item, names, lambda word: pictures.take(word, folder, at=at))
        copy = copy.but(story=copy.story or stable_id())
        measure(copy)
        story = taking_in.take_in(copy, at=at, by=by, archive=not draft, draft=draft, published=item.published)
        if not draft:
            for act in item.acts:
                carry_out(story, act, at=at)
    twin = Story.objects.filter(slug=story.slug, headline=story.headline).exclude(pk=story.pk).order_by("pk").first()
    return Taken(story, (*item.lost, *lost), twin)


def carry_out(story: Story, act: Act, *, at: datetime) -> None:
    """Take in one thing that happened to a story taken in before."""
    if act.kind == "kill":
        taking_in.end(story, reason=act.note or "Withdrawn.", at=at, effective=act.at)
        return
    last = log.last_copy(story.uid)
    if last is None:
        raise Mistake(f"{story.slug} was never published, so nothing can have happened to it.")
    copy = changed(last, act)
    correction = Correction(act.note, "", act.was, act.now) if act.kind == "correct" else None
    taking_in.follow(story, copy, kind=act.kind, at=at, effective=act.at, note=act.note, correction=correction)


def resolve(item: Item, names: "Names", picture: Found) -> tuple[Copy, tuple[str, ...]]:
    """The item's copy with stable ids in place of words, and what could not be kept. ``picture`` finds or takes one by its word."""
    copy, lost = item.copy, []

    def figure(shown: Figure) -> Figure:
        found = picture(shown.picture) if shown.picture else ""
        if shown.picture and not found:
            lost.append(f"the picture “{shown.picture}”")
        return replace(shown, picture=found or "")

    topics = [(word, names.topic(word)) for word in copy.topics]
    lost += [f"the topic “{word}”" for word, ref in topics if not ref]
    lead = figure(copy.lead) if copy.lead else None
    return copy.but(
        section=names.section(copy.section, copy.slug), topics=tuple(dict.fromkeys(ref for _, ref in topics if ref)),
        byline=tuple(names.byline(line) for line in copy.byline),
        lead=lead if lead and (lead.picture or lead.caption) else None,
        body=tuple(kept for kept in (_shown(block, figure) for block in copy.body) if kept),
    ), tuple(lost)  # fmt: skip


def measure(copy: Copy) -> None:
    """Raises Mistake naming the first line that is longer than the newsroom has room for; nothing is cut, so that nothing is lost."""
    lines = [(Story, name, getattr(copy, name)) for name in LINES]
    lines += [(models.Byline, name, getattr(line, name)) for line in copy.byline for name in ("desk", "role")]
    lines += [(models.Source, name, getattr(source, name)) for source in copy.sources for name in ("title", "url")]
    for model, name, written in lines:
        _fit(model, name, written, copy.slug)


def changed(copy: Copy, act: Act) -> Copy:
    """The copy after an act: ``was`` replaced by ``now`` wherever it stands, ``add`` as a last paragraph."""
    if act.was:
        new = _replaced(copy, act.was, act.now)
        new = new if new != copy else _replaced(copy, escape(act.was), escape(act.now))
        if new == copy:
            raise Mistake(f"{copy.slug}: the words “{act.was}” are not in it, so they cannot be changed. Copy them from the published story.")
        copy = new
    if act.add:
        copy = copy.but(body=(*copy.body, block(copy.slug, 1000 + len(copy.body), "paragraph", text=escape(act.add))))
    return copy


class Names:
    """The newsroom's sections, topics and people by slug or by name; topics and people are made where ``invent`` allows."""

    def __init__(self, *, invent: bool, at: datetime, fallback: str = "") -> None:
        self.invent, self.at, self.fallback = invent, at, fallback
        self._known: dict[tuple[str, str], str] = {}

    def section(self, word: str, slug: str) -> str:
        """Raises Mistake naming the sections there are, and how to make one."""
        found = self._find(Section, "name", word) if word else ""
        if found or self.fallback:
            return found or self._fallback()
        making = f"make one in the newsroom, or while taking in with --section {shlex.quote(word) if word else 'NAME'}"
        known = ", ".join(Section.objects.filter(retired=False).values_list("name", flat=True))
        if not known:
            raise Mistake(f"{slug}: {f'there is no section “{word}”, and ' if word else ''}the paper has no sections yet; {making}.")
        if not word:
            raise Mistake(f"{slug} names no section. Add “section: …”, one of {known}, or {making}.")
        raise Mistake(f"{slug}: there is no section “{word}”. Choose one of {known}, or {making}.")

    def _fallback(self) -> str:
        """The section for what has none, made when the paper lacks it."""
        known = self._find(Section, "name", self.fallback)
        if known:
            return known
        made = Section(name=self.fallback, slug=slugify(self.fallback), order=Section.objects.count() + 1)
        try:
            made.full_clean()
        except ValidationError as error:
            raise Mistake(f"No section can be called “{self.fallback}”: {' '.join(error.messages)}") from None
        made.save(at=self.at)
        self._known.clear()
        return str(made.uid)

    def topic(self, word: str) -> str:
        return self._find(Topic, "name", word, make=self.invent)

    def byline(self, line: Byline) -> Byline:
        """A person of the newsroom; a name it does not know stays words, unless it may be made."""
        if not line.person:
            return line
        found = self._find(Person, "name", line.person, make=self.invent)
        return replace(line, person=found) if found else Byline(desk=line.person, role=line.role)

    def _find(self, model: Any, field: str, word: str, *, make: bool = False) -> str:
        key = (model.__name__, fold(word))
        if key not in self._known:
            found = model.objects.filter(slug=word).first() or model.objects.filter(**{f"{field}__iexact": word}).first()
            found = found or model.objects.filter(slug=slugify(word)).first()
            if not found and make:
                _fit(model, field, word)
                found = model(**{field: word}, slug=slugify(word) or stable_id()[:12])
                found.save(at=self.at)
            self._known[key] = found.uid if found else ""
        return self._known[key]


def _fit(model: Any, name: str, written: str, slug: str = "") -> None:
    """Raises Mistake when a model's field has no room for these words."""
    field = model._meta.get_field(name)
    if len(written) > field.max_length:
        what = f"the {field.verbose_name}" if model is Story else f"the {model._meta.verbose_name}"
        raise Mistake(f"{slug[:40]}: {what} “{written[:40]}…” has {len(written)} characters, and {field.max_length} are the most. Shorten it.".lstrip(": "))


def _shown(block: Block, figure: Callable[[Figure], Figure]) -> Block | None:
    """A block with its pictures looked up; None when there is nothing left to show."""
    if block.type == "picture":
        shown = figure(Figure(**block.value))
        return replace(block, value=vars(shown).copy()) if shown.picture or shown.caption else None
    if block.type == "gallery":
        kept = [shown for value in block.value["pictures"] if (shown := figure(Figure(**value))).picture]
        return replace(block, value={"pictures": [vars(shown).copy() for shown in kept]}) if kept else None
    return block


def _replaced(copy: Copy, was: str, now: str) -> Copy:
    """The copy with whole words exchanged wherever readers see them; marks, links and names of pictures stay."""

    def swap(value: Any, key: str = "text") -> Any:
        if isinstance(value, str):
            return exchanged(value, was, now) if key in SEEN else value
        if isinstance(value, list):
            return [swap(item, key) for item in value]
        return {name: swap(item, name) for name, item in value.items()} if isinstance(value, dict) else value

    lead = replace(copy.lead, caption=swap(copy.lead.caption)) if copy.lead else None
    return copy.but(headline=swap(copy.headline), standfirst=swap(copy.standfirst), lead=lead,
                    body=tuple(replace(block, value=swap(block.value)) for block in copy.body))  # fmt: skip


def exchanged(markup: str, was: str, now: str) -> str:
    """Markup with some words exchanged: whole words, outside its marks unless the words hold marks themselves."""
    start = r"(?<!\w)" if was[:1].isalnum() else ""
    end = r"(?!\w)" if was[-1:].isalnum() else ""
    wanted = re.compile(start + re.escape(was) + end)
    if "<" in was:
        return wanted.sub(lambda found: now, markup)
    return "".join(part if part.startswith("<") else wanted.sub(lambda found: now, part) for part in MARK.split(markup))


@contextmanager
def _whole() -> Iterable["Pictures"]:  # type: ignore[misc]
    """One transaction, and no picture file left behind when it fails."""
    pictures = Pictures()
    try:
        with transaction.atomic():
            yield pictures
    except BaseException:
        pictures.destroy()
        raise
