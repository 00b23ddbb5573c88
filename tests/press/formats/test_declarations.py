"""Declarations to machines: each by its own rules, and all saying the same of AI."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from gazette.press.formats import declarations
from gazette.press.formats.declarations import ANSWER_AGENTS, SEARCH_AGENTS, TRAIN_AGENTS
from gazette.record.names import Paper

SCHEMAS = Path(__file__).parent / "schemas"
TODAY = date(2026, 11, 24)
PAPER = Paper("paper", base_url="https://test.example", email="desk@test.example")


def groups(text: str) -> list[tuple[list[str], list[str]]]:
    """(agents, rules) as RFC 9309 section 2.2.1 reads a robots.txt."""
    found: list[tuple[list[str], list[str]]] = []
    for line in text.splitlines():
        key, _, value = (part.strip() for part in line.partition(":"))
        if key == "User-agent":
            if not found or found[-1][1]:
                found.append(([], []))
            found[-1][0].append(value)
        elif key in ("Allow", "Disallow"):
            found[-1][1].append(f"{key}: {value}")
    return found


def refused(paper: Paper) -> set[str]:
    return {agent for agents, rules in groups(declarations.robots(paper, TODAY)) if rules == ["Disallow: /"] for agent in agents}


@pytest.mark.parametrize("search", [True, False])
@pytest.mark.parametrize("answer", [True, False])
@pytest.mark.parametrize("train", [True, False])
def test_each_purpose_of_ai_is_allowed_or_refused_on_its_own(search, answer, train):
    paper = Paper("paper", ai_search=search, ai_answer=answer, ai_train=train)

    expected = {*(() if search else SEARCH_AGENTS), *(() if answer else ANSWER_AGENTS), *(() if train else TRAIN_AGENTS)}
    assert refused(paper) == expected
    assert ("datatrainingallowed=yes" in declarations.trust(paper, TODAY)) == train
    assert json.loads(declarations.reservation(paper, TODAY))[0]["tdm-reservation"] == (0 if train else 1)


def test_everyone_may_read_the_paper_and_nobody_the_newsroom():
    agents, rules = groups(declarations.robots(PAPER, TODAY))[0]

    assert agents == ["*"] and "Disallow: /newsroom/" in rules and "Allow: /" in rules
    assert "Sitemap: https://test.example/sitemap.xml" in declarations.robots(PAPER, TODAY)


def test_security_txt_expires_within_a_year_and_not_soon():
    lines = dict(line.split(": ", 1) for line in declarations.security(PAPER, TODAY).splitlines())

    expires = date.fromisoformat(lines["Expires"][:10])
    assert 30 < (expires - TODAY).days < 365
    assert lines["Contact"] == "mailto:desk@test.example" and lines["Canonical"].startswith("https://test.example")


@pytest.mark.parametrize("month", range(1, 13))
def test_security_txt_has_a_real_month_all_year(month):
    assert 1 <= int(declarations.security(PAPER, date(2026, month, 1)).split("Expires: ")[1][5:7]) <= 12


def test_a_paper_without_a_contact_has_no_security_txt():
    assert declarations.security(Paper("paper"), TODAY) == ""


def test_ads_txt_of_a_paper_that_sells_through_nobody_says_so():
    assert declarations.ads(PAPER, TODAY) == "placeholder.example.com, placeholder, DIRECT, placeholder\n"


def test_the_manifest_stands_by_its_schema():
    names = ("web-manifest-app-info", "web-manifest")
    held = {name: json.loads((SCHEMAS / f"{name}.json").read_text()) for name in names}
    said = json.loads(declarations.manifest(PAPER, TODAY))

    for name in names:
        jsonschema.Draft7Validator(held[name]).validate(said)
    assert {icon["sizes"] for icon in said["icons"]} == {"192x192", "512x512"}
