"""What is written from right to left, laid out: everything is placed as for the other languages and then turned round, its column or its page with it."""

from collections.abc import Iterable
from dataclasses import replace

from .layout import Element, Frame, Plate, Rule, Type
from .normal import is_turned

SIDES = {"left": "right", "right": "left"}


def spoken(elements: Iterable[Element], language: str) -> list[Element]:
    """The elements with the language their words run by; without it they run from left to right."""
    if not is_turned(language):
        return list(elements)
    return [_spoken(element, language.split("-")[0]) for element in elements]


def mirrored(elements: Iterable[Element], left: float, right: float) -> list[Element]:
    """The elements as a mirror between two edges shows their places; their words are not turned."""
    return [_mirrored(element, left + right) for element in elements]


def _spoken(element: Element, language: str) -> Element:
    if isinstance(element, Type | Frame):
        return element if element.language else replace(element, language=language)
    if isinstance(element, Plate):
        return replace(element, caption=replace(element.caption, language=element.caption.language or language))
    return element


def _mirrored(element: Element, edges: float) -> Element:
    if isinstance(element, Type):
        return replace(element, x=edges - element.x - element.width, align=SIDES.get(element.align, element.align))
    if isinstance(element, Plate):
        return replace(element, x=edges - element.x - element.width, caption=_turned(element.caption, edges))
    if isinstance(element, Rule):
        return replace(element, x=edges - element.x - (0.0 if element.upright else element.length))
    return replace(element, x=edges - element.x - element.width)


def _turned(caption: Type, edges: float) -> Type:
    return replace(caption, x=edges - caption.x - caption.width, align=SIDES.get(caption.align, caption.align))
