"""Templates kept as compiled, beside their sources as Python keeps its own: a new process need not compile them all again."""

import hashlib
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

COMPILERS = ("Jinja2", "MarkupSafe")


def kept_compiled(folder: Path, *sources: Path) -> "Compiled | None":
    """The compiled templates of a folder, none where there is no place for them. ``sources``: our own files that say how templates are compiled.

    What other code compiled is taken away.
    """
    made_by = hashlib.sha256(" ".join(version(part) for part in COMPILERS).encode())
    for source in sources:
        made_by.update(source.read_bytes())
    mark, place = made_by.hexdigest()[:12], folder / "__pycache__"
    with suppress(OSError):
        place.mkdir(exist_ok=True)
        for left in place.glob("*.cache"):
            if not left.name.startswith(mark):
                left.unlink(missing_ok=True)
    return Compiled(str(place), f"{mark}-%s.cache") if place.is_dir() else None


class Compiled(FileSystemBytecodeCache):
    """Written only where Python may write its own; a full disk, or a folder of somebody else's, leaves a template to be compiled again the next time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return
