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
