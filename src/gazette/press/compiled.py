"""Templates kept as compiled, beside their sources as Python keeps its own: a new process need not compile them all again."""

import hashlib
import os
import sys
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

COMPILERS = ("Jinja2", "MarkupSafe")


def kept_compiled(folder: Path, *sources: Path) -> "Compiled | None":
    """The compiled templates of a folder, none where nobody may write beside them. ``sources``: our own files that say how templates are compiled."""
    made_by = hashlib.sha256(" ".join(version(part) for part in COMPILERS).encode())
    for source in sources:
        made_by.update(source.read_bytes())
    place = folder / "__pycache__"
    try:
        place.mkdir(exist_ok=True)
    except OSError:
        return None
    return Compiled(str(place), f"{made_by.hexdigest()[:12]}-%s.cache") if os.access(place, os.W_OK) else None


class Compiled(FileSystemBytecodeCache):
    """Written only where Python may write its own; a full disk leaves a template to be compiled again the next time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return
