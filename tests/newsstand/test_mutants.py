"""The checks can fail: each is put before a newsstand with one habit taken away, and must turn red."""

from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import pytest

from gazette.newsstand import addresses, answers, conversation, passing
from gazette.newsstand.stand import Stand
from gazette.press import headers

from . import test_limits, test_passing, test_serving
from .test_passing import newsroom  # noqa: F401  (a fixture)

FAULTS = (AssertionError, KeyError, EOFError, OSError)


@contextmanager
def red():
    with pytest.raises(FAULTS):
        yield


SERVING: list[tuple[str, Any, str, Any, Callable[..., None], tuple[Any, ...]]] = [
    ("no entity tags", conversation, "holds", lambda *_: False, test_serving.test_a_reader_who_holds_the_page_is_told_so_without_it, ("1.1",)),
    ("one tag for all codings", answers, "SUFFIX", dict.fromkeys(answers.SUFFIX, ""),
     test_serving.test_each_coding_says_what_it_is_and_has_a_strong_tag_of_its_own, ()),
    ("no look at the store", Stand, "refresh", lambda self: None, test_serving.test_what_the_press_brings_out_is_seen_within_fifty_milliseconds, ()),
    ("everything let go at once", Stand, "refresh", lambda self: self.shelf.clear(), test_serving.test_only_what_changed_is_read_again, ()),
    ("no strict fields", headers, "DOCUMENT", (), test_serving.test_every_page_carries_the_strict_fields, ()),
    ("pages kept for ever", headers, "ASKED_AGAIN", headers.UNCHANGING,
     test_serving.test_pages_are_asked_for_again_and_what_is_named_by_its_content_never, ()),
    ("no limit to a head", conversation, "MOST_HEAD", 10**9, test_limits.test_a_head_too_long_is_refused_in_one_piece_and_in_many, ()),
]  # fmt: skip
PASSING: list[tuple[str, Any, str, Any, Callable[..., None]]] = [
    ("forwarded fields believed", passing, "OURS", (), test_passing.test_only_the_newsstand_says_who_is_asking),
    ("every path passed on", addresses, "UNDER", (b"/",), test_passing.test_only_its_own_prefixes_reach_the_newsroom),
    ("every name welcome", addresses, "known_host", lambda *_: True, test_passing.test_a_foreign_name_does_not_reach_the_newsroom),
    ("hop-by-hop fields carried on", passing, "HOP", set(), test_passing.test_fields_of_one_stretch_of_the_way_are_not_carried_on),
]


@pytest.mark.parametrize(("where", "name", "instead", "check", "more"), [row[1:] for row in SERVING], ids=[row[0] for row in SERVING])
def test_a_fault_in_serving_is_seen(open_stand, monkeypatch, where, name, instead, check, more):
    monkeypatch.setattr(where, name, instead)
    with red():
        check(open_stand, *more)


@pytest.mark.parametrize(("where", "name", "instead", "check"), [row[1:] for row in PASSING], ids=[row[0] for row in PASSING])
def test_a_fault_in_passing_on_is_seen(newsroom, monkeypatch, where, name, instead, check):  # noqa: F811
    monkeypatch.setattr(where, name, instead)
    with red():
        check(newsroom)
