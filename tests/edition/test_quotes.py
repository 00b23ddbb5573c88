"""Typewriter marks as type: the quotation marks of each language, apostrophes, dashes; what only looks like one is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.edition.from_copy import story_of
from gazette.edition.quotes import typographic
from gazette.record.copy import Block, Copy


@pytest.mark.parametrize(("language", "written", "told"), [
    ("en", "\"I don't,\" she said, \"know 'why' it's so.\"", "“I don’t,” she said, “know ‘why’ it’s so.”"),
    ("en", "\"'Why?' he asked\"", "“‘Why?’ he asked”"),
    ("en", "the '90s, rock 'n' roll and the dockers' union", "the ’90s, rock ’n’ roll and the dockers’ union"),
    ("en", "so -- they say -- 1990--95... and then - no", "so — they say — 1990–95… and then – no"),
    ("en", '(<i>"Yes,"</i> and &quot;no&quot;)', "(<i>“Yes,”</i> and “no”)"),
    ("en", 'a 19" rack and a wall 6\' 2" high', 'a 19" rack and a wall 6\' 2" high'),
    ("en", 'see http://example.org/a--b?c=\'d\' or <a href="x--y">"it"</a>', 'see http://example.org/a--b?c=\'d\' or <a href="x--y">“it”</a>'),
    ("de", '"Wir sind\'s", sagte er, "die \'Neuen\'."', "„Wir sind’s“, sagte er, „die ‚Neuen‘.“"),
    ("fr", "\"Oui\", dit-elle, l'eau monte", "«\u00a0Oui\u00a0», dit-elle, l’eau monte"),
    ("de", "'Ja', sagte Hans' Bruder", "‚Ja‘, sagte Hans’ Bruder"),
    ("de-CH", "\"Ja, 'gut'\"", "«Ja, ‹gut›»"),
    ("es", '"No", dijo', "«No», dijo"),
    ("es", "\"Dijo 'no'\"", "«Dijo “no”»"),
    ("it", "\"Disse 'no' all'uomo\"", "«Disse “no” all’uomo»"),
    ("pt", "\"Disse 'não'\"", "“Disse ‘não’”"),
    ("pt-PT", "\"Disse 'não'\"", "«Disse “não”»"),
    ("pl", "\"Powiedział 'nie'\"", "„Powiedział «nie»”"),
    ("pl", '"Nie", powiedział', "„Nie”, powiedział"),
    ("tr", '"Evet" İstanbul\'da', "“Evet” İstanbul’da"),
])  # fmt: skip
def test_what_a_typewriter_wrote_is_set_as_the_language_sets_it(language: str, written: str, told: str) -> None:
    assert typographic(written, language) == told


@given(st.text(alphabet="ab \"'-.<i>&/1“”’", max_size=60))
def test_setting_what_is_set_changes_nothing_more(text: str) -> None:
    once = typographic(text, "en")

    assert typographic(once, "en") == once


@pytest.mark.parametrize("text", ["“Well,” she said — ‘quite’…", "R&amp;D, 3–4", "plain"])
def test_what_was_set_well_stays(text: str) -> None:
    assert typographic(text, "en") == text


def test_everything_of_a_story_is_set_so() -> None:
    copy = Copy(story="s", slug="s", day="2025-11-08", version=1, headline="The 'ants'", section="c", published="", updated="", standfirst='He said "no"',
                language="en", body=(Block("b1", "paragraph", {"text": 'It\'s "so"'}), Block("b2", "list", {"items": ["the dockers' own"]}),
                                     Block("b3", "pullquote", {"text": "I can't"})))  # fmt: skip

    story = story_of(copy, byline="By Pat O'Hara", section="c", shots={})

    said = [story.headline, story.standfirst, story.byline, *story.pullquotes, *(piece.text for piece in story.pieces)]
    assert said == ["The ‘ants’", "He said “no”", "By Pat O’Hara", "I can’t", "It’s “so”", "the dockers’ own"]
