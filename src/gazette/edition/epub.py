"""The edition as e-paper: one EPUB 3.3 of the same stories, with page one on its cover and the pages of the printed paper."""

import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from .epub_story import article, corrections, direction, said
from .layout import Layout, Plate
from .plates import Resolution, cropped
from .snapshot import CORRECTIONS, Snapshot, Story
from .wording import dated, word

WIDEST, RESOLUTION = 800, Resolution(quality=68)  # pixels of a picture: as wide as an e-reader's column, and the book a third of the bytes
CSS = """body{margin:0 5%;line-height:1.4}h1{font-size:1.1em;text-transform:uppercase;letter-spacing:.06em;border-top:3px solid;padding-top:.3em}
h2{font-size:1.5em;line-height:1.15;margin:.2em 0}h3{font-size:1em;margin:1em 0 .2em}article{margin:0 0 2.5em}p{margin:0 0 .6em}
.kicker,.byline,.credit,figcaption{font-family:sans-serif;font-size:.8em}.kicker{color:#8c1c13;text-transform:uppercase;margin:0}.byline{font-weight:bold}
.standfirst{font-style:italic;font-size:1.1em}.note{font-style:italic}.correction{border-left:.15em solid;padding-left:.6em}
figure{margin:1em 0}img{max-width:100%}.facts{border-top:2px solid;padding:.5em 0}
.cover{text-align:center}.cover img{max-height:80vh}table{border-collapse:collapse}th,td{text-align:start;padding:.1em .6em .1em 0}
"""
FEATURES = ("alternativeText", "displayTransformability", "pageBreakMarkers", "pageNavigation", "readingOrder", "structuralNavigation", "tableOfContents")
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
TYPES = {"xhtml": "application/xhtml+xml", "css": "text/css", "jpg": "image/jpeg"}


@dataclass
class _Book:
    """What has been made so far: files by name, chapters and pages in reading order."""

    files: dict[str, bytes] = field(default_factory=dict)
    chapters: list[tuple[str, str, list[tuple[str, str]]]] = field(default_factory=list)  # file, title, (place, headline)
    pages: list[tuple[int, str]] = field(default_factory=list)  # number, place


def epub(snapshot: Snapshot, layout: Layout, cover: bytes) -> bytes:
    """The printed stories as EPUB: those that begin on page one, then section by section. ``cover`` is a JPEG of page one."""
    book = _Book({"cover.jpg": cover, "paper.css": CSS.encode()})
    begins = {story: page.number for page in reversed(layout.pages) for story in page.stories}
    for number, (title, stories) in enumerate(_chapters(snapshot, begins), 1):
        _chapter(book, f"part{number}.xhtml", title, stories, begins, layout, snapshot)
    if CORRECTIONS in begins:
        title = word("corrections", snapshot.language)
        book.files["corrections.xhtml"] = _page(snapshot, title, f"<h1>{said(title)}</h1>\n{corrections(snapshot.amends)}")
        book.chapters.append(("corrections.xhtml", title, []))
    book.files["cover.xhtml"] = _page(snapshot, snapshot.paper, _cover(snapshot), kind="cover")
    book.files["nav.xhtml"] = _page(snapshot, layout.title, _nav(book, snapshot))
    book.files["package.opf"] = _package(book, snapshot, layout).encode()
    return _zipped(book.files, snapshot)


def _chapters(snapshot: Snapshot, begins: dict[str, int]) -> Iterator[tuple[str, list[Story]]]:
    printed = sorted((story for story in snapshot.stories if story.id in begins), key=lambda story: begins[story.id])
    first = [story for story in printed if begins[story.id] == 1]
    if first:
        yield word("page", snapshot.language, n=1), first
    names = {section.id: section.name for section in snapshot.sections}
    inner = [story for story in printed if begins[story.id] > 1]
    for section in dict.fromkeys((*names, *(story.section for story in inner))):
        stories = [story for story in inner if story.section == section]
        if stories:
            yield names.get(section, section), stories


def _chapter(book: _Book, name: str, title: str, stories: list[Story], begins: dict[str, int], layout: Layout, snapshot: Snapshot) -> None:
    shown = {(e.story, e.id): e.path for page in layout.pages for e in page.elements if isinstance(e, Plate)}
    parts = [f"<h1>{said(title)}</h1>"]
    places: list[tuple[str, str]] = []
    for story in stories:
        number = sum(len(chapter[2]) for chapter in book.chapters) + len(places) + 1
        pictures = {shot.id: _picture(book, shot.path, shot.width, shot.height) for shot in story.shots if (story.id, shot.id) in shown}
        page, mark = begins[story.id], ""
        if page not in dict(book.pages):
            book.pages.append((page, f"{name}#page{page}"))
            mark = f'<div id="page{page}" role="doc-pagebreak" epub:type="pagebreak" aria-label="{said(word("page", snapshot.language, n=page))}"></div>'
        parts.append(article(story, number=number, pictures=pictures, mark=mark, language=snapshot.language))
        places.append((f"{name}#s{number}", story.headline))
    book.files[name] = _page(snapshot, title, "\n".join(parts))
    book.chapters.append((name, title, places))


def _picture(book: _Book, path: str, width: int, height: int) -> str:
    """The whole picture among the files, once."""
    data = cropped(path, (0, 0, width, height), WIDEST, RESOLUTION)
    name = f"picture-{hashlib.sha256(data).hexdigest()[:16]}.jpg"
    book.files[name] = data
    return name


def _page(snapshot: Snapshot, title: str, body: str, *, kind: str = "") -> bytes:
    language = said(snapshot.language)
    opened = f'<body class="{kind}">' if kind else "<body>"
    return (
        f'{HEAD}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" '
        f'xml:lang="{language}" dir="{direction(snapshot.language)}">\n<head><meta charset="utf-8"/><title>{said(title)}</title>'
        f'<link rel="stylesheet" href="paper.css"/></head>\n{opened}\n{body}\n</body>\n</html>\n'
    ).encode()


def _cover(snapshot: Snapshot) -> str:
    day = dated(snapshot.day, snapshot.language)
    foot = "".join(f"<p>{said(line)}</p>" for line in (day, snapshot.imprint, snapshot.address) if line)
    alt = f"{snapshot.paper}, {day}: {word('page', snapshot.language, n=1)}"
    return f'<h1>{said(snapshot.paper)}</h1>\n<p><img src="cover.jpg" alt="{said(alt)}"/></p>\n{foot}'


def _nav(book: _Book, snapshot: Snapshot) -> str:
    def entry(file: str, title: str, places: list[tuple[str, str]]) -> str:
        inner = "".join(f'<li><a href="{place}">{said(headline)}</a></li>' for place, headline in places)
        return f'<li><a href="{file}">{said(title)}</a>{inner and "<ol>" + inner + "</ol>"}</li>'

    contents = "".join(entry(*chapter) for chapter in book.chapters)
    pages = "".join(f'<li><a href="{place}">{page}</a></li>' for page, place in book.pages)
    title = said(word("inside", snapshot.language))
    cover = f'<li><a href="cover.xhtml">{said(snapshot.paper)}</a></li>'
    listed = f'<nav epub:type="page-list" role="doc-pagelist" hidden="hidden"><ol>{pages}</ol></nav>' if pages else ""
    return f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>{title}</h1><ol>{cover}{contents}</ol></nav>\n{listed}'


def _package(book: _Book, snapshot: Snapshot, layout: Layout) -> str:
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{snapshot.address}/today/{snapshot.day}#{snapshot.paper}")
    properties = {"nav.xhtml": ' properties="nav"', "cover.jpg": ' properties="cover-image"'}
    files = sorted(file for file in book.files)
    items = "\n".join(f'<item id="{_id(file)}" href="{file}" media-type="{TYPES[file.rpartition(".")[2]]}"{properties.get(file, "")}/>' for file in files)
    spine = "".join(f'<itemref idref="{_id(file)}"/>' for file in ("cover.xhtml", "nav.xhtml", *(chapter[0] for chapter in book.chapters)))
    turned = ' page-progression-direction="rtl"' if direction(snapshot.language) == "rtl" else ""
    modes = ("textual", "visual") if any(file.startswith("picture") for file in files) else ("textual",)
    about = [("accessMode", mode) for mode in modes] + [("accessModeSufficient", "textual"), ("accessibilityHazard", "none")]
    about += [("accessibilityFeature", feature) for feature in FEATURES]
    metas = "\n".join(f'<meta property="schema:{key}">{value}</meta>' for key, value in about)
    return f"""{HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{said(snapshot.language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{name}</dc:identifier>
<dc:title>{said(layout.title)}</dc:title>
<dc:language>{said(snapshot.language)}</dc:language>
<dc:creator>{said(snapshot.paper)}</dc:creator>
<dc:publisher>{said(snapshot.imprint or snapshot.paper)}</dc:publisher>
<dc:date>{snapshot.day}</dc:date>
<meta property="dcterms:modified">{snapshot.day}T00:00:00Z</meta>
<meta property="belongs-to-collection" id="paper">{said(snapshot.paper)}</meta>
<meta refines="#paper" property="collection-type">series</meta>
<meta property="pageBreakSource">{said(layout.title)}</meta>
{metas}
</metadata>
<manifest>
{items}
</manifest>
<spine{turned}>{spine}</spine>
</package>
"""


def _id(file: str) -> str:
    return file.replace(".", "-")


def _zipped(files: dict[str, bytes], snapshot: Snapshot) -> bytes:
    """The container, its type first and unpacked; every date is the edition's day."""
    container = (f'{HEAD}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
                 'full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n')  # fmt: skip
    every = {"mimetype": b"application/epub+zip", "META-INF/container.xml": container.encode()}
    every |= {f"EPUB/{name}": files[name] for name in sorted(files)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in every.items():
            about = zipfile.ZipInfo(name, (snapshot.day.year, snapshot.day.month, snapshot.day.day, 0, 0, 0))
            about.external_attr = 0o644 << 16
            archive.writestr(about, data, zipfile.ZIP_STORED if name == "mimetype" or name.endswith(".jpg") else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
