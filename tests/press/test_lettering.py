"""The drawn letters of the paper: nameplate, monogram, widths."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from PIL import ImageFont

from gazette.press import lettering

FONTS = lettering.SETTING.parent


def test_the_nameplate_is_a_picture_named_for_those_who_cannot_see_it():
    drawing = ElementTree.fromstring(lettering.nameplate("The Express Gazette"))

    assert drawing.get("role") == "img"
    assert drawing.findtext("title") == "The Express Gazette"
    assert drawing.find("path").get("d").startswith("M")


def test_a_papers_name_cannot_break_out_of_its_nameplate():
    drawing = ElementTree.fromstring(lettering.nameplate('Fish & "Chips" <Times>'))

    assert drawing.findtext("title") == 'Fish & "Chips" <Times>'


def test_a_name_the_face_cannot_draw_stays_text():
    assert lettering.nameplate("Вечерняя <газета>") == (
        '<span class="nameplate nameplate-text">Вечерняя &lt;газета&gt;</span>'
    )


def test_names_of_the_city_are_drawn_with_all_their_letters():
    assert lettering.missing("Tomáš Rell, Zofia Dvořák-Łukasz, Erdoğan") == set()
    assert lettering.missing("Wen 文") == {"文"}


def test_an_outline_lies_within_its_viewbox():
    path, (x, y, width, height) = lettering.outline("Gazette")

    first = re.match(r"M(-?\d+) ?(-?\d+)", path)
    assert x <= int(first[1]) <= x + width
    assert y <= int(first[2]) <= y + height
    assert "." not in path


def test_letters_typed_with_a_loose_accent_are_drawn_as_one():
    assert lettering.outline("Castella\u0301n") == lettering.outline("Castellán")


@pytest.mark.parametrize("font", [lettering.HEAD, lettering.HEAVY, lettering.TEXT, lettering.LABEL])
@pytest.mark.parametrize("text", ["The Express Gazette", "Xi, Putin and Kim Walk Together", "Tavern, P. 4: AVATAR"])
def test_widths_agree_with_a_second_typesetter(text, font):
    size = 1000
    seen = ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.RAQM).getlength(text, features=["-liga"]) / size

    assert lettering.widths(text, font) == pytest.approx(seen, abs=0.03)


def test_kerning_draws_an_a_and_a_v_together():
    assert lettering.widths("AV") < lettering.widths("A") + lettering.widths("V")


def test_a_hyphen_that_does_not_break_is_as_wide_as_any_hyphen():
    assert lettering.widths("80\u2011anniversary") == lettering.widths("80-anniversary")


def test_a_letter_the_face_lacks_takes_a_whole_em():
    assert lettering.widths("文") == 1


def test_the_monogram_is_a_square_around_its_letters():
    mark = ElementTree.fromstring(lettering.monogram("EG", red="#123456", paper="#ffffff"))

    _, _, width, height = (float(number) for number in mark.get("viewBox").split())
    assert width == height > lettering.outline("EG", font=lettering.HEAVY)[1][2]
    assert [path.get("fill") for path in mark] == ["#123456", "#ffffff"]


@pytest.mark.parametrize("file", ["head.woff2", "text.woff2", "text-italic.woff2", "label.woff2"])
def test_every_served_face_draws_both_unicode_hyphens_itself(file):
    letters = TTFont(FONTS / file).getBestCmap()

    assert letters[0x2010] == letters[0x2011] == letters[0x2D]


def test_the_two_preloaded_faces_keep_to_68_kib():
    assert sum((FONTS / file).stat().st_size for file in ("head.woff2", "text.woff2")) <= 68 * 1024


def test_every_file_the_style_sheet_names_is_there_and_under_our_own_name():
    rules = (FONTS / "fonts.css").read_text()
    named = set(re.findall(r"url\(fonts/([^)]+)\)", rules))

    assert named == {file.name for file in FONTS.glob("*.woff2")}
    for file in [*FONTS.glob("*.woff2"), *Path(lettering.SETTING).glob("*.ttf")]:
        assert str(TTFont(file)["name"].getDebugName(1)).startswith("EG ")
