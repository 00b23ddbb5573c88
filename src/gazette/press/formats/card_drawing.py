"""Draws a social card: a picture of sixteen inks, in which a letter's edge is a step from the ground to its ink."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageColor, ImageDraw, ImageFont

from .strips import BEFORE, Strip, blank, canvas, png

SIZE = (1200, 630)  # pixels, the shape Open Graph readers show
MARGIN, MARK, RULE = 72, 84, 8
INK, GROUND = "#17150f", "#fdfcf8"
SIZES = (92, 80, 70, 60, 52, 44, 38)  # of the headline, largest that fits
MOST_LINES, LEADING, RISE = 5, 1.04, 0.13  # of the size: between lines, and how far a face's own top stands over its capitals
ABOVE = 12  # pixels of the headline's strip over its first line, for accents
MEASURED = 100  # pixels; words are measured once at this size
BLACKS, REDS = 8, 7  # steps from the ground to either ink; with the ground they are the sixteen
RIGHT_OF_BLACKS = [0, *(BLACKS + step for step in range(1, REDS + 1)), *([0] * (255 - REDS))]
PLAIN = re.compile("[\u0020-\u007e\u00a0-\u024f\u2010-\u2026]*")  # letters that no neighbour changes
FONTS = Path(__file__).parents[1] / "static" / "fonts" / "setting"


def draw(*, headline: str, kicker: str, name: str, monogram: str, red: str, right_to_left: bool = False) -> bytes:
    """The card as PNG. Characters the paper's faces lack are set by what the drawing library has; none is lost in silence on the page itself."""
    head, foot = _head(kicker), _foot(name, monogram)
    size, lines = fitted(headline, SIZE[0] - 2 * MARGIN, SIZE[1] - head.height - foot.height - ABOVE)
    tops = [ABOVE + round((number * LEADING - RISE) * size) for number in range(len(lines))]
    room = SIZE[1] - head.height - foot.height
    height = min(room, tops[-1] + _deep(size)) if lines else 0
    image = canvas(SIZE[0], height)
    for top, line in zip(tops, lines, strict=True):
        _line(image, line, size, top, right_to_left)
    strips = (Strip.of(image) if lines else None, blank(SIZE[0], room - height) if room > height else None)
    return png(SIZE[0], inks(red), head, *filter(None, strips), foot)


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


@lru_cache(maxsize=48)
def font(name: str, size: float, *, plain: bool = False) -> ImageFont.FreeTypeFont:
    """A face for drawing; a ``plain`` one only measures, letter by letter."""
    layout = ImageFont.Layout.BASIC if plain else None
    return ImageFont.truetype(FONTS / f"{name}.ttf", round(size), layout_engine=layout)


@lru_cache(maxsize=32)
def _head(kicker: str) -> Strip:
    """Rules and kicker, which many cards have in common."""
    image = canvas(SIZE[0], MARGIN + (58 if kicker else 0) - ABOVE)
    pen = ImageDraw.Draw(image)
    pen.rectangle((BEFORE, 0, BEFORE + SIZE[0], RULE), fill=BLACKS)
    pen.rectangle((BEFORE, RULE + 5, BEFORE + SIZE[0], RULE + 7), fill=BLACKS)
    if kicker:
        words = Image.new("L", (SIZE[0] - 2 * MARGIN, 46), 0)
        ImageDraw.Draw(words).text((0, 4), kicker, font=font("label-600", 32), fill=REDS, anchor="lt")
        image.paste(words.point(RIGHT_OF_BLACKS), (BEFORE + MARGIN, MARGIN))
    return Strip.of(image)


@lru_cache(maxsize=4)
def _foot(name: str, monogram: str) -> Strip:
    """Mark and name, which all cards of a paper have in common."""
    image = canvas(SIZE[0], 24 + MARK + MARGIN)
    ImageDraw.Draw(image).text((BEFORE + MARGIN + MARK + 28, 24 + MARK / 2), name, font=font("head-600", 46), fill=BLACKS, anchor="lm")
    mark = Image.new("L", (MARK + 1, MARK + 1), REDS)
    ImageDraw.Draw(mark).text((MARK / 2, MARK * 0.52), monogram, font=font("head-600", MARK * 0.6), fill=0, anchor="mm")
    image.paste(mark.point(RIGHT_OF_BLACKS), (BEFORE + MARGIN, 24))
    return Strip.of(image)


def _line(image: Image.Image, words: str, size: int, top: int, right_to_left: bool) -> None:
    """One line of the headline. Letters that stand by themselves are drawn once and put in place; the rest is left to the drawing library."""
    if right_to_left or not PLAIN.fullmatch(words):
        edge = BEFORE + (SIZE[0] - MARGIN if right_to_left else MARGIN)
        ImageDraw.Draw(image).text((edge, top), words, font=font("head-600", size), fill=BLACKS, anchor="ra" if right_to_left else "la")
        return
    x = float(BEFORE + MARGIN)
    for letter, following in zip(words, words[1:] + " ", strict=True):
        mask, (left, above) = _letter(letter, size)
        at = round(x) + left, top + above
        image.im.paste(BLACKS, (*at, at[0] + mask.size[0], at[1] + mask.size[1]), mask)
        x += _step(letter, following, size)


@lru_cache(maxsize=800)
def _letter(letter: str, size: int) -> tuple[Any, tuple[int, int]]:
    """A letter's shape, as the drawing library keeps it, and where it stands to the point where it is set."""
    return font("head-600", size).getmask2(letter, "L", anchor="la")


@lru_cache(maxsize=16)
def _deep(size: int) -> int:
    """How far a line reaches below its top, in pixels, with room for what hangs lower than a face says."""
    return sum(font("head-600", size).getmetrics()) + size // 4


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
