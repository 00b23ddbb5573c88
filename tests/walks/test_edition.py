"""A printed edition in the builder, in a browser: a run cancelled while its child is at work, and stories put on pages by hand and by keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from gazette.keeping.founding import FIRST_EDITION
from tests.keeping.front_door import gazette

from .builder import Planner
from .house import House, open_house

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = 4
SECRET = "kittiwakes never lie 42"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The sample paper before its first edition."""
    directory = tmp_path_factory.mktemp("house") / "paper"
    gazette("init", paper=directory, GAZETTE_NOW="")
    (directory / FIRST_EDITION).unlink()
    with open_house(directory) as house:
        yield house


def invited(browser: Browser, house: House, name: str, size: str = "desk") -> Planner:
    link = re.search(r"http\S+/newsroom/welcome/\S+", house.do("staff", "add", name, "--role", "editor"))
    assert link
    planner = Planner(browser, house, size)
    planner.comes_in(house.at(urlsplit(link[0]).path), name.lower(), name, SECRET)
    return planner


def test_an_edition_is_planned_cancelled_made_up_and_its_stories_are_put_by_hand_and_by_keyboard(house: House, browser: Browser, tmp_path: Path):
    ida = invited(browser, house, "Ida")

    cancelled(ida, house)
    moved, pinned = arranged(ida, tmp_path)
    ida.makes_up()
    ida.turns_to(PAGES)

    assert {moved, pinned} <= set(ida.lines())


def cancelled(ida: Planner, house: House) -> None:
    """A run that is ended while its child is at work leaves nothing, and the next begins at once."""
    ida.plans("a4", PAGES)
    ida.cancels_at_work()
    assert "The pages are as they were before" in ida.told
    assert ida.states() == ["Empty"] * PAGES
    proofs = house.directory / "run/proofs"
    assert not proofs.exists() or not list(proofs.iterdir())
    ida.makes_up()
    assert "Empty" not in ida.states()
    expect(ida.page.locator(".ed-leaf img")).to_have_count(PAGES)


def arranged(ida: Planner, tmp_path: Path) -> tuple[str, str]:
    """One story dragged to the last page, one put there by keyboard and pinned to the top over two columns, an advertisement booked."""
    ida.turns_to(2)
    moved, pinned = ida.lines()[0], ida.lines()[1]
    ida.drags(moved, PAGES)
    assert f"“{moved}” is set." in ida.told
    ida.puts_by_keyboard(pinned, PAGES)
    expect(ida.row(pinned).get_by_role("combobox")).to_have_value(str(PAGES))
    ida.wishes(pinned, top=True, least="2", most="2", jump=False)
    Image.new("RGB", (1400, 800), (20, 60, 90)).save(tmp_path / "bank.png")
    ida.books("Harbor Bank", tmp_path / "bank.png", columns=2, tall=50)
    expect(ida.page.locator("section", has=ida.page.locator("#h-ads"))).to_contain_text("Harbor Bank")
    assert "Flowing" in ida.states()
    return moved, pinned
