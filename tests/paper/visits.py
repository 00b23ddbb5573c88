"""One visit to a page as a critical reader makes it: every width, both schemes, and what the browser had to complain of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, Response

from tests.tools.axe import tell
from tests.tools.places import npm

WIDTHS = (320, 390, 820, 1440)  # CSS pixels: the narrowest reflow, a phone, a tablet, a desk
JUDGED = (390, 1440)  # widths at which axe looks in light and dark
COLORED = ["color-contrast", "link-in-text-block"]  # the rules whose answer another scheme can change
AXE = "options => axe.run(document, {...options, resultTypes: ['violations']}).then(said => said.violations)"
CALM = """() => Promise.all(document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < Infinity)
  .map(one => one.finished.catch(() => null)))"""  # colors on their way from one scheme to the other are no one's choice
WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const clipped = e => { for (e = e.parentElement; e; e = e.parentElement) if (getComputedStyle(e).overflowX !== "visible" && e !== document.body
    && e !== document.documentElement) return true; return false; };
  return [`the page is ${document.documentElement.scrollWidth} wide`, ...[...document.querySelectorAll("body *")]
    .filter(e => { const box = e.getBoundingClientRect(); return box.width && (box.right > room + 1 || box.left < -1) && !clipped(e); })
    .slice(0, 5).map(e => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 40)}`)];
}"""


@dataclass
class Visit:
    """What was seen. Every list should be empty."""

    status: int = 0
    axe: list[str] = field(default_factory=list)  # violations, each with width, scheme and where
    wide: list[str] = field(default_factory=list)  # what stands out of the page, by width
    foreign: list[str] = field(default_factory=list)  # requests to another host
    complaints: list[str] = field(default_factory=list)  # console errors, page errors, failed requests
    policy: list[str] = field(default_factory=list)  # what the content security policy stopped
    script: int = 0  # bytes of script, as executed


def visit(browser: Browser, url: str, *, status: int = 200) -> Visit:
    """Read a page at every width and in both schemes."""
    seen = Visit()
    context = browser.new_context(viewport={"width": JUDGED[0], "height": 844}, color_scheme="light")
    page = context.new_page()
    _listen(page, seen, urlsplit(url).netloc, status)
    answer = page.goto(url, wait_until="load")
    seen.status = answer.status if answer else 0
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        seen.wide += [f"{width}: {line}" for line in page.evaluate(WIDER)]
        if width in JUDGED:
            page.emulate_media(color_scheme="light")
            seen.axe += _judged(page, f"{width} light", {})
            page.emulate_media(color_scheme="dark")
            seen.axe += _judged(page, f"{width} dark", {"runOnly": COLORED})
    context.close()
    return seen


def _listen(page: Page, seen: Visit, host: str, status: int) -> None:
    """Note what the browser asks for and complains of."""

    def heard(message: Any) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            seen.policy.append(message.text)
        elif message.type in ("error", "warning") and not (status >= 400 and f"{status}" in message.text):
            seen.complaints.append(message.text)

    def failed(request: Request) -> None:
        if "ERR_ABORTED" not in str(request.failure):  # aborted: the page was left
            seen.complaints.append(f"{request.url} failed: {request.failure}")

    def answered(response: Response) -> None:
        if response.request.resource_type == "script":
            seen.script += len(response.body())

    page.on("console", heard)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("requestfailed", failed)
    page.on("request", lambda request: seen.foreign.append(request.url) if urlsplit(request.url).netloc not in (host, "") else None)
    page.on("response", answered)


def judged(page: Page) -> Iterator[str]:
    """Axe's violations on an open page, on a phone and at a desk, in light and dark; the window keeps its size."""
    size = page.viewport_size
    for width in JUDGED:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, options in (("light", {}), ("dark", {"runOnly": COLORED})):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(CALM)
            yield from _judged(page, f"{width} {scheme}", options)
    page.emulate_media(color_scheme="light")
    if size:
        page.set_viewport_size(size)


def _judged(page: Page, where: str, options: dict[str, Any]) -> Iterator[str]:
    """Axe's violations, a line each. Axe comes in through the debugger, which the page's policy does not concern."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(npm("axe-core/axe.min.js").read_text("utf-8"))
    yield from (f"{where}: {tell(violation)}" for violation in page.evaluate(AXE, options))
