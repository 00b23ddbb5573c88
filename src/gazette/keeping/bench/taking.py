"""Taking in and pressing an archive: stories a second, CPU a page, memory, and files per story."""

import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING

from .figures import Figure

if TYPE_CHECKING:
    from gazette.press.press import Report

CARD = "social card"
OWN = ("story", "ninjs", CARD)  # kinds of page that a story has one of, all to itself, when it is published


def make(directory: Path, count: int) -> list[Figure]:
    """Found the bench paper, take its archive in and press it; the figures of both."""
    from ..opening import choose
    from . import paper

    paper.found(directory)
    settings = choose(directory)
    from gazette.newsstand.search import catch_up as search_catch_up
    from gazette.press.crew import hands
    from gazette.press.press import press_all
    from gazette.staff.pressing import press_held
    from gazette.stories.taking_in import take_in_all

    started, worked = time.monotonic(), time.process_time()
    with press_held():
        taken = sum(1 for _ in take_in_all(paper.copies(count), at=paper.NOW))
    search_catch_up()
    took, cpu = time.monotonic() - started, time.process_time() - worked
    started, worked = time.monotonic(), time.process_time()
    report = press_all(settings, hands=hands())
    pressed, pressing = time.monotonic() - started, time.process_time() - worked + report.helped
    pages, drawing = report.pressed + report.unchanged, report.work[CARD]
    peak, of_hands = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return [
        Figure("taking in with search", taken / took, "stories/s", note=f"{cpu:.1f} CPU s for {taken}"),
        Figure("taking in with search and stored pages, pictures apart", taken / (took + pressed * (1 - drawing / pressing)), "stories/s", least=100,
               note=f"wall clock, without the share of {report.pages[CARD]} social cards, {drawing:.1f} of {pressing:.1f} CPU s of pressing"),
        Figure("the same, social cards included", taken / (took + pressed), "stories/s"),
        Figure("pressing all, CPU a stored page", pressing / pages * 1000, "ms", most=2,
               note=f"{pages} pages of every kind, social cards included; {report.helped:.1f} of {pressing:.1f} CPU s in children, their start included"),
        Figure("pressing all, CPU a page, pictures apart", (pressing - drawing) / (pages - report.pages[CARD]) * 1000, "ms"),
        Figure("pressing all, CPU a story with all its files", own(report, pressing) * 1000, "ms", most=5, note=", ".join(each(report, pressing))),
        Figure("pressing all, CPU of every page, divided by the stories", pressing / taken * 1000, "ms",
               note="with fronts, sections, topics, people, days, months, feeds and sitemaps"),
        Figure("memory at its peak", peak, "MiB", note=f"of the process that took in and pressed; of the largest child that helped, {of_hands:.0f}"),
    ]  # fmt: skip


def own(report: "Report", pressing: float) -> float:
    """Seconds of CPU for the files of one story, each with its share of what batches cost as a whole."""
    shared = (pressing - sum(report.work.values())) / sum(report.pages.values())
    return sum(report.work[kind] / report.pages[kind] + shared for kind in OWN)


def each(report: "Report", pressing: float) -> list[str]:
    """The files of one story by name, in milliseconds."""
    shared = (pressing - sum(report.work.values())) / sum(report.pages.values())
    return [f"{kind} {(report.work[kind] / report.pages[kind] + shared) * 1000:.1f}" for kind in OWN]


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
