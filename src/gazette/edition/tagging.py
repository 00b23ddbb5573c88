"""The tags of a drawn file put right: every story one article, its two halves and its broken paragraphs joined, the word behind an initial whole.

Typst tags each block where it stands. It has no element for an article, and none that goes on in another column or page; here the tree is
regrouped by the layout it was drawn from (ISO 32000-1, 14.7 and 14.8.4).
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from .breaking import Line
from .layout import Frame, Layout, Plate, Type

Tag = pikepdf.Object


def regroup(file: Pdf, layout: Layout) -> None:
    """Make its stories articles, each in its language; left as it is, tagged block by block, when its tags are not those of the layout."""
    root = file.Root.StructTreeRoot
    document = root.K[0] if isinstance(root.K, Array) else root.K
    tags, places = list(document.K), list(_places(layout))
    if len(tags) != len(places):
        return
    moved: dict[tuple[int, int], Tag] = {}
    whole: dict[tuple[int, int], list[tuple[Tag, str]]] = {}
    foreign = dict(layout.foreign)
    articles: dict[str, Tag] = {}
    kept: list[Tag] = []
    open_: dict[str, Tag] = {}
    for tag, (story, goes_on, opening) in zip(tags, places, strict=True):
        if opening:
            whole.setdefault(tag.Pg.objgen, []).append((tag, opening))
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
    for page in (page for page in file.pages if page.obj.objgen in whole):
        _tell(page, whole[page.obj.objgen])
        for tag, word in whole[page.obj.objgen]:
            _span(file, root.ParentTree, page, tag, word)
    _plain(file)


def _places(layout: Layout) -> Iterator[tuple[str, bool | None, str]]:
    """For every tag in order its story, whether its paragraph goes on in another frame (None: it is no such paragraph), and its first word after an initial."""
    for page in layout.pages:
        for element in page.elements:
            if isinstance(element, Plate) or (isinstance(element, Type) and element.role != "furniture"):
                yield element.story, None, ""
            elif isinstance(element, Frame):
                for paragraph in element.paragraphs:
                    yield element.story, None if paragraph.role == "h3" else not paragraph.lines[-1].last, _opening(paragraph.lines[0])


def _opening(line: Line) -> str:
    """The first word of a line beside an initial, with it; nothing for other lines."""
    word, space, _ = line.runs[0].text.partition(" ")
    return line.initial + word + "\u00ad" * (line.hyphen and not space and len(line.runs) == 1) if line.initial else ""


def _tell(page: pikepdf.Page, openings: list[tuple[Tag, str]]) -> None:
    """Let the letters drawn first for each of some paragraphs be read as a word that has more (ISO 32000-1, 14.9.4).

    It is told inside their text object: poppler places such a word by the state in which it ends.
    """
    drawn = page.Contents.read_bytes()
    for tag, word in openings:
        said = (b"\xfe\xff" + word.encode("utf-16-be")).hex().upper().encode()
        at = drawn.index(b"<</MCID %d>>BDC" % int(tag.K[0]))
        start = drawn.index(b"BT", at) + 2
        end = drawn.index(b"\nET\nQ", start)
        drawn = b"".join((drawn[:start], b"\n/Span<</ActualText<%s>>>BDC" % said, drawn[start:end], b"\nEMC", drawn[end:]))
    page.Contents.write(drawn)


def _span(file: Pdf, tree: Tag, page: pikepdf.Page, tag: Tag, word: str) -> None:
    """The same for those who read by the tags: a tag of its own for the letters drawn first."""
    number = int(tag.K[0])
    span = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Span, P=tag, Pg=page.obj, K=Array([number]), ActualText=String(word)))
    tag.K[0] = span
    _parents(tree, int(page.obj.StructParents))[number] = span


def _parents(tree: Tag, key: int) -> Tag:
    """Of a page's pieces of content the tags that hold them, by their number."""
    for node in tree.get("/Kids", ()):
        if node.Limits[0] <= key <= node.Limits[1]:
            return _parents(node, key)
    keys = [int(number) for number in list(tree.Nums)[::2]]
    found: Tag = tree.Nums[keys.index(key) * 2 + 1]
    return found


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
