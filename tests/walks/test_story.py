"""One story as the newsroom handles it and as readers meet it, from the first word to the notice that it was withdrawn."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.keeping.front_door import get, wait_for

from .colleague import Colleague, Words
from .house import House, open_house
from .reader import FEEDS, Reader

pytestmark = pytest.mark.browser
BIRD = "kittiwake"  # a word that stands in no other story
AMBER = "rgb(251, 240, 210)"


SECRET = "kittiwakes never lie 42"


@pytest.fixture(scope="module")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A paper of two sections, just begun, with ida its only colleague so far."""
    with open_house(tmp_path_factory.mktemp("house") / "paper", "--empty") as house:
        ida = Colleague(browser, house)
        ida.begins("The Pier Gazette", ("City", "World"), "ida", SECRET)
        ida.names("people", "Nellie Quill")
        ida.names("topics", "Birds")
        assert ida.sight.faults == []
        ida.sight.close()
        yield replace(house, user="ida", password=SECRET)


@pytest.fixture(scope="module")
def sample(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The sample paper as a newcomer starts it, its front launched and full."""
    with open_house(tmp_path_factory.mktemp("house") / "paper") as house:
        ida = Colleague(browser, house)
        ida.logs_in(house.user, house.password)
        ida.names("people", "Nellie Quill")
        ida.names("topics", "Birds")
        ida.sight.close()
        yield house


STORY = Words(
    headline=f"A {BIRD.title()} Lands on the Pier", standfirst=f"It is the first {BIRD} in forty years.", section="City",
    paragraphs=(f"The {BIRD} came at noon and stayed for 40 minutes.", "Nobody fed it."), person="Nellie Quill", topics=("Birds",),
)  # fmt: skip


@pytest.mark.parametrize(("paper", "size"), [("house", "desk"), pytest.param("sample", "phone", marks=pytest.mark.slow)])
def test_a_story_is_written_previewed_published_corrected_and_killed_and_readers_see_each(
    paper: str, size: str, browser: Browser, request: pytest.FixtureRequest
):
    house: House = request.getfixturevalue(paper)
    ida, words, readers = Colleague(browser, house, size), STORY, [Reader(browser, house, size) for size in ("phone", "desk")]
    ida.logs_in(house.user, house.password)

    written_and_previewed(ida, words)
    undone(ida)
    path = published(ida)
    for rosa in readers:
        read_on_its_pages(rosa, path, words)
    found_by_programs(readers[0], path, words)
    corrected(ida)
    for rosa in readers:
        read_corrected(rosa, path, words)
    before = datetime.now(UTC)
    killed(ida)
    for rosa in readers:
        read_killed(rosa, path, before)
    nowhere_any_more(readers[0], path)

    assert [fault for seen in (ida, *readers) for fault in seen.sight.faults] == []


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(house: House, browser: Browser):
    link = re.search(r"http\S+/newsroom/welcome/\S+", house.do("staff", "add", "Joseph", "--role", "editor"))
    assert link
    ida, joseph = Colleague(browser, house), Colleague(browser, house, "phone")
    ida.logs_in(house.user, house.password)
    ida.writes(Words("The Ferry Is Late", "It is the wind.", "City", ("It left at nine.",), desk="The City Desk"))
    ida.saves()
    joseph.comes_in(house.at(urlsplit(link[0]).path), "joseph", "Joseph Marsh", "another long sentence 7")
    joseph.opens(ida.page.url)
    joseph.retitles("The Ferry Is On Time")
    joseph.saves()

    ida.hears_of_the_others()
    ida.retitles("The Ferry Is Very Late")
    ida.saves()

    assert "Joseph Marsh has saved it since you opened it" in ida.page.locator("main").inner_text()
    assert ida.page.locator("#id_headline").input_value() == "The Ferry Is Very Late"
    joseph.opens(joseph.page.url)
    assert joseph.page.locator("#id_headline").input_value() == "The Ferry Is On Time"

    ida.saves_over_it()
    joseph.opens(joseph.page.url)
    assert joseph.page.locator("#id_headline").input_value() == "The Ferry Is Very Late"
    assert ida.sight.faults == joseph.sight.faults == []


def written_and_previewed(ida: Colleague, words: Words) -> None:
    ida.writes(words)
    page = ida.previews()
    expect(page.locator("h1")).to_have_text(words.headline)
    expect(page.locator(".prose")).to_contain_text(words.paragraphs[0])
    expect(page.locator("a[rel=author]")).to_have_text(words.person)
    expect(page.locator(".topics a")).to_have_text(words.topics[0])
    ida.stops_previewing()
    ida.saves()
    assert ida.standing == "Draft"
    assert BIRD not in get(ida.house.at("/"))[1]


def undone(ida: Colleague) -> None:
    """A publication taken back does not go out when its moment comes."""
    ida.publishes()
    expect(ida.waiting.locator("[data-count]")).to_have_text(re.compile(r"^\d+ s$"))
    due = datetime.fromisoformat(str(ida.waiting.get_attribute("data-due")))
    ida.undoes()
    wait_for(lambda: (datetime.now(UTC) - due).total_seconds() > 2)
    ida.opens(ida.page.url)
    assert ida.standing == "Draft"
    assert [name for name, text in ida.house.words() if BIRD in text] == []


def published(ida: Colleague) -> str:
    """Ten seconds pass, and the page shows by itself that it is out."""
    ida.publishes()
    expect(ida.waiting).to_be_visible()
    assert ida.standing == "Draft"
    expect(ida.page.locator(".desk-standing").first).to_have_text("Live", timeout=40_000)
    expect(ida.waiting).to_have_count(0)
    return ida.public


def places(path: str) -> list[str]:
    """Every page that shows a new story of the City by Nellie Quill about birds."""
    day = re.match(r"/(\d{4}/\d\d/\d\d)/", path)
    assert day
    return ["/", "/city/", "/topic/birds/", "/by/nellie-quill/", f"/archive/{day[1]}/"]


def read_on_its_pages(rosa: Reader, path: str, words: Words) -> None:
    rosa.reads(path)
    assert rosa.sees("h1") == [words.headline]
    assert [text for text in words.paragraphs if text in " ".join(rosa.sees(".prose p"))] == list(words.paragraphs)
    assert not rosa.sees(".fix")
    for place in places(path):
        rosa.reads(place)
        assert words.headline in rosa.sees("main .hed"), place
    assert words.headline in rosa.finds(BIRD)


def found_by_programs(rosa: Reader, path: str, words: Words) -> None:
    for scope in ("/", "/city/", "/topic/birds/", "/by/nellie-quill/"):
        for feed in FEEDS:
            assert words.paragraphs[0] in rosa.follows(scope + feed)[path], (scope, feed)
    assert path in rosa.crawls()


def corrected(ida: Colleague) -> None:
    """The correction waits too; “Publish now” sends it at once."""
    ida.corrects("for 40 minutes", "for 14 minutes", "The bird stayed for 14 minutes, not for 40.")
    ida.sends_now()


def read_corrected(rosa: Reader, path: str, words: Words) -> None:
    told = "The bird stayed for 14 minutes, not for 40."
    rosa.reads(path)
    (box,) = rosa.sees(".fix")
    assert told in box and rosa.color(".fix") == AMBER
    assert "stayed for 14 minutes" in " ".join(rosa.sees(".prose p"))
    rosa.reads(path + "versions/")
    assert (rosa.sees(".compared del"), rosa.sees(".compared ins")) == (["40"], ["14"])
    assert "stayed for 40 minutes" in rosa.reads(path + "versions/1")
    assert told in rosa.reads("/corrections/")
    assert words.headline in rosa.sees(".fixed h3")
    assert "for 14 minutes" in rosa.follows("/feed.xml")[path]


def killed(ida: Colleague) -> None:
    ida.kills("There never was a bird.")


def read_killed(rosa: Reader, path: str, before: datetime) -> None:
    """The reason stands at the address; the words are nowhere, on no past day either."""
    assert "There never was a bird." in rosa.reads(path, status=410)
    assert rosa.sees("h1") == ["This story has been withdrawn"]
    assert BIRD not in rosa.reads(f"/as-of/{before:%Y-%m-%dT%H:%M:%SZ}{path}", status=410).lower()
    for gone in (f"{path}versions/", f"{path}versions/1"):
        assert BIRD not in rosa.reads(gone, status=410).lower(), gone
    for place in [*places(path)[:-1], f"/as-of/{before:%Y-%m-%dT%H:%M:%SZ}/", "/corrections/"]:
        assert BIRD not in rosa.reads(place).lower(), place
    assert "Nothing was found" in rosa.finds(BIRD)


def nowhere_any_more(rosa: Reader, path: str) -> None:
    """No file of the paper that is text holds the word, whatever its address; not the day's page either, if the day has one left."""
    assert BIRD not in get(rosa.house.at(places(path)[-1]))[1].lower()
    slug = path.split("/")[-2]  # the address stays
    assert [name for name, text in rosa.house.words() if BIRD in text.lower().replace(slug, "")] == []
    assert not [feed for feed in FEEDS if path in rosa.follows("/" + feed)]
    assert path not in rosa.crawls()
