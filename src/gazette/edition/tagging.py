"""The tags of a drawn file put right: every story one article, its two halves and its broken paragraphs joined.

Typst tags each block where it stands. It has no element for an article, and none that goes on in another column or page; here the tree is
regrouped by the layout it was drawn from (ISO 32000-1, 14.7 and 14.8.4).
"""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from .layout import Frame, Layout, Plate, Type

Tag = pikepdf.Object


def tagged(pdf: bytes, layout: Layout) -> bytes:
    """The same file with its stories as articles, each in its language; as it was, tagged block by block, when its tags are not those of the layout."""
    with Pdf.open(io.BytesIO(pdf)) as file:
        root = file.Root.StructTreeRoot
        document = root.K[0] if isinstance(root.K, Array) else root.K
        tags, places = list(document.K), list(_places(layout))
        if len(tags) != len(places):
            return pdf
        moved: dict[tuple[int, int], Tag] = {}
        foreign = dict(layout.foreign)
        articles: dict[str, Tag] = {}
        kept: list[Tag] = []
        open_: dict[str, Tag] = {}
        for tag, (story, goes_on) in zip(tags, places, strict=True):
            if not story:
                kept.append(tag)
                continue
            if story not in articles:
                articles[story] = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Art, P=document, K=Array()))
                if story in foreign:
                    articles[story].Lang = String(foreign[story])
                kept.append(articles[story])
            before = open_.pop(story, None) if goes_on is not None else None
            if before is not None:
                _join(before, tag)
                moved[tag.objgen] = before
            else:
                tag.P = articles[story]
                articles[story].K.append(tag)
            if goes_on:
                open_[story] = before if before is not None else tag
        document.K = Array(kept)
        _point(root.ParentTree, moved)
        _plain(file)
        made = io.BytesIO()
        file.save(made, deterministic_id=True)
    return made.getvalue()


def _places(layout: Layout) -> Iterator[tuple[str, bool | None]]:
    """For every tag in order its story, and whether its paragraph goes on in another frame (None: it is no such paragraph)."""
    for page in layout.pages:
        for element in page.elements:
            if isinstance(element, Plate) or (isinstance(element, Type) and element.role != "furniture"):
                yield element.story, None
            elif isinstance(element, Frame):
                for paragraph in element.paragraphs:
                    yield element.story, None if paragraph.role == "h3" else not paragraph.lines[-1].last


def _join(first: Tag, second: Tag) -> None:
    """Give the content of the second to the first; what stands on another page says so."""
    here = second.Pg
    for kid in second.K:
        first.K.append(Dictionary(Type=Name.MCR, Pg=here, MCID=kid) if isinstance(kid, int) and here.objgen != first.Pg.objgen else kid)


def _plain(file: Pdf) -> None:
    """Destinations where they are used, and no lists of glyphs that nobody asks for: both harmless, and neither to be checked otherwise."""
    for each in file.objects:
        if isinstance(each, Dictionary) and isinstance(each.get("/Dest"), Array):
            each.Dest = Array(list(each.Dest))
        if isinstance(each, Dictionary) and each.get("/Type") == "/FontDescriptor" and "/CIDSet" in each:
            del each["/CIDSet"]


def _point(tree: Tag, moved: dict[tuple[int, int], Tag]) -> None:
    """Let the way back from content to tags end at the tags that are left."""
    for node in tree.get("/Kids", ()):
        _point(node, moved)
    for entry in tree.get("/Nums", ()):
        if isinstance(entry, Array):
            for place, tag in enumerate(entry):
                if isinstance(tag, Dictionary) and tag.objgen in moved:
                    entry[place] = moved[tag.objgen]
