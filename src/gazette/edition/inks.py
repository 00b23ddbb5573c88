"""Colours of a screen as the four inks of a press: greys in black alone, and never more ink on a point than newsprint takes up."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import ImageChops, ImageCms, ImageMath
from PIL.Image import Image, merge

LIMIT = 240  # per cent of ink on one point, as newspapers printed without heat ask
KEPT = 230  # per cent to which a picture is limited: a JPEG gives some back
CELL = 4  # pixels: a point of ink is that wide, less than half a millimetre
UNDER = 0.36  # of each colour that stays under full black
ONSET = 0.12  # the grey from which black takes over
NEUTRAL = 6  # of 255: colours further apart are no grey
Inks = tuple[int, int, int, int]  # per cent of cyan, magenta, yellow and black


@lru_cache(maxsize=64)
def inks(colour: str) -> Inks:
    """A colour of type and rules (#rrggbb): a grey is a tint of black, any other is set without black, so that small letters need no third plate."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    dark = round((255 - (red + green + blue) / 3) / 2.55)
    if max(red, green, blue) - min(red, green, blue) <= NEUTRAL:
        return 0, 0, 0, 100 if dark > 85 else dark
    cyan, magenta, yellow = (round((255 - part) / 2.55) for part in (red, green, blue))
    spare = min(cyan, magenta, yellow)  # the dullness of a colour; a deeper tint of the others stands for it
    return 0 if cyan == spare else cyan, min(100, magenta), min(100, yellow), 0


def separated(image: Image, profile: bytes = b"") -> Image:
    """A picture in the four inks: by the printer's own profile, else by a plain replacement of grey by black."""
    if profile:
        made = ImageCms.profileToProfile(image, ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(BytesIO(profile)), outputMode="CMYK")
        assert made is not None
        return limited(made)
    colours = ImageChops.invert(image).split()
    grey = ImageChops.darker(ImageChops.darker(colours[0], colours[1]), colours[2])
    removed = grey.point(REMOVED)
    return merge("CMYK", (*(ImageChops.subtract(colour, removed) for colour in colours), grey.point(BLACK)))


def limited(image: Image, most: int = KEPT) -> Image:
    """A picture in four inks with so many per cent on one point at most: the three colours give way in proportion, black stays."""
    inks = dict(zip("cmyk", image.split(), strict=True))

    def less(name: str) -> Image:
        def part(known: dict[str, Any]) -> Any:
            colours = known["int"](known["c"]) + known["m"] + known["y"]
            room = known["max"](round(most * 2.55) - known["int"](known["k"]), 0)
            return known["convert"](known["int"](known[name]) * known["min"](colours, room) / known["max"](colours, 1), "L")

        made: Image = ImageMath.lambda_eval(part, **inks)
        return made

    return merge("CMYK", (*map(less, "cmy"), inks["k"]))


def heaviest(image: Image) -> float:
    """The most ink on one point of a picture in four inks, in per cent."""
    plates = (plate.tobytes() for plate in image.reduce(CELL).split())
    return max(map(sum, zip(*plates, strict=True))) / 2.55


def _black(grey: float) -> float:
    return float(max(0.0, (grey - ONSET) / (1 - ONSET)) ** 1.2)


def _kept(grey: float) -> float:
    """What the three colours still say of a grey beside its black."""
    black = _black(grey)
    return min(UNDER, grey if black == 0 else (grey - black) / (1 - black) if black < 1 else UNDER)


BLACK = [round(_black(grey / 255) * 255) for grey in range(256)]
REMOVED = [grey - round(_kept(grey / 255) * 255) for grey in range(256)]
