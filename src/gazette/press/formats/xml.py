"""Small joints for writing XML as text: escaped words, elements, and only characters XML 1.0 allows."""

import re

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
IN_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def legal(text: str) -> str:
    """Text without the characters XML 1.0 section 2.2 forbids."""
    return ILLEGAL.sub("", text)


def words(text: str) -> str:
    """Text as the content of an element."""
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def cdata(text: str) -> str:
    """Markup as the content of an element, readable as it is."""
    return f"<![CDATA[{legal(text).replace(']]>', ']]&gt;')}]]>"


def element(tag: str, text: str = "", *children: str, **attributes: str) -> str:
    """An element with text, then elements. An attribute ``xml_lang`` is written xml:lang."""
    said = "".join(f' {name.replace("_", ":")}="{legal(value).translate(IN_ATTRIBUTE)}"' for name, value in attributes.items())
    inside = words(text) + "".join(children)
    return f"<{tag}{said}>{inside}</{tag}>" if inside else f"<{tag}{said}/>"


def document(root: str, *entries: bytes, end: str = "") -> bytes:
    """The whole document in UTF-8, with its declaration. Entries written already stand before the closing tags ``end``."""
    return b"".join(((HEAD + root.removesuffix(end)).encode(), *entries, end.encode()))
