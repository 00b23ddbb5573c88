"""A story as a reader's own printer sets it."""

import pytest
from playwright.sync_api import Browser

from .conftest import Served

pytestmark = pytest.mark.browser


def test_the_sheet_says_on_which_printed_page_a_story_ran(browser: Browser, printed: Served):
    page = browser.new_page()
    page.goto(printed.at(printed.story("ferry")))
    page.emulate_media(media="print")
    said = page.locator(".meta").inner_text()
    page.close()

    assert "In print page" in said.replace("\n", " ")
    assert "What changed" not in said
