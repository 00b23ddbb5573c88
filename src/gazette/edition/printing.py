"""Printing an edition in a child: progress heard, stopped at any moment without half a file, made again when a story in it was killed."""

import json
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazette.house.mistakes import Mistake

from .child import FILE, ORDER, RESULT, Report
from .order import Order
from .placing import placed

AGAIN = 5  # runs, when stories are killed while the edition is made
ROOM = "printing-"
PATIENCE = 5  # seconds a child has to end
Heard = Callable[[dict[str, Any]], None]  # {"stage": page, gate, pictures, press or epub; "page": 3, "of": 8}


@dataclass(frozen=True)
class Printed:
    """A finished edition in its room: the reader's file, the report, and what it was made from."""

    file: Path
    room: Path
    report: Report
    order: Order


@contextmanager
def printed(ordered: Callable[[], Order], overtaken: Callable[[Report, Order], tuple[str, ...]], *, run: Path, sealed: bool = False,
            heard: Heard = lambda said: None) -> Iterator[Printed]:  # fmt: skip
    """An edition, made in a child below ``run``; the room and what is still in it go when this is left, however that happens.

    ``ordered`` reads the record; ``overtaken`` names stories of the finished edition whose words may not stand any more, and it is made
    again. Raises Mistake for what the child could not print.
    """
    _sweep(run)
    for _ in range(AGAIN):
        with _room(run) as room:
            order = ordered()
            report = in_child(order, room, sealed=sealed, heard=heard)
            if not overtaken(report, order):
                yield Printed(room / FILE, room, report, order)
                return
        heard({"stage": "again"})
    raise Mistake("Stories were withdrawn or corrected each time the edition was made. Try again when the desk is quiet.")


def in_child(order: Order, room: Path, *, sealed: bool, heard: Heard) -> Report:
    """Have a child print what is ordered. Raises Mistake; when interrupted, the child is ended first."""
    (room / ORDER).write_bytes(pickle.dumps(order))
    command = [sys.executable, "-P", "-m", "gazette.edition.child", str(room), *(["sealed"] if sealed else [])]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, env=_surroundings())
    try:
        said = _listen(child, heard)
        fault = child.stderr.read().decode("utf-8", "replace") if child.stderr else ""
        child.wait()
    finally:
        _end(child)
    if child.returncode == 2 and said:
        raise Mistake(said)
    if child.returncode or not (room / RESULT).exists():
        last = fault.strip().splitlines()[-1:] or ["it was ended from outside"]
        raise Mistake(f"The printing stumbled ({last[0][:200]}). Try again; if it happens again, report it.")
    report: Report = pickle.loads((room / RESULT).read_bytes())
    return report


def place(source: Path, target: Path) -> None:
    """The finished file to where it is wanted."""
    with placed(target, "--out") as part:
        shutil.copyfile(source, part)


def _listen(child: "subprocess.Popen[bytes]", heard: Heard) -> str:
    """Pass on what the child says until it ends; its last complaint."""
    complaint = ""
    for line in child.stdout or ():
        with suppress(ValueError):
            said = json.loads(line)
            if said.get("stage") == "mistake":
                complaint = said["words"]
            else:
                heard(said)
    return complaint


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        child.kill()
        child.wait(timeout=PATIENCE)
    for pipe in (child.stdin, child.stdout, child.stderr):
        if pipe:
            pipe.close()


def _surroundings() -> dict[str, str]:
    """What the child inherits: where this code lies, whether or not it is installed."""
    source = str(Path(__file__).parents[2])
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in (source, known) if part)}


@contextmanager
def _room(run: Path) -> Iterator[Path]:
    run.mkdir(parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=f"{ROOM}{os.getpid()}-", dir=run))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _sweep(run: Path) -> None:
    """Rooms of those who were killed before they could tidy up."""
    for room in run.glob(ROOM + "*"):
        owner = room.name.removeprefix(ROOM).partition("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            shutil.rmtree(room, ignore_errors=True)
