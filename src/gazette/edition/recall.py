"""Frozen things read back from their own JSON: layouts, pages, stories and wishes, each by the types of its fields."""

import types
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from . import layout, snapshot, wishes
from .layout import Page

Kind = TypeVar("Kind")
ELEMENTS = {kind.__name__.lower(): kind for kind in get_args(layout.Element)}


def recall(kind: type[Kind], told: Any) -> Kind:
    """The dataclass whose ``asdict`` (or ``as_json``) this is. A field it does not know is left out."""
    made: Kind = _read(kind, told)
    return made


def page_of(told: dict[str, Any]) -> Page:
    """One page of ``Layout.as_json``."""
    return recall(Page, told)


def _read(kind: Any, told: Any) -> Any:
    origin = get_origin(kind)
    if origin is tuple:
        inner = get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_read(inner[0], item) for item in told)
        return tuple(_read(part, item) for part, item in zip(inner, told, strict=True))
    if origin in (Union, types.UnionType):
        return _chosen(get_args(kind), told)
    if origin is dict:
        of = get_args(kind)
        return {of[0](key): _read(of[1], value) for key, value in told.items()}
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(**{f.name: _read(hints[f.name], told[f.name]) for f in fields(kind) if f.name in told})  # type: ignore[operator]
    if kind is date:
        return date.fromisoformat(told)
    return told


def _chosen(kinds: tuple[Any, ...], told: Any) -> Any:
    """Of several types: nothing, an element of a page by its own word, else the one that is no None."""
    if told is None:
        return None
    if isinstance(told, dict) and told.get("kind") in ELEMENTS:
        return _read(ELEMENTS[told["kind"]], {name: value for name, value in told.items() if name != "kind"})
    return _read(next(kind for kind in kinds if kind is not type(None)), told)


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, {**vars(wishes), **vars(snapshot), **vars(layout)})
