"""Plans a press run: from new entries and the clock to the pages that are due."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from heapq import merge
from math import ceil

from gazette.house.days import stamp
from gazette.record.entry import ENDINGS
from gazette.record.reading import Reading

from .change import Change, change
from .facets import WIDEST, Tick, asked, key
from .kinds import FIRST, IN_STEP, LAST, Kind
from .ledger import END, LATE, LATER, NOW, Ledger
from .memory import Memory
from .touched import Following, Key, Prefix, Touch, by_the_clock, touched

CURSOR, CHAIN, VERSION = "cursor", "chain", "press"
STRETCH = 500  # entries read at a time
STRIDE = 50  # pages of the largest kind in one step of a whole press; a fifth of the copies kept in memory
MANY = 20  # after more new entries than these, forgetting all costs less than forgetting each


class Plan:
    """Brings a ledger up to the present moment of a reading. Each question is asked again once; an equal answer stops there."""

    def __init__(self, ledger: Ledger, kinds: tuple[Kind, ...], reading: Reading, now: datetime, memory: Memory) -> None:
        self.ledger = ledger
        self.kinds = kinds
        self._in_turn = sorted(kinds, key=lambda kind: not kind.shown)  # what other pages show first
        self.reading = reading
        self.tick = Tick(now)
        self.memory = memory
        self._asked: set[str] = set()

    def catch_up(self, *, is_all_due: bool = False) -> None:
        """Everything since the cursor, and the clock. ``is_all_due``: every page will be pressed anyway, so that none need be named."""
        self._take(tuple(by_the_clock()))
        cursor = int(self.ledger.recall(CURSOR, "0"))
        if is_all_due and (self.is_of_another_record or self.reading.head()[0] - cursor > self.ledger.questions()):
            cursor = self._ask_all()
        while deeds := list(self.reading.deeds(cursor, STRETCH)):
            if len(deeds) > MANY:
                self.memory.clear()
            if any(deed.kind in ENDINGS for deed in deeds):
                self.memory.copies.clear()
            for deed in deeds:
                self._act(change(deed, self.reading), is_all_due)
            cursor = deeds[-1].number
        self._remember(cursor)

    def whole(self, version: str) -> None:
        """Every page of the paper is due, and every page the store holds, which may have to go.

        What pages show comes before them where the store lacks it, since a newer press may give it other addresses; what stood at the old ones
        goes last. Kinds that belong to a story, day or month go in step from the newest to the oldest, so that what pages of one time read is
        read once.
        """
        if self.ledger.recall(VERSION):
            for kind in self.kinds:
                self.ledger.owe_missing(kind.every(self.reading) if kind.shown and not kind.late else ())
        first, in_step, last = ([kind for kind in self.kinds if kind.place == place] for place in (FIRST, IN_STEP, LAST))
        self._owe_each(first)
        self._owe_in_step(in_step)
        self._owe_each(last)
        self.ledger.owe(self.reading.redirects(), LATER)
        self.ledger.owe_all()
        self.ledger.remember(VERSION, version)
        self._remember(self.reading.head()[0])

    @cached_property
    def is_of_another_record(self) -> bool:
        """Had the ledger read another record than this one before? So it is after the sample was cleared, or an older record brought back."""
        cursor, known = int(self.ledger.recall(CURSOR, "0")), self.ledger.recall(CHAIN)
        found = self.reading.chain(cursor) if cursor else ""
        return cursor > 0 and (found != known if known else not found)

    # ---- inside ------------------------------------------------------------------------------------------------
    def _ask_all(self) -> int:
        """Every question again, instead of those that each act may have touched: more is new than was ever asked, or all of it is. Returns where it ends."""
        self.memory.clear()
        self.memory.copies.clear()
        for question in self.ledger.beginning(""):
            self._ask(question)
        return self.reading.head()[0]

    def _act(self, act: Change, is_all_due: bool) -> None:
        for kind in self._in_turn if not is_all_due else ():  # now, so that a new story comes out before the lists that lead to it
            self.ledger.owe(kind.concerned(act), LATE if kind.late else NOW)
        self._take(tuple(touched(act)))
        if act.kind == "redirect":
            self.ledger.owe((act.subject,))

    def _owe_each(self, kinds: Sequence[Kind]) -> None:
        self.ledger.owe((address for kind in kinds for address in kind.every(self.reading)), LATER)

    def _owe_in_step(self, kinds: Sequence[Kind]) -> None:
        """Some pages of one kind, the same stretch of the next, and so on: code just used runs faster, and the copies are still at hand."""
        sizes = [sum(1 for _ in kind.every(self.reading)) for kind in kinds]
        steps = ceil(max(sizes, default=0) / STRIDE)
        placed = (self._placed(kind, size, steps, number) for number, (kind, size) in enumerate(zip(kinds, sizes, strict=True)))
        self.ledger.owe((address for _, _, address in merge(*placed)), LATER)

    def _placed(self, kind: Kind, size: int, steps: int, number: int) -> Iterator[tuple[int, int, str]]:
        """The addresses of a kind, each with the step to which it belongs."""
        return ((place * steps // size, number, address) for place, address in enumerate(kind.every(self.reading)))

    def _take(self, touches: Sequence[Touch]) -> None:
        self.memory.forget(map(_span, touches))
        for touch in touches:
            for question in self._questions(touch):
                self._ask(question)

    def _questions(self, touch: Touch) -> Iterator[str]:
        if isinstance(touch, Key):
            yield touch.key
        elif isinstance(touch, Prefix):
            yield from self.ledger.beginning(touch.key)
        else:
            yield from self._following(touch)

    def _following(self, touch: Following) -> Iterator[str]:
        """Lists before later stories, until the widest such list ends before it comes to the moment touched."""
        start, end = _span(touch)
        while questions := self.ledger.between(start, end):
            for question in questions:
                if self._is_beyond(question, touch):
                    return
                yield question
            start = questions[-1] + "\0"

    def _is_beyond(self, question: str, touch: Following) -> bool:
        facet, args = asked(question)
        widest = self.memory.ask(self.reading, self.tick, key(facet, *args[:3], WIDEST, ""))[0]
        last = self.reading.standing(widest[-1]) if len(widest) == WIDEST else None
        return last is not None and stamp(last.published) > touch.mark

    def _ask(self, question: str) -> None:
        if question in self._asked:
            return
        self._asked.add(question)
        before = self.ledger.remembered(question)
        if before is None:
            return
        after = self.memory.ask(self.reading, self.tick, question)[1]
        if after != before:
            self.ledger.learn(question, after)

    def _remember(self, cursor: int) -> None:
        self.memory.stand = (cursor, self.reading.chain(cursor))
        self.ledger.remember(CURSOR, str(cursor))
        self.ledger.remember(CHAIN, self.memory.stand[1])


def _span(touch: Touch) -> tuple[str, str]:
    """The keys of a touch: a single one, or from one on and before another."""
    if isinstance(touch, Key):
        return touch.key, ""
    if isinstance(touch, Prefix):
        return touch.key, touch.key + END
    # A mark begins with a year, and digits sort before the colon that closes an empty one.
    return key("newest", touch.scope, touch.ref, touch.mark), key("newest", touch.scope, touch.ref, "", "")
