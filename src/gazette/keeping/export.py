"""The pages as a directory of their own, whole at one moment."""

import os
import shutil
from pathlib import Path

from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings
from gazette.press.files import HALF
from gazette.press.includes import CADDY, NGINX
from gazette.press.store import Store

MARK = ".express-gazette-export"


def export(settings: Settings, target: Path) -> int:
    """Copy the store and its includes; an earlier export is replaced at once. Returns how many files. Raises Mistake."""
    if target.exists() and not (target / MARK).exists() and (not target.is_dir() or any(target.iterdir())):
        raise Mistake(f"{target} holds other files. Name a new or an empty directory.")
    if not settings.store.is_dir():
        raise Mistake(f"The paper in {settings.directory} was never pressed. Run “./gazette press”.")
    half = target.with_name(f".{target.name}.exporting-{os.getpid()}")
    try:
        half.mkdir(parents=True)
        (half / MARK).touch()
        count = _copy(settings, half)
        _exchange(half, target)
    except OSError as error:
        raise Mistake(f"{target} could not be written: {error.strerror or error}. What was there stands.") from None
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return count


def _copy(settings: Settings, half: Path) -> int:
    store = Store(settings.directory)
    try:
        with store.writing():  # no press exchanges files meanwhile
            shutil.copytree(settings.store, half / "public", ignore=shutil.ignore_patterns(HALF), copy_function=_link)
            for name in (NGINX, CADDY):
                if (settings.directory / name).exists():
                    shutil.copyfile(settings.directory / name, half / name)
    finally:
        store.close()
    return sum(len(files) for _, _, files in os.walk(half / "public"))


def _link(source: str, target: str) -> None:
    """The press never writes into a file that stands, so a second name for it is a copy; elsewhere the bytes are copied."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _exchange(half: Path, target: Path) -> None:
    if target.exists():
        old = target.with_name(f".{target.name}.exported-before")
        shutil.rmtree(old, ignore_errors=True)
        os.rename(target, old)
        os.rename(half, target)
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.rename(half, target)
