"""Days and ages as a newspaper writes them."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from gazette.house.days import age, before, long_date, parse_moment, read_long_date
from gazette.house.mistakes import Mistake

NOW = datetime(2025, 11, 8, 17, tzinfo=UTC)
ZONE = "America/New_York"


@pytest.mark.parametrize("ago, words", [
    (timedelta(seconds=20), "just now"), (timedelta(minutes=48), "48 min ago"), (timedelta(hours=1), "1 hour ago"),
    (timedelta(hours=23), "23 hours ago"), (timedelta(days=1), "1 day ago"), (timedelta(days=30), "30 days ago"),
    (timedelta(days=31), "1 month ago"), (timedelta(days=66), "2 months ago"), (timedelta(days=800), "2 years ago"),
])  # fmt: skip
def test_an_age_is_told_in_the_largest_whole_unit(ago, words):
    assert age(NOW - ago, NOW, ZONE) == words


@pytest.mark.parametrize("exact, days, words", [
    ("month", 3, ""), ("month", 31, "1 month ago"), ("year", 66, ""), ("year", 364, ""), ("year", 366, "1 year ago"), ("day", 3, "3 days ago"),
])  # fmt: skip
def test_an_age_is_no_finer_than_its_date_is_known(exact, days, words):
    assert age(NOW - timedelta(days=days), NOW, ZONE, exact) == words


@pytest.mark.parametrize("count, unit", [(n, unit) for unit in ("day", "month", "year") for n in (1, 2, 5, 11)])
def test_a_date_worked_out_from_an_age_has_that_age_again(count, unit):
    day = date(2025, 3, 31)
    words = age(parse_moment(before(day, count, unit).isoformat(), ZONE), parse_moment(day.isoformat(), ZONE), ZONE)

    assert words == f"{count} {unit}{'' if count == 1 else 's'} ago"


@pytest.mark.parametrize("count, unit", [(3000, "year"), (99999999, "year"), (9999, "month"), (99999999, "week"), (10**15, "day")])
def test_an_age_from_before_there_were_newspapers_is_refused(count, unit):
    with pytest.raises(Mistake, match="before there were newspapers"):
        before(date(2025, 3, 31), count, unit)


def test_a_date_line_is_read_and_written():
    assert long_date(read_long_date("Saturday, November 8, 2025")) == "Saturday, November 8, 2025"


@pytest.mark.parametrize("words", ["Friday, November 8, 2025", "November 8", "Saturday, Brumaire 8, 2025", "Saturday, November 31, 2025"])
def test_a_wrong_date_line_is_named(words):
    with pytest.raises(Mistake, match="date line|was a Saturday"):
        read_long_date(words)


def test_a_day_without_a_time_is_noon_in_the_zone():
    assert parse_moment("2025-11-08", ZONE) == datetime(2025, 11, 8, 17, tzinfo=UTC)
    assert parse_moment("2025-11-08T09:00", ZONE) == datetime(2025, 11, 8, 14, tzinfo=UTC)
    assert parse_moment("2025-11-08T09:00Z", ZONE) == datetime(2025, 11, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize("words", ["0001-01-01", "0001-01-02", "0001-01-01T00:00", "0001-01-01T00:00+23:00", "1599-12-30", "9999-12-31T23:59-05:00"])
def test_a_moment_before_there_were_newspapers_or_after_all_days_is_refused(words):
    with pytest.raises(Mistake, match=f"^“{re.escape(words)}” is (before there were newspapers. Write a day of 1600 or later|not a time. Write)"):
        parse_moment(words, ZONE)

    assert parse_moment("1600-01-02", ZONE).year == 1600
