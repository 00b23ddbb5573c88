"""Launches a front into the record, and brings an earlier one back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log as journal

from gazette.house.mistakes import Mistake
from gazette.record import log, names
from gazette.record.models import Entry, Payload
from gazette.record.reading import Reading
from gazette.staff.naming import moment
from gazette.staff.pressing import press_after_commit
from gazette.stories.models import Section, Story

from .models import Front


def as_entry(front: Front) -> names.Front:
    """The front as the record has it. Raises Mistake for a story that readers cannot see."""
    for story in unpublished(front):
        raise Mistake(_("“%(story)s” is not published, so it cannot stand on a front. Publish it first.") % {"story": story or _("A story")})
    return arrangement(front)


def arrangement(front: Front) -> names.Front:
    """The front as it is arranged, drafts included."""
    section = front.section.uid if front.section else ""
    return names.Front(section, tuple(_package(block.value) for block in front.packages))


def unpublished(front: Front) -> list[Story | None]:
    """The stories placed on a front that readers cannot see; None for one that was deleted."""
    placed = [slot.value for block in front.packages for slot in block.value["slots"] if slot.block_type == "story"]
    return [story for story in placed if story is None or Reading().copy(story.uid) is None]


def launch(front: Front, *, by: Any, at: datetime) -> Entry:
    """Put the front as arranged before the readers."""
    arranged = as_entry(front)
    repeated = _twice(arranged)
    if repeated:
        raise Mistake(_("%(front)s: “%(story)s” stands on it twice. Take one away.") % {"front": front, "story": repeated})
    return _append(arranged, front, by=by, at=at)


def roll_back(front: Front, entry: Entry, *, by: Any, at: datetime) -> Entry:
    """Launch an earlier front again; what was launched since stays in the record."""
    earlier = names.Front.from_json(Payload.objects.get(entry=entry).data)
    with transaction.atomic():
        made = _append(earlier, front, by=by, at=at)
        front.packages = Front._meta.get_field("packages").stream_block.to_python(_raw(earlier))
        front.save()
    return made


def arranged_as(launched: names.Front) -> Front:
    """A front of the newsroom, not yet saved, arranged as one that was launched."""
    return Front(
        section=Section.objects.filter(uid=launched.section).first() if launched.section else None,
        packages=Front._meta.get_field("packages").stream_block.to_python(_raw(launched)),
    )  # fmt: skip


def launches(front: Front, limit: int = 20) -> list[Entry]:
    """The front's entries, newest first."""
    subject = f"front:{front.section.uid if front.section else ''}"
    return list(Entry.objects.filter(kind="front", subject=subject).order_by("-number")[:limit])


@transaction.atomic
def _append(arranged: names.Front, front: Front, *, by: Any, at: datetime) -> Entry:
    entry = log.append("front", f"front:{arranged.section}", arranged.as_json(), at=moment(at))
    journal(front, "gazette.launch", user=by)
    press_after_commit(str(front))
    return entry


def _package(value: Any) -> names.Package:
    section = value["section"].uid if value["section"] else ""
    return names.Package(value["kind"], tuple(_slot(slot) for slot in value["slots"]), value["title"], section)


def _slot(slot: Any) -> names.Slot:
    if slot.block_type == "rule":
        section = slot.value["section"].uid if slot.value["section"] else ""
        return names.Slot(rule=slot.value["rule"], section=section, genre=slot.value["genre"] or "")
    return names.Slot(story=slot.value.uid) if slot.value else names.Slot(rule="newest")


def _twice(front: names.Front) -> str:
    """The headline of a story that stands on a front twice."""
    chosen = [slot.story for package in front.packages for slot in package.slots if slot.story]
    repeated = next((ref for ref in chosen if chosen.count(ref) > 1), "")
    return str(Story.objects.get(uid=repeated)) if repeated else ""


def _raw(front: names.Front) -> list[dict[str, Any]]:
    """The editor's blocks of a launched front; a story that is gone leaves its place to the newest."""
    stories = dict(Story.objects.filter(uid__in=[s.story for p in front.packages for s in p.slots if s.story]).values_list("uid", "pk"))
    sections = dict(Section.objects.values_list("uid", "pk"))
    return [
        {"type": "package", "value": {"kind": p.kind, "title": p.title, "section": sections.get(p.section),
                                      "slots": [_raw_slot(s, stories, sections) for s in p.slots]}}
        for p in front.packages
    ]  # fmt: skip


def _raw_slot(slot: names.Slot, stories: dict[str, int], sections: dict[str, int]) -> dict[str, Any]:
    if slot.story in stories:
        return {"type": "story", "value": stories[slot.story]}
    return {"type": "rule", "value": {"rule": slot.rule or "newest", "section": sections.get(slot.section), "genre": slot.genre or None}}
