"""Pictures in their places: which crops a slot offers, and how wide the browser should think it is."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from gazette.record import pictures
from gazette.record.names import Picture


@dataclass(frozen=True)
class Place:
    """Where a picture stands on a page: the crop's shape, the widths worth offering, and ``sizes`` for the browser."""

    crop: str
    widths: tuple[int, ...]
    sizes: str


# On a phone a picture claims less than its width, so that a sharp screen fetches the file of 480 or 640 pixels: its budget is 30 KiB.
PHONE = "(min-resolution:2.5x) 54vw, 61vw"
PLACES = {
    "lead": Place("wide", (480, 640, 960, 1280), "(min-width:68rem) 42rem, (min-width:48rem) 93vw, " + PHONE),
    "story": Place("wide", (480, 640, 960, 1280), "(min-width:88rem) 63rem, (min-width:68rem) 72vw, (min-width:48rem) 93vw, " + PHONE),
    "third": Place("wide", (320, 480, 640), "(min-width:68rem) 26rem, (min-width:48rem) 45vw, " + PHONE),
    "half": Place("wide", (480, 640, 960), "(min-width:68rem) 40rem, (min-width:48rem) 70vw, " + PHONE),
    "quarter": Place("wide", (320, 480, 640), "(min-width:68rem) 19rem, (min-width:48rem) 45vw, " + PHONE),
    "thumb": Place("wide", (320,), "10rem"),
    "feature": Place("wide", (480, 960, 1280), "(min-width:68rem) 46rem, (min-width:48rem) 55vw, " + PHONE),
    "body": Place("whole", (480, 960, 1440), "(min-width:48rem) 39rem, " + PHONE),
    "whole": Place("whole", (480, 960, 1440), "(min-width:88rem) 63rem, (min-width:68rem) 72vw, (min-width:48rem) 93vw, " + PHONE),
    "gallery": Place("wide", (320, 480, 640), "(min-width:48rem) 19rem, 45vw"),
}


@lru_cache(maxsize=2048)
def plate(picture: Picture, place: str, alt: str, *, eager: bool = False) -> Markup:
    """The picture element of one place: AVIF with a JPEG behind it, its size known before it arrives."""
    at = PLACES[place]
    offered = [crop for crop in pictures.crops(picture) if crop.name == at.crop and crop.width in at.widths]
    offered = offered or [next(crop for crop in pictures.crops(picture) if crop.name == at.crop)]
    largest = offered[-1]
    width, height = pictures.size(picture, largest)
    loading = Markup(' fetchpriority="high"') if eager else Markup(' loading="lazy" decoding="async"')
    return Markup(
        '<picture><source type="image/avif" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}></picture>'
    ).format(
        _srcset(picture, offered, "avif"), at.sizes, pictures.address(picture, largest), _srcset(picture, offered, "jpg"),
        at.sizes, width, height, escape(alt), loading,
    )  # fmt: skip


def shape(picture: Picture) -> str:
    """“whole” for a picture that three by two would spoil (upright or very wide), else “story”."""
    ratio = picture.width / max(picture.height, 1)
    return "story" if 1.2 <= ratio <= 2.1 else "whole"


def _srcset(picture: Picture, crops: list[pictures.Crop], extension: str) -> str:
    return ", ".join(f"{pictures.address(picture, crop, extension)} {pictures.size(picture, crop)[0]}w" for crop in crops)
