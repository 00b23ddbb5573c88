"""Between the editor's rich text and the record's inline markup."""

import re
from collections.abc import Iterable, Iterator

import nh3

from gazette.house.text import clean_inline

PARAGRAPH = re.compile(r"<p\b([^>]*)>(.*?)</p>", re.S)
KEY = re.compile(r'data-block-key="([^"]*)"')
PAGE_TAGS = {"p", "h2", "h3", "ul", "ol", "li", "a", "b", "i", "sub", "sup", "br", "strong", "em", "table", "thead", "tbody", "tr", "th", "td"}


def paragraphs(rich: str) -> Iterator[tuple[str, str]]:
    """Key and inline markup of each paragraph of rich text; empty ones are left out."""
    found = PARAGRAPH.findall(rich) if "<p" in rich else [("", rich)]
    for attributes, inside in found:
        markup = clean_inline(inside).strip("\n")
        if markup.strip():
            key = KEY.search(attributes)
            yield (key.group(1) if key else ""), markup


def inline(rich: str) -> str:
    """The inline markup of a field that holds one paragraph; several are joined by a space."""
    return " ".join(markup for _, markup in paragraphs(rich or ""))


def rich(texts: Iterable[tuple[str, str]]) -> str:
    """Rich text of paragraphs given as key and inline markup."""
    return "".join(f'<p data-block-key="{key}">{markup}</p>' if key else f"<p>{markup}</p>" for key, markup in texts if markup)


def clean_page(body: str) -> str:
    """The HTML of a page of the house, by allow-list."""
    return nh3.clean(body, tags=PAGE_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto", "tel"}, link_rel=None)
