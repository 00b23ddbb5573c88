"""Front matter: read as a person means it, and each wrong value named with its field."""

from datetime import UTC, datetime

import pytest

from gazette.house.mistakes import Mistake
from gazette.wire.formats import markdown


def read(said: str):
    return next(markdown.read(f"---\nheadline: A Bridge\n{said}\n---\nIt stands.\n", name="a.md", zone="Europe/Berlin", language="en"))


@pytest.mark.parametrize("said, why", [
    ('date: 2025-05-01\ntime: "25:00"', "“25:00” is not a time of day"), ("date: 2025-05-01\ntime: 630", "“630” is not a time of day"),
    ("topics: 5", "“topics: 5” is not a list"), ("topics: true", "“topics: True” is not a list"), ("tags: {a: b}", "“tags: {…}” is not a list"),
    ("byline: 7", "“byline: 7” is not a list"), ("author: 7", "“author: 7” is not a list"), ("sources: 5", "“sources: 5” is not a list"),
    ("acts: 3", "“acts: 3” is not a list"), ("acts: [x]", "an act is correct, update or kill, not “x”"),
    ("date: 2025-13-01", "cannot be read"), ("date: true", "“True” is not a date"), ("? [a]\n: 3", "cannot be read, line 3"),
    ("language: klingon or so", "“language: klingon or so” is none. Write it as BCP 47 does"), ("lang: 5", "“language: 5” is none"),
    ("a: " + "[" * 100_000 + "]" * 100_000, "cannot be read"),
])  # fmt: skip
def test_a_wrong_value_is_one_sentence_that_names_file_and_field(said: str, why: str) -> None:
    with pytest.raises(Mistake, match="^a.md: ") as told:
        read(said)

    assert why in str(told.value)


def test_a_time_of_day_is_one_with_quotes_or_without() -> None:
    moments = [read(f"date: 2025-05-01\ntime: {hour}").published for hour in ("10:30", '"10:30"', '"08:30+00:00"')]

    assert set(moments) == {datetime(2025, 5, 1, 8, 30, tzinfo=UTC)}
    assert read("date: 2025-05-01\ntime: 9:30").published == datetime(2025, 5, 1, 7, 30, tzinfo=UTC)


def test_what_looks_like_a_number_or_a_denial_stays_as_it_was_written() -> None:
    copy = read("kicker: 20:15\nstandfirst: 1.10\nplaces: [NO, SE]\npriority: 3").copy

    assert (copy.kicker, copy.standfirst, copy.places, copy.priority) == ("20:15", "1.10", ("NO", "SE"), 3)


def test_one_line_may_stand_for_a_list() -> None:
    copy = read("topics: Bridges, Rivers\nauthor: Nellie Blythe\nsources: The council").copy

    assert copy.topics == ("Bridges", "Rivers")
    assert [line.person for line in copy.byline] == ["Nellie Blythe"]
    assert [source.title for source in copy.sources] == ["The council"]


@pytest.mark.parametrize("said, exact", [
    ("date: 2025-03-01", "day"), ('date: "2025-03-01"', "day"), ("date: 2025-03-01\ntime: 10:30", "minute"), ("date: 2025-03-01T10:30", "minute"),
    ('date: "2025-03-01T10:30:00Z"', "minute"), ("", "minute"),
])  # fmt: skip
def test_a_day_without_a_time_is_known_to_the_day(said: str, exact: str) -> None:
    assert read(said).copy.exact == exact
