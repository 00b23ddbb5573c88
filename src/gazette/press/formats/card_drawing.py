"""Draws a social card: a picture of sixteen inks, in which a letter's edge is a step from the ground to its ink."""

import re
import struct
import zlib
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

SIZE = (1200, 630)  # pixels, the shape Open Graph readers show
MARGIN, MARK, RULE = 72, 84, 8
INK, GROUND = "#17150f", "#fdfcf8"
SIZES = (92, 80, 70, 60, 52, 44, 38)  # of the headline, largest that fits
MOST_LINES, LEADING, RISE = 5, 1.04, 0.13  # of the size: between lines, and how far a face's own top stands over its capitals
MEASURED = 100  # pixels; words are measured once at this size
BLACKS, REDS = 8, 7  # steps from the ground to either ink; with the ground they are the sixteen
RIGHT_OF_BLACKS = [0, *(BLACKS + step for step in range(1, REDS + 1)), *([0] * (255 - REDS))]
PLAIN = re.compile("[\u0020-\u007e\u00a0-\u024f\u2010-\u2026]*")  # letters that no neighbour changes
FONTS = Path(__file__).parents[1] / "static" / "fonts" / "setting"


def draw(*, headline: str, kicker: str, name: str, monogram: str, red: str, right_to_left: bool = False) -> bytes:
    """The card as PNG. Characters the paper's faces lack are set by what the drawing library has; none is lost in silence on the page itself."""
    image = _ground(name, monogram).copy()
    if kicker:
        image.paste(_kicker(kicker), (MARGIN, MARGIN))
    top = MARGIN + (58 if kicker else 0)
    size, lines = fitted(headline, SIZE[0] - 2 * MARGIN, SIZE[1] - MARGIN - MARK - 24 - top)
    for number, line in enumerate(lines):
        _line(image, line, size, top + round((number * LEADING - RISE) * size), right_to_left)
    return png(image, inks(red))


def fitted(words: str, width: float, height: float) -> tuple[int, list[str]]:
    """The largest size at which a headline fits, and its lines then."""
    glue = " " if " " in words else ""
    measure = font("head-600", MEASURED, plain=True).getlength
    parts = [(part, measure(part) / MEASURED) for part in (words.split() if glue else words)]
    for size in SIZES:
        lines = _lines(parts, width / size, glue, measure(glue) / MEASURED)
        if len(lines) <= MOST_LINES and len(lines) * size * LEADING <= height:
            break
    return size, lines[:MOST_LINES]


@lru_cache(maxsize=8)
def inks(red: str) -> bytes:
    """The sixteen colours, three bytes each: ground, steps to black, steps to red."""
    ground, black, accent = (ImageColor.getrgb(colour)[:3] for colour in (GROUND, INK, red))
    steps = [(black, step / BLACKS) for step in range(BLACKS + 1)] + [(accent, step / REDS) for step in range(1, REDS + 1)]
    return bytes(round(a + (b - a) * share) for ink, share in steps for a, b in zip(ground, ink, strict=True))


def png(image: Image.Image, palette: bytes) -> bytes:
    """An image of sixteen inks as PNG, four bits to a pixel. Runs of one ink are all that packs well here, so nothing else is looked for."""
    width, height = image.size
    image.putpalette(palette)
    packed = image.tobytes("raw", "P;4")
    step = len(packed) // height
    packer = zlib.compressobj(1, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    rows = packer.compress(b"".join([b"\0" + packed[start : start + step] for start in range(0, len(packed), step)])) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"PLTE", palette) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


@lru_cache(maxsize=48)
def font(name: str, size: float, *, plain: bool = False) -> ImageFont.FreeTypeFont:
    """A face for drawing; a ``plain`` one only measures, letter by letter."""
    layout = ImageFont.Layout.BASIC if plain else None
    return ImageFont.truetype(FONTS / f"{name}.ttf", round(size), layout_engine=layout)


@lru_cache(maxsize=2)
def _ground(name: str, monogram: str) -> Image.Image:
    """What all cards of a paper have in common: rules, mark and name."""
    image = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], RULE), fill=BLACKS)
    pen.rectangle((0, RULE + 5, SIZE[0], RULE + 7), fill=BLACKS)
    foot = SIZE[1] - MARGIN - MARK
    pen.text((MARGIN + MARK + 28, foot + MARK / 2), name, font=font("head-600", 46), fill=BLACKS, anchor="lm")
    mark = Image.new("L", (MARK + 1, MARK + 1), REDS)
    ImageDraw.Draw(mark).text((MARK / 2, MARK * 0.52), monogram, font=font("head-600", MARK * 0.6), fill=0, anchor="mm")
    image.paste(mark.point(RIGHT_OF_BLACKS), (MARGIN, foot))
    return image


@lru_cache(maxsize=32)
def _kicker(words: str) -> Image.Image:
    strip = Image.new("L", (SIZE[0] - 2 * MARGIN, 46), 0)
    ImageDraw.Draw(strip).text((0, 4), words, font=font("label-600", 32), fill=REDS, anchor="lt")
    return strip.point(RIGHT_OF_BLACKS)


def _line(image: Image.Image, words: str, size: int, top: int, right_to_left: bool) -> None:
    """One line of the headline. Letters that stand by themselves are drawn once and put in place; the rest is left to the drawing library."""
    if right_to_left or not PLAIN.fullmatch(words):
        edge = SIZE[0] - MARGIN if right_to_left else MARGIN
        ImageDraw.Draw(image).text((edge, top), words, font=font("head-600", size), fill=BLACKS, anchor="ra" if right_to_left else "la")
        return
    x = float(MARGIN)
    for letter, following in zip(words, words[1:] + " ", strict=True):
        mask, (left, above) = _letter(letter, size)
        image.paste(BLACKS, (round(x) + left, top + above), mask)
        x += _step(letter, following, size)


@lru_cache(maxsize=800)
def _letter(letter: str, size: int) -> tuple[Image.Image, tuple[int, int]]:
    """A letter's shape, and where it stands to the point where it is set."""
    mask, offset = font("head-600", size).getmask2(letter, "L", anchor="la")
    shape = Image.new("L", mask.size)
    shape.im = mask
    return shape, offset


@lru_cache(maxsize=8000)
def _step(letter: str, following: str, size: int) -> float:
    """From the beginning of a letter to the beginning of the next, kerning included."""
    face = font("head-600", size)
    return face.getlength(letter + following) - face.getlength(following)


def _lines(parts: list[tuple[str, float]], width: float, glue: str, space: float) -> list[str]:
    """Parts set one after another, a new line before each that would stand out."""
    lines: list[list[str]] = []
    left = 0.0
    for part, wide in parts:
        if not lines or wide > left:
            lines.append([])
            left = width
        lines[-1].append(part)
        left -= wide + space
    return [glue.join(line) for line in lines]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
