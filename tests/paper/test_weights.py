"""What a story weighs on a phone that was never here before, over the wire, fonts apart: DESIGN's “Speed and size”."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Served
from .weighing import weigh

pytestmark = pytest.mark.browser
KIB = 1024
PICTURED, PLAIN = 45 * KIB, 15 * KIB  # page, style, script and the picture; without one
PRELOADED = 48 * KIB  # fonts asked for before reading
FACES = 112_000  # all that an article sets its words in
PRELOAD = re.compile(r'<link rel="preload" href="([^"]+\.woff2)" as="font"')


@pytest.mark.parametrize("slug", ["harbor-tunnel-reopens", "night-tram"])
def test_a_story_with_a_picture_is_light_and_comes_in_four_answers(browser: Browser, sample: Served, slug: str):
    weight = weigh(browser, sample.at(sample.story(slug)))

    assert weight.words + weight.bytes["pictures"] <= PICTURED
    assert (weight.requests, weight.answers["pictures"], weight.types) == (4, 1, {"image/avif"})
    assert weight.packed == {"br"}


@pytest.mark.parametrize("slug", ["market-close", "letters-library-hours"])
def test_a_story_without_a_picture_is_lighter_still(browser: Browser, sample: Served, slug: str):
    weight = weigh(browser, sample.at(sample.story(slug)))

    assert weight.words <= PLAIN
    assert weight.requests == 3


def test_two_faces_at_most_come_before_reading_and_all_of_a_story_are_few(browser: Browser, sample: Served):
    address = sample.story("harbor-tunnel-reopens")
    weight = weigh(browser, sample.at(address))

    preloaded = PRELOAD.findall((sample.public / address.strip("/") / "index.html").read_text("utf-8"))

    assert len(preloaded) <= 2
    assert sum(size(sample, face) for face in preloaded) <= PRELOADED
    assert weight.answers["fonts"] <= 3
    assert weight.bytes["fonts"] <= FACES


def test_the_front_sets_the_names_of_half_of_europe_in_three_files_and_fetches_italics_only_with_the_opinion_band(browser: Browser, sample: Served):
    front = (sample.public / "index.html").read_text("utf-8")
    weight = weigh(browser, sample.at("/"))

    assert all(letter in front for letter in "šřőŁ")
    assert weight.answers["fonts"] == 3
    assert weight.bytes["fonts"] <= FACES


WORDS = ("b", "strong"), ("i", "em"), ("span", "Words of ǎ far Ŵord"), ("b", "ǎ"), ("span", "non\u2011breaking")


@pytest.mark.parametrize(("tag", "words"), WORDS)
def test_words_of_a_story_are_set_in_our_own_faces_and_in_no_other(browser: Browser, sample: Served, tag: str, words: str):
    page = browser.new_page()
    page.goto(sample.at(sample.story("harbor-tunnel-reopens")))
    page.evaluate("([tag, words]) => { document.querySelector('.prose').innerHTML = `<p><${tag} id=tried>${words}</${tag}></p>` }", [tag, words])
    page.evaluate("document.querySelector('#tried').offsetHeight && document.fonts.ready.then(() => 0)")

    assert {(face["familyName"], face["isCustomFont"]) for face in faces(page)} == {("EG Text", True)}
    page.close()


def faces(page: Page) -> list[dict]:
    """The fonts a browser really drew the words with."""
    wire = page.context.new_cdp_session(page)
    for room in ("DOM", "CSS"):
        wire.send(f"{room}.enable")
    root = wire.send("DOM.getDocument")["root"]["nodeId"]
    node = wire.send("DOM.querySelector", {"nodeId": root, "selector": "#tried"})["nodeId"]
    return wire.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]


def size(paper: Served, address: str) -> int:
    return (paper.public / Path(address.lstrip("/"))).stat().st_size
