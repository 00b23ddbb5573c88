"""axe finds what it is there to find, in the scheme and at the width that were asked for."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from . import axe, browser
from .conftest import Write

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.opened() as opened:
        yield opened


def test_a_sound_page_passes_light_and_dark(chromium: Browser, write: Write, address: str) -> None:
    write()

    assert axe.check(chromium, address, scheme="light", width=browser.PHONE) == []
    assert axe.check(chromium, address, scheme="dark", width=browser.DESK) == []


def test_a_picture_without_words_is_found(chromium: Browser, write: Write, address: str) -> None:
    write("<h1>", "<img src='a.png'><h1>")

    assert any(fault.startswith("image-alt:") for fault in axe.check(chromium, address))


def test_faint_type_in_the_dark_is_found_in_the_dark_only(
    chromium: Browser, write: Write, address: str
) -> None:
    write("color: #bbb", "color: #333")

    assert axe.check(chromium, address, scheme="light") == []
    assert any(fault.startswith("color-contrast:") for fault in axe.check(chromium, address, scheme="dark"))


def test_faint_type_on_the_phone_is_found_on_the_phone_only(
    chromium: Browser, write: Write, address: str
) -> None:
    write("<style>", "<style>@media (max-width: 500px) { .quiet { color: #ddd } }")

    assert axe.check(chromium, address, width=browser.DESK) == []
    assert any(
        fault.startswith("color-contrast:") for fault in axe.check(chromium, address, width=browser.PHONE)
    )


def test_a_strict_content_policy_does_not_blind_it(chromium: Browser, write: Write, address: str) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
    page = write("<h1>", "<img src='a.png'><h1>")
    page.write_text(page.read_text().replace("<meta charset", f"{policy}<meta charset"))

    assert any(fault.startswith("image-alt:") for fault in axe.check(chromium, address))


def test_two_links_too_small_to_touch_are_found(chromium: Browser, write: Write, address: str) -> None:
    link = "<a href='{}' style='display:block;height:8px;width:8px;overflow:hidden'>{}</a>"
    write("<h1>", link.format("/a/", "one") + link.format("/b/", "two") + "<h1>")

    assert any(fault.startswith("target-size:") for fault in axe.check(chromium, address))
