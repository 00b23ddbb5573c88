"""Makes a small paper whose newsroom holds secrets or none, or goes on in one; run as a program, in a process of its own.

``python -m tests.walks.making DIRECTORY [--secrets | --canaries]`` prints the addresses the secrets would have had, as JSON. All public
acts are the same, at the same held moments, whatever the options. In a paper that stands, ``--open-gate`` and ``--print-notes`` break on
purpose what keeps the secrets in.
"""

import io
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image

from gazette.house.mistakes import Mistake
from gazette.keeping.founding import found_empty
from gazette.keeping.opening import enter_newsroom

START = datetime(2026, 3, 9, 8, tzinfo=UTC)
MOMENT = "2026-03-10T12:00:00+00:00"
NOW = datetime.fromisoformat(MOMENT)
BASE = "http://gazette.example"
HOUR = timedelta(hours=1)
DRAFTS, HELD, EMBARGOED = 24, 13, 13  # fifty


def make(directory: Path, *options: str) -> list[str]:
    """The paper, pressed to the last crop. Returns where its secrets would stand."""
    found_empty(directory, at=START, name="The Walk Gazette")
    scene = _scene()
    scene.first_day()
    would = scene.secrets() if options else []
    if "--canaries" in options:
        from . import canaries

        canaries.plant(scene)
    scene.second_day()
    if "--canaries" in options:
        from . import canaries

        canaries.hold_what_is_out()
    _finish()
    return would


def go_on(directory: Path, *options: str) -> list[str]:
    """In a paper that stands: take away what keeps the secrets in, then do what a colleague might."""
    enter_newsroom(directory)
    from . import breaking

    if "--open-gate" in options:
        breaking.open_the_gate()
    if "--print-notes" in options:
        breaking.print_the_notes()
    _finish()
    return []


def _finish() -> None:
    """Press and index everything there is to be pressed, so that nothing is left to chance while it is read."""
    from gazette.house.settings import active
    from gazette.newsstand import search
    from gazette.press.press import catch_up

    report = catch_up(active())
    assert not report.faults, report.faults
    search.catch_up()


def _scene() -> "Any":
    from . import scene

    return scene.Scene()


def picture(seed: int) -> bytes:
    """A small JPEG of one colour that says more of itself than a reader should know."""
    image = Image.new("RGB", (360, 240), (seed * 7 % 250, 110, 80))
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = f"serial-canary-{seed}"  # UserComment
    exif.get_ifd(0x8769)[0xA431] = f"serial-canary-{seed}"  # BodySerialNumber
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


if __name__ == "__main__":
    try:
        paper = Path(sys.argv[1])
        print(json.dumps((go_on if paper.exists() else make)(paper, *sys.argv[2:])))
    except Mistake as mistake:
        sys.exit(f"making: {mistake}")
