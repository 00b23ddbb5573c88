"""Makes the brotli and gzip forms of a body, where they are worth having."""

from typing import NamedTuple

import brotli  # type: ignore[import-untyped]
import deflate


class Effort(NamedTuple):
    """How hard brotli and gzip try. Brotli goes to nearly every reader, gzip to the few others."""

    brotli: int
    gzip: int


PAGE = Effort(5, 1)  # of gzip, 2 is 1 % smaller and takes two thirds as long again; zlib's own 2 took more than twice as long and was larger
FORMAT = Effort(1, 1)  # feeds, sitemaps, ninjs: large, made with every story, fetched by programs; a quarter of the work of 4 for a tenth more bytes
ASSET = Effort(11, 12)  # made once
SMALLEST = 200  # bytes; below it the header of a packet outweighs what is saved
WINDOWS = range(15, 23)  # bits brotli may look back; no more than a body has, for its tables are laid out anew each time
PACKED = ("image/", "font/", "audio/", "video/", "application/pdf", "application/epub", "application/zip", "application/gzip")


def compress(body: bytes, type: str, *, effort: Effort = PAGE) -> tuple[bytes, bytes]:
    """The brotli and gzip forms; empty where the body is small, already packed, or grows."""
    if len(body) < SMALLEST or (type.startswith(PACKED) and not type.startswith("image/svg")):
        return b"", b""
    window = min(max(len(body).bit_length(), WINDOWS[0]), WINDOWS[-1])
    packed = (brotli.compress(body, quality=effort.brotli, lgwin=window), bytes(deflate.gzip_compress(body, effort.gzip)))
    br, gz = (form if len(form) < len(body) else b"" for form in packed)
    return br, gz


def effort(address: str, type: str) -> Effort:
    """How hard to try for what stands at an address."""
    if address.startswith("/assets/"):
        return ASSET
    return PAGE if type.startswith("text/html") else FORMAT
