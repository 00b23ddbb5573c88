"""The paper as it stood one morning, read today: that day's date, ages as of then, and no word that was killed since."""

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser

from gazette.house.days import parse_moment
from tests.paper.conftest import Served

from .sight import Sight, window

pytestmark = pytest.mark.browser
MORNING = "2025-11-08T09:00"
HERE = ZoneInfo("America/New_York")
THEN = parse_moment(MORNING, HERE.key)
AGE = re.compile(r"(\d+) (minute|hour|day|week|month)s? ago")
HOURS = {"minute": 1 / 60, "hour": 1}
DAYS = {"day": 1, "week": 7, "month": 30}


@pytest.fixture(params=["phone", "desk"])
def rosa(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Sight]:
    """A reader of today, on the other side of the world."""
    sight = window(browser, request.param, timezone_id="Asia/Tokyo")
    yield sight
    sight.close()


@pytest.fixture
def still(browser: Browser) -> Iterator[Sight]:
    """A reader whose browser runs no script."""
    sight = window(browser, "desk", java_script_enabled=False)
    yield sight
    sight.close()


def test_the_front_of_a_morning_has_its_date_and_its_ages_whatever_today_is(rosa: Sight, sample: Served):
    words = rosa.look(sample.at(f"/as-of/{MORNING}/"))

    assert "Saturday, November 8, 2025" in words and "The paper as it stood on" in words
    ages = [(datetime.fromisoformat(str(time.get_attribute("datetime"))), time.inner_text()) for time in rosa.page.locator("main time").all()]
    said = [(moment, AGE.fullmatch(age)) for moment, age in ages if "ago" in age]
    assert len(said) > 5 and all(found for _, found in said), ages
    for moment, found in said:
        assert found and moment <= THEN
        days = (THEN.astimezone(HERE).date() - moment.astimezone(HERE).date()).days
        passed = days / DAYS[found[2]] if found[2] in DAYS else (THEN - moment).total_seconds() / 3600 / HOURS[found[2]]
        assert int(found[1]) <= passed * 1.05 and passed * 0.95 < int(found[1]) + 1, (moment, found[0])
    assert rosa.faults == []


def test_from_a_morning_the_banner_leads_to_the_page_as_it_is_now(rosa: Sight, sample: Served):
    story = sample.story("council-budget")
    for path in ("/", story):
        rosa.look(sample.at(f"/as-of/{MORNING}{path}"))
        with rosa.page.expect_navigation():
            rosa.page.get_by_role("link", name="See this page as it is now").click()
        assert rosa.page.url == sample.at(path)
        assert rosa.page.get_by_text("The paper as it stood on").count() == 0
    assert rosa.faults == []


def test_no_script_changes_a_page_of_the_past_though_it_does_one_of_today(rosa: Sight, still: Sight, sample: Served):
    def words(sight: Sight, path: str) -> str:
        return " ".join(sight.look(sample.at(path)) and (sight.page.locator("body").text_content() or "")).replace(" ", "")

    assert words(rosa, f"/as-of/{MORNING}/") == words(still, f"/as-of/{MORNING}/")
    assert words(rosa, "/") != words(still, "/")


def test_what_was_killed_since_is_hidden_that_morning_too(rosa: Sight, sample: Served):
    story = sample.story("scaffold-fine")
    published = re.match(r"/(\d{4})/(\d\d)/(\d\d)/", story)
    assert published
    while_it_stood = "-".join(published.groups()) + "T23:00"

    words = rosa.look(sample.at(f"/as-of/{while_it_stood}{story}"), status=410)

    assert "This story has been withdrawn" in words
    front = rosa.look(sample.at(f"/as-of/{while_it_stood}/"))
    assert story not in rosa.page.content() and "scaffold" not in front.lower()
    assert rosa.faults == []
