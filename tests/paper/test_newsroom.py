"""The newsroom's screens can be used by everyone: axe in light and dark, on the phone and at the desk, nothing wider than the screen."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.tools.axe import tell
from tests.tools.places import npm

from .conftest import Served, surroundings
from .visits import AXE, COLORED, JUDGED, WIDER

pytestmark = pytest.mark.browser
SECRET = "harbor bell at dawn"
DAILY = ("", "stories/edit/{story}/", "fronts/edit/1/", "images/")
SCREENS = ("stories/", "stories/?q=zeppelin", "stories/add/", "stories/{story}/correct/", "stories/{story}/kill/",
           "stories/history/{story}/", "fronts/", "fronts/new/", "images/?q=zeppelin", "images/1/", "images/add/",
           "colleagues/", "people/", "people/edit/1/", "topics/", "topics/add/", "sections/", "sections/edit/1/", "places/", "account/", "sample/",
           "edition/", "nowhere/")  # fmt: skip
STORY = 5
SETTLED = 300  # milliseconds a screen gets to draw itself

# Wagtail's own, which we cannot mend from here; each with its reason.
WAGTAILS: dict[str, str] = {}


@pytest.fixture(scope="module")
def inside(sample: Served, browser: Browser) -> Iterator[Page]:
    """A page of a browser in which an administrator has come in by a link, as somebody does who forgot the password."""
    call = [sys.executable, "-m", "gazette.cli", "staff", "reset", "editor", "--paper", str(sample.directory), "--json"]
    done = subprocess.run(call, env=surroundings(sample.directory, sample.address), capture_output=True, text=True, check=True)
    context = browser.new_context(viewport={"width": JUDGED[0], "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(sample.at("/newsroom/" + json.loads(done.stdout)["link"].partition("/newsroom/")[2]))
    page.fill("[name=password]", SECRET)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/newsroom/")
    yield page
    context.close()


def judged(page: Page) -> Iterator[str]:
    """What axe holds against the page as it stands, and what stands out of it, at both widths and in both schemes."""
    page.add_style_tag(content="* { transition: none !important; animation: none !important }")  # no colour is judged half-way to another
    page.wait_for_timeout(SETTLED)
    page.evaluate(npm("axe-core/axe.min.js").read_text("utf-8"))
    for width in JUDGED:
        page.set_viewport_size({"width": width, "height": 844})
        yield from (f"{width}: {line}" for line in page.evaluate(WIDER))
        for scheme, options in (("light", {}), ("dark", {"runOnly": COLORED})):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.wait_for_timeout(SETTLED)
            found = page.evaluate(AXE, options)
            yield from (f"{width} {scheme}: {tell(violation)}" for violation in found if violation["id"] not in WAGTAILS)
    page.set_viewport_size({"width": JUDGED[0], "height": 844})


@pytest.mark.parametrize("screen", DAILY)
def test_everyone_can_use_the_screens_of_every_day(sample: Served, inside: Page, screen: str):
    inside.goto(sample.at(f"/newsroom/{screen.format(story=STORY)}"))

    assert list(judged(inside)) == []


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
def test_everyone_can_use_every_screen_of_the_newsroom(sample: Served, inside: Page, screen: str):
    inside.goto(sample.at(f"/newsroom/{screen.format(story=STORY)}"))

    assert list(judged(inside)) == []


def test_everyone_can_log_in(sample: Served, browser: Browser):
    context = browser.new_context(viewport={"width": JUDGED[0], "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(sample.at("/newsroom/login/"))

    assert list(judged(page)) == []
    context.close()


def test_a_screen_somebody_could_not_use_is_found(sample: Served, inside: Page):
    inside.goto(sample.at("/newsroom/"))
    inside.evaluate("""() => { const box = document.createElement("div"); document.body.prepend(box);
        box.innerHTML = "<input><p style='color:#ddd;background:#fff'>pale</p><p style='width:2000px'>wide</p>"; }""")

    found = "\n".join(judged(inside))

    assert "label:" in found and "color-contrast:" in found and "wide" in found


def test_the_keyboard_reaches_what_the_desk_is_for(sample: Served, inside: Page):
    """Tab alone comes to the skip link first, then into the desk, and every stop can be seen."""
    inside.set_viewport_size({"width": 1440, "height": 900})
    inside.goto(sample.at("/newsroom/"))
    stops = []
    for _ in range(60):
        inside.keyboard.press("Tab")
        stops.append(inside.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
            return e === document.body ? ["out", true, true] : [e.textContent.trim(), s.outlineStyle !== "none" || s.boxShadow !== "none", b.width > 0]; }"""))

    words = [stop[0] for stop in stops]
    assert words[0] == "Skip to main content"
    assert "New story" in words
    assert [stop for stop in stops if not (stop[1] and stop[2])] == []


BAR = """() => { const bar = document.querySelector("[data-edit-form] > .footer"), buttons = [...bar.querySelectorAll("button, a.button")];
    const box = bar.getBoundingClientRect(), last = bar.previousElementSibling.getBoundingClientRect();
    const seen = one => { const at = one.getBoundingClientRect();
        return document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2)?.closest("button, a") === one; };
    return {seen: buttons.length > 0 && buttons.every(seen), tall: box.height, free: box.top - last.bottom}; }"""


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_save_and_publish_are_in_sight_wherever_one_writes(sample: Served, inside: Page, width: int):
    inside.set_viewport_size({"width": width, "height": 844})
    inside.goto(sample.at(f"/newsroom/stories/edit/{STORY}/"))
    inside.add_style_tag(content="* { transition: none !important }")  # the bar of a wide screen comes up slowly
    inside.wait_for_timeout(SETTLED)
    above = inside.evaluate(BAR)
    inside.evaluate("document.querySelector('#main').scrollTo({top: 1e6, behavior: 'instant'})")
    inside.wait_for_timeout(SETTLED)
    below = inside.evaluate(BAR)

    assert above["seen"] and below["seen"] and above["tall"] <= 844 / 8
    assert below["free"] >= 0 or width > 800  # the last field is whole; where the bar is wide, Wagtail leaves room below the fields


def test_a_topic_that_is_not_there_is_said_to_be_none(sample: Served, inside: Page):
    inside.goto(sample.at(f"/newsroom/stories/edit/{STORY}/"))
    inside.get_by_role("tab", name="Filing").click()
    said = inside.get_by_role("status").and_(inside.locator(".desk-none"))

    inside.get_by_label("Find a topic").fill("zzz")
    assert said.inner_text() == "No topic of that name"

    inside.get_by_label("Find a topic").fill("")
    assert said.inner_text() == "" and inside.locator(".desk-ticks label").first.is_visible()


def test_words_are_written_in_the_direction_of_their_own_script(inside: Page, sample: Served):
    inside.goto(sample.at("/newsroom/stories/?q=boatbuilders"))
    title = inside.locator(".listing a", has_text="القوارب").first
    assert title.evaluate("it => getComputedStyle(it).unicodeBidi") == "plaintext"

    title.click()
    for field in ("#id_headline", "#id_standfirst", "#id_kicker"):
        drawn = inside.locator(field).evaluate("it => [getComputedStyle(it).unicodeBidi, getComputedStyle(it).textAlign]")
        assert drawn == ["plaintext", "start"], field
    assert inside.locator(".public-DraftStyleDefault-block").first.evaluate("it => getComputedStyle(it).direction") == "rtl"
