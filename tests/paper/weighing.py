"""Weighs a page as a phone gets it: bytes over the wire by kind of thing, as the browser's debugger counts them."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser

PHONE: dict[str, Any] = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}
LONGEST = 30_000  # milliseconds that a busy machine may take over the last answer
KINDS = {"Document": "page", "Stylesheet": "style", "Script": "script", "Font": "fonts", "Image": "pictures"}


@dataclass
class Weight:
    """Bytes over the wire, headers and all, and how many answers there were, by kind; before the reader has moved."""

    bytes: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*KINDS.values(), "other"), 0))
    answers: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*KINDS.values(), "other"), 0))
    types: set[str] = field(default_factory=set)  # media types of the pictures
    packed: set[str] = field(default_factory=set)  # content codings of page, style and script

    @property
    def words(self) -> int:
        """Bytes of page, style, script."""
        return self.bytes["page"] + self.bytes["style"] + self.bytes["script"] + self.bytes["other"]

    @property
    def requests(self) -> int:
        """Answers but for fonts."""
        return sum(self.answers.values()) - self.answers["fonts"]


def weigh(browser: Browser, url: str, *, wait: int = 600) -> Weight:
    """Open a page on a phone that was never here before, and wait (milliseconds) until nothing more comes and all that began has ended."""
    weight, known, coming = Weight(), {}, set[str]()
    context = browser.new_context(**PHONE)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")

    def answered(event: dict[str, Any]) -> None:
        answer = event["response"]
        if event["requestId"] in known:
            return
        kind = known[event["requestId"]] = KINDS.get(event["type"], "other")
        coming.add(event["requestId"])
        weight.answers[kind] += urlsplit(answer["url"]).scheme in ("http", "https")
        if kind == "pictures":
            weight.types.add(answer["mimeType"])
        elif kind in ("page", "style", "script"):
            weight.packed.add({name.lower(): value for name, value in answer["headers"].items()}.get("content-encoding", ""))

    def asked(event: dict[str, Any]) -> None:
        if event["request"]["url"].endswith("/icon.svg"):
            known[event["requestId"]] = ""  # the browser's own question, for its tab and once in a lifetime

    def finished(event: dict[str, Any]) -> None:
        coming.discard(event["requestId"])
        if kind := known.get(event["requestId"], "other"):
            weight.bytes[kind] += int(event["encodedDataLength"])

    wire.on("Network.requestWillBeSent", asked)
    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(wait)
    for _ in range(LONGEST // wait):
        if coming:
            page.wait_for_timeout(wait)
    context.close()
    return weight
