"""Published pictures: a cleaned master that is never served, and a fixed list of crops named by what made them."""

import hashlib
import io
import os
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from gazette.house.mistakes import Mistake

from .metadata import Metadata, packet, read
from .names import Picture

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")  # opened by content, never by name; a phone’s MPO opens as the JPEG it begins with
MOST_BYTES = 40 * 2**20
MOST_PIXELS = 64_000_000  # Pillow alone would open 178 million: 850 MB of memory from a 20 KB file
LONG_SIDE = 2560  # pixels of a master
PAPER = (253, 252, 248)  # under transparent pictures
QUALITY = {"photo": {"jpg": 74, "avif": 50}, "illustration": {"jpg": 68, "avif": 34}}  # halftone packs badly and hides its loss
LIKENESS = 12  # digits of an address that say which picture it is; the four after them say how it was packed
TYPES = {"jpg": "image/jpeg", "avif": "image/avif"}


@dataclass(frozen=True)
class Crop:
    """One shape and width. ``ratio`` is width by height; None keeps the picture's own shape."""

    name: str
    ratio: tuple[int, int] | None
    width: int  # pixels
    formats: tuple[str, ...] = ("jpg", "avif")


CROPS = (
    *(Crop("wide", (3, 2), width) for width in (320, 480, 640, 960, 1280)),
    *(Crop("whole", None, width) for width in (480, 960, 1440)),
    Crop("social", (16, 9), 1200, ("jpg",)),
    Crop("standard", (4, 3), 1200, ("jpg",)),
    Crop("square", (1, 1), 900, ("jpg",)),
)


@dataclass(frozen=True)
class Master:
    """A cleaned picture file in the paper's ``pictures/`` directory."""

    hash: str  # sha256 of its bytes
    width: int
    height: int
    metadata: Metadata


def take(data: bytes, directory: Path) -> Master:
    """Check, clean and keep a picture file: right way up, sRGB, no metadata, at most 2,560 pixels long.

    Raises Mistake for what is too large, broken or not a picture; nothing is kept then.
    """
    with _opened(data) as image:
        metadata = read(image)
        clean = _cleaned(image)
    buffer = io.BytesIO()
    save_jpeg(clean, buffer, quality=92, subsampling=0)
    hashed = hashlib.sha256(buffer.getvalue()).hexdigest()
    _keep(directory / f"{hashed}.jpg", buffer.getvalue())
    return Master(hashed, *clean.size, metadata)


@lru_cache(maxsize=1024)
def crops(picture: Picture) -> tuple[Crop, ...]:
    """The crops a picture has: never wider than its master allows, but always the smallest of each shape."""
    smallest: set[str] = set()
    found: list[Crop] = []
    for crop in CROPS:
        box = _box(picture.width, picture.height, crop.ratio, picture.focus)
        if crop.width <= box[2] - box[0] or crop.name not in smallest:
            found.append(crop)
        smallest.add(crop.name)
    return tuple(found)


@lru_cache(maxsize=4096)
def size(picture: Picture, crop: Crop) -> tuple[int, int]:
    """Width and height of a crop in pixels; a picture smaller than the crop is not enlarged."""
    left, top, right, bottom = _box(picture.width, picture.height, crop.ratio, picture.focus)
    width = min(crop.width, max(right - left, 1))
    return width, max(1, round(width * (bottom - top) / max(right - left, 1)))


@lru_cache(maxsize=1024)
def likeness(picture: Picture) -> str:
    """A hash of what a picture is and says. The record finds it by this, so nothing that newer code may decide goes into it."""
    return _hashed(picture.id, picture.master, picture.focus, _metadata(picture))[:LIKENESS]


@lru_cache(maxsize=1024)
def signature(picture: Picture) -> str:
    """The likeness, and a hash of how crops are packed: an address never needs a second look."""
    return likeness(picture) + _hashed(sorted(_quality(picture).items()))[:4]


def address(picture: Picture, crop: Crop, extension: str = "jpg") -> str:
    """The public address of a crop."""
    return f"/pictures/{signature(picture)}-{crop.name}-{crop.width}.{extension}"


def make(picture: Picture, crop: Crop, extension: str, directory: Path) -> bytes:
    """The bytes of a crop, made once and kept beside the masters. Raises Mistake when the master is gone."""
    return make_each(picture, ((crop, extension),), directory)[0]


def make_each(picture: Picture, wanted: Iterable[tuple[Crop, str]], directory: Path) -> list[bytes]:
    """The bytes of some crops in that order, as ``make`` gives them; the master is opened once for all that are not kept yet."""
    master, found = None, []
    for crop, extension in wanted:
        kept = directory / "crops" / address(picture, crop, extension).rsplit("/", 1)[1]
        if kept.exists():
            found.append(kept.read_bytes())
            continue
        master = master or _master(picture, directory)
        found.append(_packed(master, picture, crop, extension))
        _keep(kept, found[-1])
    return found


def destroy(picture: Picture, directory: Path, *, master: bool) -> None:
    """Remove the crops of a picture that was withdrawn, and its master, unless another picture needs that."""
    for crop in crops(picture):
        for extension in crop.formats:
            (directory / "crops" / address(picture, crop, extension).rsplit("/", 1)[1]).unlink(missing_ok=True)
    if master:
        (directory / f"{picture.master}.jpg").unlink(missing_ok=True)


def save_jpeg(image: Image.Image, buffer: io.BytesIO, **options: Any) -> None:
    """Write a JPEG as small as it gets. What is all grain grows past the buffer Pillow gives libjpeg for that; it is written as it comes."""
    try:
        image.save(buffer, "JPEG", optimize=True, **options)
    except OSError:
        buffer.seek(0)
        buffer.truncate()
        image.save(buffer, "JPEG", **options | {"progressive": False})


def _hashed(*made_of: object) -> str:
    return hashlib.sha256(repr(made_of).encode()).hexdigest()


def _quality(picture: Picture) -> dict[str, int]:
    return QUALITY.get(picture.kind, QUALITY["photo"])


def _metadata(picture: Picture) -> Metadata:
    return Metadata(picture.creator, picture.credit, picture.copyright, picture.alt, "", picture.source_type)


def _opened(data: bytes) -> Image.Image:
    if len(data) > MOST_BYTES:
        raise Mistake(f"The picture is {len(data) // 2**20} MB. Send one of at most {MOST_BYTES // 2**20} MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        if image.width * image.height > MOST_PIXELS:
            raise Mistake(f"The picture is {image.width} × {image.height} pixels. Send one of at most {MOST_PIXELS // 1_000_000} megapixels.")
        image.load()
    except Mistake:
        raise
    except Exception:
        raise Mistake("The file is broken or no picture we can read. Send a JPEG, PNG, WebP or AVIF.") from None
    return image


def _cleaned(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, (*PAPER, 255))
        image = Image.alpha_composite(ground, image)
    elif profile and image.mode in ("RGB", "CMYK", "L"):
        image = _in_srgb(image, profile)
    image = image.convert("RGB")
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    return clean


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _master(picture: Picture, directory: Path) -> Image.Image:
    master = directory / f"{picture.master}.jpg"
    if not master.exists():
        raise Mistake(f"The master of picture {picture.id} is missing: {master}. Restore it from a backup.")
    with Image.open(master) as image:
        return image.convert("RGB")


def _packed(master: Image.Image, picture: Picture, crop: Crop, extension: str) -> bytes:
    box = _box(*master.size, crop.ratio, picture.focus)
    small = master.resize(size(picture, crop), Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    buffer, xmp = io.BytesIO(), packet(_metadata(picture))
    if extension == "avif":
        small.save(buffer, "AVIF", quality=_quality(picture)["avif"], speed=8, xmp=xmp, max_threads=1)
    else:
        save_jpeg(small, buffer, quality=_quality(picture)["jpg"], progressive=True, xmp=xmp)
    return buffer.getvalue()


def _box(width: int, height: int, ratio: tuple[int, int] | None, focus: tuple[float, float]) -> tuple[int, int, int, int]:
    """The largest box of that shape, as near to the focus as the edges let it."""
    if ratio is None:
        return 0, 0, width, height
    across, down = (width, round(width * ratio[1] / ratio[0])) if width * ratio[1] <= height * ratio[0] else (round(height * ratio[0] / ratio[1]), height)
    across, down = min(across, width), min(down, height)
    left = min(max(round(focus[0] * width - across / 2), 0), width - across)
    top = min(max(round(focus[1] * height - down / 2), 0), height - down)
    return left, top, left + across, top + down


def _keep(path: Path, data: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(half, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise Mistake(f"{path.name} could not be kept: {error.strerror}. Make room on the disk and try again.") from None
