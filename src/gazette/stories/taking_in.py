"""Taking in: a copy from elsewhere becomes a story of the newsroom, as a draft or straight into the record as archive."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gazette.house.days import day_of, stamp
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.house.text import slugify
from gazette.photos.models import Photo
from gazette.record import log
from gazette.record.copy import Block, Copy, Correction
from gazette.record.reading import Reading
from gazette.staff.models import stable_id
from gazette.staff.naming import moment
from gazette.staff.pressing import press_after_commit

from .actions import admit, mirror, reflect
from .copying import Shelf, from_copy
from .introducing import introduce
from .models import Byline, Source, Story

NOT_PLAIN = re.compile(r"[^0-9A-Za-z]")
BATCH = 100  # stories written in one transaction


def take_in(copy: Copy, *, at: datetime, by: Any = None, archive: bool = True, draft: bool = False, published: datetime | None = None) -> Story:
    """Take in one copy. Its names must be in the newsroom; its slug is made from the headline when it has none.

    ``published`` (else the copy's own time) is when it was first published; an archive enters the record as of then,
    marked as taken in, past the legal checks of the gate only. ``draft`` only writes it into the newsroom.
    Without ``archive`` and ``draft`` it is published now, past the whole gate.
    Raises Stopped or Refused, with nothing written.
    """
    with transaction.atomic():
        return _one(copy, Shelf(), at=moment(at), by=by, archive=archive, draft=draft, published=published)


def take_in_all(copies: Iterable[Copy], *, at: datetime, by: Any = None, archive: bool = True, draft: bool = False) -> Iterator[Story | Mistake]:
    """Take in many, a batch to a transaction, in order: for each copy its story, or the mistake that kept it out."""
    waiting = iter(copies)
    while batch := list(islice(waiting, BATCH)):
        done: list[Story | Mistake] = []
        with transaction.atomic():
            shelf = Shelf()
            for copy in batch:
                try:
                    with transaction.atomic():
                        done.append(_one(copy, shelf, at=moment(at), by=by, archive=archive, draft=draft))
                except Mistake as mistake:
                    done.append(mistake)
        yield from done


def follow(story: Story, copy: Copy, *, kind: str, at: datetime, effective: datetime, note: str = "", correction: Correction | None = None) -> Story:
    """Take in a later version (``update`` or ``correct``) of a story taken in before, as of ``effective``."""
    at, effective = moment(at), moment(effective)
    with transaction.atomic():
        last = log.last_copy(story.uid)
        if last is None:
            raise Mistake(_("%(slug)s was never published; take in its first version first.") % {"slug": story.slug})
        told = (Correction(correction.text, stamp(effective), correction.was, correction.now, correction.kind),) if correction else ()
        copy = copy.but(
            story=story.uid, slug=last.slug, day=last.day, version=log.next_version(story.uid), published=last.published, exact=last.exact,
            updated=stamp(effective), note=note or copy.note, corrections=(*last.corrections, *told),
        )  # fmt: skip
        row = from_copy(copy)
        admit(row, copy, at=effective, archive=True)
        _pictures(copy, at)
        introduce(copy, at=at)
        log.append(kind, copy.story, {"copy": copy.as_json()}, at=at, effective=effective, taken_in=True)
        row.pk, row.taken_in, row.edited = story.pk, True, at
        row.save()
        mirror(row, copy)
        press_after_commit(row.slug)
    return row


def end(story: Story, *, kind: str = "kill", reason: str, at: datetime, effective: datetime) -> Story:
    """Take in that a story was killed or taken down then."""
    with transaction.atomic():
        log.append(kind, story.uid, {"reason": reason}, at=moment(at), effective=moment(effective), taken_in=True)
        Story.objects.filter(pk=story.pk).update(live=False, killed=moment(effective), has_unpublished_changes=False)
        press_after_commit(story.slug)
    story.refresh_from_db()
    return story


def _one(copy: Copy, shelf: Shelf, *, at: datetime, by: Any, archive: bool, draft: bool, published: datetime | None = None) -> Story:
    claimed = published or (copy.published_at() if copy.published else at)
    first = moment(claimed) if draft or archive else at
    copy = _addressed(copy, first)
    row = from_copy(copy, shelf)
    row.taken_in, row.edited, row.edited_by = archive and not draft, at, by
    if draft:
        _write(row, copy)
        return row
    admit(row, copy, at=at, archive=archive)
    reflect(row, copy)
    _write(row, copy)
    _pictures(copy, at)
    introduce(copy, at=at)
    log.append("publish", copy.story, {"copy": copy.as_json()}, at=at, effective=first, taken_in=archive)
    press_after_commit(row.slug)
    return row


def _addressed(copy: Copy, first: datetime) -> Copy:
    """The copy as a first version at its place in time, with a slug and with ids for its blocks."""
    slug = copy.slug or slugify(copy.headline) or copy.story[:12]
    day = day_of(first, active().zone).isoformat()
    return copy.but(slug=slug, day=day, version=1, published=stamp(first), updated=stamp(first), corrections=(), body=_numbered(copy.body))


def _numbered(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with ids of letters and digits, each once, as the editor needs them; an id that is so already stays."""
    taken: set[str] = set()
    numbered = []
    for block in body:
        ref = NOT_PLAIN.sub("", block.id)
        ref = ref if ref and ref not in taken else stable_id()
        taken.add(ref)
        numbered.append(block if ref == block.id else replace(block, id=ref))
    return tuple(numbered)


def _write(row: Story, copy: Copy) -> None:
    """Insert the story and its lines with as few statements as there are tables."""
    byline, sources = list(row.byline.all()), list(row.sources.all())
    topics = list(row.topics.all()) if copy.topics else []
    row.save_base(raw=False, force_insert=True)
    for line in (*byline, *sources):
        line.story_id = row.pk
    if byline:
        Byline.objects.bulk_create(byline)
    if sources:
        Source.objects.bulk_create(sources)
    if topics:
        through = Story.topics.through
        through.objects.bulk_create(through(story_id=row.pk, topic_id=topic.pk) for topic in topics)


def _pictures(copy: Copy, at: datetime) -> None:
    wanted = [figure.picture for figure in copy.figures() if figure.picture]
    missing = [ref for ref in wanted if not Reading().picture(ref)]
    for photo in Photo.objects.filter(uid__in=missing) if missing else ():
        photo.publish(at=at)
