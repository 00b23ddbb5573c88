"""What holds the processes of one paper together: a word to the parent, and an end when the parent is gone."""

import json
import os
import signal
import threading
from typing import Any

TELL, LIFE = "GAZETTE_TELL", "GAZETTE_LIFE"  # file descriptors a child is given


def tell(kind: str, **words: Any) -> None:
    """Tell the parent something, if there is one that listens."""
    if TELL in os.environ:
        os.write(int(os.environ[TELL]), json.dumps({"kind": kind, **words}).encode() + b"\n")


def hold() -> None:
    """End as if told to when the parent is gone, however that happened."""
    if LIFE in os.environ:
        threading.Thread(target=_watch, args=(int(os.environ[LIFE]),), name="lifeline", daemon=True).start()


def passed() -> tuple[int, ...]:
    """What a child of ours needs to hold on as well."""
    return (int(os.environ[LIFE]),) if LIFE in os.environ else ()


def _watch(end: int) -> None:
    while os.read(end, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
