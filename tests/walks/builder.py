"""A colleague at the edition builder: plans, cancels, makes up, puts stories by hand and by keyboard, books."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from .colleague import Colleague
from .house import House

MAKING = 240_000  # milliseconds a run may take on a machine that is busy with other things


class Planner(Colleague):
    """A colleague in the room of the printed edition."""

    def __init__(self, browser: Browser, house: House, size: str = "desk") -> None:
        super().__init__(browser, house, size)
        self.at = ""  # the address

    # ---- runs --------------------------------------------------------------------------------------------------
    def plans(self, size: str, pages: int) -> None:
        self.sight.look(self.house.at("/newsroom/edition/"))
        self.page.get_by_text("Another day, size or number of pages").click()
        self.page.locator("#id_size").select_option(size)
        self.page.locator("#id_pages").fill(str(pages))
        self._leave(self.page.get_by_role("button", name=re.compile("^Plan the edition of")))
        self.at = self.page.url.partition("?")[0]

    @property
    def run(self) -> Locator:
        """What is told of a run at work."""
        return self.page.locator("[data-progress]")

    def cancels_at_work(self) -> None:
        """Once a page is told to be made up, so that the child is at it."""
        expect(self.run).to_contain_text(re.compile(r"Page \d+ of \d+ is made up"), timeout=MAKING)
        self._leave(self.run.get_by_role("button", name="Cancel"))

    def makes_up(self) -> None:
        self._leave(self.page.locator("#fit button"))
        self.waits()

    def waits(self) -> None:
        """Until the page shows by itself that the run is over."""
        expect(self.run).to_have_count(0, timeout=MAKING)
        self.page.wait_for_load_state()
        self.sight.measure()

    # ---- stories -----------------------------------------------------------------------------------------------
    def row(self, story: str) -> Locator:
        return self.page.locator("[data-row]").filter(has=self.page.get_by_role("link", name=story, exact=True))

    def leaf(self, number: int) -> Locator:
        return self.page.locator(f"[data-page='{number}']")

    def drags(self, story: str, number: int) -> None:
        self.page.evaluate("window.left = false")
        self.row(story).get_by_role("cell").nth(1).drag_to(self.leaf(number))
        self.page.wait_for_function("window.left === undefined && document.readyState === 'complete'")

    def puts_by_keyboard(self, story: str, number: int) -> None:
        """Nothing but keys: to the row's list of pages, its number, the button."""
        self.page.evaluate("window.left = false")
        self.row(story).get_by_role("combobox").focus()
        self.page.keyboard.type(str(number))
        self.page.keyboard.press("Tab")
        assert self.page.evaluate("document.activeElement.textContent") in ("Put", "Take in")
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("window.left === undefined && document.readyState === 'complete'")

    def wishes(self, story: str, **said: str | bool) -> None:
        """Open a story and set what is wanted of it."""
        self._leave(self.row(story).get_by_role("link").first)
        box = self.page.locator("#story")
        for name, value in said.items():
            field = box.locator(f"[name={name}]")
            if isinstance(value, bool):
                field.set_checked(value)
            elif name == "headline":
                field.fill(value)
            else:
                field.select_option(value)
        self._leave(box.get_by_role("button", name="Set"))

    # ---- pages -------------------------------------------------------------------------------------------------
    def turns_to(self, number: int) -> None:
        self._leave(self.leaf(number))
        expect(self.page.locator("#h-page")).to_contain_text(f"Page {number}")

    def books(self, name: str, artwork: Path, *, columns: int, tall: int) -> None:
        self.page.get_by_text("Book one").click()
        box = self.page.locator("section", has=self.page.locator("#h-ads"))
        box.locator("[name=name]").fill(name)
        box.locator("[name=artwork]").set_input_files(artwork)
        box.locator("[name=columns]").fill(str(columns))
        box.locator("[name=tall]").fill(str(tall))
        self._leave(box.get_by_role("button", name="Book", exact=True))

    def states(self) -> list[str]:
        """The state of each page, in words."""
        return self.page.locator(".ed-leaf .ed-state").all_inner_texts()

    @property
    def told(self) -> str:
        """What the room answers to a deed."""
        return " ".join(self.page.locator(".messages li, [data-w-messages-target] li, .messages").all_inner_texts())

    def lines(self) -> list[str]:
        """The stories on the open page."""
        return self.page.locator("#page .ed-lines li a").all_inner_texts()
