"""After ``git pull``: a backup first, then the tables, and a word on how to go back."""

from collections.abc import Callable
from datetime import datetime

from gazette.house.settings import Settings

from . import code
from .backup import backup_now
from .founding import migrate, pending


def upgrade(settings: Settings, *, at: datetime, tell: Callable[[str], None]) -> bool:
    """Bring a paper to the code that runs now, a backup first when that is other than it was. True when its tables changed."""
    before, now = code.last(settings.directory), code.present()
    steps = pending()
    if not steps and (before is None or before.version == now.version):
        _remember(settings, before, now)
        return False
    kept = _kept(settings, at, tell)
    if steps:
        tell(f"The tables take {steps} {'step' if steps == 1 else 'steps'} to this version ...")
        migrate()
    _remember(settings, before, now)
    tell(f"The paper runs on newer code than before. To go back: stop it, {_checkout(before)}{kept}")
    return bool(steps)


def _kept(settings: Settings, at: datetime, tell: Callable[[str], None]) -> str:
    """How to have the present state again; made before anything changes."""
    if settings.database_url:
        return "then bring back your own PostgreSQL dump."
    kept = backup_now(settings, why="before-upgrade", at=at)
    tell(f"Backed up to {kept}.")
    return f"./gazette restore {kept} --paper {settings.directory} --yes"


def _remember(settings: Settings, before: code.Code | None, now: code.Code) -> None:
    if before != now:
        settings.run.mkdir(exist_ok=True)
        code.remember(settings.directory, now)


def _checkout(before: code.Code | None) -> str:
    return f"git checkout {before.commit} && " if before and before.commit else ""
