"""Makes the brotli and gzip forms of a body, where they are worth having."""

import zlib
from typing import NamedTuple

import brotli  # type: ignore[import-untyped]
from isal import isal_zlib


class Effort(NamedTuple):
    """How hard brotli and gzip try. Brotli goes to nearly every reader, gzip to the few others."""

    brotli: int
    gzip: int


PAGE = Effort(5, 2)  # of gzip, 3 is 2 % smaller and takes half as long again; zlib's own 2 took five times as long and was no smaller
FORMAT = Effort(1, 2)  # feeds, sitemaps, ninjs: large, made with every story, fetched by programs; a quarter of the work of 4 for a tenth more bytes
ASSET = Effort(11, 9)  # made once
QUICK = 3  # the hardest that the quicker maker of gzip tries; beyond it zlib's own goes further
GZIP = 31  # zlib's number for its largest window in the frame of gzip
SMALLEST = 200  # bytes; below it the header of a packet outweighs what is saved
WINDOWS = range(15, 23)  # bits brotli may look back; no more than a body has, for its tables are laid out anew each time
PACKED = ("image/", "font/", "audio/", "video/", "application/pdf", "application/epub", "application/zip", "application/gzip")


def compress(body: bytes, type: str, *, effort: Effort = PAGE) -> tuple[bytes, bytes]:
    """The brotli and gzip forms; empty where the body is small, already packed, or grows."""
    if len(body) < SMALLEST or (type.startswith(PACKED) and not type.startswith("image/svg")):
        return b"", b""
    window = min(max(len(body).bit_length(), WINDOWS[0]), WINDOWS[-1])
    gzip = isal_zlib.compress(body, effort.gzip, GZIP) if effort.gzip <= QUICK else zlib.compress(body, effort.gzip, GZIP)
    packed = (brotli.compress(body, quality=effort.brotli, lgwin=window), gzip)
    br, gz = (form if len(form) < len(body) else b"" for form in packed)
    return br, gz


def effort(address: str, type: str) -> Effort:
    """How hard to try for what stands at an address."""
    if address.startswith("/assets/"):
        return ASSET
    return PAGE if type.startswith("text/html") else FORMAT
