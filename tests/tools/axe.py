"""Asks axe-core whether a page can be used by everyone, WCAG 2.2 AA and axe's own good practice."""

from typing import Literal

from playwright.sync_api import Browser, Page

from .browser import DESK, page_at
from .places import npm

# target-size is of WCAG 2.2 AA, but axe leaves it out unless it is asked for. Where a page sets no
# background of its own axe takes white, in the dark as well, so a page has to say its background.
RUN = "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"


def check(
    browser: Browser, url: str, *, scheme: Literal["light", "dark"] = "light", width: int = DESK
) -> list[str]:
    """The violations on `url` in that colour scheme at that width; empty when there are none."""
    with page_at(browser, url, scheme=scheme, width=width) as page:
        return check_page(page)


def check_page(page: Page) -> list[str]:
    """The violations on a page already open, as "rule: help (where)". Its context must bypass the CSP."""
    page.add_script_tag(path=npm("axe-core/axe.min.js"))
    found = page.evaluate(RUN)
    if not found["testEngine"]["version"]:
        raise RuntimeError(f"axe did not run on {page.url}")
    return [tell(violation) for violation in found["violations"]]


def tell(violation: dict) -> str:
    """One violation in one line, with the first three places."""
    places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
    more = f" and {len(places) - 3} more" if len(places) > 3 else ""
    return f"{violation['id']}: {violation['help']} ({'; '.join(places[:3])}{more})"
