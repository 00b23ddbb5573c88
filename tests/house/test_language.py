"""Language tags: what may stand in a page's ``lang``."""

import pytest

from gazette.house.language import is_language


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hans", "de-CH-1996", "es-419", "sr-Latn-RS"])
def test_a_tag_in_use_is_one(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "klingon or so", "e", "en_GB", "en-", "-en", "français", "en\n", "1a", 'en" onload="x'])
def test_other_words_are_none(tag: str) -> None:
    assert not is_language(tag)
