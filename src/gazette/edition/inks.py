"""Colours of a screen as the four inks of a press: greys in black alone, and never more ink on a point than newsprint takes up."""

from functools import lru_cache
from io import BytesIO

from PIL import ImageChops, ImageCms
from PIL.Image import Image, merge

LIMIT = 240  # per cent of ink on one point, as newspapers printed without heat ask
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
        return made
    colours = ImageChops.invert(image).split()
    grey = ImageChops.darker(ImageChops.darker(colours[0], colours[1]), colours[2])
    removed = grey.point(REMOVED)
    return merge("CMYK", (*(ImageChops.subtract(colour, removed) for colour in colours), grey.point(BLACK)))


def _black(grey: float) -> float:
    return float(max(0.0, (grey - ONSET) / (1 - ONSET)) ** 1.2)


def _kept(grey: float) -> float:
    """What the three colours still say of a grey beside its black."""
    black = _black(grey)
    return min(UNDER, grey if black == 0 else (grey - black) / (1 - black) if black < 1 else UNDER)


BLACK = [round(_black(grey / 255) * 255) for grey in range(256)]
REMOVED = [grey - round(_kept(grey / 255) * 255) for grey in range(256)]
