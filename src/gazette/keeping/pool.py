"""Two children that clean and crop pictures, so that the paper is not kept waiting."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any

from gazette.record import pictures
from gazette.record.names import Picture

CHILDREN = 2


@contextmanager
def children(count: int = CHILDREN) -> Iterator[ProcessPoolExecutor]:
    """A pool that is ended when left; what was not begun by then is dropped when it is left in haste."""
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def take(path: Path, directory: Path) -> pictures.Master:
    """Clean one picture file. Raises Mistake naming the file."""
    return pictures.take(path.read_bytes(), directory)


def crop(picture: Picture, directory: Path, names: tuple[str, ...]) -> None:
    """Make the JPEG crops of some shapes of a picture."""
    for shape in pictures.crops(picture):
        if shape.name in names:
            pictures.make(picture, shape, "jpg", directory)


def crop_all(pool: ProcessPoolExecutor, shown: Iterable[Picture], directory: Path, names: tuple[str, ...]) -> list[Future[Any]]:
    """Have the JPEG crops of some shapes made of many pictures, in that order."""
    return [pool.submit(crop, picture, directory, names) for picture in shown]


def each(pool: ProcessPoolExecutor, work: Callable[..., Any], items: Iterable[Any], *rest: Any) -> list[Any]:
    """The results for all items, in order."""
    return [future.result() for future in [pool.submit(work, item, *rest) for item in items]]


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed shuts no pool: its children would wait for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
