"""How the paper is doing, for a machine that watches it: a few numbers and no secrets."""

import asyncio
import contextlib
import json
import shutil
from pathlib import Path
from typing import Any

STATUS = "status.json"  # written by the newsroom into the paper's run directory
TOLD = ("press_lag_seconds", "queue", "last_backup", "bucket_behind")  # all that is taken from it
SECONDS = 0.5


def told(run: Path) -> dict[str, Any]:
    """What the newsroom last wrote of itself; plain numbers and words, None where it wrote nothing."""
    written: Any = None
    with contextlib.suppress(OSError, ValueError):
        written = json.loads((run / STATUS).read_text("utf-8"))
    written = written if isinstance(written, dict) else {}
    return {name: value if isinstance(value := written.get(name), str | int | float) else None for name in TOLD}


async def newsroom_answers(socket: str) -> bool:
    """Does someone listen on the newsroom's socket?"""
    try:
        _, writer = await asyncio.wait_for(asyncio.open_unix_connection(socket), SECONDS)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True


async def report(run: Path, directory: Path, socket: str, generation: int) -> dict[str, Any]:
    """The words of /healthz. ``ok`` when there are pages to read and the newsroom is up."""
    up = await newsroom_answers(socket)
    free: int | None = None
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(directory).free
    return {"ok": up and generation > 0, "generation": generation, "newsroom": "up" if up else "down", **told(run), "disk_free": free}
