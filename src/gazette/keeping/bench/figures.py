"""Figures: what a bench found, beside what was promised, as a table for docs/measured/."""

import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


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


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [f"| {f.name} | {f.value:.4g} | {f.unit} | {f.promise} | {f.verdict} | {f.note} |" for f in figures]
    return "\n".join(["| what | figure | unit | promised | | how |", "|---|---|---|---|---|---|", *rows])


def report(figures: Sequence[Figure], *, stories: int, at: datetime, root: Path) -> str:
    """The whole page: commit, machine, figures."""
    return "\n".join([
        f"# Measured with {stories:,} stories", "", f"Commit {commit(root)}, {at:%Y-%m-%d %H:%M} UTC, {machine()}.",
        "Made by `./gazette bench`. The machine is shared: quote ratios and CPU seconds, not requests a second.", "", table(figures), "",
    ])  # fmt: skip


def commit(root: Path) -> str:
    """The commit of the code, with a mark when files differ from it."""
    asked = subprocess.run(["git", "-C", str(root), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "unknown"


def machine() -> str:
    """Cores, memory and system, in words."""
    import os

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
