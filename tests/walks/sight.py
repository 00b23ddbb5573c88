"""A browser window of one size that notes whatever is wrong with the pages shown in it."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from tests.paper.visits import WIDER, judged

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
SIZES = {"phone": PHONE, "desk": DESK}


@dataclass
class Sight:
    """A window, and its faults: what the console, the network and the page's own width had to complain of."""

    page: Page
    faults: list[str] = field(default_factory=list)
    expected: str = ""  # a status that this page answers with on purpose, of which the console complains

    def look(self, url: str, *, status: int = 200) -> str:
        """Open a page. Returns the words on it."""
        self.expected = str(status) if status >= 400 else ""
        answer = self.page.goto(url, wait_until="load")
        if answer is None or answer.status != status:
            self.faults.append(f"{url} answered {answer and answer.status}, not {status}")
        self.measure()
        self.expected = ""
        return self.page.locator("body").inner_text()

    def measure(self) -> None:
        """Does anything stand out of the page as it is now?"""
        self.faults += [f"{self.page.url}: {line}" for line in self.page.evaluate(WIDER)]

    def judge(self) -> None:
        """Can everyone use the page as it is now? axe looks on a phone and at a desk, in light and dark."""
        self.faults += [f"{self.page.url}: {line}" for line in judged(self.page)]

    def close(self) -> None:
        self.page.context.close()


def window(browser: Browser, size: str, **options: Any) -> Sight:
    """A new window with a profile of its own, as large as a phone or a desk's screen."""
    sight = Sight(browser.new_context(viewport=SIZES[size], reduced_motion="reduce", **options).new_page())  # type: ignore[arg-type]

    def heard(message: Any) -> None:
        expected = sight.expected and f"status of {sight.expected}" in message.text
        if message.type in ("error", "warning") and not expected and not _unfinished(message):
            sight.faults.append(f"{sight.page.url}: the console says {message.text}")

    def failed(request: Any) -> None:
        if "ERR_ABORTED" not in str(request.failure):  # aborted: the page was left
            sight.faults.append(f"{request.url} failed: {request.failure}")

    sight.page.on("console", heard)
    sight.page.on("pageerror", lambda error: sight.faults.append(f"{sight.page.url}: {error}"))
    sight.page.on("requestfailed", failed)
    return sight


def _unfinished(message: Any) -> bool:
    """Is this the editor, which tries to save by itself and is told that something is still missing?"""
    return "status of 400" in message.text and "/newsroom/stories/" in message.location["url"]
