"""The house's words stand where Wagtail would say others."""

import gettext
import sys
from pathlib import Path

import django.contrib.auth
import pytest
import wagtail

from tests.stories.making import make_user

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import make_words  # noqa: E402

CATALOGUES = [*Path(wagtail.__file__).parent.glob("*/locale/de/LC_MESSAGES/django.mo"),
              Path(django.contrib.auth.__file__).parent / "locale/de/LC_MESSAGES/django.mo"]  # fmt: skip


def ours() -> dict[str, str]:
    return make_words.pairs(make_words.WORDS.read_text("utf-8"))


def test_the_compiled_words_are_those_of_the_file():
    assert make_words.WORDS.with_suffix(".mo").read_bytes() == make_words.compiled(ours())


def test_each_word_we_replace_is_one_that_wagtail_or_django_still_says():
    said = set()
    for catalogue in CATALOGUES:
        with catalogue.open("rb") as file:
            said |= {key if isinstance(key, str) else key[0] for key in gettext.GNUTranslations(file)._catalog}

    assert set(ours()) - {""} - said == set()


@pytest.mark.django_db
def test_the_photo_desk_and_the_door_speak_our_words(client):
    assert b"Log-in name" in client.get("/newsroom/login/").content

    client.force_login(make_user("editor"))
    screens = "".join(client.get(f"/newsroom/images/{page}").content.decode() for page in ("", "add/"))

    assert "Add a photo" in screens and "There are no photos yet" in screens
    assert "Images" not in screens and "an image" not in screens
