"""The memory of a press: answers already given, kept from run to run as long as no act touched them."""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gazette.record.copy import Copy
from gazette.record.reading import Reading

from .facets import Tick, answer, digest

HEAVY = ("copy", "version")  # answers of many kilobytes
MOST, MOST_HEAVY = 10_000, 250  # answers kept
MOST_PARTS = 2500  # parts of pages kept, of about a kilobyte each
HEAVY_PARTS, MOST_HEAVY_PARTS = ("feed entry",), 300  # and those that hold a whole story
Answer = tuple[Any, str]
Part = tuple[Any, Mapping[str, str]]  # what was made, and what was read for it
Name = tuple[str, str]


class Memory:
    """Answers by key with their hashes, the longest unused forgotten first. ``stand`` says of which record they hold."""

    def __init__(self) -> None:
        self.stand: tuple[int, str] = (0, "")  # number and chain of the last entry they know of
        self.copies: dict[int, Copy | None] = {}  # by entry, for the reading of the next batch
        self._light: OrderedDict[str, Answer] = OrderedDict()
        self._heavy: OrderedDict[str, Answer] = OrderedDict()
        self._parts: OrderedDict[Name, Part] = OrderedDict()
        self._heavy_parts: OrderedDict[Name, Part] = OrderedDict()
        self._sure: set[Name] = set()  # parts all whose answers were asked since the last act or tick

    def ask(self, reading: Reading, tick: Tick, key: str) -> Answer:
        """The answer to a key and its hash, asked once."""
        shelf, most = (self._heavy, MOST_HEAVY) if key.startswith(HEAVY) else (self._light, MOST)
        found = shelf.get(key)
        if found is not None:
            shelf.move_to_end(key)
            return found
        given = answer(reading, tick, key)
        shelf[key] = found = given, digest(given)
        if len(shelf) > most:
            shelf.popitem(last=False)
        return found

    def part(self, reading: Reading, tick: Tick, name: Name) -> Part | None:
        """A part made before, if every question read for it still has the same answer."""
        shelf, _ = self._shelf(name)
        found = shelf.get(name)
        if found is None:
            return None
        if name not in self._sure:
            if any(self.ask(reading, tick, key)[1] != hash for key, hash in found[1].items()):
                return None
            self._sure.add(name)
        shelf.move_to_end(name)
        return found

    def keep(self, name: Name, part: Part) -> None:
        """Keep a part for the next page that holds it."""
        shelf, most = self._shelf(name)
        shelf[name] = part
        self._sure.add(name)
        if len(shelf) > most:
            self._sure.discard(shelf.popitem(last=False)[0])

    def forget(self, spans: Iterable[tuple[str, str]]) -> None:
        """Forget keys: of each span one key when it has no end, else every key from its start on and before its end."""
        spans = tuple(spans)
        self._sure.clear()
        for shelf in (self._light, self._heavy):
            keys = sorted(shelf) if any(end for _, end in spans) else []
            for start, end in spans:
                for key in keys[bisect_left(keys, start) : bisect_left(keys, end)] if end else (start,):
                    shelf.pop(key, None)

    def clear(self) -> None:
        """Forget everything."""
        self._light.clear()
        self._heavy.clear()
        self._parts.clear()
        self._heavy_parts.clear()
        self._sure.clear()

    def _shelf(self, name: Name) -> tuple[OrderedDict[Name, Part], int]:
        return (self._heavy_parts, MOST_HEAVY_PARTS) if name[0] in HEAVY_PARTS else (self._parts, MOST_PARTS)


KEPT: dict[Path, Memory] = {}  # by the paper's directory, in this process


def recall(directory: Path, reading: Reading, cursor: int) -> Memory:
    """This process's memory of a paper, if it knows the record exactly up to the cursor; else an empty one."""
    kept = KEPT.get(directory)
    if kept is None or kept.stand != (cursor, reading.chain(cursor)):
        kept = KEPT[directory] = Memory()
    return kept
