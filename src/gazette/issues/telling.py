"""What is told of a run: pages, copyfit, notes and findings, in words that name stories by their slug."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from gazette.edition.edition import Edition
from gazette.edition.gate import Measured
from gazette.edition.layout import Plate
from gazette.edition.matter import Matter, prepare
from gazette.edition.sealing import shown
from gazette.edition.sheet import Sheet
from gazette.edition.snapshot import Story
from gazette.house.mistakes import Mistake
from gazette.photos.models import Photo
from gazette.stories.models import Story as Row

from .gathering import Material
from .packing import print_of

FINE = 200  # pixels per inch the press asks of a picture
TAIL = 5  # paragraphs at the end that are offered for trimming
Say = Callable[[str], str]


def report(material: Material, edition: Edition, measured: Measured, *, lengths: Mapping[str, Any] = {}) -> dict[str, Any]:  # noqa: B006
    """The report as plain data: what the screens show, and what a release needs. ``lengths`` of stories that need not be measured again."""
    say = by_slug(edition.snapshot.stories)
    whole = {story.id: story for story in material.snapshot.stories}
    return {
        "pages": [_page(material, edition, measured, page.number, say) for page in edition.layout.pages],
        "fits": [*material.fits, *(asdict(fit) for fit in edition.fits)],
        "held": [{**asdict(held), "why": say(held.why)} for held in edition.held],
        "jumps": [asdict(jump) for jump in edition.jumps],
        "notes": [*material.notes, *(say(note) for note in edition.notes), *_coarse(edition)],
        "findings": [{"page": f.page, "hard": f.hard, "text": say(f.text)} for f in measured.findings],
        "figures": measured.figures,
        "stories": {ref: lengths.get(ref) or _lengths(story, edition.sheet) for ref, story in whole.items()},
        "versions": material.versions,
        "shown": [asdict(shown) for shown in shown(edition)],
        "drafts": material.drafts,
        "columns": edition.sheet.columns,
        "size": edition.sheet.name,
    }


def _page(material: Material, edition: Edition, measured: Measured, number: int, say: Say) -> dict[str, Any]:
    page = edition.layout.pages[number - 1]
    printed = {story for page in edition.layout.pages for story in page.stories}
    here = [f for f in measured.findings if f.page == number]
    choice = next((choice for choice in edition.choices if choice.page == number), None)
    return {
        "number": number, "title": page.title, "stories": list(dict.fromkeys(page.stories)), "print": print_of(page),
        "candidates": choice.candidates if choice else 1, "candidate": choice.candidate if choice else 0,
        "fill": measured.figures.get(f"fill {number}", 0.0), "findings": [say(f.text) for f in here],
        "is_short": any(f.kind == "own" for f in here),
        "asked": material.asked.print_of(number, page.stories, printed),
    }  # fmt: skip


def _lengths(story: Story, sheet: Sheet) -> dict[str, Any]:
    """A story's natural length and the lines of its last paragraphs, the last first."""
    try:
        matter = prepare(story, sheet)
    except Mistake:
        return {"headline": story.headline, "lines": 0, "tail": []}
    return {"headline": story.headline, "lines": matter.lines, "tail": tail(matter)}


def tail(matter: Matter) -> list[int]:
    """Lines that go with the last paragraph, with the last two, and so on."""
    lengths = [min(passage.table, key=lambda count: passage.table[count][0]) for passage in matter.passages if passage.kind != "note"]
    return [sum(lengths[-count:]) for count in range(1, min(TAIL, len(lengths) - 1) + 1)]


def _coarse(edition: Edition) -> Iterator[str]:
    """Pictures under the press's resolution, named with page and box."""
    titles = dict(Photo.objects.filter(uid__in=[shot.id for story in edition.snapshot.stories for shot in story.shots]).values_list("uid", "title"))
    for page in edition.layout.pages:
        for plate in (e for e in page.elements if isinstance(e, Plate)):
            found = min((plate.crop[2] - plate.crop[0]) / plate.width, (plate.crop[3] - plate.crop[1]) / plate.height) * 72
            if found < FINE:
                said = {"page": page.number, "name": titles.get(plate.id) or plate.alt, "found": found, "fine": FINE}
                said |= {"wide": plate.width / 72 * 25.4, "tall": plate.height / 72 * 25.4}
                yield _("Page %(page)d: the picture “%(name)s” has %(found)d pixels per inch in its box of %(wide)d × %(tall)d mm; "
                        "the press wants %(fine)d.") % said  # fmt: skip


def by_slug(stories: tuple[Story, ...]) -> Say:
    """Sentences of the engine name stories and pictures by their ids; colleagues know them by slug and title."""
    slugs = dict(Row.objects.filter(uid__in=[story.id for story in stories]).values_list("uid", "slug"))
    titles = Photo.objects.filter(uid__in=[shot.id for story in stories for shot in story.shots]).values_list("uid", "title")
    slugs |= {uid: f"“{title}”" for uid, title in titles}

    def say(text: str) -> str:
        for uid, slug in slugs.items():
            if uid in text:
                text = text.replace(uid, slug)
        return text

    return say


def in_slugs(text: str) -> str:
    """A sentence of the engine, which names stories by their ids, as colleagues know them."""
    uids = set(re.findall(r"\b[0-9a-f]{32}\b", text))
    for uid, slug in Row.objects.filter(uid__in=uids).values_list("uid", "slug"):
        text = text.replace(uid, slug)
    return text
