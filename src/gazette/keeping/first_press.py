"""The first press run of a new paper: its pages, and the pictures that stand in every list; the rest follows while it is read."""

from collections.abc import Sequence

from gazette.house.settings import Settings
from gazette.press.ledger import NOW
from gazette.press.press import catch_up, press_all
from gazette.record.names import Picture
from gazette.record.pictures import address, crops

from .founding import SOON, Founded
from .slow_press import CROP, next_due, opened


def run(founded: Founded) -> None:
    """Press until the paper can be read. Other crops stay due; they are the last of a whole paper."""
    settings = founded.settings
    press_all(settings, stop=lambda: CROP.fullmatch(next_due(settings)) is not None)
    for crop in founded.crops:
        crop.result()
    _hurry(settings, founded.pictures)
    catch_up(settings, urgent=True)


def _hurry(settings: Settings, pictures: Sequence[Picture]) -> None:
    """Put the crops that are made already at the head of what is due."""
    with opened(settings) as store, store.writing():
        store.ledger.owe((address(picture, crop) for picture in pictures for crop in crops(picture) if crop.name in SOON), NOW)
        store.commit()

