"""The script of the edition builder in a real browser: the end of a run never throws away what somebody is writing, and the open page is in sight."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import gazette.issues

pytestmark = pytest.mark.browser
SCRIPT = (Path(gazette.issues.__file__).parent / "static/issues/builder.js").read_text()
ADDRESS = "http://localhost/builder/"
LEAVES = "".join(f'<a class="ed-leaf" style="flex:0 0 90px" href="#{n}"{" aria-current=page" if n == 12 else ""}>{n}</a>' for n in range(1, 25))
BUILDER = f"""<!doctype html><title>Builder</title><div class="ed">
<div data-progress="/progress/"><p>Being made</p><p data-ended hidden>The run has ended.</p><form><button>Cancel</button></form></div>
<nav class="ed-pages"><ol style="display:flex;overflow-x:auto;width:300px">{LEAVES}</ol></nav>
<form><input id="headline" value="Old"><select id="page"><option>1<option>2</select><input type="checkbox" id="top"></form></div>
<script>{SCRIPT}</script>"""


@pytest.fixture
def ida(browser: Browser):
    """An editor before the builder, while pages are being made, until she says that the run is over."""
    context = browser.new_context()
    page = context.new_page()
    page.shown, page.running = 0, True  # type: ignore[attr-defined]

    def answer(route: Route) -> None:
        if route.request.url.endswith("/progress/"):
            return route.fulfill(json={"running": page.running, "told": "Told", "proof": True})  # type: ignore[attr-defined]
        page.shown += 1  # type: ignore[attr-defined]
        return route.fulfill(body=BUILDER if page.shown == 1 else "<p>The pages", content_type="text/html")  # type: ignore[attr-defined]

    context.route("**/*", answer)
    page.goto(ADDRESS)
    yield page
    context.close()


def test_when_a_run_ends_the_pages_are_shown(ida: Page):
    ida.running = False  # type: ignore[attr-defined]

    expect(ida.get_by_text("The pages")).to_be_visible()


@pytest.mark.parametrize("write", ["headline.value = 'New'", "page.selectedIndex = 1", "top.checked = true"])
def test_when_a_run_ends_nothing_that_is_being_written_is_thrown_away(ida: Page, write: str):
    field, deed = write.split(".", 1)
    ida.locator(f"#{field}").evaluate(f"(field) => {{ field.{deed} }}")
    ida.running = False  # type: ignore[attr-defined]

    expect(ida.get_by_text("The run has ended.")).to_be_visible()

    assert ida.shown == 1 and not ida.get_by_role("button", name="Cancel").count()  # type: ignore[attr-defined]


def test_the_open_page_is_in_sight_among_many(ida: Page):
    frame, leaf = ida.locator("ol").bounding_box(), ida.locator("[aria-current]").bounding_box()

    assert frame and leaf and frame["x"] <= leaf["x"] and leaf["x"] + leaf["width"] <= frame["x"] + frame["width"]
