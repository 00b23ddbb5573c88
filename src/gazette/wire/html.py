"""Foreign HTML to the blocks of a body: cleaned first, then read element by element; nothing unknown survives."""

import re
from collections.abc import Iterator

import nh3
from lxml import etree, html

from gazette.house.text import clean_inline, escape, plain
from gazette.record.copy import Block

from .item import block

KEPT = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
        "figure", "figcaption", "img", "a", "b", "strong", "i", "em", "sub", "sup", "br", "div", "section", "article", "pre", "hr",
        "dl", "dt", "dd", "del", "s"}  # fmt: skip
LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
ENDING = re.compile("</(?:p|div|section|article|li|dt|dd|h[1-6]|pre|blockquote|figcaption|td|th)>")  # parts words
CONTAINERS = ("div", "section", "article", "figure", "body", "tbody", "thead")


def blocks_from_html(markup: str, slug: str, start: int = 0) -> Iterator[Block]:
    """Blocks in reading order; ids count from ``start``."""
    clean = nh3.clean(markup, tags=KEPT, attributes={"a": {"href"}, "img": {"src", "alt", "title"}}, link_rel=None)
    if not clean.strip():
        return
    root = html.fragment_fromstring(clean, create_parent="body", parser=html.HTMLParser(no_network=True, huge_tree=False))
    number = start
    for kind, value in _read(root):
        yield block(slug, number, kind, **value)
        number += 1


Found = tuple[str, dict[str, object]]


def _read(element: html.HtmlElement) -> Iterator[Found]:
    loose = escape(element.text or "")
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in ("b", "strong", "i", "em", "a", "sub", "sup", "br", "del", "s", "") and not child.findall(".//img"):
            loose += etree.tostring(child, encoding="unicode", method="html")  # its tail comes along
            continue
        yield from _loose(loose)
        yield from _element(child, tag)
        loose = escape(child.tail or "")
    yield from _loose(loose)


def _element(child: html.HtmlElement, tag: str) -> Iterator[Found]:
    words = _inside(child)
    if child.findall(".//img") and tag in ("p", "a", "figure") or tag == "img":
        yield from _pictures(child)
        if tag == "p":
            yield from _loose(words)
    elif tag == "p":
        yield from _loose(words)
    elif tag in LEVELS:
        if plain(words).strip():
            yield "heading", {"text": clean_inline(words)}
    elif tag == "blockquote":
        yield from _quote(child)
    elif tag in ("ul", "ol"):
        items = [item for li in list(child.iter("li")) if (item := _without_lists(li))]
        if items:
            yield "list", {"ordered": tag == "ol", "items": items}
    elif tag == "table":
        yield "table", _table(child)
    elif tag == "dl":
        yield "factbox", {"title": "", "rows": [["" if e.tag == "dd" else plain(_inside(e)), _inside(e) if e.tag == "dd" else ""] for e in child]}
    elif tag == "pre":
        yield from _loose(words)
    elif tag != "hr":
        yield from _read(child)


def _loose(words: str) -> Iterator[Found]:
    for part in words.replace("<br><br>", "\n\n").split("\n\n"):
        if plain(part).strip():
            yield "paragraph", {"text": " ".join(clean_inline(part.replace("<br>", " ")).split())}


def _pictures(element: html.HtmlElement) -> Iterator[Found]:
    caption = element.find(".//figcaption")
    for image in [element] if element.tag == "img" else element.iter("img"):
        words = _inside(caption) if caption is not None else clean_inline(image.get("title", ""))
        yield "picture", {"picture": image.get("src", ""), "caption": words, "alt": image.get("alt", ""), "credit": "", "decorative": False}
    for image in list(element.iter("img")):
        if image is not element:
            image.drop_tree()


def _quote(element: html.HtmlElement) -> Iterator[Found]:
    parts = [part for kind, value in _read(element) if kind == "paragraph" for part in [str(value["text"])]]
    said, who = " ".join(parts), ""
    for dash in ("— ", "– "):
        before, mark, after = said.rpartition(dash)
        if mark and len(plain(after)) < 80 and before:
            said, who = before.strip(), plain(after).strip()
            break
    if said:
        yield "quote", {"text": said, "who": who}


def _table(element: html.HtmlElement) -> dict[str, object]:
    caption = element.find("caption")
    rows = [[_inside(cell) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
    headed = bool(rows) and element.find(".//th") is not None
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    return {"caption": plain(_inside(caption)) if caption is not None else "", "head": [plain(c) for c in rows[0]] if headed else [],
            "rows": rows[1:] if headed else rows}  # fmt: skip


def _without_lists(item: html.HtmlElement) -> str:
    """The words of one item; lists within it follow as items of their own, words behind them stay."""
    for inner in [e for e in item if e.tag in ("ul", "ol")]:
        inner.tail = f" {inner.tail or ''}"
        inner.drop_tree()
    return _inside(item)


def _inside(element: html.HtmlElement) -> str:
    inner = escape(element.text or "") + "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return " ".join(clean_inline(ENDING.sub(r"\g<0> ", inner)).split())
