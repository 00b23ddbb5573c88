"""Social cards: each story's headline set in the paper's type, as a picture for links shared elsewhere."""

import io
import re
from collections.abc import Iterator

from PIL import Image, ImageDraw

from gazette.record.reading import Reading

from ..change import Change
from ..context import Context
from ..kinds import IN_STEP, Kind
from ..rendition import Rendition
from .card_drawing import GROUND, SIZE, draw, font

__all__ = ["CARDS", "ICONS", "SIZE", "address", "draw", "icon"]

ADDRESS = re.compile(r"/pictures/card-(?P<story>[0-9A-Za-z_-]+)-(?P<version>\d+)\.png")


def address(story: str, version: int) -> str:
    """The card of a version; a new version has a new address, so that nobody shows an old headline."""
    return f"/pictures/card-{story}-{version}.png"


def icon(monogram: str, red: str, size: int) -> Image.Image:
    """The monogram as a square picture."""
    image = Image.new("RGB", (size, size), red)
    pen = ImageDraw.Draw(image)
    face = font("head-600", size * (0.62 if len(monogram) < 3 else 0.46))
    pen.text((size / 2, size * 0.52), monogram, font=face, fill=GROUND, anchor="mm")
    return image


def _build(ctx: Context, parts: dict[str, str]) -> Rendition | None:
    copy, paper = ctx.copy(parts["story"]), ctx.paper()
    if not copy or str(copy.version) != parts["version"]:
        return None
    section = ctx.section(copy.section)
    made = draw(headline=copy.headline, kicker=copy.kicker or (section.name if section else ""), name=paper.name, monogram=paper.monogram,
                red=paper.colour("red", "#a3151b"), right_to_left=copy.direction == "rtl")  # fmt: skip
    return Rendition(address(copy.story, copy.version), made, type="image/png")


def _every(reading: Reading) -> Iterator[str]:
    return (address(stands.story, stands.versions) for stands in reading.standings() if not stands.killed)


def _concerned(change: Change) -> set[str]:
    return {address(copy.story, copy.version) for copy in change.copies()}


def _icon(ctx: Context, parts: dict[str, str]) -> Rendition:
    paper = ctx.paper()
    red, buffer = paper.colour("red", "#a3151b"), io.BytesIO()
    if parts["name"] == "/favicon.ico":
        icon(paper.monogram, red, 64).save(buffer, "ICO", sizes=[(16, 16), (32, 32)])
        return Rendition("/favicon.ico", buffer.getvalue(), type="image/x-icon")
    icon(paper.monogram, red, int(re.sub(r"\D", "", parts["name"]))).save(buffer, "PNG", optimize=True)
    return Rendition(parts["name"], buffer.getvalue(), type="image/png")


ICONS = ("/favicon.ico", "/assets/icon-180.png", "/assets/icon-192.png", "/assets/icon-512.png")
CARDS = (
    Kind("social card", ADDRESS, _build, _every, _concerned, late=True, place=IN_STEP),
    Kind("icon", re.compile(f"(?P<name>{'|'.join(map(re.escape, ICONS))})"), _icon, lambda reading: ICONS, lambda change: ()),
)
