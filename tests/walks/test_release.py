"""An edition from its first make-up to its readers and past a kill, by two colleagues and a reader in their browsers."""

import io
import re

import pikepdf
import pytest
from playwright.sync_api import Browser, expect

from tests.keeping.front_door import get, wait_for

from .builder import MAKING, Planner, invited
from .house import House
from .reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = 4
LATE = "Word came in late that the kittiwakes had left the pier."
MINUTES = 600  # seconds in which an edition is made again on a machine that is busy with other things


def test_an_edition_is_arranged_written_to_signed_by_two_released_read_and_made_again_without_a_killed_story(unprinted: House, browser: Browser):
    ida, joseph = invited(browser, unprinted, "Ida"), invited(browser, unprinted, "Joseph", "phone")
    readers = [Reader(browser, unprinted, size) for size in ("phone", "desk")]
    ida.plans("a4", PAGES)
    ida.waits()

    flipped = another_layout(ida)
    held_and_forbidden(ida, flipped)
    page, story, edit = written_to_and_made_again(ida, flipped)
    proved(ida, story)
    signed(ida, joseph)
    day = released(ida)
    for rosa in readers:
        read(rosa, day, story, page)
    ida.opens(edit)
    ida.kills("It was not so.")
    for rosa in readers:
        read_without(rosa, day, story, page)

    assert [fault for seen in (ida, joseph, *readers) for fault in seen.sight.faults] == []


def another_layout(ida: Planner) -> int:
    """A page to which nothing jumps shows its next best layout, with the same stories."""
    reached = {page for pages in ida.jumping().values() for page in pages}
    for number in range(PAGES, 1, -1):
        ida.turns_to(number)
        if number not in reached and ida.layout()[1] > 1:
            break
    stories, picture, (_, count) = ida.lines(), ida.picture(), ida.layout()
    assert count > 1

    ida.flips()

    assert ida.layout() == (2, count) and sorted(ida.lines()) == sorted(stories) and ida.picture() != picture
    return number


def held_and_forbidden(ida: Planner, number: int) -> None:
    """That page is locked and the same after another run, in which a story that jumped may not jump any more."""
    ida.locks()
    picture, lines = ida.picture(), ida.page.locator("#page .ed-lines li").all_inner_texts()
    assert ida.locked() == {number} and f"Page {number} is locked." in ida.told
    story = next(name for name, pages in ida.jumping().items() if number not in pages)
    ida.wishes(story, jump=False, trim=False)
    expect(ida.page.locator("#h-story")).to_have_text(story)
    expect(ida.page.locator("#story [name=jump]")).not_to_be_checked()
    assert ida.states()[number - 1] == "Fits" and "Flowing" in ida.states()

    ida.makes_up()

    assert len(ida.pages_of(story)) < 2
    ida.turns_to(number)
    assert ida.picture() == picture and ida.page.locator("#page .ed-lines li").all_inner_texts() == lines


def written_to_and_made_again(ida: Planner, number: int) -> tuple[int, str, str]:
    """While a story of the page is written its editor counts lines; published again its page flows, and is made again alone."""
    ida.turns_to(number)
    ida._leave(ida.page.locator("#page").get_by_role("button", name="Unlock"))
    assert not ida.locked()
    story, others = ida.lines()[-1], [ida.states()[n] for n in range(PAGES) if n != number - 1]
    ida.opens_story(story)
    ida._leave(ida.page.locator("#story .ed-facts a"))
    edit, fit = ida.page.url, ida.page.locator("[data-fit]")
    expect(fit).to_contain_text(re.compile(r"^Print, \w+: \d+ lines?, "))
    before = fit.inner_text()

    ida.page.wait_for_timeout(3000)  # Wagtail takes for the story as it was what it finds a moment after the page came
    ida._paragraph(LATE)
    expect(fit).not_to_have_text(before)
    assert lines_in(fit.inner_text()) > lines_in(before) and re.search(r"\d+ over|\d+ under|fits$", fit.inner_text())
    ida.publishes()
    ida.sends_now()
    ida.sight.look(f"{ida.at}?page={number}")
    assert ida.states()[number - 1] == "Flowing" and [ida.states()[n] for n in range(PAGES) if n != number - 1] == others

    pictures = {n: ida.fetches(small(ida, n)) for n in range(1, PAGES + 1)}
    ida.makes_again()

    expect(ida.page.locator("#page header")).to_contain_text("made again at")
    assert "Flowing" not in ida.states()
    assert [n for n in pictures if ida.fetches(small(ida, n)) != pictures[n]] == [number]
    return number, story, edit


def small(ida: Planner, number: int) -> str:
    return str(ida.leaf(number).locator("img").get_attribute("src"))


def lines_in(told: str) -> int:
    return int(re.search(r": (\d+) line", told)[1])  # type: ignore[index]


def proved(ida: Planner, story: str) -> None:
    """The proof is a file of all pages with the words of today; nothing is recorded or public by it."""
    head = get(ida.house.at("/record/checkpoint"))
    link = ida.page.get_by_role("link", name="Proof PDF")
    expect(link).to_be_visible(timeout=MAKING)

    pdf = ida.fetches(str(link.get_attribute("href")))

    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert len(file.pages) == PAGES
    assert get(ida.house.at("/record/checkpoint")) == head
    assert get(ida.house.at("/today/"))[0] == 404 and story not in "".join(text for name, text in ida.house.words() if name.startswith("today"))


def signed(ida: Planner, joseph: Planner) -> None:
    """Each page by two: the second sees the first's name, and the first cannot sign twice."""
    joseph.at = ida.at
    for number in range(1, PAGES + 1):
        ida.turns_to(number)
        ida.signs()
        assert f"Page {number} is signed off." in ida.told
        expect(ida.page.locator("#page header")).to_contain_text("1 more is needed.")
        expect(ida.page.locator("#sign")).to_have_count(0)
    assert "Signed off" not in ida.states()
    expect(ida.page.get_by_role("button", name="Release", exact=True)).to_have_count(0)
    for number in range(1, PAGES + 1):
        joseph.sight.look(f"{joseph.at}?page={number}")
        expect(joseph.page.locator("#page header")).to_contain_text(re.compile("Signed off by Ida, "))
        joseph.page.locator("#sign button").click()
        expect(joseph.page.locator("#page header")).to_contain_text(re.compile("Signed off by Ida, .*Joseph, "))
    assert joseph.states() == ["Signed off"] * PAGES


def released(ida: Planner) -> str:
    ida.sight.look(ida.at)
    ida.releases()
    box = ida.page.locator("section", has=ida.page.locator("#h-release"))
    expect(box).to_contain_text("It is out, as number 1.")
    expect(ida.page.get_by_role("button", name=re.compile("Make up|Sign off|Put|Take in"))).to_have_count(0)
    return str(box.get_by_role("link").get_attribute("href"))


def read(rosa: Reader, day: str, story: str, page: int) -> None:
    """Page by page, in pictures and in words; and what can be taken away."""
    year = f"/today/{day.split('/')[2][:4]}/"
    wait_for(lambda: day in get(rosa.house.at(year))[1])
    rosa.reads(year)
    expect(rosa.sight.page.locator(f"main a[href='{day}']").first).to_be_visible()  # among the back numbers
    rosa.reads("/today/")
    shown = rosa.sight.page.locator(".leaf-pic img")
    expect(shown).to_have_count(PAGES)
    for picture in shown.all():
        picture.scroll_into_view_if_needed()
        rosa.sight.page.wait_for_function("it => it.complete && it.naturalWidth > 0", arg=picture.element_handle())
    links = {name: str(rosa.sight.page.get_by_role("link", name=name).first.get_attribute("href")) for name in ("PDF", "EPUB")}
    assert taken(rosa, links["PDF"])[:5] == b"%PDF-" and taken(rosa, links["EPUB"])[30:38] == b"mimetype"
    for number in range(1, PAGES + 1):
        words = rosa.reads(f"{day}{number}/")
        assert "The text of this page" in words
        assert (story in words and LATE in words) == (number == page)


def taken(rosa: Reader, address: str) -> bytes:
    answer = rosa.sight.page.request.get(rosa.house.at(address))
    assert answer.ok, address
    return answer.body()


def read_without(rosa: Reader, day: str, story: str, page: int) -> None:
    """Its page is withdrawn at once; within minutes the edition is made again without it and says so."""
    assert story not in rosa.reads(f"{day}{page}/") and story not in rosa.reads("/today/")
    wait_for(lambda: "was made again without" in get(rosa.house.at("/today/"))[1], seconds=MINUTES)
    assert story not in rosa.reads("/today/")
    expect(rosa.sight.page.locator(".leaf-pic img")).to_have_count(PAGES)
    words = rosa.reads(f"{day}{page}/")
    assert story not in words and LATE not in words and "The text of this page" in words
