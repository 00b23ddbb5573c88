"""Serves a paper for the tests, newsstand and newsroom, for as long as the session that asked for it lives.

``python -m tests.paper.serving DIRECTORY PORT PID``; the file ``serving`` in the paper stands as soon as readers are welcome.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from gazette.house.settings import load
from gazette.newsstand.server import serve

READY = "serving"
PATIENCE = 60.0  # seconds


def start(directory: Path, port: int, session: int, surroundings: dict[str, str]) -> None:
    """Start serving beside the session and wait until readers are welcome."""
    log = (directory / "serving.log").open("w")
    command = [sys.executable, "-m", "tests.paper.serving", str(directory), str(port), str(session)]
    process = subprocess.Popen(command, env=surroundings, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
    until = time.monotonic() + PATIENCE
    while not (directory / READY).exists():
        assert process.poll() is None and time.monotonic() < until, (directory / "serving.log").read_text()
        time.sleep(0.05)


def _main(directory: Path, port: int, session: int) -> None:
    socket = directory / "run" / "newsroom.sock"
    # Without its lifespan the newsroom starts no runner: nothing is pressed while pages are measured.
    newsroom = subprocess.Popen([sys.executable, "-m", "uvicorn", "gazette.asgi:application", "--uds", str(socket), "--lifespan", "off"])
    threading.Thread(target=_end_with, args=(session,), daemon=True).start()
    try:
        until = time.monotonic() + PATIENCE
        while not socket.exists() and newsroom.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        serve(load(directory), port=port, ready=(directory / READY).touch)
    finally:
        (directory / READY).unlink(missing_ok=True)
        newsroom.terminate()
        newsroom.wait(20)


def _end_with(session: int) -> None:
    """Close when the session is over, however it ended."""
    while True:
        time.sleep(1)
        try:
            os.kill(session, 0)
        except ProcessLookupError:
            os.kill(os.getpid(), signal.SIGTERM)
            return


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
