"""What a picture file says of itself, by allow-list: never a place, a device or a serial number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageFile, IptcImagePlugin

FIELDS = ("creator", "credit", "copyright", "alt", "caption", "source_type")
IIM = {"creator": (2, 80), "credit": (2, 110), "copyright": (2, 116), "caption": (2, 120)}
EXIF = {"creator": 0x013B, "copyright": 0x8298, "caption": 0x010E}
XMP = {"creator": "creator", "credit": "Credit", "copyright": "rights", "caption": "description",
       "alt": "AltTextAccessibility", "source_type": "DigitalSourceType"}  # fmt: skip
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
LONGEST = 2000  # characters of one field; more is cut


@dataclass(frozen=True)
class Metadata:
    """Creator, credit line, copyright, alt text, caption and IPTC digital source type of a picture file."""

    creator: str = ""
    credit: str = ""
    copyright: str = ""
    alt: str = ""
    caption: str = ""
    source_type: str = ""


def read(image: Image.Image) -> Metadata:
    """Read XMP first, then IPTC IIM, then EXIF, as the Metadata Working Group asks; broken metadata counts as none."""
    found = dict.fromkeys(FIELDS, "")
    for reader in (_xmp, _iim, _exif):
        try:
            said = reader(image)
        except Exception:  # a metadata parser must never stop a picture
            continue
        for name, value in said.items():
            found[name] = found[name] or _tidy(value)
    found["source_type"] = found["source_type"].rsplit("/", 1)[-1]
    return Metadata(**found)


def packet(metadata: Metadata) -> bytes:
    """The XMP packet a crop carries: creator, credit, copyright, alt text and source type, nothing else."""
    creator, rights, alt = (escape(v) for v in (metadata.creator, metadata.copyright, metadata.alt))
    parts = [
        f"<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>" if creator else "",
        f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>' if rights else "",
        f'<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">{alt}</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>' if alt else "",
    ]  # fmt: skip
    attributes = f" photoshop:Credit={quoteattr(metadata.credit)}" if metadata.credit else ""
    if metadata.source_type:
        attributes += f" Iptc4xmpExt:DigitalSourceType={quoteattr(SOURCE_TYPES + metadata.source_type)}"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        f' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"{attributes}>{"".join(parts)}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _xmp(image: Image.Image) -> dict[str, str]:
    said: dict[str, str] = {}
    for key, value in _walk(image.getxmp()):
        for name, tag in XMP.items():
            if key == tag and not said.get(name):
                said[name] = _words(value)
    return said


def _iim(image: Image.Image) -> dict[str, str]:
    info = (IptcImagePlugin.getiptcinfo(image) or {}) if isinstance(image, ImageFile.ImageFile) else {}
    return {name: _decoded(info[key]) for name, key in IIM.items() if key in info}


def _exif(image: Image.Image) -> dict[str, str]:
    exif = image.getexif()
    return {name: _decoded(exif[tag]) for name, tag in EXIF.items() if tag in exif}


def _walk(tree: Any) -> Any:
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield key, value
            yield from _walk(value)
    elif isinstance(tree, list):
        for item in tree:
            yield from _walk(item)


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) if all(isinstance(v, str) for v in value) else _words(value[0])
    if isinstance(value, Mapping):
        for key in ("Seq", "Bag", "Alt", "li", "text"):
            if key in value:
                return _words(value[key])
    return ""


def _decoded(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_decoded, value))
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("cp1252", "replace")
    text = str(value)
    try:
        return text.encode("latin-1").decode("utf-8")  # Pillow reads EXIF's bytes as Latin-1; many cameras write UTF-8
    except UnicodeError:
        return text


def _tidy(value: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", value)).strip()[:LONGEST]
