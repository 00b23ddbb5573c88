"""Social cards, icons and crops as renditions."""

import io
from importlib import import_module

import pytest
from django.apps import apps
from PIL import Image

from gazette.press.formats.cards import ICONS, address, draw
from gazette.record import pictures
from gazette.record.models import NameState
from gazette.record.reading import Reading

HEADLINES = ["Short", "A Headline of Middling Length About the Harbor", "Very " * 28 + "Long", "Unbreakable" * 12, "老茶馆的故事" * 8, ""]


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_card_has_the_shape_readers_show_whatever_the_headline(headline):
    made = Image.open(io.BytesIO(draw(headline=headline, kicker="City", name="The Test Gazette", monogram="TG", red="#a3151b")))

    assert made.size == (1200, 630)
    right_edge = made.convert("L").crop((1190, 20, 1200, 630))
    assert right_edge.getextrema()[0] > 200


def test_each_version_has_its_own_card_and_the_old_one_is_gone(page, paper):
    assert page(address(paper.story, 2)).type == "image/png"
    assert page(address(paper.story, 1)) is None


def test_every_icon_is_a_picture(page):
    for name in ICONS:
        assert Image.open(io.BytesIO(page(name).body)).size


def test_every_crop_of_a_picture_is_served_as_what_it_is(page):
    picture = Reading().picture("pic")
    for crop in pictures.crops(picture):
        for extension in crop.formats:
            made = page(pictures.address(picture, crop, extension))
            image = Image.open(io.BytesIO(made.body))
            assert (made.type, image.size) == (pictures.TYPES[extension], pictures.size(picture, crop))


def test_a_crop_nobody_listed_is_not_made(page):
    signature = pictures.signature(Reading().picture("pic"))

    assert page(f"/pictures/{signature}-wide-9999.jpg") is None
    assert page("/pictures/0000000000000000-wide-640.jpg") is None


def test_crops_are_found_by_code_that_packs_them_otherwise(page, monkeypatch):
    picture = Reading().picture("pic")
    crop, before = pictures.crops(picture)[0], pictures.signature(picture)
    monkeypatch.setattr(pictures, "QUALITY", {kind: {**quality, "jpg": 30} for kind, quality in pictures.QUALITY.items()})
    pictures.signature.cache_clear()
    try:
        assert pictures.signature(picture) != before
        assert page(pictures.address(picture, crop)).status == 200
        assert page(f"/pictures/{before}-{crop.name}-{crop.width}.jpg") is None
    finally:
        pictures.signature.cache_clear()


def test_the_tables_of_a_paper_whose_pictures_were_found_by_an_older_name_are_mended(page):
    picture = Reading().picture("pic")
    NameState.objects.filter(kind="picture", ref="pic").update(slug="0123456789abcdef")
    assert page(pictures.address(picture, pictures.crops(picture)[0])) is None

    import_module("gazette.record.migrations.0003_pictures_by_likeness").forwards(apps, None)

    assert page(pictures.address(picture, pictures.crops(picture)[0])).status == 200


def test_a_colour_no_drawing_knows_leaves_ours():
    from gazette.record.names import Paper

    assert Paper("paper", tokens={"red": "var(--ink)"}).colour("red", "#a3151b") == "#a3151b"
    assert Paper("paper", tokens={"red": "#0b5d3b"}).colour("red", "#a3151b") == "#0b5d3b"
