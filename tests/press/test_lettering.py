"""The drawn letters of the paper: nameplate, monogram, widths."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
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
    assert lettering.nameplate("Вечерняя <газета>") == ('<span class="nameplate nameplate-text">Вечерняя &lt;газета&gt;</span>')


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


@pytest.mark.parametrize("file", ["head.woff2", "text.woff2", "text-bold.woff2", "text-italic.woff2", "label.woff2"])
def test_every_served_face_draws_both_unicode_hyphens_itself(file):
    letters = TTFont(FONTS / file).getBestCmap()

    assert letters[0x2010] == letters[0x2011] == letters[0x2D]


EUROPE = {*range(0x100, 0x180), 0x218, 0x219, 0x21A, 0x21B, 0x2020}
EUROPE -= {0x12C, 0x12D, 0x132, 0x133, 0x138, 0x149, 0x166, 0x167, 0x17F}  # Latin Extended-A but for what our text face was never drawn with


@pytest.mark.parametrize("face", ["head", "text", "text-italic", "label"])
def test_names_of_europe_are_drawn_by_the_file_that_every_page_has(face):
    served, other = TTFont(FONTS / f"{face}.woff2").getBestCmap(), TTFont(FONTS / f"{face}-ext.woff2").getBestCmap()

    assert served.keys() >= EUROPE
    assert not served.keys() & other.keys()


@pytest.mark.parametrize(("face", "weight", "whole"), [("text", 400, "text-400"), ("label", 600, "label-600")])
def test_letters_joined_from_upstreams_second_file_are_as_wide_as_in_the_whole_face(face, weight, whole):
    served, full = TTFont(FONTS / f"{face}.woff2"), TTFont(lettering.SETTING / f"{whole}.ttf")
    cut = instantiateVariableFont(served, {"wght": weight}) if "fvar" in served else served

    def width(font, code):
        return font["hmtx"][font.getBestCmap()[code]][0] / font["head"].unitsPerEm

    shared = EUROPE & cut.getBestCmap().keys() & full.getBestCmap().keys()
    assert len(shared) > 100
    assert {chr(code): width(cut, code) for code in shared} == pytest.approx({chr(code): width(full, code) for code in shared}, abs=0.0015)


def test_no_second_file_is_fetched_for_a_letter_of_the_first():
    faces = re.findall(r"url\(fonts/([a-z-]+)-ext\.woff2\).*?unicode-range: ([^;]+);", (FONTS / "fonts.css").read_text(), re.DOTALL)

    assert [face for face, _ in faces] == ["head", "text", "text", "text-italic", "label"]
    for face, told in faces:
        named = {code for first, last in re.findall(r"u\+([0-9a-f]+)(?:-([0-9a-f]+))?", told) for code in range(int(first, 16), int(last or first, 16) + 1)}
        assert not named & TTFont(FONTS / f"{face}.woff2").getBestCmap().keys()
        assert TTFont(FONTS / f"{face}-ext.woff2").getBestCmap().keys() <= named


def test_a_second_file_is_told_for_the_very_weights_of_the_first_since_browsers_put_no_others_together():
    told: dict[str, set[str]] = {}
    for rule in re.findall(r"@font-face \{(.*?)\}", (FONTS / "fonts.css").read_text(), re.DOTALL):
        if (family := re.search(r"family: (EG \w+);", rule)) and "url" in rule:
            kind = f"{family[1]}{' italic' * ('italic' in rule)}{' second' * ('unicode-range' in rule)}"
            told.setdefault(kind, set()).add(re.search(r"weight: ([\d ]+);", rule)[1])

    assert told["EG Text"] == {"400", "700"}
    assert all(told[face] == weights for face, weights in ((kind.removesuffix(" second"), told[kind]) for kind in told))


def test_bold_words_have_a_file_of_their_own_that_draws_what_the_other_draws():
    roman, bold = (TTFont(FONTS / f"{face}.woff2") for face in ("text", "text-bold"))

    assert roman.getBestCmap().keys() == bold.getBestCmap().keys()
    assert "fvar" not in roman and "fvar" not in bold
    wide, wider = (sum(font["hmtx"][font.getBestCmap()[code]][0] for code in b"abcdefghijklmnopqrstuvwxyz") for font in (roman, bold))
    assert wider > wide


def test_the_two_preloaded_faces_keep_to_48_kib():
    assert sum((FONTS / file).stat().st_size for file in ("head.woff2", "text.woff2")) <= 48 * 1024


def test_every_file_the_style_sheet_names_is_there_and_under_our_own_name():
    rules = (FONTS / "fonts.css").read_text()
    named = set(re.findall(r"url\(fonts/([^)]+)\)", rules))

    assert named == {file.name for file in FONTS.glob("*.woff2")}
    for file in [*FONTS.glob("*.woff2"), *Path(lettering.SETTING).glob("*.ttf")]:
        assert str(TTFont(file)["name"].getDebugName(1)).startswith("EG ")
