"""A PNG made of strips is one that any reader accepts, checks included."""

import io
import zlib

from PIL import Image, ImageDraw

from gazette.press.formats.strips import BEFORE, Strip, blank, canvas, png

INKS = bytes(range(48))
WIDTH = 30


def drawn(height, ink):
    image = canvas(WIDTH, height)
    ImageDraw.Draw(image).rectangle((BEFORE + 5, 1, BEFORE + 9, height - 2), fill=ink)
    return Strip.of(image)


def test_strips_stand_one_above_the_other_with_their_inks():
    made = Image.open(io.BytesIO(png(WIDTH, INKS, drawn(6, 3), blank(WIDTH, 4), drawn(5, 15))))

    assert made.size == (WIDTH, 15)
    assert [made.getpixel((7, row)) for row in (0, 2, 7, 12)] == [0, 3, 0, 15]
    assert made.getpixel((0, 2)) == made.getpixel((WIDTH - 1, 12)) == 0


def test_the_check_at_the_end_is_that_of_all_rows():
    strips = [drawn(height, ink) for height, ink in ((90, 7), (200, 15), (3, 1))]
    made = png(WIDTH, INKS, *strips, blank(WIDTH, 300))

    start = made.index(b"IDAT")
    length = int.from_bytes(made[start - 4 : start])

    assert zlib.decompress(made[start + 4 : start + 4 + length]) == b"".join(strip.rows for strip in strips) + bytes(16 * 300)
