"""Which code a paper was last served by, so that an upgrade is noticed and a way back can be told."""

import json
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from gazette.press.version import version_of

ROOT = Path(__file__).parents[3]
NOTE = "run/code.json"


@dataclass(frozen=True)
class Code:
    """``version`` is a hash of the source and of what is installed; ``commit`` the checkout, empty where git is not."""

    version: str
    commit: str = ""


def present() -> Code:
    """The code that is running."""
    lock = ROOT / "requirements.lock"
    return Code(version_of([ROOT / "src"], lock.read_text("utf-8") if lock.exists() else ""), _commit())


def last(directory: Path) -> Code | None:
    """The code that last served a paper; None when it was never served here."""
    try:
        return Code(**json.loads((directory / NOTE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def remember(directory: Path, code: Code) -> None:
    (directory / NOTE).write_text(json.dumps(asdict(code)), "utf-8")


def _commit() -> str:
    try:
        done = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, timeout=5)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
