"""A small table as lines of text: cells parted by a vertical bar, a bar inside a cell written as \\|."""

import re

from gazette.house.text import clean_inline

BAR = re.compile(r"(?<!\\)\|")


def read_cells(text: str) -> list[list[str]]:
    """Rows of cells as inline markup; every row is made as long as the longest."""
    rows = [[clean_inline(cell.replace("\\|", "|").strip()) for cell in BAR.split(line)] for line in text.splitlines() if line.strip()]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def write_cells(rows: list[list[str]]) -> str:
    """The lines that ``read_cells`` reads back."""
    return "\n".join(" | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) for row in rows)
