"""One's own paper from nothing: five questions, another language, one's own colours, and its first story."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.keeping.front_door import get, wait_for

from .colleague import Colleague, Words
from .house import House, open_house
from .reader import Reader

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME, MOTTO = "صوت الميناء", "نقول ما نراه"
CITY, WORLD = "المدينة", "العالم"
SECRET = "the harbour has a voice 42"
FIRST = Words(headline="المنارة تعود إلى العمل", standfirst="أضاءت المنارة البحر من جديد.", section=CITY,
              paragraphs=("عاد الضوء في السادسة مساءً.",), desk="مكتب المدينة")  # fmt: skip
LOOK = '\n[look]\ntokens = { paper = "#eef3f6", red = "#0b5d7a", red-ink = "#0b5d7a" }\n'
SEA, FOG = "rgb(11, 93, 122)", "rgb(238, 243, 246)"


def test_five_questions_make_a_paper_of_ones_own_and_a_first_story_goes_out_in_it(browser: Browser, tmp_path: Path):
    paper = tmp_path / "paper"
    with begun(browser, paper) as (house, ida):
        read_empty(house, browser)
        path = published(ida)
        assert ida.sight.faults == []
        read_first(house, browser, path)

    dress(paper)
    with open_house(paper) as house:
        wait_for(lambda: MOTTO in get(house.at("/"))[1] and get(house.at("/look.css"))[0] == 200)  # pressed anew in the background
        for rosa in readers(browser, house):
            rosa.reads("/")
            assert (rosa.color("body"), rosa.color(".mono path", "fill")) == (FOG, SEA)
            assert FIRST.headline in rosa.sees("main .hed")
            assert rosa.sight.faults == []


@contextmanager
def begun(browser: Browser, paper: Path) -> Iterator[tuple[House, Colleague]]:
    with open_house(paper, "--empty") as house:
        ida = Colleague(browser, house)
        ida.begins(NAME, (CITY, WORLD), "ida", SECRET, language="ar", zone="Asia/Beirut")
        yield house, ida


def readers(browser: Browser, house: House) -> list[Reader]:
    return [Reader(browser, house, size) for size in ("phone", "desk")]


def read_empty(house: House, browser: Browser) -> None:
    """A paper without a story is a whole front page in its own language all the same."""
    for rosa in readers(browser, house):
        rosa.reads("/")
        assert rosa.sight.page.title() == NAME
        assert rosa.sight.page.locator("html").get_attribute("dir") == "rtl"
        assert {CITY, WORLD} <= set(rosa.sees("nav a"))
        assert rosa.sight.faults == []


def published(ida: Colleague) -> str:
    ida.writes(FIRST)
    ida.publishes()
    ida.publishes()  # pressed again, it goes out now
    expect(ida.page.locator(".desk-standing").first).to_have_text("Live")
    return ida.public


def read_first(house: House, browser: Browser, path: str) -> None:
    for rosa in readers(browser, house):
        rosa.reads(path)
        assert rosa.sees("h1") == [FIRST.headline]
        assert FIRST.paragraphs[0] in " ".join(rosa.sees(".prose p"))
        rosa.reads("/")
        assert FIRST.headline in rosa.sees("main .hed")
        assert rosa.sight.faults == []
        assert path in rosa.crawls()


def dress(paper: Path) -> None:
    """The paper's own colours and motto, without code: a few lines of its settings."""
    settings = paper / "gazette.toml"
    words = settings.read_text("utf-8").replace("[paper]\n", f'[paper]\nmotto = "{MOTTO}"\n', 1)
    settings.write_text(words + LOOK, "utf-8")
