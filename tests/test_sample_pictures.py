"""The pictures of the sample paper: each may be printed as it stands."""

import tomllib
from pathlib import Path

import pytest
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "sample" / "pictures"
PICTURES = tomllib.loads((FOLDER / "pictures.toml").read_text(encoding="utf-8"))["picture"]


def test_the_list_names_every_file_once_and_no_other():
    listed = sorted(picture["file"] for picture in PICTURES)

    assert listed == sorted(file.name for file in FOLDER.iterdir() if file.suffix in {".png", ".jpg"})
    assert len({picture["id"] for picture in PICTURES}) == len(PICTURES)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture["id"])
def test_a_picture_says_what_it_shows_who_made_it_and_how(picture):
    assert all(picture[field].strip() for field in ("alt", "caption", "credit", "creator", "copyright"))
    assert picture["credit"].startswith({"photo": "Photograph: ", "illustration": "Illustration: "}[picture["kind"]])
    assert picture["digital_source_type"] == {"photo": "digitalCapture", "illustration": "algorithmicMedia"}[picture["kind"]]
    assert all(0 <= place <= 1 for place in picture["focus"])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture["id"])
def test_a_picture_opens_and_is_three_by_two(picture):
    with Image.open(FOLDER / picture["file"]) as image:
        image.load()

        assert image.width / image.height == pytest.approx(1.5, abs=0.01)


def test_the_folder_weighs_at_most_twelve_megabytes():
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= 12_000_000
