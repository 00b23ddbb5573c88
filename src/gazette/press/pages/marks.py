"""The paper's mark: its monogram drawn in our face, or set in the reader's own when ours lacks a letter of it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from gazette.press.lettering import HEAVY, PAPER, RED, missing, monogram

SET = Markup('<text{} x="50" y="50" dy=".34em" text-anchor="middle" font-family="serif" font-weight="700" font-size="{}">{}</text>')


@dataclass(frozen=True)
class Mark:
    """A drawing to be set inside a page, and its viewBox. Its two inks are left to the style sheet."""

    box: str
    drawing: Markup


@lru_cache(maxsize=16)
def mark(letters: str) -> Mark:
    """The mark as it stands in the masthead and at the end of a story."""
    if missing(letters, font=HEAVY) or not letters.strip():
        drawing = Markup('<path class="mark-red" d="M0 0h100v100H0z"/>') + SET.format(Markup(' class="mark-ink"'), _size(letters), letters)
        return Mark("0 0 100 100", drawing)
    whole = monogram(letters)
    box, paths = re.search(r'viewBox="([^"]+)"', whole), re.findall(r' d="([^"]+)"', whole)
    drawing = Markup('<path class="mark-red" d="{}"/><path class="mark-ink" d="{}"/>').format(*paths)
    return Mark(box[1] if box else "0 0 1 1", drawing)


def icon(letters: str, red: str = RED, paper: str = PAPER) -> str:
    """The mark as a whole SVG document."""
    if not missing(letters, font=HEAVY) and letters.strip():
        return monogram(letters, red=red, paper=paper)
    words = SET.format(Markup(' fill="{}"').format(paper), _size(letters), letters)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill="{red}" d="M0 0h100v100H0z"/>{words}</svg>'


def _size(letters: str) -> int:
    return {0: 60, 1: 60, 2: 50}.get(len(letters), 36)
