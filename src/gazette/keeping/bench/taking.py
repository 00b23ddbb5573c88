"""Taking in and pressing an archive: stories a second, CPU a page, memory, and files per story."""

import resource
import time
from pathlib import Path

from .figures import Figure

BATCH = 500


def make(directory: Path, count: int) -> list[Figure]:
    """Found the bench paper, take its archive in and press it; the figures of both."""
    from ..opening import choose
    from . import paper

    paper.found(directory)
    settings = choose(directory)
    from gazette.newsstand.search import catch_up as search_catch_up
    from gazette.press.press import press_all
    from gazette.staff.pressing import press_held
    from gazette.stories.taking_in import take_in_all

    started, worked = time.monotonic(), time.process_time()
    with press_held():
        taken = sum(1 for _ in take_in_all(paper.copies(count), at=paper.NOW))
    search_catch_up()
    took, cpu = time.monotonic() - started, time.process_time() - worked
    started, worked = time.monotonic(), time.process_time()
    report = press_all(settings)
    pressed, pressing = time.monotonic() - started, time.process_time() - worked
    pages = report.pressed + report.unchanged
    cards = sum(1 for _ in settings.store.glob("pictures/card-*.png"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Figure("taking in with search", taken / took, "stories/s", note=f"{cpu:.1f} CPU s for {taken}"),
        Figure("taking in with search and stored pages", taken / (took + pressed), "stories/s", least=100, note="social cards included"),
        Figure("pressing all, CPU a stored page", pressing / pages * 1000, "ms", most=2, note=f"{pages} pages, {cards} of them social cards"),
        Figure("pressing all, CPU a story with all its files", pressing / taken * 1000, "ms", most=5),
        Figure("memory at its peak", peak, "MiB", note="of the process that took in and pressed"),
    ]


def bench(directory: Path, count: int) -> list[Figure]:
    """Press everything once more: nothing may change on the disk."""
    from gazette.press.press import press_all

    from ..opening import choose

    started = time.process_time()
    report = press_all(choose(directory))
    spent = time.process_time() - started
    pages = report.pressed + report.unchanged
    return [
        Figure("pressing all again, CPU a page", spent / pages * 1000, "ms"),
        Figure("pages whose bytes changed when pressed again", report.pressed, "pages", most=0),
    ]
