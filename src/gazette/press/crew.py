"""A crew: children that build pages ahead of the press, each with its own look at the record. The press alone lays them and keeps the store."""

import resource
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path

from gazette.house import children
from gazette.record import alone

from . import hand
from .facets import Tick
from .hand import Due, Stand
from .making import Made

MOST = 2  # hands; the press itself is busy laying what two build
MANY = 400  # pages due from which hands are worth their start, half a second of CPU each
STRETCH = 200  # pages given to a hand at a time: all kinds of a step of a whole press, so that it reads the words of a story once
AHEAD = 4 * STRETCH  # pages being built or waiting to be laid
LOOK = 0.2  # seconds between two looks whether the press was told to stop


def hands() -> int:
    """How many hands this machine has to spare; none on one processor."""
    return min(MOST, children.cores()) if children.cores() > 1 else 0


class Crew:
    """Whatever goes wrong with a hand, the press goes on alone; a page of another stand than the press's is never laid."""

    def __init__(self, count: int, version: str, pictures: Path) -> None:
        self._version, self._pictures = version, pictures
        self._spent = _of_children()
        self._pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=alone.begin, initargs=(alone.database(),))
        self._greeting = self._pool.submit(hand.version)
        self._stand: Stand | None = None
        self._refused: Stand | None = None  # hands saw another record than this
        self._stretches: list[tuple[Future[list[Made] | None], list[Due]]] = []
        self._awaited: Future[list[Made] | None] | None = None
        self._made: dict[str, Made] = {}
        self._broken = False

    def feed(self, stand: Stand, tick: Tick, due: Sequence[Due]) -> None:
        """Have the next pages due built; ``due`` are the next ``AHEAD``, in order. Forgets what is of another stand, or no longer due."""
        if stand != self._stand:
            self._forget()
            self._stand = stand
        self._gather()
        if not self._is_ready() or stand == self._refused:
            return
        wanted = {address for address, _ in due}
        self._made = {address: made for address, made in self._made.items() if address in wanted}
        coming = {address for _, stretch in self._stretches for address, _ in stretch}
        new = [page for page in due if page[0] not in self._made and page[0] not in coming]
        if len(new) < STRETCH and self._stretches:
            return  # a whole stretch soon
        for start in range(0, len(new), STRETCH):
            stretch = new[start : start + STRETCH]
            self._stretches.append((self._pool.submit(hand.build, stand, tick, stretch, self._pictures), stretch))

    def take(self, address: str) -> Made | None:
        """A page of the present stand, if it is built."""
        self._gather()
        return self._made.pop(address, None)

    def is_coming(self, address: str) -> bool:
        """Is it being built? Then it is what ``wait`` waits for."""
        self._awaited = next((future for future, stretch in self._stretches if any(address == at for at, _ in stretch)), None)
        return self._awaited is not None

    def wait(self, stop: Callable[[], bool] | None) -> None:
        """Until the page last asked for is built. The writer's lock must not be held meanwhile."""
        while self._awaited and not (stop and stop()) and wait((self._awaited,), LOOK).not_done:
            pass
        self._awaited = None

    def end(self) -> float:
        """Send the hands home. Returns the seconds of CPU they spent, their start included."""
        self._pool.shutdown(cancel_futures=True)
        return _of_children() - self._spent

    # ---- inside ------------------------------------------------------------------------------------------------
    def _is_ready(self) -> bool:
        """Are there hands, and do they work by the same code?"""
        if not self._broken and self._greeting.done():
            self._broken = self._greeting.exception() is not None or self._greeting.result() != self._version
            return not self._broken
        return False

    def _gather(self) -> None:
        for done in [one for one in self._stretches if one[0].done()]:
            self._stretches.remove(done)
            if done[0].exception():
                self._broken = True
            elif (made := done[0].result()) is None:
                self._refused = self._stand
            else:
                self._made |= {one.address: one for one in made}
        if self._broken:
            self._forget()

    def _forget(self) -> None:
        for future, _ in self._stretches:
            future.cancel()
        self._stretches, self._made = [], {}


def _of_children() -> float:
    """Seconds of CPU of children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
