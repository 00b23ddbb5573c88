"""Founding a paper: its directory, its database, and the sample or nothing in it; interrupted, nothing of it is left."""

import gzip
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings
from gazette.house.text import initials
from gazette.record.names import Picture

from .opening import HALF_MADE, choose, is_paper, start_django
from .pool import crop_all, take_each
from .toml import written

TEMPLATE = Path(__file__).with_name("template.sqlite3.gz")
SAMPLE = Path(__file__).parents[3] / "sample"
BEGIN = "keys/begin"  # holds the word that opens the five questions of an empty paper
FIRST_EDITION = "run/first-edition"  # holds the day of an edition that is to be printed once, when the paper is up
SOON = ("wide",)  # the shapes of pictures that every list and most stories show
FIRST = "editor"  # log-in name of the first colleague
EMPTY = '# What this paper is told. docs/reference/settings.md lists every setting.\n\n[paper]\nname = {name}\nmonogram = {monogram}\n'
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Founded:
    """A new paper, and how its first colleague gets in (nobody yet when it is empty)."""

    settings: Settings
    user: str = ""
    password: str = ""
    pictures: tuple[Picture, ...] = ()
    crops: tuple[Future[None], ...] = ()  # on their way, of these pictures
    day: str = ""  # of the sample


@contextmanager
def founding(directory: Path) -> Iterator[None]:
    """Leave either a whole paper or what was there before. Raises Mistake when the directory is no place for one."""
    _clear(directory)
    ours = not directory.exists()
    try:
        (directory / "run").mkdir(parents=True, exist_ok=True)
        (directory / HALF_MADE).touch()
        yield
        (directory / HALF_MADE).unlink()
    except PermissionError as error:
        raise Mistake(f"{directory} cannot be written. Choose a directory of your own with --paper.") from error
    except BaseException:
        _undo(directory, ours)
        raise


def found_sample(directory: Path, pool: ProcessPoolExecutor, *, at: datetime, day: str | None = None, shapes: tuple[str, ...] = SOON,
                 tell: Tell = lambda words: None) -> Founded:  # fmt: skip
    """A paper with the sample in it, not yet pressed; of its pictures some shapes are being made for the first press."""
    with founding(directory):
        shutil.copyfile(SAMPLE / "gazette.toml", directory / "gazette.toml")
        files = [path for path in sorted((SAMPLE / "pictures").iterdir()) if path.suffix in (".jpg", ".png")]
        taken = take_each(pool, files, choose(directory).pictures)  # while the database is opened
        try:
            settings = _open(directory)
            from . import sample
            from .declaring import addressed, declare

            tell("Setting the sample paper ...")
            read = sample.read(settings.zone, at, day=sample.day_given(day, settings.zone))
            declare(addressed(settings), at=at, effective=read.first)
            crops: list[Future[None]] = []
            pictures = sample.lay(read, taken, at=at, shown=lambda those: crops.extend(crop_all(pool, those, settings.pictures, shapes)))
            password = _first_colleague()
        except BaseException:
            pool.shutdown(cancel_futures=True)  # or the children would go on making what is about to be taken away
            raise
    return Founded(settings, FIRST, password, tuple(pictures), tuple(crops), read.day.isoformat())


def found_empty(directory: Path, *, at: datetime, name: str = "The Express Gazette") -> Founded:
    """A paper without a story, a section or a colleague; the first page of its newsroom asks for them."""
    with founding(directory):
        (directory / "gazette.toml").write_text(EMPTY.format(name=written(name), monogram=written(initials(name) or "EG")), "utf-8")
        settings = _open(directory)
        from .declaring import addressed, declare

        declare(addressed(settings), at=at)
        settings.secret_key()  # makes the keys' directory
        (directory / BEGIN).touch(mode=0o600)
        (directory / BEGIN).write_text(secrets.token_urlsafe(24), "utf-8")
    return Founded(settings)


def migrate() -> None:
    """Bring the database to the tables of this version."""
    from django.core.management import call_command

    if pending():
        call_command("migrate", verbosity=0, interactive=False)


def pending() -> int:
    """How many migrations the database still lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _open(directory: Path) -> Settings:
    settings = choose(directory)
    if TEMPLATE.exists() and not settings.database_url:
        settings.database.write_bytes(gzip.decompress(TEMPLATE.read_bytes()))
    start_django()
    if settings.database_url:
        _ask_for_room(settings)
    migrate()
    return settings


def _ask_for_room(settings: Settings) -> None:
    """Refuse a PostgreSQL database that holds something: it may be a paper, and an interrupted founding cannot be told from it."""
    from django.db import connection

    if connection.introspection.table_names():
        raise Mistake(f"The database “{connection.settings_dict['NAME']}” is not empty. Name a new one in database_url; createdb makes it.")


def _first_colleague() -> str:
    from gazette.staff.models import User

    from .colleagues import new_password

    password = new_password()
    User.objects.create_superuser(FIRST, password=password)
    return password


def _clear(directory: Path) -> None:
    """Take away what an interrupted founding left; refuse a paper, and a directory with other things in it."""
    if is_paper(directory):
        raise Mistake(f"There is a paper in {directory} already. Serve it with “./gazette up --paper {directory}”.")
    if (directory / HALF_MADE).exists():
        _empty(directory)
    if directory.exists() and not directory.is_dir():
        raise Mistake(f"{directory} is a file. Name a directory for the paper.")
    if directory.exists() and {path.name for path in directory.iterdir()} - {"run"}:
        raise Mistake(f"{directory} holds other files. Name a new or an empty directory for the paper.")


def _undo(directory: Path, ours: bool) -> None:
    _close()
    if directory.exists():
        _empty(directory)
        with suppress(OSError):  # the lock of an ``up`` stays
            (directory / "run").rmdir()
    if ours:
        shutil.rmtree(directory, ignore_errors=True)


def _empty(directory: Path) -> None:
    """Take everything away but the run directory, whose lock an ``up`` may hold."""
    for path in directory.iterdir():
        if path.name == "run":
            (directory / HALF_MADE).unlink(missing_ok=True)
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _close() -> None:
    if os.environ.get("DJANGO_SETTINGS_MODULE"):
        from django.apps import apps
        from django.db import connections

        if apps.ready:
            connections.close_all()
