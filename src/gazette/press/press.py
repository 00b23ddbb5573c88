"""The press: keeps the store equal to what the record says, from a durable cursor, and builds single pages on demand."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from gazette.house import clock as clocks
from gazette.house.clock import Clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings, active
from gazette.record.copy import Overlay
from gazette.record.reading import Reading

from .context import Context
from .crew import AHEAD, MANY, Crew
from .facets import Tick
from .hand import stand_of
from .kinds import Kind, matched
from .ledger import LATER, NOW
from .making import Made, kinds, make, said, set_page
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
    helped: float = 0.0  # seconds of CPU of the hands, their start included; what pages cost there stands in ``work`` as well


def catch_up(settings: Settings, *, clock: Clock = clocks.now, urgent: bool = False, hands: int = 0, progress: Progress | None = None,
             stop: Callable[[], bool] | None = None) -> Report:  # fmt: skip
    """Press what new entries, the clock, earlier faults and a new press version made due.

    ``urgent`` leaves social cards, AVIF crops and the pages of a new press version for later: for who has just published. As many ``hands``
    as given help where very much is due.
    """
    return Run(settings, kinds(), clock, press_version()).go(urgent=urgent, hands=hands, progress=progress, stop=stop)


def press_all(settings: Settings, *, clock: Clock = clocks.now, hands: int = 0, progress: Progress | None = None,
              stop: Callable[[], bool] | None = None) -> Report:  # fmt: skip
    """Press every page anew, in bounded memory; what is already as it should be stays untouched on the disk."""
    return Run(settings, kinds(), clock, press_version()).go(anew=True, hands=hands, progress=progress, stop=stop)


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


class Run:
    """One press run: batch after batch until nothing is due."""

    def __init__(self, settings: Settings, kinds: tuple[Kind, ...], clock: Clock, version: str) -> None:
        self.settings, self.kinds, self.clock, self.version = settings, kinds, clock, version
        self.pictures = settings.pictures
        self.is_anew = False  # is all of it of another record, so that nothing may wait?
        self.report = Report()

    def go(self, *, anew: bool = False, urgent: bool = False, hands: int = 0, progress: Progress | None = None,
           stop: Callable[[], bool] | None = None) -> Report:  # fmt: skip
        """Plan and press. Stopped in between, the next run goes on from there."""
        started = time.monotonic()
        store, crew = Store(self.settings.directory), None
        try:
            first, left = True, 1
            while left and not (stop and stop()):
                with store.writing(), snapshot():
                    left = self._batch(store, crew, anew=anew and first, retry=first, urgent=urgent)
                    self.report.surprises += store.ledger.surprises
                    store.commit()
                if progress:
                    progress(self.report.pressed + self.report.unchanged + self.report.removed, store.ledger.left())
                if first and hands and len(store.ledger.due(MANY, NOW if urgent else LATER)) == MANY:
                    crew = Crew(hands, self.version, self.pictures)
                first = False
                if left:
                    time.sleep(0.001)  # another writer may have its turn
                if crew:
                    crew.wait(stop)
            self.report.faults = tuple(store.ledger.faults())
        finally:
            if crew:
                self.report.helped = crew.end()
            store.close()
        self.report.seconds = time.monotonic() - started
        return self.report

    def _batch(self, store: Store, crew: Crew | None, *, anew: bool, retry: bool, urgent: bool) -> int:
        """Plan up to the present moment, then press what is due for a short turn. Returns how many pages are surely left."""
        memory = recall(self.settings.directory, Reading(), int(store.ledger.recall(CURSOR, "0")))
        reading, now = Reading(copies=memory.copies), self.clock()
        store.secure = reading.paper().secure  # as the record has it: a command beside ``up`` is told less than that was
        if retry:
            store.ledger.retry(RETRIED)
        plan = Plan(store.ledger, self.kinds, reading, now, memory)
        self.is_anew |= plan.is_of_another_record
        urgent = urgent and not self.is_anew and bool(store.ledger.recall(VERSION))
        self._plan(store, plan, anew=anew or plan.is_of_another_record, urgent=urgent)
        ending = time.monotonic() + TURN
        priority = NOW if urgent else LATER
        if crew:
            crew.feed(stand_of(memory, reading, Tick(now)), Tick(now), store.ledger.ahead(AHEAD, priority))
        due = store.ledger.due(BATCH, priority)
        for number, address in enumerate(due):
            if urgent and self._may_follow(address):
                store.ledger.defer(address)
                continue
            made = crew.take(address) if crew else None
            if crew and not made and crew.is_coming(address):
                break
            self._press(store, made or make(self.kinds, address, Context(reading, now, memory=memory, pictures=self.pictures)))
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

    def _press(self, store: Store, made: Made) -> None:
        """One page. A fault in it is noted and stops no other; a fault of the disk or the database stops the run."""
        if made.fault:
            store.ledger.fail(made.address, made.fault)
            return
        started = time.process_time()
        try:
            self._lay(store, made.address, made)
        except Mistake as mistake:
            store.ledger.fail(made.address, said(mistake))
        self.report.work[made.kind] = self.report.work.get(made.kind, 0.0) + made.seconds + time.process_time() - started
        self.report.pages[made.kind] = self.report.pages.get(made.kind, 0) + 1

    def _lay(self, store: Store, address: str, made: Made) -> None:
        if made.page is None:
            self.report.removed += store.remove(address)
        elif store.put(made.page, made.reads, rank=rank(address), packed=made.packed):
            self.report.pressed += 1
        else:
            self.report.unchanged += 1
        store.ledger.paid(address)


def rank(address: str) -> int:
    """In which order pages of a batch come out: what is linked to before what links."""
    if address.startswith(("/assets/", "/pictures/")) or address.endswith((".pdf", ".epub")):
        return 0
    return 1 if address[1:5].isdigit() else 2
