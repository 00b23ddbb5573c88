"""Hands that help the press: whatever becomes of them, the store is the one that a press alone makes."""

import os
import signal
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from django.db import connection

from gazette.press import crew, press, store
from gazette.press.press import Run, kinds
from gazette.press.version import press_version
from gazette.record import alone

from .newsroom import Newsroom

ACTS = ("publish",) * 6 + ("take_in", "update", "correct", "kill", "launch_front", "release_edition", "redirect", "rename_topic")


@pytest.fixture
def newsroom(record):
    newsroom = Newsroom(seed=5)
    for act in ACTS:
        newsroom.act(act)
    return newsroom


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """Shows the children the record as it is now: the tests' own database is in this process's memory and never committed."""
    path = tmp_path / "record.sqlite3"
    monkeypatch.setattr(alone, "database", lambda: {"ENGINE": "django.db.backends.sqlite3", "NAME": path})

    def show():
        with closing(sqlite3.connect(":memory:")) as copy, closing(sqlite3.connect(path)) as file:
            copy.deserialize(connection.connection.serialize())  # a backup would wait for the test's own transaction
            copy.backup(file)

    show()
    return show


@pytest.fixture
def laid(monkeypatch):
    """The addresses whose pages hands built. They are waited for, few pages are enough for them, and a batch takes few."""
    laid = []

    class Punctual(crew.Crew):
        def __init__(self, *how):
            super().__init__(*how)
            self._greeting.result()
            laid.append(self)

        def take(self, address):
            made = super().take(address)
            laid.extend([address] if made else [])
            return made

    for room, name, value in ((press, "Crew", Punctual), (press, "MANY", 20), (press, "AHEAD", 60), (press, "BATCH", 30), (crew, "STRETCH", 10)):
        monkeypatch.setattr(room, name, value)
    return laid


def run(settings, newsroom, *, version=None, **how):
    return Run(settings, kinds(), lambda: newsroom.now, version or press_version()).go(**how)


def whole(settings):
    """All that a store holds: pages, forms and headers, what each page read, what is due, and every file."""
    held = store.Store(settings.directory)
    rows = [held.connection.execute(sql).fetchall() for sql in (
        "SELECT address, status, type, location, headers, sha256, size, br, gz FROM page ORDER BY address",
        "SELECT address, key, hash FROM reads JOIN page ON page.id = reads.page JOIN facet ON facet.id = reads.facet ORDER BY 1, 2",
        f"SELECT address, replace(fault, '{settings.directory}', '') FROM due ORDER BY address",
    )]  # fmt: skip
    held.close()
    return rows, {path.relative_to(held.public): path.read_bytes() for path in held.public.rglob("*") if path.is_file()}


def pressed_alone(settings, newsroom):
    fresh = replace(settings, directory=settings.directory.parent / "alone")
    assert run(fresh, newsroom).helped == 0
    return whole(fresh)


def test_what_hands_build_is_what_one_press_builds_faults_included(newsroom, paper, shown, laid):
    report = run(paper, newsroom, hands=2)

    assert report.helped > 0
    assert len(laid) > report.pressed / 2
    assert any("/pictures/" in address for address, _ in report.faults)  # crops of pictures that are not there
    assert whole(paper) == pressed_alone(paper, newsroom)

    before = len(laid)
    again = run(paper, newsroom, anew=True, hands=2)

    assert (again.pressed, again.faults) == (0, report.faults)
    assert len(laid) - before > again.unchanged / 2


@pytest.mark.parametrize("seen", [True, False])
def test_an_act_in_between_is_in_every_page_whether_or_not_hands_see_it(newsroom, paper, shown, laid, seen):
    acts = iter(["update", "publish", "rename_section"])

    def told(done, left):
        if next((act for act in acts if newsroom.act(act)), "") and seen:
            shown()

    run(paper, newsroom, hands=1, progress=told)

    assert seen == any(address.startswith("/") for address in laid[1:])
    assert whole(paper) == pressed_alone(paper, newsroom)


def test_the_press_goes_on_alone_when_its_hands_are_killed(newsroom, paper, shown, laid):
    def told(done, left):
        for child in list(laid[0]._pool._processes or ()) if len(laid) > 1 else ():
            with suppress(ProcessLookupError):  # killed before
                os.kill(child, signal.SIGKILL)

    report = run(paper, newsroom, hands=1, progress=told)

    assert 0 < len(laid[1:]) < report.pressed / 2
    assert whole(paper) == pressed_alone(paper, newsroom)


def test_hands_that_work_by_other_code_build_nothing(newsroom, paper, shown, laid):
    report = run(paper, newsroom, hands=1, version="of before the upgrade")

    assert report.pressed > 20
    assert laid[1:] == []
