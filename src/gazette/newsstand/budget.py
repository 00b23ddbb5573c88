"""How often one reader may ask for what costs us work."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

MOST_READERS = 10_000  # remembered at once


class Budget:
    """So many questions at once, and so many a minute after that, for each reader."""

    def __init__(self, *, at_once: int, a_minute: float, clock: Callable[[], float] = monotonic) -> None:
        self.at_once = at_once
        self.a_second = a_minute / 60
        self.clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, reader: str) -> bool:
        """Take one question from a reader's budget; False when it is used up."""
        now = self.clock()
        left, then = self._left.pop(reader, (float(self.at_once), now))
        left = min(left + (now - then) * self.a_second, float(self.at_once))
        allowed = left >= 1
        self._left[reader] = (left - 1 if allowed else left, now)
        while len(self._left) > MOST_READERS:
            self._left.popitem(last=False)
        return allowed

    def wait(self) -> int:
        """Whole seconds until one more question is allowed."""
        return max(1, round(1 / self.a_second))
