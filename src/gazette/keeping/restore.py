"""Restoring a backup: everything in it is checked in a place of its own before a paper is touched."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from gazette.house.mistakes import Mistake

from .backup import DATABASE, FOLDERS, FORMAT, MANIFEST, SETTINGS, Hashing
from .opening import is_paper
from .running import is_running

DAMAGED = "{file} is damaged: {what}. Nothing was changed; take another backup."
MIGRATIONS = """
from gazette.keeping.opening import start_django
start_django()
from django.db.migrations.loader import MigrationLoader
for key, migration in MigrationLoader(None).disk_migrations.items():
    print(".".join(key), *[".".join(old) for old in migration.replaces])
"""


@dataclass(frozen=True)
class Restored:
    """What was restored, and where the paper that stood there went."""

    name: str
    made: str
    entries: int
    moved: Path | None = None


def restore(file: Path, directory: Path, *, at: datetime, replace: bool = False, press: Callable[[Path], None] | None = None) -> Restored:
    """Put a paper back from a backup and press its store anew. A paper that stands there is moved beside, never deleted.

    Raises Mistake, with nothing changed, for a file that is damaged, newer than this code or no backup, and for a paper that runs.
    """
    _refuse(directory, replace)
    room = directory.parent / f".{directory.name}.restoring-{os.getpid()}"
    try:
        room.mkdir(parents=True, mode=0o700)
        told = _unpack(file, room)
        _check(file, room, told)
        moved = _exchange(room, directory, at)
    except OSError as error:
        raise Mistake(f"{file} could not be restored to {directory}: {error.strerror or error}. Nothing was changed.") from None
    finally:
        shutil.rmtree(room, ignore_errors=True)
    (press or _press)(directory)
    return Restored(told["name"], told["made"], told["entries"], moved)


def _refuse(directory: Path, replace: bool) -> None:
    if is_running(directory):
        raise Mistake(f"The paper in {directory} is running. Stop it first (Ctrl-C where “up” runs), then restore.")
    if directory.exists() and any(directory.iterdir()):
        if not is_paper(directory):
            raise Mistake(f"{directory} holds other files. Name a new or an empty directory with --paper.")
        if not replace:
            raise Mistake(f"There is a paper in {directory}. Name another directory with --paper, or say --yes: the present one is then moved beside it.")


def _unpack(file: Path, room: Path) -> dict[str, Any]:
    """Everything in the backup, each file held against its hash. Returns the manifest."""
    try:
        with tarfile.open(file, mode="r:") as tar:
            told = _manifest(file, tar)
            files: dict[str, str] = told["files"]
            for member in tar:
                if member.name == MANIFEST:
                    continue
                if member.name not in files or not member.isreg() or not _is_ours(member.name):
                    raise Mistake(DAMAGED.format(file=file, what=f"it holds “{member.name}”, which no backup of ours does"))
                found = _lay(tar.extractfile(member), room / member.name, member.mode)
                if found != files.pop(member.name):
                    raise Mistake(DAMAGED.format(file=file, what=f"“{member.name}” is not what was backed up"))
            if files:
                raise Mistake(DAMAGED.format(file=file, what=f"“{next(iter(files))}” is missing"))
            return told
    except FileNotFoundError:
        raise Mistake(f"There is no file {file}.") from None
    except (tarfile.TarError, EOFError, KeyError, ValueError) as error:
        raise Mistake(DAMAGED.format(file=file, what=f"it cannot be read ({error})")) from None


def _manifest(file: Path, tar: tarfile.TarFile) -> dict[str, Any]:
    member = next((m for m in reversed(tar.getmembers()) if m.name == MANIFEST), None)
    packed = tar.extractfile(member) if member else None
    if packed is None:
        raise Mistake(DAMAGED.format(file=file, what="it has no manifest, so it is cut short or no backup of ours"))
    told: dict[str, Any] = json.loads(packed.read())
    if told["format"] > FORMAT:
        raise Mistake(f"{file} was made by a newer Express Gazette ({told['gazette']}). Upgrade with “git pull”, then restore it.")
    return told


def _is_ours(name: str) -> bool:
    path = PurePosixPath(name)
    return name in (DATABASE, SETTINGS) or (path.parts[0] in FOLDERS and ".." not in path.parts and not path.is_absolute() and "\\" not in name)


def _lay(packed: IO[bytes] | None, path: Path, mode: int) -> str:
    assert packed is not None
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    heard = Hashing(packed)
    with open(path, "xb") as file:
        shutil.copyfileobj(heard, file, 2**20)  # type: ignore[arg-type]
        file.flush()
        os.fsync(file.fileno())
    path.chmod(mode & 0o700 | 0o600)
    return heard.digest.hexdigest()


def _check(file: Path, room: Path, told: dict[str, Any]) -> None:
    """Is the database whole, and is it no newer than this code?"""
    with closing(sqlite3.connect(room / DATABASE)) as connection:
        try:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            found = str(error)
    if found != "ok":
        raise Mistake(DAMAGED.format(file=file, what=f"its database is not whole ({found})"))
    unknown = sorted(set(told["migrations"]) - known_migrations(room))
    if unknown:
        raise Mistake(f"{file} was made by a newer Express Gazette (it has {unknown[0]}). Upgrade with “git pull”, then restore it.")


def known_migrations(directory: Path) -> set[str]:
    """Every migration this code has, asked of a child so that this process is bound to no paper."""
    done = subprocess.run([sys.executable, "-P", "-c", MIGRATIONS], capture_output=True, text=True,
                          env={**os.environ, "GAZETTE_PAPER": str(directory)})  # fmt: skip
    if done.returncode:
        raise Mistake(f"This installation cannot read its own tables: {(done.stderr.strip().splitlines() or ['no word why'])[-1]}")
    return set(done.stdout.split())


def _exchange(room: Path, directory: Path, at: datetime) -> Path | None:
    """The restored paper takes its place; one that stood there goes beside."""
    moved = None
    if directory.exists():
        if any(directory.iterdir()):
            moved = directory.with_name(f"{directory.name}.before-restore-{at:%Y-%m-%dT%H%M%S}")
            os.rename(directory, moved)
        else:
            directory.rmdir()
    os.rename(room, directory)
    return moved


def _press(directory: Path) -> None:
    done = subprocess.run([sys.executable, "-P", "-m", "gazette.cli", "press", "--soon", "--paper", str(directory)], stdout=subprocess.DEVNULL)
    if done.returncode:
        raise Mistake(f"The paper is back in {directory}, but not yet pressed. Run “./gazette press --all --paper {directory}”.")
