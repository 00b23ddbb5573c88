"""The first press run of a new paper: its pages and the pictures of its lists at once, the rest by the press that runs with it."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

from gazette.house.settings import Settings
from gazette.press.ledger import NOW
from gazette.press.press import catch_up, press_all
from gazette.press.store import Store
from gazette.record.names import Picture
from gazette.record.pictures import address, crops

from .pool import crop_all

SOON, LATER = ("wide",), ("whole", "social", "standard", "square")  # shapes in every list; those of long stories and of machines


def run(settings: Settings, pictures: Sequence[Picture], pool: ProcessPoolExecutor, *, ready: Callable[[], None] = lambda: None) -> None:
    """Press until the paper can be read, call ``ready``, then press the rest of its pictures. AVIF crops and social cards stay due."""
    soon = crop_all(pool, pictures, settings.pictures, SOON)
    later = crop_all(pool, pictures, settings.pictures, LATER)
    press_all(settings, stop=lambda: _next(settings).startswith("/pictures/"))
    for crop in soon:
        crop.result()
    _hurry(settings, pictures)
    catch_up(settings, urgent=True)
    ready()
    for crop in later:
        crop.result()
    catch_up(settings, stop=lambda: _is_late(_next(settings)))


def _hurry(settings: Settings, pictures: Sequence[Picture]) -> None:
    """Put the crops that are made already at the head of what is due."""
    with Store(settings.directory).writing() as store:
        store.ledger.owe((address(picture, crop) for picture in pictures for crop in crops(picture) if crop.name in SOON), NOW)
        store.commit()


def _is_late(address: str) -> bool:
    """Can readers do without it?"""
    return address.endswith(".avif") or address.startswith("/pictures/card-")


def _next(settings: Settings) -> str:
    """The address that would be pressed next; empty when nothing is due."""
    store = Store(settings.directory)
    try:
        return next(iter(store.ledger.due(1)), "")
    finally:
        store.close()
