"""The press version: a hash of everything but the record that decides the bytes of a page."""

import hashlib
import platform
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("house", "press", "record")
PARTS = ("Brotli", "fonttools", "isal", "Jinja2", "lxml", "MarkupSafe", "nh3", "pillow", "tzdata")  # whose work is in the bytes
ENDINGS = (".pyc", ".pyo")


@cache
def press_version() -> str:
    """Worked out once in a process; a few milliseconds."""
    return version_of([ROOT / room for room in ROOMS], parts())


def parts() -> str:
    """The versions of the parts that set and pack pages, as installed from the lock file."""
    return " ".join((platform.python_version(), zlib.ZLIB_RUNTIME_VERSION, *(f"{part}={_installed(part)}" for part in PARTS)))


def version_of(folders: list[Path], others: str = "") -> str:
    """The hash of all files under some folders: their places and their bytes."""
    whole = hashlib.sha256(others.encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.endswith(ENDINGS):
                whole.update(f"\0{path.relative_to(folder.parent).as_posix()}\0".encode())
                whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _installed(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "none"
