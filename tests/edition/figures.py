"""Papers at random, made and measured: the figures of each in one table, and what they come to together."""

import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gazette.edition.edition import Edition, make
from gazette.edition.gate import measure
from gazette.edition.sheet import SIZES

from .making import at_random

NAMES = tuple(SIZES)
AIRY = 0.15  # of a page: more advertising of the paper's own is a page that found too little to hold, and is reported


@dataclass(frozen=True)
class Figures:
    """What one paper came to. Shares are of a page, spaces in em."""

    seed: int
    size: str
    stories: int
    pages: int
    reported: int  # pages that found too little to hold
    held: int
    lost: int  # stories neither printed nor held
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

    def row(self) -> str:
        told = f"{self.seed:4} {self.size:10} {self.stories:4} {self.pages:3} {self.reported:3} {self.held:4} {self.lost:2} {len(self.hard):3}"
        told += f"  {self.fill:.3f} {self.median:.3f} {self.hole:.4f} {self.spaces:.3f} {self.least:.3f} {self.ladders:.4f} {self.widows:.2f}"
        return f"{told} {self.seconds:6.1f} {self.gate:5.1f}  {'; '.join((*self.hard, *self.soft))[:150]}"


HEAD = "seed size       sto  pg rep held lo hrd  fill  medn   hole   p95   least ladder wid    cpu   gate  findings"


def figures(seed: int, directory: Path, *, most: int = 150) -> Figures:
    """One paper made and measured."""
    snapshot, sheet = at_random(seed, directory, most=most), SIZES[NAMES[seed % 3]]
    started = time.process_time()
    edition = make(snapshot, sheet)
    made = time.process_time()
    measured = measure(edition.pdf, snapshot, edition.layout, sheet, jumps=len(edition.jumps))
    told = measured.figures
    fills = [value for key, value in told.items() if key.startswith("fill ") and key != "fill median"]
    return Figures(
        seed, sheet.name, len(snapshot.stories), len(edition.layout.pages), sum("of its own advertisements" in note for note in edition.notes),
        len(edition.held), len(_lost(edition)), tuple(f"{f.kind} {f.page}: {f.text}" for f in measured.findings if f.hard),
        tuple(f"{f.kind} {f.page}: {f.text}" for f in measured.findings if not f.hard), min(fills), told["fill median"], told["hole"],
        told.get("space p95", 0.0), told.get("space least", 1.0), told["ladders"], told["widows"], made - started, time.process_time() - made,
    )  # fmt: skip


def table(rows: Iterable[Figures]) -> list[Figures]:
    """Print each as it comes; all of them."""
    print(HEAD, flush=True)
    found = []
    for row in rows:
        print(row.row(), flush=True)
        found.append(row)
    pages, reported = sum(row.pages for row in found), sum(row.reported for row in found)
    print(f"{len(found)} papers, {pages} pages, {reported / pages:.1%} reported, {sum(r.lost for r in found)} lost, {sum(bool(r.hard) for r in found)} stopped")
    return found


def _lost(edition: Edition) -> set[str]:
    printed = {story for page in edition.layout.pages for story in page.stories}
    return {story.id for story in edition.snapshot.stories} - printed - {held.story for held in edition.held}


if __name__ == "__main__":
    first, last = (int(word) for word in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as kept:
        table(figures(seed, Path(kept)) for seed in range(first, last))
