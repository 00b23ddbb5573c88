"""Makes the brotli and gzip forms of a body, where they are worth having."""

import gzip

import brotli  # type: ignore[import-untyped]

SMALLEST = 200  # bytes; below it the header of a packet outweighs what is saved
PAGE, ASSET = 5, 11  # brotli: pages are made often, assets once
GZIP = 5  # for the few readers without brotli; 6 is 1 % smaller and takes half as long again
PACKED = ("image/", "font/", "audio/", "video/", "application/pdf", "application/epub", "application/zip", "application/gzip")


def compress(body: bytes, type: str, *, quality: int = PAGE) -> tuple[bytes, bytes]:
    """The brotli and gzip forms; empty where the body is small, already packed, or grows."""
    if len(body) < SMALLEST or (type.startswith(PACKED) and not type.startswith("image/svg")):
        return b"", b""
    packed = (brotli.compress(body, quality=quality), gzip.compress(body, GZIP, mtime=0))
    br, gz = (form if len(form) < len(body) else b"" for form in packed)
    return br, gz
