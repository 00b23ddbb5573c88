"""A page of every kind the paper has, held to what readers, their machines and the standards may expect of it."""

import json
from collections.abc import Callable, Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.request import HTTPErrorProcessor, Request, build_opener

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.tools import lighthouse, structured, vnu

from .conftest import Served
from .pages import KINDS, Kind
from .visits import Visit, visit

pytestmark = pytest.mark.browser
TRIES = 5  # where the answer depends on how fast one asks
MOST_SCRIPT = 1024  # bytes
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


class AsAnswered(HTTPErrorProcessor):
    """Takes every answer as it comes."""

    def http_response(self, request, response):
        return response


def _asked(address: str) -> HTTPResponse:
    return build_opener(AsAnswered).open(Request(address, headers={"Accept": "text/html"}), timeout=20)


@pytest.fixture(scope="module")
def address(sample: Served, empty: Served, framed: Served, printed: Served) -> Callable[[Kind], str]:
    """Where a page of a kind stands; what is answered to who asks too often, once that is so."""
    papers = {"sample": sample, "empty": empty, "framed": framed, "printed": printed}

    def find(kind: Kind) -> str:
        paper = papers[kind.paper]
        while kind.status == 429 and _asked(paper.at(kind.path)).status != 429:
            pass
        return paper.at(kind.path if kind.path.startswith("/") else paper.story(kind.path.split("/")[0]) + kind.path.partition("/")[2])

    return find


@pytest.fixture(scope="module")
def visits(browser: Browser, address: Callable[[Kind], str]) -> Callable[[Kind], Visit]:
    """One visit to each page, however many tests ask for it."""
    made: dict[str, Visit] = {}

    def look(kind: Kind) -> Visit:
        if kind.name not in made:
            for _ in range(TRIES):
                made[kind.name] = visit(browser, address(kind), status=kind.status)
                if made[kind.name].status == kind.status:
                    break
        return made[kind.name]

    return look


@pytest.fixture(scope="module")
def bodies(address: Callable[[Kind], str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The bytes of each page, as files."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for kind in KINDS:
        answer = next((said for _ in range(TRIES) if (said := _asked(address(kind))).status == kind.status), None)
        assert answer, f"{kind.name} was never answered with {kind.status}"
        made[kind.name] = folder / f"{kind.name.replace(' ', '-')}.html"
        made[kind.name].write_bytes(answer.read())
    return made


@pytest.fixture(scope="module")
def held_against(bodies: dict[str, Path]) -> str:
    """All that vnu holds against all pages, from one call of Java."""
    return "\n".join(vnu.check(list(bodies.values())))


def types(page: Path) -> Iterator[str]:
    """The schema.org types of a page's structured data, at any depth."""
    waiting = [json.loads(said.text) for said in html.parse(page).getroot().iter("script") if said.get("type") == "application/ld+json"]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item.get("@type", "")
        waiting += item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()


@every_kind
def test_a_page_of_every_kind_answers_as_it_should(kind: Kind, visits):
    assert visits(kind).status == kind.status


@every_kind
def test_a_page_of_every_kind_is_valid_html(kind: Kind, bodies, held_against: str):
    file = str(bodies[kind.name])

    assert [line for line in held_against.splitlines() if line.startswith(file)] == []


@every_kind
def test_everyone_can_use_a_page_of_every_kind_in_light_and_dark_on_phone_and_desk(kind: Kind, visits):
    assert visits(kind).axe == []


@every_kind
def test_nothing_stands_out_of_a_page_of_every_kind_at_any_width(kind: Kind, visits):
    assert visits(kind).wide == []


@every_kind
def test_a_page_of_every_kind_asks_no_other_host_and_leaves_the_browser_nothing_to_say(kind: Kind, visits):
    seen = visits(kind)

    assert (seen.foreign, seen.policy, seen.complaints) == ([], [], [])


@every_kind
def test_a_page_of_every_kind_needs_at_most_a_kibibyte_of_script(kind: Kind, visits):
    assert visits(kind).script <= MOST_SCRIPT


@pytest.fixture(scope="module")
def refused(bodies: dict[str, Path]) -> str:
    """What the structured data tool does not accept of the pages that may be indexed."""
    return "\n".join(structured.check([file for file in bodies.values() if "noindex" not in file.read_text("utf-8")]))


@every_kind
def test_search_engines_and_social_networks_accept_what_a_page_says_of_itself(kind: Kind, bodies, refused: str):
    assert [line for line in refused.splitlines() if line.startswith(f"{bodies[kind.name]}:")] == []
    assert set(kind.types) <= set(types(bodies[kind.name]))


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.parametrize("path", ["/", "harbor-tunnel-reopens"])
def test_lighthouse_gives_a_hundred_four_times(sample: Served, path: str, record_property):
    found = lighthouse.median_of(sample.at(path if path == "/" else sample.story(path)))

    marks = {name: each["mark"] for name, each in found.items()}
    record_property("figures", f"Lighthouse, middle of three, {path}: " + ", ".join(f"{name} {each['mark']} {each['marks']}" for name, each in found.items()))
    assert marks == dict.fromkeys(lighthouse.CATEGORIES, 100), found
