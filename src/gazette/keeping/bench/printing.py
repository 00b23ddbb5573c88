"""Print: CPU of every stage of an edition, of its gate and of one page made again, each in a child as the newsroom has it made."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .figures import Figure

PAPERS = ((4, 20, 4.0), (24, 120, 20.0))  # pages of a tabloid, stories, CPU seconds promised for layout and drawing
GATE, AGAIN, MEMORY = 0.4, 1.5, 572  # seconds a page, seconds, MiB (600 MB)
STAGES = {"break": "paragraphs into lines", "shapes": "shape tables", "search": "search of the pages", "plan": "choosing, taste, jumps", "draw": "drawing"}
FILES = ("page pictures", "press file", "check of the press file", "EPUB", "check of the EPUB")  # what sealing takes


def bench(directory: Path, count: int) -> list[Figure]:
    """Two editions and one page again; the paper of the other benches is not asked."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "edition"
        for pages, stories, most in PAPERS:
            told = _child("edition", str(pages), str(stories), str(known))
            found += _edition(told, pages, most)
        told = _child("again", str(known))
        made = f"page {told['page']} of {told['of']}, a sentence added to one of its {told['stories']} stories; nothing of it was in memory"
        found.append(Figure("print: one edited page again, with its own gate", told["again"] + told["gate"], "CPU s", most=AGAIN, note=made))
        found.append(Figure("print: of it the gate", told["gate"], "CPU s"))
        front = _child("again", str(known), "front")
        found.append(Figure("print: page one again, with its own gate", front["again"] + front["gate"], "CPU s",
                            note=f"{front['pages']} pages: those to which its stories jump are made again with it"))  # fmt: skip
        found.append(Figure("print: starting a child", told["start"], "CPU s", note="Python and the engine, before any work; not in the other figures"))
    return found


def _edition(told: dict[str, Any], pages: int, most: float) -> list[Figure]:
    name, spent = f"print {pages} pages", told["spent"]
    laid = sum(spent[stage] for stage in STAGES)
    made = f"{told['pages']} pages of a tabloid, {told['printed']} of {told['stories']} stories, {told['pictures']} pictures; {told['findings']}"
    figures = [Figure(f"{name}: layout and drawing", laid, "CPU s", most=most, note=made)]
    figures += [Figure(f"{name}: of it {said}", spent[stage], "CPU s") for stage, said in STAGES.items()]
    figures.append(Figure(f"{name}: gate, a page", spent["gate"] / told["pages"], "CPU s", most=GATE))
    if "witness" in spent:
        figures.append(Figure(f"{name}: second witness, a page", spent["witness"] / told["pages"], "CPU s", note="poppler and qpdf included"))
    figures += [Figure(f"{name}: {stage}", spent[stage], "CPU s") for stage in FILES]
    figures.append(Figure(f"{name}: memory of the child at its peak", told["memory"], "MiB", most=MEMORY, note="all files made; 600 MB are 572 MiB"))
    return figures


def _child(*words: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(subprocess.run([sys.executable, "-P", "-m", f"{__package__}.printer", *words], stdout=subprocess.PIPE, check=True).stdout)
    return told
