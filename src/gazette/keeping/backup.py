"""Backups: one plain tar file with everything that cannot be made again, taken while the paper runs."""

import hashlib
import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from gazette import __version__
from gazette.house import clock
from gazette.house.days import stamp
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings

FORMAT = 1
MANIFEST, DATABASE, SETTINGS = "manifest.json", "db.sqlite3", "gazette.toml"
FOLDERS = ("photos", "pictures", "printed", "keys")
REMADE = ("pictures/crops",)  # the press makes them again, as it does the store


def backup(settings: Settings, target: Path, *, at: datetime, replace: bool = False) -> int:
    """Write a backup, whole or not at all. Returns its size in bytes. Raises Mistake for a target that stands, or cannot be written."""
    if settings.database_url:
        raise Mistake("This paper's words are in PostgreSQL. Back them up with pg_dump, and the directory with a copy of its files.")
    if target.exists() and not replace:
        raise Mistake(f"{target} exists. Name another file, or say --yes to replace it.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                _write(settings, file, at)
                file.flush()
                os.fsync(file.fileno())
            os.replace(half, target)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(half)
            raise
        _sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise Mistake(f"The backup {target} could not be written: {getattr(error, 'strerror', None) or error}. Make room or choose another place.") from None
    return target.stat().st_size


def backup_now(settings: Settings, *, why: str = "timed", at: datetime | None = None) -> Path:
    """A backup among the paper's own, named after its reason; the oldest beyond ``backups_kept`` of the same reason go."""
    at = at or clock.now()
    target = settings.directory / "backups" / f"{why}-{at:%Y-%m-%dT%H%M%S}.tar"
    backup(settings, target, at=at, replace=True)
    for old in sorted(target.parent.glob(f"{why}-*.tar"))[: -max(settings.backups_kept, 1)]:
        old.unlink(missing_ok=True)
    return target


def newest(directory: Path) -> Path | None:
    """The newest of the paper's own backups."""
    found = sorted((directory / "backups").glob("*.tar"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


class Hashing:
    """A file being read, and the sha256 of what was read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.digest.update(piece)
        return piece


def _write(settings: Settings, file: IO[bytes], at: datetime) -> None:
    files: dict[str, str] = {}
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar, tempfile.TemporaryDirectory(dir=_room(settings)) as room:
        copy = Path(room) / DATABASE
        _copy_database(settings.database, copy)
        told = _told(copy)
        files[DATABASE] = _add(tar, copy, DATABASE)
        for path, name in _files(settings.directory):
            with suppress(FileNotFoundError):  # taken away while we ran
                files[name] = _add(tar, path, name)
        words = {"format": FORMAT, "gazette": __version__, "made": stamp(at), "name": settings.name, **told, "files": files}
        manifest = json.dumps(words, indent=1, ensure_ascii=False).encode()
        header = tarfile.TarInfo(MANIFEST)
        header.size, header.mode, header.mtime = len(manifest), 0o600, int(at.timestamp())
        tar.addfile(header, io.BytesIO(manifest))


def _files(directory: Path) -> Iterator[tuple[Path, str]]:
    if (directory / SETTINGS).exists():
        yield directory / SETTINGS, SETTINGS
    for folder in FOLDERS:
        for path in sorted((directory / folder).rglob("*")):
            name = path.relative_to(directory).as_posix()
            if path.is_file() and not path.is_symlink() and not path.name.startswith(".") and not name.startswith(REMADE):
                yield path, name


def _add(tar: tarfile.TarFile, path: Path, name: str) -> str:
    with open(path, "rb") as file:
        header = tar.gettarinfo(arcname=name, fileobj=file)
        header.uid = header.gid = 0
        header.uname = header.gname = ""
        heard = Hashing(file)
        tar.addfile(header, heard)  # type: ignore[arg-type]
    return heard.digest.hexdigest()


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's own backup: one moment of the database, writers going on."""
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=30)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")


def _told(database: Path) -> dict[str, Any]:
    """What a restore must know: the tables' version and the newest entry."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1").fetchall()
        head = connection.execute("SELECT number, chain FROM record_entry ORDER BY number DESC LIMIT 1").fetchone()
    return {"migrations": [row[0] for row in rows], "entries": head[0] if head else 0, "chain": head[1] if head else ""}


def _room(settings: Settings) -> Path:
    settings.run.mkdir(exist_ok=True)
    return settings.run


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
