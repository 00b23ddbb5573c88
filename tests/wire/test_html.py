"""Foreign HTML: what its words are must not depend on how they were written."""

import pytest

from gazette.house.text import plain
from gazette.wire.html import blocks_from_html

SAID = "Write <link rel=x> & <b> in the head; 5 < 6"
WRITTEN = "Write &lt;link rel=x&gt; &amp; &lt;b&gt; in the head; 5 &lt; 6"


@pytest.mark.parametrize("markup", ["<p>{}</p>", "<p><code>{}</code></p>", "{}", "<p>before</p>{}", "<ul><li>{}</li></ul>", "<h2>{}</h2>",
                                    "<blockquote>{}</blockquote>", "<pre>{}</pre>", "<table><tr><td>{}</td></tr></table>"])  # fmt: skip
def test_words_about_markup_stay_words(markup):
    blocks = list(blocks_from_html(markup.format(WRITTEN), "slug"))

    value = blocks[-1].value
    text = value.get("text") or value.get("items", [""])[0] or value["rows"][0][0]

    assert plain(str(text)) == SAID


def test_a_list_within_a_list_loses_no_item_and_no_word_behind_it():
    blocks = list(blocks_from_html("<ol><li>one<ul><li>half<ol><li>quarter</li></ol>more</li></ul>after</li><li>two</li></ol>", "slug"))

    assert [block.value["items"] for block in blocks] == [["one after", "half more", "quarter", "two"]]


def test_paragraphs_within_an_item_do_not_run_into_one_word():
    (block,) = blocks_from_html("<ul><li><p>one</p><p>two</p></li></ul>", "slug")

    assert block.value["items"] == ["one two"]
