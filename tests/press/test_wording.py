"""The furniture in other languages: every word of a catalogue is one we use, and keeps its places."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from gazette.press import wording
from gazette.record.copy import GENRES

PRESS = Path(wording.__file__).parent
CATALOGUES = sorted(wording.CATALOGUES.glob("*.toml"))
SPANS = ("The last week", "The last month", "The last year")
PLACES = re.compile(r"{\w+}")


def sources() -> str:
    folders = (PRESS / "templates", PRESS / "pages", PRESS / "formats", PRESS.parent / "newsstand")
    return "\n".join(path.read_text() for folder in folders for path in folder.rglob("*") if path.suffix in (".html", ".py"))


def said() -> set[str]:
    everything = sources()
    notices = re.findall(r'notice\(ctx, "([^"]+)", "([^"]+)"', everything) + re.findall(r'title, (?:text|words) = "([^"]+)", "([^"]+)"', everything)
    genres = {genre.capitalize() for genre in GENRES}
    return set(re.findall(r'say\("([^"]+)"', everything)) | {words for pair in notices for words in pair} | set(SPANS) | genres


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_word_of_the_templates(catalogue):
    assert said() - tomllib.loads(catalogue.read_text())["words"].keys() == set()


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_no_word_that_nothing_says_and_keeps_the_places(catalogue):
    everything = sources()
    for english, other in tomllib.loads(catalogue.read_text())["words"].items():
        assert english in everything or english.lower() in GENRES, english
        assert set(PLACES.findall(english)) == set(PLACES.findall(other)), english


def test_dates_are_written_as_the_language_writes_them():
    day = date(2025, 11, 8)

    assert wording.wording("en").long(day) == "Saturday, November 8, 2025"
    assert wording.wording("en-GB").brief(day) == "Nov 8"
    assert wording.wording("ar").long(day) == "السبت، 8 نوفمبر 2025"


@pytest.mark.parametrize("language", wording.languages())
def test_seven_days_stand_over_a_calendar_and_no_two_look_alike(language):
    assert len(set(wording.wording(language).days)) == 7


def test_a_language_without_a_catalogue_speaks_english():
    assert wording.wording("nl")("What changed") == "What changed"
    assert wording.wording("../secret")("What changed") == "What changed"
