"""The slow part of the press: crops are made by children away from the press's lock, then pressed in passing."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice

from gazette.house.clock import Clock
from gazette.house.clock import now as present
from gazette.house.settings import Settings
from gazette.press.ledger import NOW
from gazette.press.press import Progress, Report, catch_up, press_all
from gazette.press.store import Store
from gazette.record import pictures
from gazette.record.names import Picture
from gazette.record.reading import Reading

from .pool import children, crop_each

CROP = re.compile(r"/pictures/(?P<signature>[0-9a-f]{16})-(?P<name>[a-z]+)-(?P<width>\d+)\.(?P<extension>jpg|avif)")
MANY = 8  # crops from which children are worth their start
STRETCH = 48  # crops made before they are pressed
MOST_DUE = 1_000_000

Wanted = tuple[Picture, pictures.Crop, str]


def run(settings: Settings, *, clock: Clock = present, hands: int = 0, progress: Progress | None = None,
        stop: Callable[[], bool] | None = None) -> Report:  # fmt: skip
    """Press everything due. Stopped in between, the next run goes on from there."""
    wanted = _wanted(settings)
    if len(wanted) >= MANY:
        with children() as pool:
            crops = iter(wanted)
            while (stretch := list(islice(crops, STRETCH))) and not (stop and stop()):
                for made in crop_each(pool, stretch, settings.pictures):
                    made.exception()  # a crop that cannot be made is the press's to report
                _press_these(settings, stretch, clock)
    return catch_up(settings, clock=clock, hands=hands, progress=progress, stop=stop)


def run_soon(settings: Settings, *, clock: Clock = present, progress: Progress | None = None, stop: Callable[[], bool] | None = None) -> Report:
    """Press every page anew and the JPEG crops; AVIF crops and social cards stay due."""
    once = iter([False])
    press_all(settings, clock=clock, stop=lambda: next(once, True))  # one batch, which makes everything due
    with opened(settings) as store:
        due = [address for address in store.ledger.due(MOST_DUE) if not is_late(address)]
        with store.writing():
            store.ledger.owe(due, NOW)
            store.commit()
    with children() as pool:
        for made in crop_each(pool, _crops(due), settings.pictures):
            made.exception()
    return catch_up(settings, clock=clock, urgent=True, progress=progress, stop=stop)


def is_late(address: str) -> bool:
    """Can readers do without it for a while?"""
    return address.endswith(".avif") or address.startswith("/pictures/card-")


def next_due(settings: Settings) -> str:
    """The address that would be pressed next; empty when nothing is due."""
    with opened(settings) as store:
        return next(iter(store.ledger.due(1)), "")


def _press_these(settings: Settings, made: list[Wanted], clock: Clock) -> None:
    """Press the crops just made, and what has become urgent meanwhile."""
    last = pictures.address(*made[-1])
    catch_up(settings, clock=clock, stop=lambda: not _is_due(settings, last))


def _wanted(settings: Settings) -> list[Wanted]:
    with opened(settings) as store:
        return list(_crops(store.ledger.due(MOST_DUE)))


def _crops(due: list[str]) -> Iterator[Wanted]:
    """The crops among the addresses due, of pictures that readers may see."""
    reading, known = Reading(), {}
    for address in due:
        found = CROP.fullmatch(address)
        if not found:
            continue
        likeness = found["signature"][: pictures.LIKENESS]
        if likeness not in known:
            ref = reading.by_slug("picture", likeness)
            known[likeness] = reading.picture(ref) if ref else None
        picture = known[likeness]
        if picture and picture.state == "added":
            yield from ((picture, crop, found["extension"]) for crop in pictures.crops(picture)
                        if (crop.name, str(crop.width)) == (found["name"], found["width"]))  # fmt: skip


def _is_due(settings: Settings, address: str) -> bool:
    with opened(settings) as store:
        return store.connection.execute("SELECT 1 FROM due WHERE address = ? AND fault = ''", (address,)).fetchone() is not None


def opened(settings: Settings) -> "closing[Store]":
    """The store. Whether the paper is https stands in the record; a commit tells the servers."""
    return closing(Store(settings.directory, secure=Reading().paper().secure))
