"""Taking in and pressing an archive: stories a second, CPU a page, memory, and files per story."""

import resource
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .figures import Figure

if TYPE_CHECKING:
    from gazette.house.settings import Settings
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
    from gazette.staff.pressing import press_held
    from gazette.stories.taking_in import take_in_all

    started, worked = time.monotonic(), time.process_time()
    with press_held():
        taken = sum(1 for _ in take_in_all(paper.copies(count), at=paper.NOW))
    search_catch_up()
    took, cpu = time.monotonic() - started, time.process_time() - worked
    alone, spent, _ = _press(settings, 0)
    beside = replace(settings, directory=directory / "pressed-by-a-crew")
    report, pressing, pressed = _press(beside, hands())
    pages, drawing = alone.pressed + alone.unchanged, report.work[CARD]
    peak, of_hands = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return [
        Figure("taking in with search", taken / took, "stories/s", note=f"{cpu:.1f} CPU s for {taken}"),
        Figure("taking in with search and stored pages, pictures apart", taken / (took + pressed * (1 - drawing / pressing)), "stories/s", least=100,
               note=f"wall clock, pressed by a crew; without the share of {report.pages[CARD]} social cards, {drawing:.1f} of {pressing:.1f} CPU s"),
        Figure("the same, social cards included", taken / (took + pressed), "stories/s"),
        Figure("the same in one process, pictures apart", taken / (took + alone.seconds * (1 - alone.work[CARD] / spent)), "stories/s"),
        Figure("pressing all, CPU a stored page", spent / pages * 1000, "ms", most=2,
               note=f"{pages} pages of every kind, social cards included, in one process: {spent:.1f} CPU s"),
        Figure("pressing all, CPU a page, pictures apart", (spent - alone.work[CARD]) / (pages - alone.pages[CARD]) * 1000, "ms"),
        Figure("pressing all, CPU a story with all its files", own(alone, spent) * 1000, "ms", most=5, note=", ".join(each(alone, spent))),
        Figure("pressing all, CPU of every page, divided by the stories", spent / taken * 1000, "ms",
               note="with fronts, sections, topics, people, days, months, feeds and sitemaps"),
        Figure("pressing all with a crew, wall clock of one process", pressed / alone.seconds, "ratio",
               note=f"{pressed:.1f} of {alone.seconds:.1f} s, for {pressing:.1f} CPU s in all, {report.helped:.1f} of them in children"),
        Figure("pressing all with a crew, CPU a stored page", pressing / pages * 1000, "ms", note="threads that share a core count more for the same work"),
        Figure("pages that a crew presses otherwise", _differing(settings.directory, beside.directory), "pages", most=0),
        Figure("memory at its peak", peak, "MiB", note=f"of the process that took in and pressed; of the largest child that helped, {of_hands:.0f}"),
    ]  # fmt: skip


def _press(settings: "Settings", hands: int) -> tuple["Report", float, float]:
    """Press the whole paper, nothing of it in memory; what that was, the seconds of CPU and those on the wall."""
    from gazette.press import memory
    from gazette.press.press import press_all

    memory.KEPT.clear()
    started, worked = time.monotonic(), time.process_time()
    report = press_all(settings, hands=hands)
    return report, time.process_time() - worked + report.helped, time.monotonic() - started


def _differing(one: Path, other: Path) -> int:
    """How many addresses two stores answer otherwise."""
    from gazette.press.store import Store

    stores = Store(one), Store(other)
    first, second = (store.fingerprint() for store in stores)
    for store in stores:
        store.close()
    return sum(1 for address in first.keys() | second.keys() if first.get(address) != second.get(address))


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
