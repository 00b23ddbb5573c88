"""Runs benches on a paper made for them and keeps what they found in docs/measured/."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from gazette.house import clock
from gazette.house.mistakes import Mistake

from . import BENCHES, PAPERLESS, taking
from .figures import Figure, Ground, report

ROOT = Path(__file__).parents[4]


def run(names: list[str], *, stories: int = 1000, keep: bool = False, tell: Callable[[str], None] = print) -> list[Figure]:
    """Make a paper of that many stories, run the benches named (all without a name), print and perhaps keep the figures."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        raise Mistake(f"There is no bench “{unknown[0]}”. Choose of {', '.join(BENCHES)}.")
    begun = Ground.now()
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "paper"
        figures: list[Figure] = []
        if not names or set(names) - PAPERLESS:
            tell(f"Making a paper of {stories:,} stories ...")
            figures = taking.make(directory, stories)
        for name in names or BENCHES:
            tell(f"Measuring {name} ...")
            figures += BENCHES[name](directory, stories)
    if keep:
        kept = ROOT / "docs" / "measured" / f"{'-'.join(['bench', str(stories), *names])}.md"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(report(figures, stories=stories, at=clock.now(), root=ROOT, grounds=(begun, Ground.now())), "utf-8")
        tell(f"Kept in {kept.relative_to(ROOT)}.")
    return figures
