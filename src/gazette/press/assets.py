"""Static files under addresses that name their bytes, all CSS in one file, so that they can be kept for ever."""

import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from gazette.house.mistakes import Mistake

STATIC = Path(__file__).parent / "static"
BUNDLE = "gazette.css"
ORDER = "css/order.txt"
HIDDEN = ("css/", "fonts/setting/")  # parts of the bundle; faces for drawing, not for reading
NOT_PUBLIC = (".css", ".md", "order.txt")
APART = ("finding.css", "today.css")  # sheets of pages that few read, so that every page need not carry them
TYPES = {".woff2": "font/woff2", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
         ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8"}  # fmt: skip
STRING_OR_COMMENT = re.compile(r'("(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\')|/\*.*?\*/', re.S)
URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


@dataclass(frozen=True)
class Asset:
    """A static file as the public gets it."""

    name: str  # relative to the static folder, or the bundle's
    address: str
    body: bytes
    type: str


@cache
def assets(static: Path = STATIC) -> dict[str, Asset]:
    """Every public static file by its name. Made once in a process."""
    found: dict[str, Asset] = {}
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static).as_posix()
        if path.is_file() and not name.startswith(HIDDEN) and not name.endswith(NOT_PUBLIC):
            found[name] = _asset(name, path.read_bytes())
    for name in APART:
        if (static / "css" / name).exists():
            found[name] = _asset(name, minify((static / "css" / name).read_text("utf-8")).encode())
    sheet = bundle(static, found)
    if sheet:
        found[BUNDLE] = _asset(BUNDLE, sheet.encode())
    return found


def address(name: str) -> str:
    """The hashed address of a static file. Raises Mistake when there is none of that name."""
    asset = assets().get(name)
    if asset is None:
        raise Mistake(f"There is no static file “{name}” in press/static. Check the name in the template.")
    return asset.address


def bundle(static: Path, known: dict[str, Asset]) -> str:
    """All parts of the CSS in the order of ``css/order.txt``, their pictures and fonts by hashed address."""
    order = static / ORDER
    if not order.exists():
        return ""
    names = [line.strip() for line in order.read_text("utf-8").splitlines()]
    parts = (_part(static, name, known) for name in names if name and not name.startswith("#"))
    return "".join(parts)


def minify(css: str) -> str:
    """CSS without comments and needless white space; strings stay as they are."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if found[1] is None:
            return " "
        kept.append(found[1])
        return f"\0{len(kept) - 1}\0"

    css = re.sub(r"\s+", " ", STRING_OR_COMMENT.sub(keep, css))
    css = re.sub(r" ?([{};,>!]) ?", r"\1", css)
    css = re.sub(r"([{;(][\w-]+): ", r"\1:", css.replace(";}", "}"))
    return re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], css).strip()


def _part(static: Path, name: str, known: dict[str, Asset]) -> str:
    path = next((path for path in (static / "css" / name, static / name) if path.exists()), None)
    if path is None:
        raise Mistake(f"{ORDER} names {name}, which is not in press/static. Add the file or take out the line.")
    folder = path.parent.relative_to(static).as_posix()

    def rewrite(found: re.Match[str]) -> str:
        target = found[2].strip()
        if target.startswith(("data:", "#", "/", "http:", "https:")):
            return found[0]
        places = (_joined(folder, target), _joined("", target))
        asset = next((known[place] for place in places if place in known), None)
        if asset is None:
            raise Mistake(f"{name} names {target}, which is not in press/static.")
        return f"url({asset.address})"

    return URL.sub(rewrite, minify(path.read_text("utf-8")))


def _joined(folder: str, target: str) -> str:
    parts: list[str] = []
    for part in PurePosixPath(folder, target).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def _asset(name: str, body: bytes) -> Asset:
    path = PurePosixPath(name)
    type = TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(name, f"/assets/{path.stem}.{hashlib.sha256(body).hexdigest()[:10]}{path.suffix}", body, type)
