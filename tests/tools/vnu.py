"""Asks the Nu HTML Checker about pages, style sheets and SVG drawings, all in one call of Java."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .places import JAVA, npm

KINDS = {".html", ".css", ".svg"}
OPTIONS = ["--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg"]


def check(files: Sequence[Path]) -> list[str]:
    """What vnu holds against `files`, errors and warnings, as "name:line: message"; empty when all is well.

    The suffix says what a file is (.html, .css or .svg). vnu passes over a file that is missing or
    of another suffix, so both are refused here.
    """
    paths = [Path(file).resolve() for file in files]
    for path in paths:
        if not path.is_file() or path.suffix not in KINDS:
            raise ValueError(f"{path}: not a page, style sheet or drawing that can be checked")
    if not paths:
        raise ValueError("no file was given to check")
    jar = npm("vnu-jar/build/dist/vnu.jar")
    command = [JAVA, "-Xss8m", "-jar", str(jar), *OPTIONS, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise RuntimeError(f"vnu did not run: {(done.stderr or done.stdout)[-500:]}")
    return [tell(message) for message in json.loads(done.stdout)["messages"] if is_fault(message)]


def is_fault(message: dict[str, object]) -> bool:
    """Errors and warnings count; plain information does not."""
    return message["type"] != "info" or message.get("subType") == "warning"


def tell(message: dict[str, object]) -> str:
    """One message in one line."""
    where = str(message.get("url", "")).removeprefix("file:")
    return f"{where}:{message.get('lastLine', '?')}: {message['message']} [{message.get('extract', '')}]"
