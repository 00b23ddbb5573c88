"""Inks: greys in black alone, never more than newsprint takes up, and colours still to be told apart."""

from PIL import Image

from gazette.edition.inks import LIMIT, inks, separated
from gazette.edition.layout import GREY, INK, RED


def test_black_type_is_black_alone_and_grey_a_tint_of_it() -> None:
    assert inks(INK) == (0, 0, 0, 100)
    assert inks(GREY)[:3] == (0, 0, 0)
    assert 40 < inks(GREY)[3] < 85
    assert inks("#ffffff") == (0, 0, 0, 0)


def test_red_type_needs_two_plates() -> None:
    cyan, magenta, yellow, black = inks(RED)

    assert cyan == black == 0
    assert magenta > 80 and yellow > 80


def test_no_color_takes_more_ink_than_the_limit() -> None:
    steps = range(0, 256, 5)
    image = Image.new("RGB", (len(steps) ** 2, len(steps)))
    image.putdata([(red, green, blue) for blue in steps for green in steps for red in steps])

    made = separated(image).tobytes()
    most = max(sum(made[at : at + 4]) for at in range(0, len(made), 4)) / 2.55

    assert 150 < most <= LIMIT


def test_a_grey_grows_darker_evenly_and_a_pure_color_keeps_its_inks() -> None:
    ramp = Image.new("RGB", (256, 1))
    ramp.putdata([(255 - grey,) * 3 for grey in range(256)])

    black = separated(ramp).getchannel("K").tobytes()

    assert list(black) == sorted(black)
    assert black[0] == 0 and black[255] == 255
    assert separated(Image.new("RGB", (1, 1), "#ff0000")).getpixel((0, 0)) == (0, 255, 255, 0)
    assert separated(Image.new("RGB", (1, 1), "#ffffff")).getpixel((0, 0)) == (0, 0, 0, 0)
