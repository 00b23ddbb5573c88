"""A printed edition in the builder, in a browser: a run cancelled while its child is at work, and stories put on pages by hand and by keyboard."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from .builder import Planner, invited
from .house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = 4


def test_an_edition_is_planned_cancelled_made_up_and_its_stories_are_put_by_hand_and_by_keyboard(unprinted: House, browser: Browser, tmp_path: Path):
    ida = invited(browser, unprinted, "Ida")

    cancelled(ida, unprinted)
    moved, pinned = arranged(ida, tmp_path)
    ida.makes_up()
    ida.turns_to(PAGES)

    assert {moved, pinned} <= set(ida.lines())
    ida.sight.judge()
    assert ida.sight.faults == []


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
    jumping = ida.jumping()
    ida.turns_to(PAGES)
    pinned = next(story for story in ida.lines() if story not in jumping)
    ida.turns_to(2)
    moved = next(story for story in ida.lines() if story not in jumping)
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
