"""The runner: every second it does what has come due, one item at a time, and keeps what failed for someone to see."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime

from django.db import close_old_connections

from gazette.house import clock
from gazette.house.clock import Clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.photos.actions import due as expire_pictures

from .clockguard import Look, jumped
from .models import PendingAct, Watch
from .pending import carry_out

log = logging.getLogger("gazette.runner")
EVERY = 1.0  # seconds between two looks
SETTLED = 60  # looks after which a clock that jumped and then ran evenly is believed again


def publications(now: datetime) -> int:
    """Carry out the publications whose moment has come. A failed one stays, with the reason. Returns how many went out."""
    done = 0
    for act in PendingAct.objects.filter(due__lte=now, failed=None).select_related("story", "by").order_by("due", "pk"):
        try:
            carry_out(act, now)
            done += 1
        except Mistake as mistake:
            _keep(act, now, str(mistake))
        except Exception as error:
            log.exception("%s: could not be published", act.story.slug)
            _keep(act, now, f"{type(error).__name__}: {error}")
    return done


def tasks(now: datetime) -> int:
    """Work through the queue of jobs that may be lost and made again."""
    from django_tasks_db.management.commands.db_worker import Worker

    worker = Worker(queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=20,
                    worker_id="runner", excluded_queue_names=[])  # fmt: skip
    worker.run()
    return worker._run_tasks


def press(now: datetime) -> int:
    """What the press missed and what the clock brings; its slow part is done in a child by the room that keeps the paper."""
    from gazette.press.press import catch_up

    return catch_up(active(), clock=lambda: now, urgent=True).pressed


Due = Callable[[datetime], int]
DUE: tuple[Due, ...] = (publications, expire_pictures, press, tasks)


class Runner:
    """A thread that looks every second. ``start`` and ``stop`` belong to the newsroom's process; ``also`` is what rooms above have due."""

    def __init__(self, *, clock: Clock = clock.now, steady: Callable[[], float] = time.monotonic, also: tuple[Due, ...] = ()) -> None:
        self.clock, self.steady, self.also = clock, steady, also
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._last: Look | None = None
        self._even = SETTLED

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="runner", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join(timeout=10)

    def look(self) -> int:
        """One round. Nothing is done while the clock is distrusted. Returns how many things were done."""
        now = Look(self.clock(), self.steady())
        drift = jumped(self._last, now) if self._last else None
        self._last = now
        if drift is not None:
            self._even = 0
            words = (
                f"The clock jumped by {drift} at {now.wall:%Y-%m-%d %H:%M:%S} UTC. Nothing is published by itself for a minute; check the time of this machine."
            )
            log.error(words)
            self._note(now.wall, words)
            return 0
        if self._even < SETTLED:
            self._even += 1
            return 0
        self._note(now.wall, "")
        return sum(self._safely(deed, now.wall) for deed in (*self.also, *DUE))

    def _safely(self, deed: Callable[[datetime], int], now: datetime) -> int:
        try:
            return deed(now)
        except Exception:
            log.exception("the runner's %s failed; it goes on with the rest", deed.__name__)
            return 0

    def _note(self, at: datetime, distrust: str) -> None:
        Watch.objects.update_or_create(pk=1, defaults={"looked": at, "distrust": distrust})

    def _run(self) -> None:
        while not self._stop.wait(EVERY):
            close_old_connections()
            try:
                self.look()
            except Exception:
                log.exception("the runner stumbled; it looks again in a second")


def _keep(act: PendingAct, now: datetime, why: str) -> None:
    PendingAct.objects.filter(pk=act.pk).update(failed=now, why=why)
