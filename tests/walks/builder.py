"""A colleague at the edition builder: plans, cancels, makes up, puts stories by hand and by keyboard, books, flips, locks, signs, releases."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, expect

from .colleague import Colleague
from .house import House

SECRET = "kittiwakes never lie 42"
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

    def pages_of(self, story: str) -> list[int]:
        return [int(number) for number in re.findall(r"\d+", self.row(story).get_by_role("cell").nth(2).inner_text())]

    def jumping(self) -> dict[str, list[int]]:
        """Stories that stand on several pages."""
        names = self.page.locator("[data-row] td:first-child a").all_inner_texts()
        return {name: pages for name in names if len(pages := self.pages_of(name)) > 1}

    def leaf(self, number: int) -> Locator:
        return self.page.locator(f"[data-page='{number}']")

    def drags(self, story: str, number: int) -> None:
        self.page.wait_for_function("[...document.querySelectorAll('.ed img')].every((image) => image.complete)")  # else the row moves from under the hand
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

    def opens_story(self, story: str) -> None:
        self._leave(self.row(story).get_by_role("link").first)

    def wishes(self, story: str, **said: str | bool) -> None:
        """Open a story and set what is wanted of it."""
        self.opens_story(story)
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
        if self.leaf(number).get_attribute("aria-current") != "page":
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

    def picture(self) -> bytes:
        """The open page as it is shown."""
        return self.fetches(str(self.page.locator("#page .ed-view img").get_attribute("src")))

    def fetches(self, path: str) -> bytes:
        """A file of the newsroom's, with this colleague's key."""
        answer = self.page.request.get(self.house.at(path))
        assert answer.ok, path
        return answer.body()

    def layout(self) -> tuple[int, int]:
        """Which layout the open page shows, of how many."""
        told = self.page.locator("#page .ed-flip span")
        which, count = re.findall(r"\d+", told.inner_text()) if told.count() else ("1", "1")
        return int(which), int(count)

    def flips(self) -> None:
        self._leave(self.page.get_by_role("button", name="The next layout"))
        self.waits()

    def locks(self) -> None:
        self._leave(self.page.locator("#page").get_by_role("button", name="Lock", exact=True))

    def locked(self) -> set[int]:
        return {int(str(leaf.get_attribute("data-page"))) for leaf in self.page.locator("[data-page]").all() if leaf.locator(".ed-lock").count()}

    def makes_again(self) -> None:
        """The open page alone."""
        self._leave(self.page.get_by_role("button", name="Make this page again"))
        self.waits()

    def signs(self) -> None:
        """By keyboard."""
        self.page.evaluate("window.left = false")
        self.page.keyboard.press("g")
        self.page.wait_for_function("window.left === undefined && document.readyState === 'complete'")

    def releases(self) -> None:
        self._leave(self.page.get_by_role("button", name="Release", exact=True))
        self.waits()

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


def invited(browser: Browser, house: House, name: str, size: str = "desk") -> Planner:
    """An editor, who comes in by the link that the operator was given."""
    link = re.search(r"http\S+/newsroom/welcome/\S+", house.do("staff", "add", name, "--role", "editor"))
    assert link
    planner = Planner(browser, house, size)
    planner.comes_in(house.at(urlsplit(link[0]).path), name.lower(), name, SECRET)
    return planner
