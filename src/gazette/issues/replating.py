"""One page of a made-up issue made again, in the child: the pages that need not change are kept to the letter, with what was told of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gazette.edition.edition import Edition
from gazette.edition.gate import Measured, measure
from gazette.edition.layout import Page
from gazette.edition.matter import prepare
from gazette.edition.normal import clean
from gazette.edition.replating import Replate, affected, replate
from gazette.edition.snapshot import Snapshot, Story
from gazette.edition.wishes import granted
from gazette.house.mistakes import Mistake
from gazette.stories.models import Story as Row

from .gathering import Material, gather
from .models import Issue, Making
from .packing import CORRECTIONS, Made, lock_of, made_of
from .telling import report


@dataclass(frozen=True)
class Again:
    """The pages made again, in the whole edition they belong to; ``before`` is the run that is kept but for them."""

    material: Material
    replate: Replate
    measured: Measured
    before: Making
    notes: tuple[str, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        return self.replate.pages

    @property
    def edition(self) -> Edition:
        return self.replate.edition

    def retold(self) -> dict[str, Any]:
        """The report: of the pages made again everything is new, of the others it is what the run before told of them."""
        old, pages = self.before.told, set(self.pages)
        stood = {ref for page in old["pages"] if page["number"] in pages for ref in page["stories"]}
        lengths = {ref: known for ref, known in old["stories"].items() if ref not in stood}
        fresh = report(self.material, self.edition, self.measured, lengths=lengths)
        here = {ref for told in (old, fresh) for page in told["pages"] if page["number"] in pages for ref in page["stories"]}
        printed = {ref for page in fresh["pages"] for ref in page["stories"]}
        held = {told["story"]: told for told in (*old["held"], *fresh["held"])}
        return {
            **fresh,
            "pages": [new if new["number"] in pages else kept for new, kept in zip(fresh["pages"], old["pages"], strict=True)],
            "fits": [*(fit for fit in old["fits"] if fit["page"] not in pages), *(fit for fit in fresh["fits"] if fit["page"] in pages)],
            "held": [told for ref, told in held.items() if ref not in printed],
            "notes": list(dict.fromkeys([*self.notes, *fresh["notes"], *(note for note in old["notes"] if not _concerns(note, pages, here))])),
            "findings": [found for told, ours in ((old, False), (fresh, True)) for found in told["findings"] if (found["page"] in pages) == ours],
            "figures": {**old["figures"], **{name: fresh["figures"][name] for name in (f"{told} {page}" for page in pages for told in ("fill", "own"))}},
            "stories": {**old["stories"], **{ref: fresh["stories"][ref] for ref in here if ref in fresh["stories"]}},
            "versions": {**fresh["versions"], **{ref: version for ref, version in old["versions"].items() if ref not in here}},
            "drafts": {**fresh["drafts"], **{ref: seen for ref, seen in old["drafts"].items() if ref not in here}},
            "again": sorted(pages),
        }  # fmt: skip


def make_again(issue: Issue, number: int, *, at: datetime) -> Again:
    """Make a page again from the stories as they are now. Raises Mistake, in words for the desk, when it cannot be made alone."""
    before = issue.made
    if before is None or not before.directory.is_dir():
        raise Mistake(_("The pictures of these pages are gone. Make the whole edition up again; locked pages stay as they are."))
    made = made_of(before.kept)
    fresh = gather(issue, at=at)
    if not 1 <= number <= len(made.layout.pages) or fresh.sheet.name != before.told["size"]:
        raise Mistake(_("The edition has another size or number of pages since. Make the whole edition up again."))
    pages = affected(fresh.snapshot, fresh.sheet, made.layout, made.jumps, number)
    material = _bound(issue, at, made, before, pages)
    snapshot, sheet = material.snapshot, material.sheet
    try:
        found = replate(snapshot, sheet, made.layout, made.jumps, number)
    except Mistake as mistake:
        raise Mistake(_cannot(number, _grown(material, before.told, pages), str(mistake))) from None
    if lost := _lost(made, snapshot, found):
        raise Mistake(_cannot(number, _grown(material, before.told, pages), " ".join(map(_roomless, lost))))
    measured = measure(found.pdf, found.edition.snapshot, found.layout, sheet, jumps=len(found.jumps), only=found.pages)
    if stopped := next((finding for finding in measured.findings if finding.hard), None):
        raise Mistake(_cannot(number, [], _("The gate stopped it: %(text)s.") % {"text": stopped.text.rstrip(".")}))
    return Again(material, found, measured, before, tuple(_pointing(made, found)))


def _bound(issue: Issue, at: datetime, made: Made, before: Making, pages: tuple[int, ...]) -> Material:
    """The stories as they are now on the pages made again; those of the others as they were printed."""
    rest = [page.number for page in made.layout.pages if page.number not in pages]
    material = gather(issue, at=at, kept=[lock_of(made, number, before.told) for number in rest])
    for page in (made.layout.pages[number - 1] for number in rest):
        if gone := Row.objects.filter(uid__in=page.stories).exclude(killed=None).first():
            raise Mistake(_("Page %(page)d holds %(slug)s, which was killed. Make the whole edition up again.") % {"page": page.number, "slug": gone.slug})
    boxed = any(CORRECTIONS in page.stories for page in made.layout.pages)
    return material if boxed else replace(material, snapshot=replace(material.snapshot, amends=()))  # a box needs room that this page has not kept


def _lost(made: Made, snapshot: Snapshot, found: Replate) -> list[str]:
    """Stories of the pages that are still to be printed and found no room there any more."""
    known = {story.id for story in snapshot.stories} | ({CORRECTIONS} if snapshot.amends else set())
    stood = dict.fromkeys(ref for number in found.pages for ref in made.layout.pages[number - 1].stories)
    stands = {ref for number in found.pages for ref in found.layout.pages[number - 1].stories}
    return [ref for ref in stood if ref in known and ref not in stands]


def _roomless(ref: str) -> str:
    return _("The corrections box would find no room.") if ref == CORRECTIONS else _("%(slug)s would find no room.") % {"slug": ref}


def _grown(material: Material, told: dict[str, Any], pages: tuple[int, ...]) -> list[tuple[str, int]]:
    """Stories of the pages that are longer than their places, with the lines they are over."""
    found = []
    for story in material.snapshot.stories:
        fits = [fit for fit in told["fits"] if fit["story"] == story.id]
        if any(fit["page"] in pages for fit in fits):
            over = _lines(story, material) - sum(fit["lines"] for fit in fits)
            found += [(story.id, over)] if over > max(0, sum(fit["natural"] - fit["lines"] for fit in fits if not fit["jumps"])) else []
    return sorted(found, key=lambda pair: -pair[1])


def _lines(story: Story, material: Material) -> int:
    return prepare(granted(story, material.snapshot.wishes.of(story.id)), material.sheet).lines


def _cannot(number: int, grown: list[tuple[str, int]], why: str) -> str:
    """That a page cannot be made alone: which stories outgrew it and by how many lines, and what happens to it."""
    over = [ngettext("%(slug)s is %(count)d line over its place.", "%(slug)s is %(count)d lines over its place.", lines) % {"slug": ref, "count": lines}
            for ref, lines in grown]  # fmt: skip
    told = _("Page %(page)d cannot be made again alone.") % {"page": number}
    return " ".join([told, *over, why, _("Trim what is too long, or make the whole edition up again.")])


def _concerns(note: str, pages: set[int], here: set[str]) -> bool:
    """Was it told of a page, or of a story of a page, that was made again and has been told of anew?"""
    slugs = Row.objects.filter(uid__in=here).values_list("slug", flat=True)
    return any(note.startswith((f"Page {page} ", f"Page {page}:")) for page in pages) or any(note.startswith(f"{slug}: ") for slug in slugs)


def _pointing(made: Made, found: Replate) -> Iterator[str]:
    """Kept pages that still name a story by the headline it had."""
    now = {story.id: clean(story.headline) for story in found.edition.snapshot.stories}
    here = {ref for number in found.pages for ref in made.layout.pages[number - 1].stories}
    for was in (story for story in made.snapshot.stories if story.id in here and now.get(story.id, "") != clean(story.headline)):
        for page in (page for page in found.layout.pages if page.number not in found.pages and _names(page, clean(was.headline))):
            yield _("Page %(page)d still points to “%(headline)s”, as it was called. Make page %(page)d again, too.") % {
                "page": page.number, "headline": was.headline}  # fmt: skip


def _names(page: Page, headline: str) -> bool:
    return headline.replace(" ", "") in page.told.replace(" ", "")
