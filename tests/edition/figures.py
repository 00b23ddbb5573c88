"""Papers at random, made and measured: the figures of each in one table, and what they come to together.

``python -m tests.edition.figures FIRST LAST [PROCESSES]`` prints them.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from gazette.edition.edition import Edition, make
from gazette.edition.fullness import MEDIAN, own_share
from gazette.edition.gate import Measured, measure
from gazette.edition.sheet import SIZES
from gazette.edition.white import FILL, HOLE
from gazette.edition.witness import hear

from .making import at_random

NAMES = tuple(SIZES)
AIRY = 0.15  # of a page: more advertising of the paper's own is a page that found too little to hold, and is reported
SOFT = ("own", "fill", "median", "hole", "gaps", "hyphens", "ladder", "widow")  # kinds of what the gate only remarks
PAPERS = 4  # made by one process before it ends, so that memory stays small


@dataclass(frozen=True)
class Figures:
    """What one paper came to. Shares are of a page, spaces in em."""

    seed: int
    size: str
    stories: int
    pages: int
    airy: int  # pages that found too little to hold
    untold: int  # of those, the ones nobody is told of
    own: float  # the share of the whole paper that its own advertisements take
    held: int
    lost: int  # stories neither printed nor held with a reason
    hard: tuple[str, ...]
    soft: tuple[str, ...]
    fill: float  # the least of a page
    median: float
    hole: float
    spaces: float
    least: float
    ladders: float
    widows: float
    seconds: float
    gate: float

    @property
    def is_full(self) -> bool:
        """Did every page find enough to hold?"""
        return not self.airy

    @property
    def is_whole(self) -> bool:
        """Does it keep what is promised of white: how full the least and the median page are, and the largest hole?"""
        return self.fill >= FILL and self.median >= MEDIAN and self.hole <= HOLE

    def row(self) -> str:
        told = f"{self.seed:4} {self.size:10} {self.stories:4} {self.pages:3} {self.airy:3} {self.own:.3f} {self.held:4} {self.lost:2} {len(self.hard):3}"
        told += f"  {self.fill:.3f} {self.median:.3f} {self.hole:.4f} {self.spaces:.3f} {self.least:.3f} {self.ladders:.4f} {self.widows:.2f}"
        return f"{told} {self.seconds:6.1f} {self.gate:5.1f}  {'; '.join((*self.hard, *self.soft))[:150]}"


HEAD = "seed size       sto  pg air   own held lo hrd  fill  medn   hole   p95   least ladder wid    cpu   gate  findings"


def figures(seed: int, directory: Path, *, most: int = 150) -> Figures:
    """One paper made, measured and heard by the second witness."""
    room = directory / str(seed)
    room.mkdir()
    snapshot, sheet = at_random(seed, room, most=most), SIZES[NAMES[seed % 3]]
    started = time.process_time()
    edition = make(snapshot, sheet)
    made = time.process_time()
    measured = measure(edition.pdf, edition.snapshot, edition.layout, sheet, jumps=len(edition.jumps))
    gate = time.process_time() - made
    heard = hear(edition.pdf, edition.snapshot, edition.layout, jumps=len(edition.jumps))
    told = measured.figures
    fills = [value for key, value in told.items() if key.startswith("fill ") and key != "fill median"]
    shares = {page.number: own_share(page, sheet) for page in edition.layout.pages}
    airy = [number for number, share in shares.items() if share > AIRY]
    return Figures(
        seed, sheet.name, len(snapshot.stories), len(edition.layout.pages), len(airy), len([n for n in airy if not _is_told(n, measured)]),
        sum(shares.values()) / len(shares), len(edition.held), len(_lost(edition)),
        tuple(f"{f.kind} {f.page}: {f.text}" for f in chain(measured.findings, heard) if f.hard),
        tuple(f"{f.kind} {f.page}: {f.text}" for f in measured.findings if not f.hard), min(fills), told["fill median"], told["hole"],
        told.get("space p95", 0.0), told.get("space least", 1.0), told["ladders"], told["widows"], made - started, gate,
    )  # fmt: skip


def papers(seeds: Iterable[int], directory: Path, *, processes: int) -> Iterator[Figures]:
    """The figures of many papers, made beside one another, in the order of their seeds."""
    # Not concurrent.futures: with max_tasks_per_child its pool of Python 3.11 stands still when all children have ended (python/cpython#115634).
    with get_context("spawn").Pool(processes, maxtasksperchild=PAPERS) as pool:
        yield from pool.imap(partial(figures, directory=directory), seeds)


def table(rows: Iterable[Figures]) -> list[Figures]:
    """Print each as it comes, and what they come to; all of them."""
    print(HEAD, flush=True)
    found = []
    for row in rows:
        print(row.row(), flush=True)
        found.append(row)
    print(summary(found), flush=True)
    return found


def summary(rows: list[Figures]) -> str:
    """What many papers come to, in a few lines."""
    count, pages = len(rows), sum(row.pages for row in rows)
    full, whole, airy = sum(row.is_full for row in rows), sum(row.is_whole for row in rows), sum(row.airy for row in rows)
    untold, own = sum(row.untold for row in rows), sum(row.own * row.pages for row in rows) / pages
    soft = ", ".join(
        f"{kind} {sum(any(said.startswith(kind) for said in row.soft) for row in rows)}" for kind in SOFT
    )
    return (
        f"{count} papers, {pages} pages: every page full in {full} ({full / count:.0%}); "
        f"{airy} pages gape ({airy / pages:.1%}), {airy - untold} of them told.\n"
        f"{sum(row.lost for row in rows)} stories lost, {sum(bool(row.hard) for row in rows)} papers stopped; own advertisements {own:.1%} of all pages.\n"
        f"Fill and holes as promised in {whole} ({whole / count:.0%}); papers with soft findings: {soft}.\n"
        f"CPU a page: {sum(row.seconds for row in rows) / pages:.2f} s to make, {sum(row.gate for row in rows) / pages:.2f} s for the gate; "
        f"the dearest paper {max(row.seconds for row in rows):.1f} s."
    )


def _is_told(number: int, measured: Measured) -> bool:
    return any(f.page == number and f.kind == "own" and "would fill it" in f.text for f in measured.findings)


def _lost(edition: Edition) -> set[str]:
    printed = {story for page in edition.layout.pages for story in page.stories}
    return {story.id for story in edition.snapshot.stories} - printed - {held.story for held in edition.held if held.why}


if __name__ == "__main__":
    first, last, *most = (int(word) for word in sys.argv[1:])
    with tempfile.TemporaryDirectory() as kept:
        table(papers(range(first, last), Path(kept), processes=most[0] if most else os.cpu_count() or 1))
