"""Pictures for position only: Typst, which unpacks every picture it places, places a token of each, and the picture is hung in the finished file."""

import hashlib
import io
from functools import lru_cache
from pathlib import Path

import pikepdf
from pikepdf import Pdf
from PIL import Image

SIDE = 8  # pixels of a token
WHOLE = "whole"  # the folder of the pictures themselves


def placed(picture: bytes, directory: Path, *, mode: str) -> str:
    """Write a JPEG of a mode (RGB, CMYK) into the directory, and its token; the token's name."""
    token = _token(hashlib.sha256(picture).hexdigest()[:24], mode)
    name = hashlib.sha256(token).hexdigest() + ".jpg"
    (directory / WHOLE).mkdir(exist_ok=True)
    (directory / WHOLE / name).write_bytes(picture)
    (directory / name).write_bytes(token)
    return name


def hang(file: Pdf, directory: Path) -> None:
    """Put every picture where its token is. Raises OSError for a token whose picture is not there."""
    for each in file.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image" and each.get("/Filter") == "/DCTDecode":
            _hang(each, directory / WHOLE / (hashlib.sha256(each.read_raw_bytes()).hexdigest() + ".jpg"))


def _hang(image: pikepdf.Stream, path: Path) -> None:
    picture = path.read_bytes()
    with Image.open(io.BytesIO(picture)) as whole:
        image.Width, image.Height = whole.size
    image.write(picture, filter=pikepdf.Name.DCTDecode)


@lru_cache(maxsize=256)
def _token(name: str, mode: str) -> bytes:
    """A grey square with the name of its picture in a comment, so that no two are the same."""
    buffer = io.BytesIO()
    Image.new(mode, (SIDE, SIDE)).save(buffer, "JPEG", comment=name.encode())
    return buffer.getvalue()
