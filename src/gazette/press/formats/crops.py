"""The crops of published pictures as addresses of the store: JPEG with the page that shows them, AVIF a little later."""

import re
from collections.abc import Iterator
from functools import partial

from gazette.record import pictures
from gazette.record.names import Picture
from gazette.record.reading import Reading

from ..change import Change
from ..context import Context
from ..kinds import LAST, Kind
from ..rendition import Rendition


def _build(ctx: Context, parts: dict[str, str]) -> Rendition | None:
    ref = ctx.by_slug("picture", parts["signature"][: pictures.LIKENESS])
    picture = ctx.picture(ref) if ref else None
    if not picture or pictures.signature(picture) != parts["signature"]:
        return None
    for crop in pictures.crops(picture):
        if (crop.name, str(crop.width)) == (parts["name"], parts["width"]) and parts["extension"] in crop.formats:
            made = pictures.make(picture, crop, parts["extension"], ctx.pictures)
            return Rendition(pictures.address(picture, crop, parts["extension"]), made, type=pictures.TYPES[parts["extension"]])
    return None


def _addresses(picture: Picture, extension: str) -> Iterator[str]:
    return (pictures.address(picture, crop, extension) for crop in pictures.crops(picture) if extension in crop.formats)


def _every(extension: str, reading: Reading) -> Iterator[str]:
    for ref in reading.ids("picture"):
        picture = reading.picture(ref)
        if picture and picture.state == "added":
            yield from _addresses(picture, extension)


def _concerned(extension: str, change: Change) -> Iterator[str]:
    if change.kind == "picture":
        for picture in change.names():
            yield from _addresses(picture, extension)


def _kind(extension: str, *, late: bool) -> Kind:
    pattern = re.compile(rf"/pictures/(?P<signature>[0-9a-f]{{16}})-(?P<name>[a-z]+)-(?P<width>\d+)\.(?P<extension>{extension})")
    return Kind(f"{extension} crop", pattern, _build, partial(_every, extension), partial(_concerned, extension), late=late, place=LAST, shown=True)


CROPS = (_kind("jpg", late=False), _kind("avif", late=True))
