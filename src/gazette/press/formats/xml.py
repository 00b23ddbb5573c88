"""Small joints for writing XML: elements with text, and only characters XML 1.0 allows."""

import re

from lxml import etree

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """Text without the characters XML 1.0 section 2.2 forbids."""
    return ILLEGAL.sub("", text)


def element(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """A child with text; attribute ``xml_lang`` is written xml:lang."""
    names = {key.replace("xml_", "{http://www.w3.org/XML/1998/namespace}"): legal(value) for key, value in attributes.items()}
    child = etree.SubElement(parent, tag, names)
    if text:
        child.text = legal(text)
    return child


def document(root: etree._Element) -> bytes:
    """The whole document in UTF-8, with its declaration."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return made
