"""Lighthouse gives a sound page its full marks, and takes them from a faulty one."""

import pytest

from . import lighthouse
from .conftest import Write

pytestmark = pytest.mark.browser


def test_a_sound_page_gets_full_marks_and_a_faulty_one_does_not(write: Write, address: str) -> None:
    write()
    sound = lighthouse.report(address)

    faulty = write("<h1>", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><h1>")
    faulty.write_text(faulty.read_text().replace('<meta name="description"', '<meta name="nothing"'))
    worse = lighthouse.report(address)

    sure = {name: marks["mark"] for name, marks in sound.items() if name != "performance"}  # that one wavers on a busy machine
    assert sure == dict.fromkeys(lighthouse.CATEGORIES[1:], 100), sound
    assert sound["performance"]["mark"] > 0
    assert worse["accessibility"]["mark"] < 100
    assert worse["seo"]["mark"] < 100
    assert worse["seo"]["faults"]


def test_a_page_that_does_not_answer_is_an_error_not_a_mark() -> None:
    with pytest.raises(RuntimeError):
        lighthouse.report("http://127.0.0.1:9/")
