"""Press what is due, or with --all every page anew. Stopped in between, the next run goes on from there."""

import argparse
import signal
import sys
import time
from typing import Any

from .. import lifeline
from ..opening import enter_newsroom


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="every page anew; what is right already is not written again")
    parser.add_argument("--soon", action="store_true", help="every page anew, but leave small crops and cards for later")
    parser.add_argument("--quiet", action="store_true", help="show no progress, and end with whoever called")


def run(asked: argparse.Namespace) -> dict[str, Any] | int:
    settings = enter_newsroom(asked.directory)
    from gazette.press.crew import hands
    from gazette.press.press import press_all

    from .. import slow_press

    stopping = _Stopping()
    if asked.quiet:
        lifeline.hold()
    progress = None if asked.quiet or asked.json else _Progress()
    if asked.all:
        done = press_all(settings, hands=hands(), progress=progress, stop=stopping)
    elif asked.soon:
        done = slow_press.run_soon(settings, progress=progress, stop=stopping)
    else:
        spare = min(1, hands()) if asked.quiet else hands()  # beside a paper that serves and edits, a processor is left for that
        done = slow_press.run(settings, hands=spare, progress=progress, stop=stopping)
    if progress:
        progress.end()
    for address, fault in done.faults:
        print(f"gazette: {address} could not be pressed: {fault}", file=sys.stderr)
    if stopping() or done.faults:
        return 130 if stopping() else 1
    if asked.quiet:
        return 0
    return {"pressed": done.pressed, "removed": done.removed, "unchanged": done.unchanged, "seconds": round(done.seconds, 2)}


def words(done: dict[str, Any]) -> str:
    return f"{done['pressed']} pressed, {done['removed']} removed, {done['unchanged']} as they were, in {done['seconds']} s."


class _Stopping:
    """Was it told to stop? The page being built is finished first."""

    def __init__(self) -> None:
        self.told = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._tell)

    def __call__(self) -> bool:
        return self.told

    def _tell(self, number: int, frame: Any) -> None:
        self.told = True


class _Progress:
    """A line that is written over itself, where someone looks."""

    def __init__(self) -> None:
        self.last = 0.0

    def __call__(self, done: int, left: int) -> None:
        now = time.monotonic()
        if sys.stderr.isatty() and now - self.last > 0.2:
            self.last = now
            sys.stderr.write(f"\r\033[K{done} pages done, {left} left")
            sys.stderr.flush()

    def end(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")
