"""The formats the wire reads, in the order in which a file is tried."""

from collections.abc import Callable, Iterator
from types import ModuleType

from gazette.house.mistakes import Mistake

from ..item import Item
from . import markdown, page

FORMATS: dict[str, ModuleType] = {"page": page, "markdown": markdown}
Reader = Callable[..., Iterator[Item]]


def recognise(name: str, text: str) -> str:
    """The name of the format a file is in. Raises Mistake when none fits."""
    for word, module in FORMATS.items():
        if module.fits(name, text):
            return word
    raise Mistake(f"{name} is in no format we can read. Say which with --as ({', '.join(FORMATS)}).")
