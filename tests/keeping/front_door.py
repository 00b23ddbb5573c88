"""Calls the command line as a person would, in a process of its own."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gazette.press.store import Store

MOMENT = "2025-11-08T20:45:00+00:00"
SECONDS = 240


def environment(**more: str) -> dict[str, str]:
    """The surroundings of a call: the clock held still, and none of our own paper."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GAZETTE_") and name != "DJANGO_SETTINGS_MODULE"}
    return {**ours, "GAZETTE_NOW": MOMENT, **more}


def command(*words: str, paper: Path | None = None) -> list[str]:
    return [sys.executable, "-P", "-m", "gazette.cli", *words, *(["--paper", str(paper)] if paper else [])]


def gazette(*words: str, paper: Path | None = None, **more: str) -> str:
    """What a command that must succeed prints."""
    done = subprocess.run(command(*words, paper=paper), env=environment(**more), capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refusal(*words: str, paper: Path | None = None, **more: str) -> str:
    """The one sentence of a command that must be refused."""
    done = subprocess.run(command(*words, paper=paper), env=environment(**more), capture_output=True, text=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith("gazette: ")]
    assert len(said) == 1, done.stderr
    return said[0].removeprefix("gazette: ")


@contextmanager
def running(*words: str, paper: Path, **more: str) -> Iterator[subprocess.Popen[str]]:
    """``up``, until it says that it is ready; ended with Ctrl-C's signal."""
    process = subprocess.Popen(
        command("up", "--json", *words, paper=paper), env=environment(**more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(40)
        for pipe in (process.stdout, process.stderr):
            pipe.close()


def get(url: str) -> tuple[int, str]:
    """Status and words of a page, as a plain client gets them."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def wait_for(ask: Callable[[], Any], *, seconds: float = 40) -> Any:
    """Ask until the answer is true."""
    until = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < until, "it never came to be"
        time.sleep(0.1)
    return answer


def pages(paper: Path) -> dict[str, tuple[int, str, str, str, str]]:
    """Every address of the store with the hash of its bytes."""
    store = Store(paper)
    try:
        return store.fingerprint()
    finally:
        store.close()
