"""The sample paper looks as it did when a person last looked at it."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from . import golden

LIKE = 0.02  # of a page may differ: what another version of poppler draws elsewhere


@pytest.mark.slow
@pytest.mark.parametrize("size", golden.PAGES)
def test_the_pages_look_as_they_did_when_a_person_looked_at_them(size: str) -> None:
    for name, page in golden.drawn(size):
        kept = Image.open(golden.KEPT / name).convert("RGB")

        differs = golden.unlike(kept, page)

        assert differs < LIKE, f"{name}: {differs:.0%} of it is new. Run “python -m tests.edition.golden”, look at the new picture, keep it if it is good."


def test_every_golden_page_is_kept_and_they_are_small() -> None:
    assert {path.name for path in golden.KEPT.glob("*.png")} == set(golden.names())
    assert sum(path.stat().st_size for path in golden.KEPT.glob("*.png")) < 600 * 1024
    assert golden.SHOWN.stat().st_size < 300 * 1024


def test_a_story_that_moved_is_seen_and_fewer_colours_are_not() -> None:
    kept = Image.open(golden.KEPT / "tabloid-1.png").convert("RGB")
    moved = kept.copy()
    moved.paste(kept.crop((60, 300, 360, 600)), (60, 320))
    ImageDraw.Draw(moved).rectangle((400, 200, 500, 400), fill="white")

    assert golden.unlike(kept, moved) > 0.02
    assert golden.unlike(kept, Image.open(BytesIO(golden.packed(kept, 12))).convert("RGB")) < 0.005
