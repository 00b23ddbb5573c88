"""Sealing: the files of a finished edition named by their hashes, and what the record will say of them."""

import hashlib
import io
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PIL import Image

from gazette.house.days import stamp
from gazette.house.mistakes import Mistake
from gazette.record.edition import CORRECTION, Page, PagePicture, Ran, Shown, files_of
from gazette.record.edition import Edition as Entry

from .edition import Edition
from .epub import epub
from .epub_proof import astray
from .findings import Finding
from .layout import Initial, Plate
from .order import Identity
from .pictures import page_pictures
from .preflight import preflight
from .press_file import press_pdf
from .presses import Press
from .snapshot import CORRECTIONS
from .twins import strayed, told_otherwise

WIDTHS = (800, 1600)  # pixels of a page's pictures: one to find it by, one to read
Say = Callable[[str], None]


def seal(made: Edition, who: Identity, room: Path, *, press: Press | None = None, say: Say = lambda stage: None) -> Entry:
    """Write every file of the edition into ``room`` and tell what the record will say; nothing is public by that.

    Raises Mistake for a printer's file or an e-paper that does not pass its check.
    """
    say("pictures")
    pictures = [page_pictures(made.pdf, width=width) for width in WIDTHS]
    small = [page_pictures(made.pdf, width=width, avif=True) for width in WIDTHS]
    pages = tuple(
        Page(page.number, page.title, tuple(_picture(jpgs[number], avifs[number], room) for jpgs, avifs in zip(pictures, small, strict=True)))
        for number, page in enumerate(made.layout.pages)
    )
    say("press")
    plates = press_pdf(made, press or Press())
    _hold("The printer’s file", faults(made, plates))
    say("epub")
    book = epub(made.snapshot, made.layout, pictures[0][0])
    _hold("The e-paper", astray(book, made.snapshot, made.layout))
    return Entry(
        made.layout.day, who.number, made.sheet.name, stamp(who.closed), pages, tuple(ran(made, who.versions)), _laid(made.pdf, room, "pdf"), len(made.pdf),
        _laid(book, room, "epub"), len(book), _laid(plates, room, "press.pdf"), who.without, tuple(shown(made)), who.without_pictures,
        made.snapshot.ear_left,
    )  # fmt: skip


def faults(made: Edition, plates: bytes) -> list[Finding]:
    """What is wrong with an edition's file for the printer."""
    initials = {page.number: [e.letters for e in page.elements if isinstance(e, Initial)] for page in made.layout.pages}  # drawn as shapes
    return [*preflight(plates), *strayed(made.pdf, plates, initials), *told_otherwise(made.pdf, plates, initials)]


def keep(entry: Entry, room: Path, *, pictures: Path, printed: Path) -> Path:
    """Move the files of a seal to where they stay, and return the printer's. What stands there already is the same file."""
    *readers, target = files_of(entry, pictures=pictures, printed=printed)
    for path in readers:
        _move(room / path.name, path)
    _move(room / f"{entry.press}.press.pdf", target)
    return target


def ran(made: Edition, versions: Mapping[str, int]) -> Iterator[Ran]:
    """Where each story stands, in the order of the pages; and each correction of the corrections box."""
    places: dict[str, list[int]] = {}
    for page in made.layout.pages:
        for story in page.stories:
            places.setdefault(story, []).append(page.number)
    boxes = tuple(dict.fromkeys(places.pop(CORRECTIONS, [])))
    printed = {story.id: story for story in made.snapshot.stories}
    for story, pages in places.items():
        told = printed[story]
        yield Ran(story, versions[story], tuple(dict.fromkeys(pages)), cut=told.cut, headline=told.headline if told.titled else "")
    for amend in made.snapshot.amends if boxes else ():
        if amend.story:
            yield Ran(amend.story, amend.version, boxes, CORRECTION)


def shown(made: Edition) -> Iterator[Shown]:
    """On which pages each picture of a story stands; advertisers' artwork is theirs."""
    places: dict[str, list[int]] = {}
    for page in made.layout.pages:
        for plate in (element for element in page.elements if isinstance(element, Plate) and element.story):
            places.setdefault(plate.id, []).append(page.number)
    return (Shown(picture, tuple(dict.fromkeys(pages))) for picture, pages in places.items())


def _hold(name: str, findings: list[Finding]) -> None:
    """Stop a file that was found at fault."""
    if findings:
        first = findings[0]
        where = f"page {first.page}: " if first.page else ""
        raise Mistake(f"{name} did not pass its check: {where}{first.text}; {len(findings)} findings in all. Nothing was sealed. Report it.")


def _picture(data: bytes, small: bytes, room: Path) -> PagePicture:
    with Image.open(io.BytesIO(data)) as image:
        return PagePicture(_laid(data, room, "jpg"), *image.size, _laid(small, room, "avif"))


def _laid(data: bytes, room: Path, extension: str) -> str:
    hashed = hashlib.sha256(data).hexdigest()
    (room / f"{hashed}.{extension}").write_bytes(data)
    return hashed


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.exists():
        os.replace(source, target)
