"""The press: keeps the store equal to what the record says, from a durable cursor, and builds single pages on demand."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.db import DatabaseError

from gazette.house import clock as clocks
from gazette.house.clock import Clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings, active
from gazette.record.copy import Overlay
from gazette.record.reading import Reading

from .asset_kind import asset_kind
from .context import Context
from .kinds import Kind, matched
from .ledger import LATER, NOW
from .memory import recall
from .planning import CURSOR, VERSION, Plan
from .rendition import Rendition
from .snapshot import snapshot
from .store import Store
from .version import press_version

BATCH = 200  # pages that come out together at most
TURN = 0.1  # seconds of building after which a batch comes out, so that an editor's act hardly waits
LEAST = 16  # pages that come out together all the same: each batch has its price on a busy disk
RETRIED = 100  # pages with a fault that are tried again each time
Progress = Callable[[int, int], None]  # pages done, pages left


@dataclass
class Report:
    """What a press run did. ``faults`` are the pages that could not be built, with the reason."""

    pressed: int = 0
    removed: int = 0
    unchanged: int = 0
    seconds: float = 0.0
    faults: tuple[tuple[str, str], ...] = ()
    surprises: list[str] = field(default_factory=list)  # questions answered anew that no act named; none, if touched() is complete
    work: dict[str, float] = field(default_factory=dict)  # seconds of CPU by kind of page, without what a batch costs as a whole
    pages: dict[str, int] = field(default_factory=dict)  # how many of each kind were built


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of page in order; the first whose pattern matches answers."""
    from .formats import FORMATS
    from .pages import PAGES

    return (asset_kind(), *PAGES, *FORMATS)


def catch_up(settings: Settings, *, clock: Clock = clocks.now, urgent: bool = False, progress: Progress | None = None,
             stop: Callable[[], bool] | None = None) -> Report:  # fmt: skip
    """Press what new entries, the clock, earlier faults and a new press version made due.

    ``urgent`` leaves social cards, AVIF crops and the pages of a new press version for later: for who has just published.
    """
    return Run(settings, kinds(), clock, press_version()).go(urgent=urgent, progress=progress, stop=stop)


def press_all(settings: Settings, *, clock: Clock = clocks.now, progress: Progress | None = None,
              stop: Callable[[], bool] | None = None) -> Report:  # fmt: skip
    """Press every page anew, in bounded memory; what is already as it should be stays untouched on the disk."""
    return Run(settings, kinds(), clock, press_version()).go(anew=True, progress=progress, stop=stop)


def is_behind(settings: Settings) -> bool:
    """Has a new press version pages left to press?"""
    store = Store(settings.directory)
    try:
        return store.ledger.recall(VERSION) != press_version() or store.ledger.left() > 0
    finally:
        store.close()


def render(path: str, at: datetime | None = None, *, now: datetime | None = None) -> Rendition | None:
    """A page as it stood at a moment; without one, as it stands."""
    return build(path, Reading(at=at), moment=at, now=now)


def preview(address: str, overlay: Overlay, *, now: datetime | None = None) -> bytes:
    """A page with what is not published yet laid over the record; nothing is stored. Raises Mistake where no page answers."""
    page = build(address, Reading(overlay=overlay), preview=True, now=now)
    if page is None:
        raise Mistake(f"No page answers {address}, so it cannot be previewed.")
    return page.body


def build(address: str, reading: Reading, moment: datetime | None = None, preview: bool = False, *, now: datetime | None = None) -> Rendition | None:
    """One page outside the store."""
    context = Context(reading, moment or now or clocks.now(), moment=moment, preview=preview, pictures=active().pictures)
    return set_page(kinds(), address, context)


def set_page(kinds: tuple[Kind, ...], address: str, context: Context) -> Rendition | None:
    """Build an address: its kind's page, else the redirect that stands there, else nothing."""
    return _set(matched(kinds, address), address, context)


def _set(found: tuple[Kind, dict[str, str]] | None, address: str, context: Context) -> Rendition | None:
    page = found[0].build(context, found[1]) if found else None
    if page is None and (to := context.redirect(address)):
        return Rendition(address, status=301, location=to)
    return page


class Run:
    """One press run: batch after batch until nothing is due."""

    def __init__(self, settings: Settings, kinds: tuple[Kind, ...], clock: Clock, version: str) -> None:
        self.settings, self.kinds, self.clock, self.version = settings, kinds, clock, version
        self.report = Report()

    def go(self, *, anew: bool = False, urgent: bool = False, progress: Progress | None = None,
           stop: Callable[[], bool] | None = None) -> Report:  # fmt: skip
        """Plan and press. Stopped in between, the next run goes on from there."""
        started = time.monotonic()
        store = Store(self.settings.directory)
        try:
            first, left = True, 1
            while left and not (stop and stop()):
                with store.writing(), snapshot():
                    left = self._batch(store, anew=anew and first, retry=first, urgent=urgent)
                    self.report.surprises += store.ledger.surprises
                    store.commit()
                first = False
                if progress:
                    progress(self.report.pressed + self.report.unchanged + self.report.removed, store.ledger.left())
                if left:
                    time.sleep(0.001)  # another writer may have its turn
            self.report.faults = tuple(store.ledger.faults())
        finally:
            store.close()
        self.report.seconds = time.monotonic() - started
        return self.report

    def _batch(self, store: Store, *, anew: bool, retry: bool, urgent: bool) -> int:
        """Plan up to the present moment, then press what is due for a short turn. Returns how many pages are surely left."""
        memory = recall(self.settings.directory, Reading(), int(store.ledger.recall(CURSOR, "0")))
        reading, now = Reading(copies=memory.copies), self.clock()
        store.secure = reading.paper().secure  # as the record has it: a command beside ``up`` is told less than that was
        if retry:
            store.ledger.retry(RETRIED)
        urgent = urgent and bool(store.ledger.recall(VERSION))
        self._plan(store, Plan(store.ledger, self.kinds, reading, now, memory), anew=anew, urgent=urgent)
        ending = time.monotonic() + TURN
        priority = NOW if urgent else LATER
        due = store.ledger.due(BATCH, priority)
        for number, address in enumerate(due):
            if urgent and self._may_follow(address):
                store.ledger.defer(address)
                continue
            self._press(store, address, Context(reading, now, memory=memory, pictures=self.settings.pictures))
            if time.monotonic() > ending and number + 1 >= LEAST:
                break
        return len(store.ledger.due(1, priority))

    def _plan(self, store: Store, plan: Plan, *, anew: bool, urgent: bool) -> None:
        known = store.ledger.recall(VERSION)
        whole = anew or not known or (known != self.version and not urgent)
        if known:
            plan.catch_up(is_all_due=whole)
        if whole:
            plan.whole(self.version)

    def _may_follow(self, address: str) -> bool:
        found = matched(self.kinds, address)
        return bool(found and found[0].late)

    def _press(self, store: Store, address: str, context: Context) -> None:
        """One page. A fault in it is noted and stops no other; a fault of the disk or the database stops the run."""
        started, found = time.process_time(), matched(self.kinds, address)
        try:
            page = _set(found, address, context)
            if page is not None and page.address != address:
                raise Mistake(f"{address} was answered with the page of {page.address}.")
        except DatabaseError:
            raise
        except Exception as error:
            store.ledger.fail(address, _fault(error))
            return
        try:
            self._lay(store, address, page, context)
        except Mistake as mistake:
            store.ledger.fail(address, _fault(mistake))
        name = found[0].name if found else ""
        self.report.work[name] = self.report.work.get(name, 0.0) + time.process_time() - started
        self.report.pages[name] = self.report.pages.get(name, 0) + 1

    def _lay(self, store: Store, address: str, page: Rendition | None, context: Context) -> None:
        if page is None:
            self.report.removed += store.remove(address)
        elif store.put(page, context.reads, rank=rank(address)):
            self.report.pressed += 1
        else:
            self.report.unchanged += 1
        store.ledger.paid(address)


def rank(address: str) -> int:
    """In which order pages of a batch come out: what is linked to before what links."""
    if address.startswith(("/assets/", "/pictures/")) or address.endswith((".pdf", ".epub")):
        return 0
    return 1 if address[1:5].isdigit() else 2


def _fault(error: Exception) -> str:
    """One line for the operator; the place in our code when it is a fault of ours."""
    if isinstance(error, Mistake):
        return str(error)
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({at.filename.rsplit('/gazette/', 1)[-1]} line {at.lineno})"
