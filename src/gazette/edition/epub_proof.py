"""The finished e-paper read back: every word of each story in its place, its pictures, and no link that leads nowhere."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree
from PIL import Image

from gazette.house.text import plain

from .findings import Finding
from .layout import Layout, Plate
from .snapshot import CORRECTIONS, Shot, Snapshot, Story

BLANK = re.compile("[^\u0021-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # blanks, and what XML may not hold
WIRE = etree.XMLParser(resolve_entities=False, no_network=True)
PACKAGE, CONTAINER, TYPE = "EPUB/package.opf", "META-INF/container.xml", "mimetype"
Files = dict[str, bytes]
Pages = dict[str, etree._Element]


def astray(book: bytes, snapshot: Snapshot, layout: Layout) -> list[Finding]:
    """What is wrong with the book; of the layout only which stories and pictures are printed."""
    try:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            names, files = archive.namelist(), {name: archive.read(name) for name in archive.namelist()}
        pages = {name: etree.fromstring(data, WIRE) for name, data in files.items() if name.endswith((".xhtml", ".opf", ".xml"))}
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return [Finding("file", 0, f"it cannot be read: {error}")]
    if names[:1] != [TYPE] or not {PACKAGE, CONTAINER} <= set(names):
        return [Finding("file", 0, "its type, its container or its package is missing")]
    return [*_listed(files, pages[PACKAGE]), *_links(pages), *_cover(files, pages[PACKAGE]), *_words(pages, files, snapshot, layout)]


def _listed(files: Files, package: etree._Element) -> Iterator[Finding]:
    """What the package lists and the archive holds must be the same, and what is read one of them."""
    items = {item.get("id"): f"EPUB/{item.get('href')}" for item in package.iter("{*}item")}
    yield from (Finding("file", 0, f"{name} is listed and not there") for name in items.values() if name not in files)
    yield from (Finding("file", 0, f"{name} is there and not listed") for name in files if name not in (*items.values(), TYPE, CONTAINER, PACKAGE))
    read = [items.get(each.get("idref"), "") for each in package.iter("{*}itemref")]
    yield from (Finding("file", 0, f"{name} is never read") for name in items.values() if name.endswith(".xhtml") and name not in read)


def _links(pages: Pages) -> Iterator[Finding]:
    """Links within the book to a file or a place that is not there."""
    places = {name: {each.get("id") for each in page.iter() if each.get("id")} for name, page in pages.items()}
    for name, page in pages.items():
        for each in page.iter("{*}a"):
            file, _, place = (each.get("href") or "").partition("#")
            if ":" in file:
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
            if there not in pages or (place and place not in places[there]):
                yield Finding("link", 0, f"“{each.get('href')}” leads nowhere")


def _cover(files: Files, package: etree._Element) -> Iterator[Finding]:
    """A cover, and pictures that can be read to their end."""
    covers = [item.get("href") for item in package.iter("{*}item") if "cover-image" in (item.get("properties") or "").split()]
    if len(covers) != 1:
        yield Finding("cover", 0, f"it has {len(covers)} covers")
    for name in (name for name in files if name.endswith(".jpg")):
        try:
            with Image.open(io.BytesIO(files[name])) as image:
                image.draft("L", (1, 1))
                image.load()
        except OSError:
            yield Finding("picture", 0, f"{name} cannot be read")


def _words(pages: Pages, files: Files, snapshot: Snapshot, layout: Layout) -> Iterator[Finding]:
    """Each printed story as one article: what it says, in order, and its pictures with their words. No article besides."""
    articles = [(_letters(each), each) for page in pages.values() for each in page.iter("{*}article")]
    printed = {story: page.number for page in reversed(layout.pages) for story in page.stories}
    shown = {(e.story, e.id) for page in layout.pages for e in page.elements if isinstance(e, Plate)}
    for story in (story for story in snapshot.stories if story.id in printed):
        shots = [shot for shot in story.shots if (story.id, shot.id) in shown]
        ours = [pair for pair in articles if _bare(story.headline) in pair[0]]
        faults = [(_lost(story, pair[0]) or _unshown(pair[1], shots, files), pair) for pair in ours]
        fault, found = min(faults, key=lambda pair: bool(pair[0]), default=(story.headline, None))
        if fault:
            yield Finding("words", printed[story.id], f"{story.id}: “{fault[:80]}” is not in its place")
        if found:
            articles = [pair for pair in articles if pair is not found]
    if articles:
        yield Finding("words", 0, f"{len(articles)} articles are no story of the edition")
    if CORRECTIONS in printed:
        told = "".join(map(_letters, pages.values()))
        yield from (Finding("words", printed[CORRECTIONS], f"the correction “{each.text[:60]}” is not there") for each in snapshot.amends
                    if _bare(each.headline) + _bare(each.text) not in told)  # fmt: skip


def _lost(story: Story, letters: str) -> str:
    """The first text of a story that does not follow those before it."""
    at = 0
    for text in _texts(story):
        there = letters.find(_bare(text), at)
        if there < 0:
            return text
        at = there + len(_bare(text))
    return ""


def _unshown(article: etree._Element, shots: list[Shot], files: Files) -> str:
    """The first picture that does not stand in the article with its caption, its credit and its words for who cannot see it."""
    figures = [(each.find("{*}img"), each.find("{*}figcaption")) for each in article.iter("{*}figure")]
    told = {(_bare(image.get("alt") or ""), "" if under is None else _letters(under)) for image, under in figures if _file(image) in files}
    return next((shot.caption or shot.alt or shot.id for shot in shots if (_bare(shot.alt), _bare(shot.caption + shot.credit)) not in told), "")


def _file(image: etree._Element | None) -> str:
    return "" if image is None else f"EPUB/{image.get('src')}"


def _texts(story: Story) -> Iterator[str]:
    yield from (story.kicker, story.headline, story.standfirst, story.byline)
    for number, piece in enumerate(story.pieces):
        begun = f"{story.dateline.upper()} — " if story.dateline and number == 0 and piece.kind == "paragraph" else ""
        yield begun + plain(piece.text)
    for box in story.boxes:
        yield from (box.title, *(plain(cell) for row in (box.head, *box.rows) for cell in row))


def _letters(element: etree._Element) -> str:
    return _bare("".join(element.itertext()))


def _bare(text: str) -> str:
    return BLANK.sub("", text)
