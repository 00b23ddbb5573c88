"""Sealing: the files of a finished edition named by their hashes, and what the record will say of them."""

import hashlib
import io
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PIL import Image

from gazette.house.days import stamp
from gazette.record.edition import CORRECTION, Page, PagePicture, Ran, kept_at, sealed_at
from gazette.record.edition import Edition as Entry

from .edition import Edition
from .epub import epub
from .order import Identity
from .pictures import page_pictures
from .press_file import press_pdf
from .presses import Press

WIDTHS = (640, 1600)  # pixels of a page's pictures: one to find it by, one to read
CORRECTIONS = "corrections"  # the corrections box among a page's stories
Say = Callable[[str], None]


def seal(made: Edition, who: Identity, room: Path, *, press: Press | None = None, say: Say = lambda stage: None) -> Entry:
    """Write every file of the edition into ``room`` and tell what the record will say; nothing is public by that."""
    say("pictures")
    pictures = [page_pictures(made.pdf, width=width) for width in WIDTHS]
    pages = tuple(Page(page.number, page.title, tuple(_picture(shown[number], room) for shown in pictures)) for number, page in enumerate(made.layout.pages))
    say("press")
    sealed = _laid(press_pdf(made, press or Press()), room, "press.pdf")
    say("epub")
    book = epub(made.snapshot, made.layout, pictures[-1][0])
    return Entry(
        made.layout.day, who.number, made.sheet.name, stamp(who.closed), pages, tuple(ran(made, who.versions)), _laid(made.pdf, room, "pdf"), len(made.pdf),
        _laid(book, room, "epub"), len(book), sealed, who.without,
    )  # fmt: skip


def keep(entry: Entry, room: Path, *, pictures: Path, printed: Path) -> Path:
    """Move the files of a seal to where they stay, and return the printer's. What stands there already is the same file."""
    wanted = [(entry.pdf, "pdf"), *([(entry.epub, "epub")] if entry.epub else []), *((shown.hash, "jpg") for page in entry.pages for shown in page.pictures)]
    for hashed, extension in wanted:
        _move(room / f"{hashed}.{extension}", kept_at(pictures, hashed, extension))
    target = sealed_at(printed, entry)
    _move(room / f"{entry.press}.press.pdf", target)
    return target


def ran(made: Edition, versions: Mapping[str, int]) -> Iterator[Ran]:
    """Where each story stands, in the order of the pages; and each correction of the corrections box."""
    places: dict[str, list[int]] = {}
    for page in made.layout.pages:
        for story in page.stories:
            places.setdefault(story, []).append(page.number)
    boxes = tuple(dict.fromkeys(places.pop(CORRECTIONS, [])))
    for story, pages in places.items():
        yield Ran(story, versions[story], tuple(dict.fromkeys(pages)))
    for amend in made.snapshot.amends if boxes else ():
        if amend.story:
            yield Ran(amend.story, amend.version, boxes, CORRECTION)


def _picture(data: bytes, room: Path) -> PagePicture:
    with Image.open(io.BytesIO(data)) as image:
        return PagePicture(_laid(data, room, "jpg"), *image.size)


def _laid(data: bytes, room: Path, extension: str) -> str:
    hashed = hashlib.sha256(data).hexdigest()
    (room / f"{hashed}.{extension}").write_bytes(data)
    return hashed


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.exists():
        os.replace(source, target)
