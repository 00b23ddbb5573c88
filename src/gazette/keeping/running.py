"""Is a paper running? One lock a paper, held by ``up`` for as long as it serves and gone with it however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gazette.house.mistakes import Mistake

LOCK = "run/up.lock"


@contextmanager
def alone(directory: Path, doing: str = "served") -> Iterator[None]:
    """Hold the paper for oneself. Raises Mistake when it is being served already."""
    path = directory / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Mistake(f"The paper in {directory} is running, so it cannot be {doing} now. Stop it first (Ctrl-C where “up” runs).") from None
        file.truncate(0)
        os.write(file.fileno(), f"{os.getpid()}\n".encode())
        yield


def is_running(directory: Path) -> bool:
    """Is an ``up`` serving it?"""
    try:
        with open(directory / LOCK) as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
