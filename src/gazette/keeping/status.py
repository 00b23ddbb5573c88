"""How a paper stands, in a few numbers: for ``status``, for the desk and for ``/healthz``; no secrets."""

import json
import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gazette import __version__
from gazette.house.days import stamp
from gazette.house.settings import Settings
from gazette.newsstand import carried
from gazette.press import manifest
from gazette.press.ledger import Ledger
from gazette.press.version import press_version

from .backup import newest
from .running import is_running

FILE = "status.json"


@dataclass(frozen=True)
class Pressing:
    """Where the press is: the store's generation, its cursor in the record, pages due, pages with a fault, whether pages of an older press are left."""

    generation: int = 0
    cursor: int = 0
    queue: int = 0
    faults: tuple[tuple[str, str], ...] = ()
    is_outdated: bool = False


def press(settings: Settings) -> Pressing:
    """Read from the store's manifest; all zero when nothing was ever pressed."""
    connection = manifest.read(settings.directory)
    if connection is None:
        return Pressing()
    with closing(connection):
        ledger = Ledger(connection)
        known = ledger.recall("press")
        return Pressing(
            int(ledger.recall("generation", "0")), int(ledger.recall("cursor", "0")), ledger.left(), tuple(ledger.faults()),
            is_outdated=bool(known) and known != press_version(),
        )  # fmt: skip


def report(settings: Settings, now: datetime) -> dict[str, Any]:
    """Everything worth knowing of a running or a resting paper. Needs Django."""
    from gazette.record.models import Entry
    from gazette.record.reading import Reading

    pressed = press(settings)
    first = Entry.objects.filter(number__gt=pressed.cursor).order_by("number").values_list("recorded", flat=True).first()
    kept, held = newest(settings.directory), carried.read(settings.run)
    return {
        "paper": settings.name, "address": Reading().paper().base_url, "running": is_running(settings.directory), "version": __version__,
        "entries": Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0, "generation": pressed.generation,
        "press_lag_seconds": round(max((now - first).total_seconds(), 0), 1) if first else 0, "queue": pressed.queue,
        "faults": [f"{address}: {fault}" for address, fault in pressed.faults],
        "last_backup": stamp(datetime.fromtimestamp(kept.stat().st_mtime, UTC)) if kept else "", "disk_free": shutil.disk_usage(settings.directory).free,
        "bucket_behind": max(pressed.generation - held.generation, 0) if settings.bucket else None, "bucket_fault": held.fault if settings.bucket else "",
    }  # fmt: skip


def write(settings: Settings, now: datetime) -> None:
    """Write the report into the run directory, whole."""
    words = {**report(settings, now), "written": stamp(now)}
    half = settings.run / f".{FILE}.{os.getpid()}"
    half.write_text(json.dumps(words), "utf-8")
    os.replace(half, settings.run / FILE)



def read(directory: Path) -> dict[str, Any]:
    """What was last written; empty when nothing was."""
    try:
        said = json.loads((directory / "run" / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
