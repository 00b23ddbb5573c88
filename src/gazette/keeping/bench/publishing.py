"""Publish to visible: from the commit until a reader of the newsstand sees it, page by page, by a watcher in a process of its own."""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from .figures import Figure

ROUNDS = 15
PATIENCE = 5.0  # seconds the watcher waits
WATCHER = f"{__package__}.watcher"


def bench(directory: Path, count: int) -> list[Figure]:
    """Publish a story some times; medians and worst."""
    from .serving import newsstand

    seen: dict[str, list[float]] = {}
    spent = []
    with newsstand(directory) as port:
        for number in range(ROUNDS):
            started = time.process_time()
            for place, seconds in _once(directory, port, number).items():
                seen.setdefault(place, []).append(seconds)
            spent.append((time.process_time() - started) * 1000)
    return [
        Figure("one publication, CPU of newsroom and press", statistics.median(spent), "ms", note=f"median of {len(spent)}, worst {max(spent):.0f}"),
        *(Figure(f"publish to visible: {place}", statistics.median(times), "s", most=0.15 if place == "article" else 0.25,
                 note=f"median of {len(times)}, worst {max(times):.3f}") for place, times in seen.items()),
    ]  # fmt: skip


def _once(directory: Path, port: int, number: int) -> dict[str, float]:
    from django.db import transaction

    from gazette.house import clock
    from gazette.stories.taking_in import take_in

    from . import paper

    copy = next(paper.copies(1, seed=1000 + number)).but(story=f"{time.time_ns():032x}", slug=f"bench-{time.time_ns()}", published="", updated="")
    headline = f"Bench headline {time.time_ns()}"
    from gazette.stories.models import Section

    section = Section.objects.get(uid=copy.section)
    day = clock.now().strftime("%Y/%m/%d")
    wanted = {
        "article": (f"/{day}/{copy.slug}/", headline), "front": ("/", headline), "section": (f"/{section.slug}/", headline),
        "feed": ("/feed.xml", headline), "news sitemap": ("/news-sitemap.xml", headline),
    }  # fmt: skip
    watcher = subprocess.Popen([sys.executable, "-m", WATCHER, str(port), json.dumps(wanted)], stdout=subprocess.PIPE, text=True)
    time.sleep(0.6)  # it polls by now
    committed: list[float] = []
    with transaction.atomic():
        transaction.on_commit(lambda: committed.append(time.monotonic()))
        take_in(copy.but(headline=headline, byline=copy.byline, priority=1), at=clock.now(), archive=False)
    said = json.loads(watcher.communicate()[0])
    return {place: said.get(place, committed[0] + PATIENCE) - committed[0] for place in wanted}
