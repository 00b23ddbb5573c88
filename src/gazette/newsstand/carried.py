"""How far a bucket has come, written down in the paper's run directory for whoever carries, looks or asks."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "bucket.json"


@dataclass(frozen=True)
class Carried:
    """How far the bucket has come: the generation it holds, where it is, why it is not further, and whether what nobody knows was swept out."""

    generation: int = 0
    where: str = ""
    fault: str = ""
    swept: bool = False


def read(run: Path) -> Carried:
    """What was last written down; nothing carried when nothing was."""
    try:
        return Carried(**json.loads((run / FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Carried()


def write(run: Path, carried: Carried) -> None:
    """Write it down, whole."""
    run.mkdir(parents=True, exist_ok=True)
    half = run / f".{FILE}.{os.getpid()}"
    half.write_text(json.dumps(asdict(carried)), "utf-8")
    os.replace(half, run / FILE)
