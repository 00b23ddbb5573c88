"""Opening a paper for work: which directory it is, what it is told, and Django where its database is needed."""

import os
from pathlib import Path

from gazette.house.loading import loading
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings, active, load

HALF_MADE = "run/being-made"  # stands while a paper is founded; one that still has it was interrupted


def directory_of(given: str | None) -> Path:
    """The paper's directory: as given, else as ``GAZETTE_PAPER`` says, else ``./paper``."""
    return Path(given or os.environ.get("GAZETTE_PAPER") or "paper").absolute()


def is_paper(directory: Path) -> bool:
    """Does a whole paper stand there?"""
    known = (directory / "gazette.toml").exists() or (directory / "db.sqlite3").exists()
    return known and not (directory / HALF_MADE).exists()


def open_paper(directory: Path) -> Settings:
    """The settings of a paper that exists; from now on it is this process's paper. Raises Mistake when there is none."""
    if not is_paper(directory):
        raise Mistake(f"There is no paper in {directory}. Make one with “./gazette init --paper {directory}”, or name another with --paper.")
    return choose(directory)


def choose(directory: Path) -> Settings:
    """Make a directory this process's paper, whether or not it stands yet."""
    os.environ["GAZETTE_PAPER"] = str(directory)
    active.cache_clear()
    return load(directory) if not (directory / "gazette.toml").exists() else active()


def enter_newsroom(directory: Path) -> Settings:
    """Open a paper together with its database: from here on Django is there."""
    settings = open_paper(directory)
    if not settings.database_url and not settings.database.exists():
        raise Mistake(f"{settings.database} is not there. If this paper's words are in PostgreSQL, say so by database_url; else restore a backup.")
    start_django()
    return settings


def start_django() -> None:
    """Load Django over the paper that was chosen; once a process."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "gazette.settings"
    with loading():
        import django
        from django.apps import apps

        if not apps.ready:
            django.setup()
