"""A paper's own look, and the budgets of ours."""

import gzip
import re

from gazette.press import assets
from gazette.press.pages import look

from .small import found_paper, page, text


def test_a_paper_without_tokens_has_no_sheet_of_its_own(paper):
    assert page("/look.css") is None
    assert "/look.css" not in text("/")


def test_tokens_come_out_as_custom_properties(db):
    found_paper(tokens={"red": "#0a5c5a"}, tokens_dark={"red": "#0f7f7c"})

    sheet = text("/look.css")

    assert ":root{--red:#0a5c5a}" in sheet
    assert "@media (prefers-color-scheme:dark){:root{--red:#0f7f7c}}" in sheet
    assert '<link rel="stylesheet" href="/look.css">' in text("/")
    assert "#0a5c5a" in text("/icon.svg")


def test_a_token_cannot_leave_its_place(db):
    found_paper(tokens={"red": "red}body{display:none", "x;y": "1", "paper": "url(https://spy.example)", "ink": "#111"})

    assert text("/look.css") == "@media not print{@media (prefers-color-scheme:light){:root{--ink:#111}}}"


def test_a_colour_chosen_for_light_pages_stays_out_of_dark_ones(db):
    found_paper(tokens={"paper": "#ffffff", "gut": "3rem"})

    assert text("/look.css") == "@media not print{:root{--gut:3rem}@media (prefers-color-scheme:light){:root{--paper:#ffffff}}}"


def test_every_colour_that_dark_mode_changes_may_be_chosen_for_light_pages_alone(db):
    (dark,) = re.findall(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", (assets.STATIC / "css" / "tokens.css").read_text("utf-8"), re.S)

    assert set(re.findall(r"--([\w-]+):", dark)) - {"dim"} == look.DARKENED  # dim is the filter of pictures, no colour


def test_a_monogram_our_face_cannot_draw_is_set_in_the_readers(db):
    found_paper(monogram="ج")

    assert ">ج</text>" in text("/icon.svg")
    assert ">ج</text>" in text("/")


def test_the_sheet_keeps_to_eight_kilobytes_and_all_scripts_to_one():
    kept = assets.assets()

    assert len(gzip.compress(kept["gazette.css"].body, 9)) <= 8 * 1024
    assert sum(len(asset.body) for name, asset in kept.items() if name.endswith(".js")) <= 1024
