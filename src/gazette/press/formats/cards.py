"""Social cards: each story's headline set in the paper's type, as a picture for links shared elsewhere."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from gazette.record.reading import Reading

from ..change import Change
from ..context import Context
from ..kinds import Kind
from ..rendition import Rendition

SIZE = (1200, 630)  # pixels, the shape Open Graph readers show
MARGIN, MARK, RULE = 72, 84, 8
INK, GROUND, SOFT = "#17150f", "#fdfcf8", "#4f4a40"
SIZES = (92, 80, 70, 60, 52, 44, 38)  # of the headline, largest that fits
MOST_LINES = 5
FONTS = Path(__file__).parents[1] / "static" / "fonts" / "setting"
ADDRESS = re.compile(r"/pictures/card-(?P<story>[0-9A-Za-z_-]+)-(?P<version>\d+)\.png")


def address(story: str, version: int) -> str:
    """The card of a version; a new version has a new address, so that nobody shows an old headline."""
    return f"/pictures/card-{story}-{version}.png"


def draw(*, headline: str, kicker: str, name: str, monogram: str, red: str, right_to_left: bool = False) -> bytes:
    """The card as PNG. Characters the paper's faces lack are set by what the drawing library has; none is lost in silence on the page itself."""
    image = Image.new("RGB", SIZE, GROUND)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], RULE), fill=INK)
    pen.rectangle((0, RULE + 5, SIZE[0], RULE + 7), fill=INK)
    foot = SIZE[1] - MARGIN - MARK
    _mark(pen, monogram, red, (MARGIN, foot))
    pen.text((MARGIN + MARK + 28, foot + MARK / 2), name, font=_font("head-600", 46), fill=INK, anchor="lm")
    if kicker:
        pen.text((MARGIN, MARGIN + 4), kicker, font=_font("label-600", 32), fill=red, anchor="lt")
    top = MARGIN + (58 if kicker else 0)
    font, lines = _fitted(pen, headline, SIZE[0] - 2 * MARGIN, foot - top - 24)
    for number, line in enumerate(lines):
        x = SIZE[0] - MARGIN if right_to_left else MARGIN
        pen.text((x, top + number * font.size * 1.04), line, font=font, fill=INK, anchor="rt" if right_to_left else "lt")
    buffer = io.BytesIO()
    image.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def icon(monogram: str, red: str, size: int) -> Image.Image:
    """The monogram as a square picture."""
    image = Image.new("RGB", (size, size), red)
    pen = ImageDraw.Draw(image)
    font = _font("head-600", size * (0.62 if len(monogram) < 3 else 0.46))
    pen.text((size / 2, size * 0.52), monogram, font=font, fill=GROUND, anchor="mm")
    return image


def _mark(pen: ImageDraw.ImageDraw, monogram: str, red: str, at: tuple[int, int]) -> None:
    pen.rectangle((*at, at[0] + MARK, at[1] + MARK), fill=red)
    pen.text((at[0] + MARK / 2, at[1] + MARK * 0.52), monogram, font=_font("head-600", MARK * 0.6), fill=GROUND, anchor="mm")


def _fitted(pen: ImageDraw.ImageDraw, words: str, width: float, height: float) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    for size in SIZES:
        font = _font("head-600", size)
        lines = _lines(pen, words, font, width)
        if len(lines) <= MOST_LINES and len(lines) * size * 1.04 <= height:
            break
    return font, lines[:MOST_LINES]


def _lines(pen: ImageDraw.ImageDraw, words: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    parts = words.split() if " " in words else list(words)
    glue = " " if " " in words else ""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{glue}{part}" if lines else part
        if lines and pen.textlength(longer, font=font) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


@lru_cache(maxsize=32)
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.ttf", round(size))


def _build(ctx: Context, parts: dict[str, str]) -> Rendition | None:
    copy, paper = ctx.copy(parts["story"]), ctx.paper()
    if not copy or str(copy.version) != parts["version"]:
        return None
    section = ctx.section(copy.section)
    made = draw(headline=copy.headline, kicker=copy.kicker or (section.name if section else ""), name=paper.name, monogram=paper.monogram,
                red=paper.colour("red", "#a3151b"), right_to_left=copy.direction == "rtl")  # fmt: skip
    return Rendition(address(copy.story, copy.version), made, type="image/png")


def _every(reading: Reading) -> Iterator[str]:
    after = ""
    while stories := reading.stories(after):
        for story in stories:
            stands = reading.standing(story)
            if stands and not stands.killed:
                yield address(story, stands.versions)
        after = stories[-1]


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
    Kind("social card", ADDRESS, _build, _every, _concerned, late=True),
    Kind("icon", re.compile(f"(?P<name>{'|'.join(map(re.escape, ICONS))})"), _icon, lambda reading: ICONS, lambda change: ()),
)
