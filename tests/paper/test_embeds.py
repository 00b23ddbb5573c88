"""What other sites keep comes into a page when a reader asks for it, not before, and is let do no more than play."""

import pytest
from playwright.sync_api import Browser, Page, Route

from .conftest import Served
from .making import FRAMED

pytestmark = pytest.mark.browser
FILM = "https://www.youtube-nocookie.com/embed/abcdefghijk"
PLAYER = """<!doctype html><title>Player</title><p>The film plays.</p>
<script>document.title = "Runs"; try { parent.document.title = "Taken" } catch (e) {} try { top.location = "/elsewhere" } catch (e) {}</script>"""


@pytest.fixture
def rosa(browser: Browser, framed: Served):
    """A reader before the story, and what was asked of other hosts and complained of since."""
    context = browser.new_context()
    page = context.new_page()
    page.asked, page.complaints = [], []  # type: ignore[attr-defined]

    def elsewhere(route: Route) -> None:
        page.asked.append(route.request.url)  # type: ignore[attr-defined]
        route.fulfill(body=PLAYER, content_type="text/html")

    context.route(lambda url: not url.startswith(framed.address), elsewhere)
    page.on("console", lambda message: page.complaints.append(message.text))  # type: ignore[attr-defined]
    yield page
    context.close()


@pytest.mark.parametrize("before", ["", "/as-of/2025-11-08T20:45:00Z"])
def test_a_film_is_loaded_where_it_stands_when_the_reader_asks_and_its_link_stays(rosa: Page, framed: Served, before: str):
    rosa.goto(framed.at(before + framed.story(FRAMED)))
    assert rosa.asked == []  # type: ignore[attr-defined]

    rosa.get_by_role("button", name="Load here").click()

    assert rosa.frame_locator("iframe").get_by_text("The film plays.").inner_text() == "The film plays."
    assert rosa.asked == [FILM]  # type: ignore[attr-defined]
    assert [text for text in rosa.complaints if "violates" in text] == []  # type: ignore[attr-defined]
    assert rosa.get_by_role("link", name="Open it there").is_visible()
    assert rosa.get_by_title("The ferry in the storm").bounding_box()["width"] > 200  # type: ignore[index]


def test_a_film_plays_but_cannot_lead_the_reader_away(rosa: Page, framed: Served):
    rosa.goto(framed.at(framed.story(FRAMED)))
    rosa.get_by_role("button", name="Load here").click()
    rosa.frame_locator("iframe").get_by_text("The film plays.").wait_for()

    (frame,) = [frame for frame in rosa.frames if frame.url == FILM]
    assert frame.title() == "Runs"
    assert rosa.url.endswith(framed.story(FRAMED)) and "Ferry rides out" in rosa.title()
    assert any("sandbox" in text for text in rosa.complaints), "the frame's attempt to leave with the page was stopped"  # type: ignore[attr-defined]


def test_a_page_without_a_film_lets_no_frame_in(rosa: Page, framed: Served):
    rosa.goto(framed.at("/"))
    rosa.evaluate("url => { const f = document.createElement('iframe'); f.src = url; document.body.append(f) }", FILM)
    rosa.wait_for_function("() => frames.length > 0")
    rosa.wait_for_timeout(300)

    assert rosa.asked == []  # type: ignore[attr-defined]
    assert any("frame-src" in text or "default-src" in text for text in rosa.complaints)  # type: ignore[attr-defined]
