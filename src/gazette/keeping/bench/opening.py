"""Opening: seconds from the command to the first page a reader gets, of a paper that stands and of one that is made by it."""

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from .figures import Figure
from .serving import free_port

PROMISED = 15  # seconds, once the environment is installed
PATIENCE = 180
PAUSE = 0.02
ROUNDS = 3


def bench(directory: Path, count: int) -> list[Figure]:
    """The middle of a few openings of the bench's paper, and one first opening, which makes the sample paper."""
    again = sorted(_opened(directory) for _ in range(ROUNDS))[ROUNDS // 2]
    with tempfile.TemporaryDirectory() as folder:
        first = _opened(Path(folder) / "paper")
    return [
        Figure("up, to the first page of a paper that stands", again, "s", most=PROMISED, note=f"wall clock, middle of {ROUNDS}, with {count:,} stories"),
        Figure("up for the first time, to the first page", first, "s", most=PROMISED, note="wall clock; the sample paper is made and its front pressed"),
    ]  # fmt: skip


def _opened(directory: Path) -> float:
    """Seconds from the command to an answered front page; the paper is closed again."""
    port, started = free_port(), time.monotonic()
    command = [sys.executable, "-m", "gazette.cli", "up", "--paper", str(directory), "--port", str(port)]
    up = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers(port):
            if up.poll() is not None or time.monotonic() > started + PATIENCE:
                raise RuntimeError(f"“up” of {directory} never answered a page.")
            time.sleep(PAUSE)
        return time.monotonic() - started
    finally:
        up.terminate()
        up.wait(60)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
            return page.status == 200 and b"</html>" in page.read()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
