"""Makes the brotli and gzip forms of a body, where they are worth having."""

import zlib

import brotli  # type: ignore[import-untyped]

SMALLEST = 200  # bytes; below it the header of a packet outweighs what is saved
PAGE, ASSET = 5, 11  # brotli: pages are made often, assets once
WINDOWS = range(16, 23)  # bits brotli may look back; no more than a body has, for its tables are laid out anew each time
GZIP, GZIPPED = 4, 31  # for the few readers without brotli; 5 is 1 % smaller and takes half as long again. 31: a gzip head without a date
PACKED = ("image/", "font/", "audio/", "video/", "application/pdf", "application/epub", "application/zip", "application/gzip")


def compress(body: bytes, type: str, *, quality: int = PAGE) -> tuple[bytes, bytes]:
    """The brotli and gzip forms; empty where the body is small, already packed, or grows."""
    if len(body) < SMALLEST or (type.startswith(PACKED) and not type.startswith("image/svg")):
        return b"", b""
    window = min(max(len(body).bit_length(), WINDOWS[0]), WINDOWS[-1])
    packed = (brotli.compress(body, quality=quality, lgwin=window), zlib.compress(body, GZIP, GZIPPED))
    br, gz = (form if len(form) < len(body) else b"" for form in packed)
    return br, gz
