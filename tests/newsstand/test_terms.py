"""A reader's question and a story's words meet in the same form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.newsstand.marking import excerpt, marked
from gazette.newsstand.terms import MOST_TERMS, Term, terms, words


def asked(question: str) -> list[tuple[str, ...]]:
    return [term.words for term in terms(question)]


def test_words_lose_what_readers_do_not_type():
    assert list(words("Zofia Dvořák-Łukasz’s Café, “co\u2011operated”")) == ["zofia", "dvorak", "lukasz", "s", "cafe", "co", "operated"]
    assert asked("co-operated") == asked("co\u2011operated") == [("co", "operated")]


def test_letters_without_spaces_are_kept_in_pairs():
    assert list(words("北京阅兵")) == ["北京", "京阅", "阅兵", "兵"]
    assert asked("阅兵") == [("阅兵",)]
    assert asked("北京阅") == [("北京", "京阅")]
    assert terms("京") == (Term(("京",), open=True),)
    assert list(words("2025年パレード")) == ["2025", "年パ", "パレ", "レー", "ード", "ド"]
    assert asked("한국") == [("한국",)]


def test_quotes_hold_words_together_and_a_star_leaves_the_end_open():
    assert asked('"harbor tunnel" opens') == [("harbor", "tunnel"), ("opens",)]
    assert asked("“harbor tunnel”") == [("harbor", "tunnel")]
    assert terms("tunn*") == (Term(("tunn",), open=True),)
    assert terms("tu*") == (Term(("tu",)),)


@pytest.mark.parametrize("question", [
    "", "   ", '"', '""', "*", "👩🏽‍🚀", "AND", "NOT OR", "a:b", "(", "-x", "^", "NEAR(a b)", "\x00", "';--", "{a}:", "\ud800",
])  # fmt: skip
def test_nothing_typed_is_a_fault(question):
    assert all(word.isalnum() for term in terms(question) for word in term.words)


@given(st.text(max_size=500))
def test_every_word_is_letters_and_digits_alone(text):
    for term in terms(text):
        assert all(word.isalnum() and word for word in term.words)
    assert len(terms(text)) <= MOST_TERMS
    assert all(word.isalnum() for word in words(text))


@given(st.text(st.characters(max_codepoint=0x17F) | st.sampled_from("\n“”’‑\u0301한北京²½"), max_size=80))
def test_words_of_plain_lines_are_found_as_those_of_any_other(text):
    """A letter that folds to no ASCII sends a line the long way round; the words before it stay the same."""
    assert list(words(f"{text} ж")) == [*words(text), "ж"]
    assert list(words(f"{text}\nx{text}")) == [*words(text), *words(f"x{text}")]


@given(st.text(alphabet="abcé 北京ñ-’\u2011", min_size=1, max_size=40))
def test_a_story_is_found_by_its_own_words(text):
    have = list(words(text))
    for term in terms(text):
        length = len(term.words)
        assert any(
            tuple(have[i : i + length]) == term.words or (term.open and have[i].startswith(term.words[0])) for i in range(len(have))
        )


def test_what_was_found_is_marked_and_nothing_else_is_markup():
    assert marked("The Café <b>reopens</b> & co", terms("cafe reopens")) == "The <b>Café</b> &lt;b&gt;<b>reopens</b>&lt;/b&gt; &amp; co"
    assert marked("Tunnels", terms("tunn*")) == "<b>Tunnels</b>"
    assert marked("看北京阅兵了", terms("北京阅兵")) == "看<b>北京阅兵</b>了"
    assert marked("Cafe\u0301", terms("café")) == "<b>Café</b>"


def test_an_excerpt_is_the_first_stretch_that_holds_a_word():
    lines = ["Nothing here.", "x " * 200 + "the ferry came in " + "y " * 200]
    found = excerpt(lines, terms("ferry"))
    assert "<b>ferry</b> came in" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 300
    assert excerpt(lines, terms("train")) == ""


@given(st.text(max_size=200), st.text(max_size=20))
def test_marking_loses_no_letter_and_lets_no_markup_in(text, question):
    import html
    import unicodedata

    shown = marked(text, terms(question))
    assert html.unescape(shown.replace("<b>", "").replace("</b>", "")) == html.unescape(html.escape(unicodedata.normalize("NFC", text), quote=False))
    assert "<" not in shown.replace("<b>", "").replace("</b>", "")
