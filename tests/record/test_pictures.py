"""Pictures: what is kept of a file, what is refused, and the crops made of it."""

import io
import random
import shutil

import pytest
from PIL import Image

from gazette.house.mistakes import Mistake
from gazette.record import pictures
from gazette.record.names import Picture


def file(width=1500, height=1000, format="JPEG", mode="RGB", **said) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, (width, height), said.pop("color", "#a3151b")).save(buffer, format, **said)
    return buffer.getvalue()


def taken(tmp_path, data=None) -> Picture:
    master = pictures.take(data or file(), tmp_path)
    return Picture("p", master=master.hash, width=master.width, height=master.height, creator="Mathew", credit="Mathew / Gazette", alt="A door")


def test_where_a_picture_was_taken_and_with_what_never_leaves_the_house(tmp_path):
    exif = Image.Exif()
    exif[0x013B] = "Mathew Prism"
    exif[0x010F], exif[0xA431] = "SECRETCAMERA", "SERIAL12345"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (40.0, 41.0, 42.0)

    master = pictures.take(file(exif=exif), tmp_path)

    assert master.metadata.creator == "Mathew Prism"
    kept = (tmp_path / f"{master.hash}.jpg").read_bytes()
    assert b"SERIAL12345" not in kept and b"SECRETCAMERA" not in kept and not Image.open(io.BytesIO(kept)).getexif()


def test_a_crop_carries_creator_credit_and_alt_text_and_nothing_else(tmp_path):
    picture = taken(tmp_path)
    crop = pictures.crops(picture)[0]

    made = Image.open(io.BytesIO(pictures.make(picture, crop, "jpg", tmp_path)))

    assert b"Mathew / Gazette" in made.info["xmp"] and b"A door" in made.info["xmp"]
    assert not made.getexif()


def test_crops_made_together_are_those_made_alone_and_open_their_master_once(tmp_path, monkeypatch):
    picture = taken(tmp_path, file(1600, 1000))
    wanted = [(crop, extension) for crop in pictures.crops(picture)[:3] for extension in crop.formats]
    alone = [pictures.make(picture, crop, extension, tmp_path) for crop, extension in wanted]
    shutil.rmtree(tmp_path / "crops")
    opened, real = [], Image.open
    monkeypatch.setattr(Image, "open", lambda path: opened.append(path) or real(path))

    assert pictures.make_each(picture, wanted, tmp_path) == alone
    assert len(wanted) > 2 and opened == [tmp_path / f"{picture.master}.jpg"]

    assert pictures.make_each(picture, wanted, tmp_path) == alone
    assert len(opened) == 1


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path):
    bomb = file(9000, 9000, "PNG", mode="1", color=1)
    assert len(bomb) < 100_000

    with pytest.raises(Mistake, match="megapixels"):
        pictures.take(bomb, tmp_path)

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("data", [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", file()[:300], file(format="GIF"), file(format="TIFF")])
def test_what_is_no_picture_is_refused_in_one_sentence(tmp_path, data):
    with pytest.raises(Mistake, match="no picture we can read"):
        pictures.take(data, tmp_path)


def test_a_phone_picture_is_turned_the_right_way_up(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6

    master = pictures.take(file(1200, 800, exif=exif), tmp_path)

    assert (master.width, master.height) == (800, 1200)


def test_transparency_gets_paper_under_it(tmp_path):
    master = pictures.take(file(format="PNG", mode="RGBA", color=(0, 0, 0, 0)), tmp_path)

    assert Image.open(tmp_path / f"{master.hash}.jpg").getpixel((5, 5)) == pytest.approx(pictures.PAPER, abs=2)


def test_a_crop_is_never_wider_than_its_master_and_there_is_always_one(tmp_path):
    small = taken(tmp_path, file(200, 200))

    made = list(pictures.crops(small))

    assert {crop.name for crop in made} == {"wide", "whole", "social", "standard", "square"}
    assert all(pictures.size(small, crop)[0] <= 200 for crop in made)


def test_a_picture_that_is_all_grain_is_kept_like_any_other(tmp_path):
    grain = io.BytesIO()
    Image.frombytes("RGB", (900, 600), random.Random(1).randbytes(900 * 600 * 3)).save(grain, "PNG")

    master = pictures.take(grain.getvalue(), tmp_path)

    with Image.open(tmp_path / f"{master.hash}.jpg") as kept:
        assert kept.size == (900, 600)


def test_the_focus_stays_in_the_crop(tmp_path):
    image = Image.new("RGB", (3000, 1000), "white")
    image.paste("#00ff00", (2700, 400, 2900, 600))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    master = pictures.take(buffer.getvalue(), tmp_path)
    picture = Picture("p", master=master.hash, width=master.width, height=master.height, focus=(0.93, 0.5))
    square = next(crop for crop in pictures.crops(picture) if crop.name == "square")

    made = Image.open(io.BytesIO(pictures.make(picture, square, "jpg", tmp_path)))

    assert any(red < 90 and green > 200 for red, green, _ in made.getdata())


def test_another_focus_or_credit_is_another_address(tmp_path):
    from dataclasses import replace

    picture = taken(tmp_path)
    crop = pictures.crops(picture)[0]

    addresses = {pictures.address(p, crop) for p in (picture, replace(picture, focus=(0.1, 0.1)), replace(picture, credit="Other"))}

    assert len(addresses) == 3
