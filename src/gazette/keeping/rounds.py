"""The keeper's rounds beside the newsroom: search kept up, the slow part of the press and spoiled editions in children, backups, and how all of it stands."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import close_old_connections

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings
from gazette.record import back_numbers
from gazette.record.reading import Reading

from . import lifeline, status
from .backup import backup_now, newest
from .edition_files import erase_spoiled, sweep
from .erasing import Erasing
from .founding import FIRST_EDITION
from .withdrawn import destroy_withdrawn

log = logging.getLogger("gazette.rounds")
EVERY = 1.0  # seconds between two rounds
PATIENCE = 60.0  # seconds before a work that failed is tried again
EDITION_LOG = "edition.log"  # what the last edition that was printed by itself had to tell
KINDNESS = 10  # how far the slow press stands back for others


class Rounds:
    """A thread that looks after what nobody asks for. ``start`` and ``stop`` belong to the newsroom's process."""

    def __init__(self, settings: Settings, *, now: Callable[[], datetime] = clock.now) -> None:
        self.settings, self.now = settings, now
        self._stop = threading.Event()
        self._erasing = Erasing()
        self._thread = threading.Thread(target=self._run, name="rounds", daemon=True)
        self._child: subprocess.Popen[bytes] | None = None
        self._printing: subprocess.Popen[bytes] | None = None
        self._printed = ""  # the day it is at work on
        self._unprintable: set[str] = set()
        self._spoiled: tuple[int, tuple[str, ...]] = (-1, ())  # found at an entry of the record; nothing spoils an edition without one
        self._waits: dict[str, float] = {}  # seconds left, by work

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=10)
        for child in (self._child, self._printing):
            if child and child.poll() is None:
                child.terminate()
                try:
                    child.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    child.kill()  # nothing is lost: the press goes on from its cursor, and a print begins again

    # ---- the works ---------------------------------------------------------------------------------------------
    def search(self) -> float:
        """Take new entries into the search index."""
        from gazette.newsstand.search import catch_up

        catch_up()
        return 0

    def press(self) -> float:
        """Have a child press what may follow: small crops, cards, a new press's pages."""
        if self._child and self._child.poll() is None:
            return 0
        if self._child and self._child.returncode:
            self._child = None
            return PATIENCE
        self._child = None
        stands = status.press(self.settings)
        if stands.queue or stands.is_outdated:
            command = [sys.executable, "-P", "-m", "gazette.cli", "press", "--paper", str(self.settings.directory), "--quiet"]
            self._child = subprocess.Popen(command, preexec_fn=_stand_back, stdin=subprocess.DEVNULL, pass_fds=lifeline.passed())
        return 2

    def edition(self) -> float:
        """Have a child print the sample's own edition, or make one again that holds a story killed since."""
        if self._printing and self._printing.poll() is None:
            return 2
        if self._printing and self._printing.returncode:
            log.error("the edition of %s could not be made; its withdrawn pages stay withdrawn", self._printed)
            self._unprintable.add(self._printed)  # until the paper is started again
            self._printing = None
            return PATIENCE
        self._printing = None
        wanted = self._edition_wanted()
        if wanted:
            self._printed = wanted[-1]
            command = [sys.executable, "-P", "-m", "gazette.cli", "print-edition", *wanted, "--quiet", "--paper", str(self.settings.directory)]
            self.settings.run.mkdir(exist_ok=True)
            with (self.settings.run / EDITION_LOG).open("wb") as told:  # or its report would bury the log-in on the operator's screen
                self._printing = subprocess.Popen(command, preexec_fn=_stand_back, stdin=subprocess.DEVNULL, stdout=told, pass_fds=lifeline.passed())
        return 2

    def _edition_wanted(self) -> list[str]:
        first = self.settings.directory / FIRST_EDITION
        if first.exists():
            day = first.read_text()
            first.unlink()  # asked once, whatever comes of it
            return ["--release", "--date", day]
        days = [day for day in self._days_spoiled() if day not in self._unprintable]
        return ["--again", "--date", days[0]] if days else []

    def _days_spoiled(self) -> tuple[str, ...]:
        """Days whose edition is to be made again. The files that hold what was killed or withdrawn go at once, whatever becomes of that."""
        head = Reading().head()[0]
        if head != self._spoiled[0]:
            destroy_withdrawn(self.settings, after=max(self._spoiled[0], 0))
            self._spoiled = head, back_numbers.spoiled()
            for day in self._spoiled[1]:
                erase_spoiled(self.settings, day)
        return self._spoiled[1]

    def sweep(self) -> float:
        """Files of editions that nothing names."""
        sweep(self.settings, at=self.now())
        return 3600

    def backup(self) -> float:
        """A backup when the newest is old enough; the newsroom sees its age."""
        if self.settings.database_url:
            return 3600
        last, now = newest(self.settings.directory), self.now()
        if last is None or now.timestamp() - last.stat().st_mtime >= self.settings.backup_hours * 3600:
            backup_now(self.settings, at=now)
        return 60

    def erase(self) -> float:
        """What was taken down leaves the files."""
        return 60 if self._erasing(self.now()) else 5

    def status(self) -> float:
        """Write down how the paper stands."""
        status.write(self.settings, self.now())
        return 5

    # ---- the thread --------------------------------------------------------------------------------------------
    def _run(self) -> None:
        while not self._stop.wait(EVERY):
            close_old_connections()
            for work in (self.search, self.press, self.edition, self.erase, self.status, self.sweep, self.backup):
                self._safely(work.__name__, work)

    def _safely(self, name: str, work: Callable[[], float]) -> None:
        left = self._waits.get(name, 0.0) - EVERY
        self._waits[name] = left
        if left > 0 or self._stop.is_set():
            return
        try:
            self._waits[name] = work()
        except Mistake as mistake:
            log.error("%s: %s", name, mistake)
            self._waits[name] = PATIENCE
        except Exception:
            log.exception("%s failed; it is tried again in a minute", name)
            self._waits[name] = PATIENCE


def _stand_back() -> None:
    os.nice(KINDNESS)
