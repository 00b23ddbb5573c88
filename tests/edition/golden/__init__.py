"""Golden pages of the sample paper: page one of each size and an inner spread, as small pictures that a person has looked at.

They are printed by ``print-edition`` from a paper founded with the sample, as anybody prints it: its first edition. ``python -m tests.edition.golden``
makes them again, and ``docs/pictures/page-one.png`` with them. Look at them before they are kept.
"""

import atexit
import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops

from ..making import DAY

KEPT = Path(__file__).parent
SHOWN = Path(__file__).parents[3] / "docs" / "pictures" / "page-one.png"
PAGES = {"tabloid": (8, (1, 2, 3)), "broadsheet": (4, (1,)), "a4": (12, (1,))}  # pages of the edition, and which are kept
DPI, COLOURS = 60, 24
LARGE, INKS = 100, 64  # the README's
FOUND = """
import sys
from pathlib import Path
from gazette.house import clock
from gazette.keeping.founding import found_sample
from gazette.keeping.pool import children
if __name__ == "__main__":
    with children() as pool:
        found_sample(Path(sys.argv[1]), pool, at=clock.now(), day=sys.argv[2])
"""  # an init without the press: nobody reads the website of this paper


def names() -> list[str]:
    return [f"{size}-{page}.png" for size, (_, kept) in PAGES.items() for page in kept]


def drawn(size: str) -> Iterator[tuple[str, Image.Image]]:
    """The kept pages of one size as pictures, by file name."""
    count, kept = PAGES[size]
    pdf = printed(size, count)
    for page in kept:
        yield f"{size}-{page}.png", picture(pdf, page, DPI)


def printed(size: str, pages: int) -> bytes:
    """The first edition of the sample paper, by the command."""
    with tempfile.TemporaryDirectory() as room:
        file = Path(room) / "edition.pdf"
        command = [sys.executable, "-m", "gazette.cli", "print-edition", "--paper", str(_paper()), "--date", DAY.isoformat(), "--size", size]
        subprocess.run([*command, "--pages", str(pages), "--out", str(file)], capture_output=True, check=True)
        return file.read_bytes()


@cache
def _paper() -> Path:
    """A paper with the sample in it, for as long as this process runs."""
    room = tempfile.TemporaryDirectory()
    atexit.register(room.cleanup)
    program, paper = Path(room.name) / "found.py", Path(room.name) / "paper"
    program.write_text(FOUND)
    subprocess.run([sys.executable, str(program), str(paper), DAY.isoformat()], capture_output=True, check=True)
    return paper


def picture(pdf: bytes, page: int, dpi: int) -> Image.Image:
    """One page as poppler draws it."""
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "edition.pdf"
        file.write_bytes(pdf)
        command = ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", str(file)]
        return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("RGB")


def packed(page: Image.Image, colours: int) -> bytes:
    """A picture in few colours, as small as a PNG gets."""
    buffer = io.BytesIO()
    page.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def unlike(kept: Image.Image, page: Image.Image) -> float:
    """The share of a page that differs, seen from so far that neither inks nor the edges of letters do."""
    if kept.size != page.size:
        return 1.0
    far = [image.convert("L").reduce(4) for image in (kept, page)]
    differing = ImageChops.difference(*far).point([0] * 24 + [255] * 232)
    return sum(differing.histogram()[255:]) / (far[0].width * far[0].height)


def remake() -> None:
    """Draw them all again and keep them."""
    for size in PAGES:
        for name, page in drawn(size):
            (KEPT / name).write_bytes(packed(page, COLOURS))
    pdf = printed("tabloid", PAGES["tabloid"][0])
    SHOWN.parent.mkdir(parents=True, exist_ok=True)
    SHOWN.write_bytes(packed(picture(pdf, 1, LARGE), INKS))
