"""The first press run of a new paper: its pages, and the pictures that stand in every list; the rest follows while it is read."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from gazette.house.settings import Settings
from gazette.press.ledger import NOW
from gazette.press.press import catch_up, press_all
from gazette.record.names import Picture
from gazette.record.pictures import address, crops

from .pool import crop_all
from .slow_press import CROP, next_due, opened

SOON = ("wide",)  # the shapes that every list and most stories show


def run(settings: Settings, pictures: Sequence[Picture], pool: ProcessPoolExecutor) -> None:
    """Press until the paper can be read. Other crops stay due; they are the last of a whole paper."""
    made = crop_all(pool, pictures, settings.pictures, SOON)
    press_all(settings, stop=lambda: CROP.fullmatch(next_due(settings)) is not None)
    for crop in made:
        crop.result()
    _hurry(settings, pictures)
    catch_up(settings, urgent=True)


def _hurry(settings: Settings, pictures: Sequence[Picture]) -> None:
    """Put the crops that are made already at the head of what is due."""
    with opened(settings) as store, store.writing():
        store.ledger.owe((address(picture, crop) for picture in pictures for crop in crops(picture) if crop.name in SOON), NOW)
        store.commit()

