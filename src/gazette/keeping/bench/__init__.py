"""Benches: what the paper costs, measured on a paper made for it; ratios and CPU seconds are what counts on a shared machine."""

from collections.abc import Callable
from pathlib import Path

from . import opening, printing, publishing, serving, taking, weighing
from .figures import Figure

Bench = Callable[[Path, int], list[Figure]]

# In running order; each gets the directory of a pressed paper and how many stories it holds.
BENCHES: dict[str, Bench] = {
    "press": taking.bench,
    "weight": weighing.bench,
    "publish": publishing.bench,
    "print": printing.bench,
    "serve": serving.bench,
    "memory": serving.memory,
    "up": opening.bench,
}
PAPERLESS = frozenset({"print"})  # those that make what they need by themselves
