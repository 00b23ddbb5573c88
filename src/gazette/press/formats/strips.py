"""A PNG of sixteen inks made of strips one above the other, each packed by itself, so that what many pictures share is packed once."""

import struct
import zlib
from dataclasses import dataclass
from functools import cached_property

from PIL import Image

ZLIB_HEAD = b"\x78\x01"


@dataclass(frozen=True, eq=False)
class Strip:
    """Rows of pixels, four bits each, as a PNG wants them."""

    rows: bytes
    height: int

    @classmethod
    def of(cls, image: Image.Image) -> "Strip":
        """The strip of a grey image whose greys are numbers of inks."""
        image.putpalette(b"\0" * 48)
        packed = image.tobytes("raw", "P;4")
        step = len(packed) // image.height
        return cls(b"".join([b"\0" + packed[start : start + step] for start in range(0, len(packed), step)]), image.height)

    @cached_property
    def packed(self) -> bytes:
        """Deflated, to be followed by more. Runs of one ink are all that packs well here, so nothing else is looked for."""
        packer = zlib.compressobj(1, zlib.DEFLATED, -15, 9, zlib.Z_RLE)
        return packer.compress(self.rows) + packer.flush(zlib.Z_SYNC_FLUSH)


def png(width: int, palette: bytes, *strips: Strip) -> bytes:
    """The picture: its strips from the top (PNG 1.2; RFC 1950 for the frame around them)."""
    head = struct.pack(">IIBBBBB", width, sum(strip.height for strip in strips), 4, 3, 0, 0, 0)
    check = 1
    for strip in strips:
        check = zlib.adler32(strip.rows, check)
    data = b"".join((ZLIB_HEAD, *(strip.packed for strip in strips), b"\x03\x00", struct.pack(">I", check)))  # 03 00: an empty last block
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"PLTE", palette) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
