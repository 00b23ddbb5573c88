"""Language tags: what may stand in a page's ``lang``."""

import pytest

from gazette.house.language import as_tag, is_language


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hans", "de-CH-1996", "es-419", "sr-Latn-RS", "ckb", "zh-yue-HK", "de-u-co-phonebk", "en-x-fenwick"])
def test_a_tag_in_use_is_one(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", [
    "", "klingon or so", "English", "Deutsch", "en-Latin-", "en-US-GB", "e", "en_GB", "en-", "-en", "français", "en\n", "1a", 'en" onload="x',
])  # fmt: skip
def test_other_words_are_none(tag: str) -> None:
    assert not is_language(tag)


def test_a_locale_is_read_as_the_tag_it_means() -> None:
    assert as_tag(" en_US ") == "en-US"
