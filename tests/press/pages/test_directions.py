"""What cards look like beside others of another direction of writing: in a real browser."""

import json
import subprocess

import pytest
from lxml import html

from gazette.press import assets

from .test_ages import CHROMIUM

PAGE = """<!doctype html><html dir="%s"><style>%s</style><body><div class="cols c3"><article>a</article><article dir="%s">b</article></div>
<script>let s=getComputedStyle(document.querySelectorAll("article")[1],"::before");
document.documentElement.dataset.said=JSON.stringify([parseFloat(s.left),parseFloat(s.right)])</script>"""


@pytest.mark.parametrize("page, card", [("ltr", "rtl"), ("rtl", "ltr"), ("rtl", "rtl")])
def test_the_rule_of_a_card_stands_where_its_column_begins(tmp_path, page, card):
    assert CHROMIUM, "This test needs a Chromium: apt-get install chromium."
    file = tmp_path / "page.html"
    file.write_text(PAGE % (page, assets.assets()[assets.BUNDLE].body.decode(), card))
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={tmp_path / 'profile'}", "--window-size=900,600", "--dump-dom"]
    dom = subprocess.run([CHROMIUM, *flags, file.as_uri()], capture_output=True, text=True, timeout=60, check=True).stdout

    left, right = json.loads(html.fromstring(dom).get("data-said"))
    begins, ends = (left, right) if page == "ltr" else (right, left)
    assert begins < 0 < ends
