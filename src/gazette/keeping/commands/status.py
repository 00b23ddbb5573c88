"""Say how the paper stands: entries, press, backups, disk."""

import argparse
from typing import Any

from gazette.house import clock

from ..opening import enter_newsroom


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beyond what every command takes."""


def run(asked: argparse.Namespace) -> dict[str, Any]:
    settings = enter_newsroom(asked.directory)
    from ..status import report

    return report(settings, clock.now())


def words(found: dict[str, Any]) -> str:
    lines = [
        f"{found['paper']} ({found['address']}) is {'running' if found['running'] else 'not running'}; Express Gazette {found['version']}.",
        f"Record: {found['entries']} entries. Press: generation {found['generation']}, {found['queue']} pages due, "
        f"{found['press_lag_seconds']} s behind.",
        f"Last backup: {found['last_backup'] or 'none'}. Free on disk: {found['disk_free'] / 2**30:.1f} GiB.",
        *([f"Bucket: {found['bucket_fault'] or str(found['bucket_behind']) + ' printings behind.'}"] if found["bucket_behind"] is not None else []),
        *(f"Fault: {fault}" for fault in found["faults"]),
    ]
    return "\n".join(lines)
