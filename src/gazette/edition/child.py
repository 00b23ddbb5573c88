"""The child that prints: an order in, files and a report out; it stands back for others and ends with its parent."""

import json
import os
import pickle
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gazette.house.mistakes import Mistake
from gazette.record.edition import Edition as Entry

from .edition import make
from .examining import examine
from .findings import Finding
from .layout import Layout
from .order import Order
from .placing import placed
from .plans import Held, Jump
from .sealing import seal

ORDER, RESULT = "order", "result"
KINDNESS = 10  # how far it stands back
FILE = "edition.pdf"


@dataclass(frozen=True)
class Report:
    """What became of an edition. ``entry`` is what the record will say of it, when it was sealed."""

    pages: int
    printed: tuple[str, ...]
    held: tuple[Held, ...]
    jumps: tuple[Jump, ...]
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]
    figures: dict[str, float]
    entry: Entry | None = None

    def lines(self) -> list[str]:
        """The report as a person reads it."""
        told = [f"{self.pages} pages, {len(self.printed)} stories, {len(self.jumps)} jumps."]
        told += [*self.notes, *(f"Page {f.page or '–'}: {f.text}." for f in self.findings)]
        told += [held.why for held in self.held if not held.lines]
        return told + [f"Held over: {held.headline} ({held.story}), {held.lines} lines. {held.why}" for held in self.held if held.lines]


def work(order: Order, room: Path, *, sealed: bool) -> Report:
    """Make, measure and, when asked, seal an edition in a room of its own. Raises Mistake for what the gate stops."""
    made = make(order.snapshot, order.sheet, pages=order.pages, tell=lambda page, of: say("page", page=page, of=of),
                laid=lambda layout: _write(layout, order.layout))  # fmt: skip
    say("gate")
    measured, unheard = examine(made.pdf, made.snapshot, made.layout, order.sheet, jumps=len(made.jumps))
    findings, notes = measured.findings, (*made.notes, *unheard)
    stopped = [finding for finding in findings if finding.hard]
    if stopped:
        raise Mistake(f"The gate stopped the edition: page {stopped[0].page}: {stopped[0].text}; {len(stopped)} findings in all."
                      " Print it without that story (--without and its slug), or report it.")  # fmt: skip
    (room / FILE).write_bytes(made.pdf)
    entry = seal(made, order.who, room, press=order.press, say=say) if sealed else None
    printed = tuple(dict.fromkeys(story for page in made.layout.pages for story in page.stories))
    return Report(len(made.layout.pages), printed, made.held, made.jumps, notes, findings, measured.figures, entry)


def _write(layout: Layout, target: Path | None) -> None:
    """The layout as JSON, where it is wanted."""
    if target:
        with placed(target, "--layout") as part:
            part.write_text(json.dumps(layout.as_json(), ensure_ascii=False, indent=1), "utf-8")


def say(stage: str, **words: object) -> None:
    """Tell the parent how far we are: one line of JSON."""
    sys.stdout.write(json.dumps({"stage": stage, **words}) + "\n")
    sys.stdout.flush()


def main(room: str, *options: str) -> int:
    """Print what lies in the room."""
    with suppress(OSError):
        os.nice(KINDNESS)
    threading.Thread(target=_end_with_parent, name="lifeline", daemon=True).start()
    order: Order = pickle.loads((Path(room) / ORDER).read_bytes())
    try:
        report = work(order, Path(room), sealed="sealed" in options)
    except Mistake as mistake:
        say("mistake", words=str(mistake))
        return 2
    (Path(room) / RESULT).write_bytes(pickle.dumps(report))
    return 0


def _end_with_parent() -> None:
    """Whoever started us holds the other end of our standard input for as long as it lives."""
    with suppress(OSError):
        while os.read(0, 1):
            pass
    os._exit(1)


if __name__ == "__main__":
    from gazette.edition import child  # by its own name, so that what is pickled can be read elsewhere

    sys.exit(child.main(*sys.argv[1:]))
