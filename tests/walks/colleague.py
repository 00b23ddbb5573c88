"""A colleague at the newsroom's screens: logs in, writes, previews, publishes, corrects, kills."""

import re
from dataclasses import dataclass

from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from .house import House
from .sight import Sight, window

SECONDS = 60_000  # milliseconds; a busy machine takes its time
expect.set_options(timeout=SECONDS)


@dataclass(frozen=True)
class Words:
    """What is typed into the editor."""

    headline: str
    standfirst: str
    section: str
    paragraphs: tuple[str, ...]
    person: str = ""
    desk: str = ""
    topics: tuple[str, ...] = ()


class Colleague:
    """One colleague with a screen of one size."""

    def __init__(self, browser: Browser, house: House, size: str = "desk") -> None:
        self.house = house
        self.sight: Sight = window(browser, size)
        self.page: Page = self.sight.page
        self.page.set_default_timeout(SECONDS)

    # ---- the door ----------------------------------------------------------------------------------------------
    def logs_in(self, user: str, password: str) -> None:
        self.sight.look(self.house.at("/newsroom/"))
        self.page.locator("[name=username]").fill(user)
        self.page.locator("[name=password]").fill(password)
        self.page.locator("form").get_by_role("button").last.click()
        expect(self.page).to_have_url(self.house.at("/newsroom/"))
        self.sight.measure()

    def comes_in(self, link: str, user: str, name: str, password: str) -> None:
        """By a link of invitation."""
        self.sight.look(link)
        self.page.locator("[name=name]").fill(name)
        self.page.locator("[name=username]").fill(user)
        self.page.locator("[name=password]").fill(password)
        self.page.get_by_role("button", name="Come in").click()
        expect(self.page).to_have_url(self.house.at("/newsroom/"))

    def begins(self, name: str, sections: tuple[str, ...], user: str, password: str, *, language: str = "en", zone: str = "UTC") -> None:
        """Answer the five questions of an empty paper, and wait until its newsroom opens."""
        self.sight.look(self.house.at(f"/newsroom/begin/{self.house.token}/"))
        ask = self.page.get_by_label
        ask("What is your paper called?").fill(name)
        ask("In which language?").fill(language)
        ask("In which time zone?").select_option(zone)
        ask("Which sections does it have?").fill("\n".join(sections))
        ask("Who comes first? A log-in name").fill(user)
        ask("and a password").fill(password)
        self.page.get_by_role("button", name="Open the newsroom").click()
        expect(self.page.get_by_role("heading", name=f"{name} is open")).to_be_visible()
        self.sight.measure()
        self.sight.expected = "503"  # should the page look before the newsroom is there again: it asks once more by itself
        expect(self.page).to_have_url(self.house.at("/newsroom/"), timeout=SECONDS)
        expect(self.page.get_by_role("link", name="Stories").first).to_be_attached(timeout=SECONDS)
        self.sight.expected = ""

    def names(self, kind: str, name: str) -> None:
        """Add a person, a topic or a section."""
        self.sight.look(self.house.at(f"/newsroom/{kind}/add/"))
        self.page.locator("#id_name").fill(name)
        self._leave(self.page.locator("form").get_by_role("button", name="Save"))

    # ---- the editor --------------------------------------------------------------------------------------------
    def writes(self, words: Words) -> None:
        """Fill an empty editor."""
        self.sight.look(self.house.at("/newsroom/stories/add/"))
        self._choose(self.page.locator("[data-contentpath=section]"), words.section)
        self.retitles(words.headline)
        self.page.locator("#id_standfirst").fill(words.standfirst)
        self.page.get_by_role("button", name="Add name").click()
        if words.person:
            self._choose(self.page.locator("[data-contentpath=person]"), words.person)
        else:
            self.page.locator("#id_byline-0-desk").fill(words.desk)
        for paragraph in words.paragraphs:
            self._paragraph(paragraph)
        if words.topics:
            self.page.get_by_role("tab", name="Filing").click()
            for topic in words.topics:
                self._tick("#id_topics", topic)

    def opens(self, edit: str) -> None:
        self.sight.look(edit)

    def retitles(self, headline: str) -> None:
        self.page.locator("#id_headline").fill(headline)

    def saves(self) -> None:
        self._press("Save draft")

    def saves_over_it(self) -> None:
        """After a save that was refused: replace what the colleague wrote."""
        self._press("Save mine over it")

    def hears_of_the_others(self) -> None:
        """Wait until the editor knows that somebody else saved meanwhile: it asks every ten seconds, and when its window is seen again."""
        self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(self.page.locator("[data-w-session-intercept-value=conflict]")).to_be_attached()

    def publishes(self) -> None:
        """Press Publish, or Publish update."""
        self._press(re.compile("^Publish( update)?$"))

    def previews(self) -> FrameLocator:
        """Open the live preview beside the editor, where it is not open yet. Returns the page shown in it."""
        toggle = self.page.locator("[data-side-panel-toggle=preview]")
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()
        return self.page.frame_locator("[data-w-preview-target=iframe], iframe[title=Preview]").last

    def stops_previewing(self) -> None:
        self.page.locator("[data-form-side-close-button]").click()

    # ---- the acts ----------------------------------------------------------------------------------------------
    @property
    def waiting(self) -> Locator:
        """What stands over a story that goes out in a moment."""
        return self.page.locator(".desk-waiting")

    @property
    def standing(self) -> str:
        return self.page.locator(".desk-standing").first.inner_text()

    @property
    def public(self) -> str:
        """The story's public address, as the editor shows it."""
        found: str | None = self.page.locator(".desk-facts a[target=_blank]").first.get_attribute("href")
        assert found
        return found

    def undoes(self) -> None:
        self.waiting.get_by_role("button", name="Undo").click()
        expect(self.waiting).to_have_count(0)

    def sends_now(self) -> None:
        self.waiting.get_by_role("button", name="Publish now").click()
        expect(self.waiting).to_have_count(0)

    def corrects(self, was: str, now_is: str, told: str) -> None:
        self._act("Correct")
        self.page.get_by_label("What we said").fill(was)
        self.page.get_by_label("What is right").fill(now_is)
        self.page.get_by_label("What readers are told").fill(told)
        self.page.get_by_role("button", name="Correct").click()
        expect(self.waiting).to_be_visible()

    def kills(self, reason: str) -> None:
        self._act("Kill")
        self.page.get_by_label("Why").fill(reason)
        self.page.get_by_role("button", name="Kill").click()
        expect(self.page.locator(".desk-standing").first).to_have_text("Killed")

    # ---- hands -------------------------------------------------------------------------------------------------
    def _act(self, name: str) -> None:
        self.page.locator(".desk-verbs").get_by_role("link", name=name).click()
        expect(self.page.get_by_role("button", name=name)).to_be_visible()
        self.sight.measure()

    def _press(self, name: str | re.Pattern[str]) -> None:
        """Press a button below the editor and wait for the page that answers."""
        self._leave(self.page.locator(".desk-actions").get_by_role("button", name=name))
        self.sight.measure()

    def _leave(self, button: Locator) -> None:
        """Press a button and wait for the whole new page; the editor's saving by itself changes the address, but not the page."""
        self.page.evaluate("window.left = false")
        button.click()
        self.page.wait_for_function("window.left === undefined && document.readyState === 'complete'")

    def _choose(self, field: Locator, name: str) -> None:
        """Look for a name in the list of a chooser by its words, since the list may be long."""
        field.locator("[data-chooser-action-choose]:visible").click()
        chooser = self.page.locator(".modal")
        chooser.locator("input[name=q]").fill(name)
        chooser.get_by_role("link", name=name, exact=True).click()
        expect(chooser).to_have_count(0)

    def _tick(self, boxes: str, name: str) -> None:
        """Tick a box; where there are many, the line above them finds it."""
        if (line := self.page.locator(f".desk-find:has(+ {boxes})")).count():
            line.fill(f" {name.upper()} ")
            expect(self.page.locator(f"{boxes} label:visible")).to_have_text([name])
            line.press("Enter")
        self.page.locator(boxes).get_by_label(name, exact=True).check()

    def _paragraph(self, words: str) -> None:
        body = self.page.locator("#panel-child-story-body-content")
        body.locator(".c-sf-add-button").last.click()
        self.page.get_by_role("option", name="Text", exact=True).click()
        written = body.locator(".public-DraftEditor-content").last
        written.click()
        self.page.keyboard.type(words)
        expect(written).to_have_text(words)
