"""The second witness: other programs, which know nothing of the plan, asked about the file alone."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from gazette.house.mistakes import Mistake

from .faces import FAMILIES
from .gate import Finding, jumps_astray, words_lost
from .layout import Layout
from .snapshot import Snapshot

ASKED = ("pdftotext", "pdffonts", "qpdf")
HARMLESS = "Suspects object is wrong type"  # poppler's view of Typst's mark that tags are complete


def programs() -> bool:
    """Are all of them installed?"""
    return all(shutil.which(name) for name in ASKED)


def hear(pdf: bytes, snapshot: Snapshot, layout: Layout, *, jumps: int) -> list[Finding]:
    """What poppler and qpdf hold against the file. Raises Mistake naming the programs that are missing."""
    missing = [name for name in ASKED if not shutil.which(name)]
    if missing:
        raise Mistake(f"The second witness needs {', '.join(missing)}. Install poppler-utils and qpdf.")
    with tempfile.TemporaryDirectory() as kept:
        file = Path(kept) / "edition.pdf"
        file.write_bytes(pdf)
        text = _said("pdftotext", "-raw", str(file), "-")
        if not text:
            return [Finding("file", 0, "pdftotext cannot read the file")]
        pages = text.split("\f")[: len(layout.pages)]
        found = words_lost(" ".join(pages), snapshot, layout) + jumps_astray(pages, snapshot.language, jumps)
        found += [Finding("letters", 0, "a character has no meaning in the file")] if "\ufffd" in text else []
        found += _fonts(_said("pdffonts", str(file)))
        checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True)
        return found + ([] if checked.returncode == 0 else [Finding("file", 0, f"qpdf: {checked.stdout[-200:]}{checked.stderr[-200:]}")])


def _fonts(table: str) -> list[Finding]:
    """Faces that are not ours, not embedded or without letters to read."""
    ours = {family.replace(" ", "") for family, _, _ in FAMILIES.values()}
    found = []
    for row in table.splitlines()[2:]:
        name = re.sub(r"^[A-Z]{6}\+", "", row.split(" ")[0])
        embedded, subset, readable = row.split()[-5:-2]
        if name.split("-")[0] not in ours or (embedded, readable) != ("yes", "yes"):
            found.append(Finding("font", 0, f"{name}: embedded {embedded}, subset {subset}, readable {readable}"))
    return found


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True).stdout
