"""The child of the bench of print: makes an edition, or one page of it again, and tells what each stage took.

``python -m gazette.keeping.bench.printer edition PAGES STORIES FILE`` or ``again FILE [front]``
"""

import json
import os
import pickle
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazette.edition.layout import Page


def edition(pages: int, stories: int, keep: Path) -> dict[str, Any]:
    """Make an edition with all its files, and say what each stage took. It is kept for the page that is made again."""
    from gazette.edition import edition as engine
    from gazette.edition import makeup, offering, stock
    from gazette.edition.epub import epub
    from gazette.edition.epub_proof import astray
    from gazette.edition.gate import measure
    from gazette.edition.layout import Plate
    from gazette.edition.pictures import page_pictures
    from gazette.edition.press_file import press_pdf
    from gazette.edition.sealing import WIDTHS, faults
    from gazette.edition.witness import hear, programs

    from .issue import snapshot
    from .stopwatch import Stopwatch

    watch = Stopwatch()
    for module in (stock, offering):
        watch.on(module, "shapes", "shapes")
    for module, function, stage in ((stock, "prepare", "break"), (makeup, "search", "search"), (engine, "draw", "draw")):
        watch.on(module, function, stage)
    asked = snapshot(stories)
    with watch.stage("plan"):
        made = engine.make(asked, pages=pages)
    with watch.stage("gate"):
        measured = measure(made.pdf, made.snapshot, made.layout, made.sheet, jumps=len(made.jumps))
    heard = []
    if programs():
        before = os.times()
        heard = hear(made.pdf, made.snapshot, made.layout, jumps=len(made.jumps))
        watch.spent["witness"] = sum(after - before_ for after, before_ in zip(os.times()[:4], before[:4], strict=True))
    with watch.stage("page pictures"):
        shown = [page_pictures(made.pdf, width=width) for width in WIDTHS]
    with watch.stage("press file"):
        plates = press_pdf(made)
    with watch.stage("check of the press file"):
        heard += faults(made, plates)
    with watch.stage("EPUB"):
        book = epub(made.snapshot, made.layout, shown[-1][0])
    with watch.stage("check of the EPUB"):
        heard += astray(book, made.snapshot, made.layout)
    findings = [*measured.findings, *heard]
    if any(finding.hard for finding in findings):
        raise SystemExit(f"The gate stopped the edition of the bench: {findings[0].text}")
    keep.write_bytes(pickle.dumps((made.snapshot, made.sheet, made.layout, tuple((jump.story, jump.start, jump.end) for jump in made.jumps))))
    printed = {story for page in made.layout.pages for story in page.stories}
    return {
        "spent": watch.spent,
        "pages": len(made.layout.pages),
        "stories": stories,
        "printed": len(printed),
        "pictures": sum(isinstance(element, Plate) for page in made.layout.pages for element in page.elements),
        "findings": f"{len(findings)} findings of taste" if findings else "nothing found",
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def again(kept: Path, *, front: bool) -> dict[str, Any]:
    """Edit a story of page one, or of a page in the middle, and make that page again, in a process that knows only what was kept."""
    from gazette.edition.gate import measure
    from gazette.edition.replating import replate

    from .issue import edited

    known, sheet, layout, jumps = pickle.loads(kept.read_bytes())
    middle = len(layout.pages) // 2
    inner = (found for page in (*layout.pages[middle:], *layout.pages[:middle]) if (found := _alone(page, jumps)))
    page, story = (layout.pages[0], layout.pages[0].stories[0]) if front else next(inner)
    now = edited(known, story)
    started = time.process_time()
    made = replate(now, sheet, layout, jumps, page.number)
    drawn = time.process_time()
    measured = measure(made.pdf, now, made.layout, sheet, jumps=len(made.jumps), only=made.pages)
    gated = time.process_time()
    if not measured.passes or made.layout.pages[page.number - 1] == page or not (front or made.pages == (page.number,)):
        raise SystemExit(f"Page {page.number} was not made again alone: {measured.findings}")
    return {"page": page.number, "pages": len(made.pages), "of": len(layout.pages), "stories": len(page.stories),
            "again": drawn - started, "gate": gated - drawn, "start": started}  # fmt: skip


def _alone(page: "Page", jumps: tuple[tuple[str, int, int], ...]) -> "tuple[Page, str] | None":
    """A page from which nothing jumps, with a story that stands on it alone."""
    jumping = {story for story, _, _ in jumps}
    story = next((story for story in page.stories if story not in jumping), "")
    return (page, story) if story and not any(start == page.number for _, start, _ in jumps) else None


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    print(json.dumps(edition(int(rest[0]), int(rest[1]), Path(rest[2])) if verb == "edition" else again(Path(rest[0]), front="front" in rest)))
