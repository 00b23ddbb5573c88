"""Prices side by side in one integer are what they are one by one."""

from hypothesis import given
from hypothesis import strategies as st

from gazette.edition.lanes import MOST, Lanes, parts

LANES = Lanes(7)
PRICES = st.lists(st.one_of(st.just(MOST), st.integers(0, MOST)), min_size=7, max_size=7)


def column(prices: list[int]) -> int:
    return LANES.pack(dict(enumerate(prices)))


@given(PRICES, PRICES)
def test_the_lesser_and_the_sum_of_two_columns_are_those_of_their_lanes(first: list[int], second: list[int]) -> None:
    a, b = column(first), column(second)

    assert LANES.prices(LANES.least(a, b)) == [min(pair) for pair in zip(first, second, strict=True)]
    assert LANES.prices(a + b) == [sum(pair) for pair in zip(first, second, strict=True)]
    assert LANES.prices(LANES.least(a + b, LANES.none)) == [min(MOST, sum(pair)) for pair in zip(first, second, strict=True)]


@given(PRICES, st.integers(0, 7))
def test_a_column_moved_on_leaves_no_price_behind_and_loses_what_passes_its_end(prices: list[int], lanes: int) -> None:
    assert LANES.prices(LANES.moved(column(prices), lanes)) == ([MOST] * lanes + prices)[:7]


def test_a_price_out_of_reach_is_still_a_price() -> None:
    assert parts(1e12) < MOST // 2
