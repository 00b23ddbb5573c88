"""Both who examine an edition: the gate, and the second witness where its programs are installed."""

from dataclasses import replace

from .gate import Measured, measure
from .layout import Layout
from .sheet import Sheet
from .snapshot import Snapshot
from .witness import ASKED, hear, programs


def examine(pdf: bytes, snapshot: Snapshot, layout: Layout, sheet: Sheet, *, jumps: int) -> tuple[Measured, tuple[str, ...]]:
    """What both found on a whole edition, with the figures of the gate; and a note where the witness could not be heard."""
    measured = measure(pdf, snapshot, layout, sheet, jumps=jumps)
    if not programs():
        return measured, (f"The second witness ({', '.join(ASKED)}) is not installed and was not heard.",)
    return replace(measured, findings=(*measured.findings, *hear(pdf, snapshot, layout, jumps=jumps))), ()
