"""Static files under hashed addresses, and the one style sheet."""

import re

import pytest

from gazette.house.mistakes import Mistake
from gazette.press.asset_kind import asset_kind
from gazette.press.assets import address, assets, minify


@pytest.fixture
def static(tmp_path):
    for name, words in {
        "css/order.txt": "# first things first\nfonts.css\ncss/page.css\n",
        "css/page.css": "/* url(lost.png) */\na::after { content: \"a  /* b */ ;\" ; color : red; }\n.mark { background: url('../mark.svg') }\n",
        "fonts.css": "@font-face { src: url(fonts/text.woff2) format(\"woff2\"); }",
        "fonts/text.woff2": "wOF2",
        "fonts/setting/text.ttf": "drawn, not read",
        "mark.svg": "<svg/>",
        "ages.js": "let now",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)
    return tmp_path


def test_an_asset_is_named_by_its_bytes(static):
    before = assets(static)["ages.js"].address
    assets.cache_clear()
    (static / "ages.js").write_text("let then")

    assert re.fullmatch(r"/assets/ages\.[0-9a-f]{10}\.js", before)
    assert assets(static)["ages.js"].address != before
    assets.cache_clear()


def test_all_css_is_one_file_in_order_with_hashed_names_in_it(static):
    made = assets(static)

    sheet = made["gazette.css"].body.decode()
    assert sheet.index("@font-face") < sheet.index("a::after")
    assert f"url({made['fonts/text.woff2'].address})" in sheet
    assert f"url({made['mark.svg'].address})" in sheet
    assert sorted(made) == ["ages.js", "fonts/text.woff2", "gazette.css", "mark.svg"]


def test_css_loses_comments_and_white_space_but_no_string():
    assert minify('a { content : "a  /* b */ ;" ; }\n/* gone */\nb > c , d { margin: 0 -1px; }') == (
        'a{content : "a  /* b */ ;"}b>c,d{margin:0 -1px}'
    )
    assert minify("@media (min-width: 600px) and (not (x)) { a { width: calc(1px + 2px) } }") == (
        "@media (min-width:600px) and (not (x)){a{width:calc(1px + 2px)}}"
    )


def test_css_that_names_a_lost_file_is_refused_by_name(static):
    (static / "css" / "page.css").write_text("a { background: url(lost.png) }")

    with pytest.raises(Mistake, match="css/page.css names lost.png"):
        assets(static)


def test_the_papers_own_assets_are_pages_of_the_store():
    kind = asset_kind()

    for asset in assets().values():
        found = kind.pattern.fullmatch(asset.address)
        assert kind.build(None, found.groupdict()).body == asset.body
    assert address("gazette.css") in set(kind.every(None))
    with pytest.raises(Mistake, match="nameplate.css"):
        address("nameplate.css")


def test_the_papers_own_style_sheet_names_no_file_that_is_not_there():
    known = {asset.address for asset in assets().values()}

    named = re.findall(r"url\(([^)]+)\)", assets()["gazette.css"].body.decode())
    assert named and {name for name in named if not name.startswith(("data:", "#"))} <= known
