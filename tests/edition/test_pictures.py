"""Pictures of pages: as many as there are, as wide as asked, and the same each time."""

import io

from PIL import Image, ImageChops, ImageStat

from gazette.edition.edition import make
from gazette.edition.pictures import page_pictures
from gazette.edition.sheet import SIZES

from .making import make_snapshot, make_story


def test_every_page_has_a_picture_of_its_shape_with_ink_on_it_and_none_changes_by_itself() -> None:
    sheet = SIZES["a4"]
    edition = make(make_snapshot(*(make_story(f"tale{n}", words=400) for n in range(5))), sheet)

    pictures = page_pictures(edition.pdf, width=500)

    assert len(pictures) == len(edition.layout.pages)
    for data in pictures:
        image = Image.open(io.BytesIO(data))
        assert image.format == "JPEG"
        assert image.width == 500
        assert abs(image.height - 500 * sheet.height / sheet.width) <= 1
        low, high = image.convert("L").getextrema()
        assert low < 60 and high == 255
    assert pictures == page_pictures(edition.pdf, width=500)


def test_the_same_pages_as_avif_weigh_less_than_half_and_show_the_same() -> None:
    edition = make(make_snapshot(*(make_story(f"tale{n}", words=400) for n in range(5))), SIZES["a4"])

    heavy, light = (page_pictures(edition.pdf, width=800, avif=avif)[0] for avif in (False, True))

    drawn = [Image.open(io.BytesIO(data)) for data in (heavy, light)]
    assert drawn[1].format == "AVIF" and drawn[0].size == drawn[1].size
    assert len(light) < len(heavy) / 2
    assert ImageStat.Stat(ImageChops.difference(*(image.convert("L") for image in drawn))).mean[0] < 10  # of 255
    assert light == page_pictures(edition.pdf, width=800, avif=True)[0]
