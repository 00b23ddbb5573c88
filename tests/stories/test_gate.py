"""The gate: what stops a story, on which road, and in which words."""

from datetime import timedelta

import pytest

from gazette.record.copy import Block, Byline, Copy, Figure
from gazette.stories import gate
from gazette.stories.gate import Outgoing, Rights
from tests.stories.making import NOON

HOUR = timedelta(hours=1)
GOOD = Copy(
    story="s", slug="s", day="2026-03-10", version=1, headline="H", section="city", published="2026-03-10T12:00:00Z", updated="2026-03-10T12:00:00Z",
    byline=(Byline(desk="The City Desk"),), body=(Block("b", "paragraph", {"text": "Words."}),), lead=Figure("photo"),
)  # fmt: skip
TOLD = Rights("Quay", alt="A quay.", caption="The quay.", credit="M. Lenz")


def rules(copy=GOOD, picture=TOLD, *, archive=False, **private):
    out = Outgoing(copy, NOON, pictures={"photo": picture} if picture else {}, **private)
    return [finding.rule for finding in gate.stops(gate.look(out), archive=archive)]


def test_a_story_with_all_it_needs_passes():
    assert rules() == []


@pytest.mark.parametrize("private, rule", [
    ({"embargo_until": NOON + HOUR}, "embargo"), ({"hold": "lawyer is reading"}, "hold"), ({"killed": True}, "killed"),
    ({"picture": None}, "picture"), ({"picture": Rights("Q", "a", "c", "x", withdrawn=True)}, "withdrawn"),
    ({"picture": Rights("Q", "a", "c", "x", expires=NOON)}, "expired"), ({"copy": GOOD.but(section="")}, "section"),
    ({"copy": GOOD.but(headline=" ")}, "headline"),
])  # fmt: skip
def test_what_the_law_or_the_record_forbids_stops_every_road(private, rule):
    assert rules(**private) == [rule]
    assert rules(**private, archive=True) == [rule]


@pytest.mark.parametrize("private, rule", [
    ({"copy": GOOD.but(byline=())}, "byline"), ({"copy": GOOD.but(body=())}, "body"),
    ({"copy": GOOD.but(language="English")}, "language"), ({"picture": Rights("Q", "a", "c", "")}, "credit"),
    ({"picture": Rights("Q", "a", "", "x")}, "caption"), ({"picture": Rights("Q", "", "c", "x")}, "alt"),
])  # fmt: skip
def test_what_the_copy_desk_asks_stops_publication_but_not_an_archive(private, rule):
    assert rules(**private) == [rule]
    assert rules(**private, archive=True) == []


def test_an_embargo_ends_at_its_minute():
    assert rules(embargo_until=NOON) == []


def test_words_given_for_this_use_are_enough():
    here = Figure("photo", caption="Here.", alt="", credit="X", decorative=True)

    assert rules(GOOD.but(lead=here), Rights("Quay")) == []


def test_every_check_is_on_the_list_and_bites():
    assert len(gate.CHECKS) == 9
