"""Folding, slugs and the cleaner of inline marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.house.text import LETTERS, PLAINER, clean_inline, count_words, fold, initials, plain, slugify


def test_words_fold_to_the_same_however_they_are_typed():
    assert fold("80th‑anniversary “Łódź’s”") == fold("80TH-ANNIVERSARY \"Lodz's\"")


@given(st.text(st.characters(max_codepoint=0x24F) | st.sampled_from("“”’‘‐‑–—−\u00ad\u200b\u202f\u0301ŁßİſﬁΣςΆىٰ한北"), max_size=80))
def test_only_the_letters_met_are_exchanged_yet_none_is_forgotten(text):
    plain = text.translate(PLAINER)
    slow = unicodedata.normalize("NFKD", plain.casefold().translate(LETTERS))
    slow = "".join(letter for letter in slow if not unicodedata.combining(letter))
    assert fold(text) == (plain.lower() if plain.isascii() else slow)


@pytest.mark.parametrize("headline, slug", [
    ("Xi, Putin and Kim Walk Together", "xi-putin-and-kim-walk-together"), ("St. Brannock’s Übung", "st-brannocks-ubung"),
    ("文佳琪", "文佳琪"), ("!!!", ""),
])  # fmt: skip
def test_a_slug_is_short_plain_words(headline, slug):
    assert slugify(headline) == slug


def test_a_long_slug_is_cut_at_a_word():
    assert slugify("word " * 40).endswith("word") and len(slugify("word " * 40)) <= 80


@pytest.mark.parametrize("markup, kept", [
    ("<strong onclick=x()>a</strong>", "<b>a</b>"), ("<em>a</em>", "<i>a</i>"), ("<script>x</script>a", "a"), ('<a href="//evil">a</a>', "<a>a</a>"),
    ('<a href="javascript:x">a</a>', "<a>a</a>"), ('<a href="/ok" style="x">a</a>', '<a href="/ok">a</a>'), ("<img src=x onerror=y>", ""),
])  # fmt: skip
def test_only_harmless_marks_survive(markup, kept):
    assert clean_inline(markup) == kept


@pytest.mark.parametrize("name, letters", [
    ("The Express Gazette", "EG"), ("Der Hafenbote", "H"), ("Zeitung für die Stadt", "ZS"), ("la voix du nord", "LVD"), ("Le Monde", "M"),
    ("The", "T"), ("صوت الميناء", "ص"), ("京华日报", "京"), ("!!!", ""),
])  # fmt: skip
def test_a_monogram_is_made_of_the_words_that_carry_a_name(name, letters):
    assert initials(name) == letters


def test_words_are_counted_as_a_desk_counts_them():
    assert count_words("four words in all") == 4
    assert count_words("北京 news") == 3


def test_plain_words_lose_marks_and_entities():
    assert plain("a <b>b</b> &amp; c") == "a b & c"
