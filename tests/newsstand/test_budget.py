"""A reader's budget: so much at once, so much a minute, and each his own."""

from gazette.newsstand import budget
from gazette.newsstand.budget import Budget


def test_a_budget_is_used_up_and_comes_back():
    time = [0.0]
    allowed = Budget(at_once=3, a_minute=60, clock=lambda: time[0])

    assert [allowed.allows("rosa") for _ in range(5)] == [True, True, True, False, False]
    assert allowed.allows("nellie")

    time[0] = 2.0
    assert [allowed.allows("rosa") for _ in range(3)] == [True, True, False]
    time[0] = 1000.0
    assert [allowed.allows("rosa") for _ in range(4)] == [True, True, True, False]


def test_only_so_many_readers_are_remembered(monkeypatch):
    monkeypatch.setattr(budget, "MOST_READERS", 5)
    allowed = Budget(at_once=1, a_minute=1, clock=lambda: 0.0)
    for number in range(100):
        allowed.allows(str(number))
    assert len(allowed._left) == 5
