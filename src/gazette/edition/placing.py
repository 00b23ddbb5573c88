"""A finished file to where it is wanted: whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gazette.house.mistakes import Mistake


@contextmanager
def placed(target: Path, option: str) -> Iterator[Path]:
    """The path to write to; what was written there takes the target's place at the end. Raises Mistake naming the option that chooses another."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield part
        with open(part, "rb") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
    except OSError as error:
        raise Mistake(f"{target} could not be written: {error.strerror or error}. Choose another place with {option}.") from None
    finally:
        with suppress(OSError):
            part.unlink()
