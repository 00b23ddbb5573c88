"""Figures: what a bench found, beside what was promised, as a table for docs/measured/."""

import os
import platform
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured figure. ``most`` or ``least`` is the promise it is held to, if any."""

    name: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.most is None and self.least is None:
            return ""
        kept = (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)
        return "kept" if kept else "not reached"

    @property
    def promise(self) -> str:
        if self.most is not None:
            return f"≤ {self.most:g}"
        return f"≥ {self.least:g}" if self.least is not None else ""


    def as_json(self) -> dict[str, Any]:
        """Everything the table says, as data."""
        return {"name": self.name, "value": self.value, "unit": self.unit, "promise": self.promise, "verdict": self.verdict, "how": self.note}


@dataclass(frozen=True)
class Ground:
    """What a run stood on, so that figures of two runs can be weighed against each other."""

    load: float  # the system's, over the last minute
    pace: float  # milliseconds of CPU for a fixed piece of Python work

    @classmethod
    def now(cls) -> "Ground":
        return cls(os.getloadavg()[0], min(_piece() for _ in range(3)))


def _piece() -> float:
    started = time.process_time()
    words = {str(number): number for number in range(200_000)}
    sum(map(len, words))
    return (time.process_time() - started) * 1000


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [f"| {f.name} | {f.value:.4g} | {f.unit} | {f.promise} | {f.verdict} | {f.note} |" for f in figures]
    return "\n".join(["| what | figure | unit | promised | | how |", "|---|---|---|---|---|---|", *rows])


def report(figures: Sequence[Figure], *, stories: int, at: datetime, root: Path, grounds: tuple[Ground, Ground]) -> str:
    """The whole page: commit, machine, what else ran, figures, and the promises that were not reached."""
    first, last = grounds
    missed = [f.name for f in figures if f.verdict == "not reached"]
    return "\n".join([
        f"# Measured with {stories:,} stories", "", f"Commit {commit(root)}, {at:%Y-%m-%d %H:%M} UTC, {machine()}.",
        f"Load {first.load:.1f} at the start and {last.load:.1f} at the end; a fixed piece of Python work took {first.pace:.0f} and {last.pace:.0f} ms of CPU.",
        "", "Made by `./gazette bench --keep`. On a shared machine quote ratios and CPU, not requests a second; other work makes CPU dearer too.", "",
        f"Not reached: {'; '.join(missed)}." if missed else "Every promise that was measured was kept.", "", table(figures), "",
    ])  # fmt: skip


def commit(root: Path) -> str:
    """The commit of the code, with a mark when files differ from it."""
    asked = subprocess.run(["git", "-C", str(root), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "unknown"


def machine() -> str:
    """Cores, memory and system, in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
