"""Children of a process: how one begins, so that it ends with its parent."""

import os
import signal
import threading
from multiprocessing import parent_process


def begin() -> None:
    """What a child does first. It leaves Ctrl-C to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end_with_parent() -> None:
    """A parent that is killed shuts no pool: its children would wait for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
