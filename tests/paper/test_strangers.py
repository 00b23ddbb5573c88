"""A paper we did not write: three hundred ragged items of others, taken in, pressed, every word of them there."""

import json
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.tools import vnu

from .conftest import ROOT, Make, Served
from .strangers import WANTED, words
from .visits import WIDER, visit

SAMPLES = ROOT.parent / "shared" / "samples"
BELOW_THE_RULE = """() => Math.round(document.querySelector(".nameplate").getBoundingClientRect().bottom
  - document.querySelector(".oxford").getBoundingClientRect().top)"""
JUDGED, LOOKED_AT = 40, 24  # pages given to vnu, and opened on a phone: every seventh, every twelfth
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"NOT PROVED: the samples of others are not beside the project ({SAMPLES.name}/)"),
]


@pytest.fixture(scope="module")
def strangers(make_paper: Make) -> Served:
    """Their items in a paper of another name, language and look. Making it fails when a page could not be pressed."""
    return make_paper("strangers", "tests.paper.strangers", str(SAMPLES))


@pytest.fixture(scope="module")
def originals(strangers: Served) -> dict[str, list[str]]:
    """Address -> the words of the original."""
    return json.loads((strangers.directory / "words.json").read_text("utf-8"))


def page_of(paper: Served, address: str) -> Path:
    return paper.public / address.strip("/") / "index.html"


def lost(before: list[str], page: str) -> Counter[str]:
    """The words that the article of a page does not have as often as the original had."""
    (article,) = html.fromstring(page).xpath("//article[@aria-labelledby]")
    return Counter(before) - Counter(words(html.tostring(article, encoding="unicode")))


def test_all_that_others_wrote_is_taken_in_and_pressed(strangers: Served, originals):
    assert json.loads((strangers.directory / "refused.json").read_text("utf-8")) == []
    assert len(originals) == WANTED
    assert [address for address in originals if not page_of(strangers, address).exists()] == []


def test_every_word_of_every_original_is_on_its_page(strangers: Served, originals):
    losses = {address: lost(before, page_of(strangers, address).read_text("utf-8")) for address, before in originals.items()}

    assert {address: dict(loss) for address, loss in losses.items() if loss} == {}
    assert sum(map(len, originals.values())) > 100_000, "these are too few words to prove anything"


def test_a_lost_word_is_noticed(strangers: Served, originals):
    address = max(originals, key=lambda each: len(originals[each]))
    page = page_of(strangers, address).read_text("utf-8")

    assert lost([*originals[address], "zwölftausend"], page) == Counter(["zwölftausend"])


def test_what_others_wrote_becomes_valid_html(strangers: Served, originals):
    some = [page_of(strangers, address) for address in list(originals)[:: len(originals) // JUDGED]][:JUDGED]
    lists = [strangers.public / path / "index.html" for path in ("", "government", "wire", "languages", "archive")]

    assert vnu.check([*some, *lists]) == []


def test_nothing_that_others_wrote_stands_out_of_a_phone(browser: Browser, strangers: Served, originals):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    addresses = ["/", "/government/", "/world/", "/wire/", "/languages/", *list(originals)[:: len(originals) // LOOKED_AT], *widest(strangers, originals)]
    wide = {}
    for address in addresses:
        page.goto(strangers.at(address))
        wide[address] = page.evaluate(WIDER)
    page.close()

    assert {address: found for address, found in wide.items() if found} == {}


def test_a_long_name_stands_above_the_rule_on_every_page(browser: Browser, strangers: Served):
    page = browser.new_page()
    below = {}
    for width in (390, 820, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for address in ("/", "/world/"):
            page.goto(strangers.at(address))
            below[width, address] = page.evaluate(BELOW_THE_RULE)
    page.close()

    assert {where: pixels for where, pixels in below.items() if pixels > 0} == {}


@pytest.mark.parametrize("address", ["/", "/wire/"])
def test_everyone_can_use_another_paper_s_look(browser: Browser, strangers: Served, address: str):
    seen = visit(browser, strangers.at(address))

    assert (seen.axe, seen.wide, seen.foreign, seen.policy, seen.complaints) == ([], [], [], [], [])


def widest(paper: Served, originals: dict[str, list[str]]) -> list[str]:
    """Pages with tables or with the longest words: what leaves a phone first."""
    tables = [address for address in originals if "<table" in page_of(paper, address).read_text("utf-8")]
    longest = sorted(originals, key=lambda address: max(map(len, originals[address])), reverse=True)
    return [*tables[:8], *longest[:8]]
