"""Pictures made ready for the file: cropped to what is shown and no finer than needed, so that nothing hides in it."""

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from gazette.house.mistakes import Mistake

from .fpo import placed
from .inks import separated
from .layout import Layout, Plate


@dataclass(frozen=True)
class Resolution:
    """Pixels per inch at most, and JPEG quality; in the inks of a press or not, and by which profile."""

    finest: int = 220
    quality: int = 84
    inked: bool = False
    profile: bytes = b""


READER = Resolution()


def prepare(layout: Layout, directory: Path, resolution: Resolution) -> dict[Plate, str]:
    """Write every picture of the layout into the directory, for position only; its file name by plate."""
    mode = "CMYK" if resolution.inked else "RGB"
    plates = (element for page in layout.pages for element in page.elements if isinstance(element, Plate))
    return {plate: placed(cropped(plate.path, plate.crop, round(plate.width / 72 * resolution.finest), resolution), directory, mode=mode) for plate in plates}


@lru_cache(maxsize=64)
def cropped(path: str, crop: tuple[int, int, int, int], widest: int, resolution: Resolution) -> bytes:
    """Part of a picture as a JPEG, never enlarged. Raises Mistake naming a file that cannot be read."""
    try:
        with Image.open(path) as image:
            image.draft("RGB", (widest * 2, widest * 2))
            scale = image.width / _width(path)
            left, top, right, bottom = (edge * scale for edge in crop)
            width = min(widest, crop[2] - crop[0])
            height = max(1, round(width * (crop[3] - crop[1]) / (crop[2] - crop[0])))
            small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS, box=(left, top, right, bottom), reducing_gap=3.0)
    except OSError:
        raise Mistake(f"The picture {path} cannot be read. Restore it from a backup, or take it out of the story.") from None
    buffer = io.BytesIO()
    if resolution.inked:
        small = separated(small, resolution.profile)
    small.save(buffer, "JPEG", quality=resolution.quality, optimize=True, subsampling=0 if resolution.inked else -1)
    return buffer.getvalue()


@lru_cache(maxsize=256)
def _width(path: str) -> int:
    with Image.open(path) as image:
        return image.width
