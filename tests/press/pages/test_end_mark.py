"""The paper's mark at the end of a story never stands alone on a line."""

from types import SimpleNamespace

import pytest
from markupsafe import Markup

from gazette.press.pages.body import signed

STICK = SimpleNamespace(say=str, monogram=SimpleNamespace(box="0 0 1 1"))
MARK = '<svg role="img" aria-label="End of article" viewBox="0 0 1 1"><use href="#eg"/></svg>'
LONG = "字" * 40


@pytest.mark.parametrize(
    ("last", "ended"),
    [
        ("<p>one two.</p>", f'<p>one <span class="end">two.{MARK}</span></p>'),
        ("<p>word</p>", f'<p>word<span class="end">{MARK}</span></p>'),
        ("<p>salt &amp; pepper</p>", f'<p>salt &amp; <span class="end">pepper{MARK}</span></p>'),
        ('<p>one <a href="/x/">two</a>.</p>', f'<p>one <a href="/x/">two</a>.<span class="end">{MARK}</span></p>'),
        ("<p>a <b>b c</b></p>", f'<p>a <b>b c</b><span class="end">{MARK}</span></p>'),
        (f"<p>{LONG}</p>", f'<p>{LONG}<span class="end">{MARK}</span></p>'),
        ("<h2>x</h2>", f'<p><span class="end">{MARK}</span></p>'),
    ],
)
def test_the_mark_keeps_the_last_word_with_it(last: str, ended: str):
    assert signed(STICK, (Markup(last),))[-1] == ended
