"""Draws the illustrations of the sample paper into sample/pictures; the same every time with the same Pillow and NumPy.

    python scripts/make_pictures.py [id ...]        (needs pillow and numpy)
"""

import sys
from pathlib import Path

from pictures import coast, front, things, town, water

FOLDER = Path(__file__).resolve().parent.parent / "sample" / "pictures"
DRAWN = {**front.DRAWN, **coast.DRAWN, **town.DRAWN, **water.DRAWN, **things.DRAWN}
COLOURS = 12  # paper, two inks, where they overlap, and the soft edges between


def main(wanted: list[str]) -> None:
    """Draw the named pictures, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in wanted or DRAWN:
        if name not in DRAWN:
            raise SystemExit(f"{name}: no such picture. Known: {', '.join(DRAWN)}.")
        file = FOLDER / f"{name}.png"
        DRAWN[name]().printed().quantize(COLOURS, dither=0).save(file, optimize=True)
        print(f"{file.name:26} {file.stat().st_size // 1024:>5} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
