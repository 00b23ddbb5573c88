"""A disk that is full: a small one of its own, seen by one command alone and gone with it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.keeping.front_door import SECONDS, command, environment

# A mount that nobody else sees; it needs no rights beyond those of whoever runs the tests.
SCRIPT = """
paper=$1 disk=$2 kept=$3 room=$4 full=$5; shift 5
whole() { [ ! -d "$paper" ] || { mkdir -p "$disk/paper" && cp -a "$paper/." "$disk/paper"; }; }
{ [ -z "$full" ] || whole; } && mount -t tmpfs -o size=64m tmpfs "$disk/$full" && whole || exit 99
head -c $(( ($(df -k --output=avail "$disk/$full" | tail -n 1) - room) * 1024 )) /dev/zero > "$disk/$full/.filler"
"$@"; status=$?
rm "$disk/$full/.filler"; [ ! -d "$disk/paper" ] || cp -a "$disk/paper" "$kept"
exit $status
"""


@dataclass(frozen=True)
class Done:
    """How a command ended, and the paper as it left it."""

    status: int
    said: str
    paper: Path


def on_a_full_disk(paper: Path, folder: Path, room: int, *words: str, full: str = "", **more: str) -> Done:
    """Give a command to a copy of a paper on a disk with ``room`` KiB left; ``full`` is the one directory that lies on it.

    Nobody's own paper is touched.
    """
    disk, kept = folder / "disk", folder / "left"
    disk.mkdir(parents=True)
    script = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", SCRIPT, "sh", str(paper), str(disk), str(kept), str(room), full]
    asked = subprocess.run(
        [*script, *command(*words, paper=disk / "paper")], env=environment(**more), capture_output=True, text=True, timeout=SECONDS, stdin=subprocess.DEVNULL
    )
    assert asked.returncode != 99 and "unshare" not in asked.stderr, f"no small disk could be made here: {asked.stderr}"
    return Done(asked.returncode, asked.stderr, kept)
