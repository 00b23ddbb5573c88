"""Two children that clean and crop pictures, so that the paper is not kept waiting."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from multiprocessing import get_context
from operator import itemgetter
from pathlib import Path

from gazette.house.children import begin
from gazette.record import pictures
from gazette.record.names import Picture

CHILDREN = 2


@contextmanager
def children(count: int = CHILDREN) -> Iterator[ProcessPoolExecutor]:
    """A pool that is ended when left; what was not begun by then is dropped when it is left in haste."""
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=begin)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def take_each(pool: ProcessPoolExecutor, paths: Iterable[Path], directory: Path) -> dict[str, Future[pictures.Master]]:
    """Have picture files cleaned, by their names; what is no picture is told by the future."""
    return {path.name: pool.submit(_take, path, directory) for path in paths}


def crop_each(pool: ProcessPoolExecutor, wanted: Iterable[tuple[Picture, pictures.Crop, str]], directory: Path) -> list[Future[None]]:
    """Have crops made in that order; those of one picture that follow one another share its opening."""
    return [
        pool.submit(_crop, picture, [(crop, extension) for _, crop, extension in those], directory)
        for picture, those in groupby(wanted, key=itemgetter(0))
    ]


def crop_all(pool: ProcessPoolExecutor, shown: Iterable[Picture], directory: Path, names: tuple[str, ...]) -> list[Future[None]]:
    """Have the JPEG crops of some shapes made of many pictures, in that order."""
    return crop_each(pool, ((picture, crop, "jpg") for picture in shown for crop in pictures.crops(picture) if crop.name in names), directory)


def _take(path: Path, directory: Path) -> pictures.Master:
    return pictures.take(path.read_bytes(), directory)


def _crop(picture: Picture, wanted: list[tuple[pictures.Crop, str]], directory: Path) -> None:
    pictures.make_each(picture, wanted, directory)
