"""Opens Debian's Chromium for the tests, at the widths a reader has."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from .places import CHROMIUM_FLAGS, chromium

PHONE, TABLET, DESK = 390, 820, 1440


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser with a profile of its own, closed afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def page_at(
    browser: Browser, url: str, *, scheme: Literal["light", "dark"] = "light", width: int = DESK
) -> Iterator[Page]:
    """`url` as it stands once loaded; our own scripts get in past the page's content policy."""
    height = 844 if width < TABLET else 1000
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        answer = page.goto(url, wait_until="load")
        if answer is None and not url.startswith("file:"):
            raise RuntimeError(f"{url} gave no answer")
        yield page
    finally:
        context.close()
