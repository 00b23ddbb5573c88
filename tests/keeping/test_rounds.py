"""The keeper's rounds and printed editions: the sample's own is asked for once, a spoiled one until it turns out it cannot be made."""

from dataclasses import replace

import pytest

from gazette.house.settings import Settings, load
from gazette.keeping import rounds, status
from gazette.keeping.founding import FIRST_EDITION
from gazette.record import back_numbers


class Child:
    """A process that ends when it is told."""

    returncode: int | None = None

    def poll(self):
        return self.returncode


@pytest.fixture
def started(monkeypatch):
    """The commands that would have been started, each with the child that runs it."""
    found = []

    def start(command, **more):
        assert more["stdout"].name.endswith(rounds.EDITION_LOG)  # not on the operator's screen, where the log-in stands
        found.append((command[command.index("print-edition") + 1 :], Child()))
        return found[-1][1]

    monkeypatch.setattr(rounds.subprocess, "Popen", start)
    return found


@pytest.fixture
def spoil(monkeypatch):
    """Says which days are spoiled at which entry of the record; tells whose files were erased."""
    erased = []

    def say(*days: str, head: int = 1):
        monkeypatch.setattr(rounds.Reading, "head", lambda self: (head, "", None))
        monkeypatch.setattr(back_numbers, "spoiled", lambda: days)
        return erased

    monkeypatch.setattr(rounds, "destroy_withdrawn", lambda settings, *, after: ())
    monkeypatch.setattr(rounds, "erase_spoiled", lambda settings, day: erased.append(day))
    return say


@pytest.mark.parametrize(("queue", "is_outdated", "calls"), [(0, False, 0), (3, False, 1), (0, True, 1)])
def test_a_child_presses_what_is_due_and_all_that_an_older_press_left(tmp_path, monkeypatch, queue, is_outdated, calls):
    begun = []
    monkeypatch.setattr(rounds.status, "press", lambda settings: rounds.status.Pressing(7, 7, queue, is_outdated=is_outdated))
    monkeypatch.setattr(rounds.subprocess, "Popen", lambda command, **more: begun.append(command) or Child())
    paper = rounds.Rounds(replace(Settings(), directory=tmp_path))

    paper.press()
    paper.press()

    assert [command[4] for command in begun] == ["press"] * calls


def test_a_store_of_another_press_is_seen_to_be_outdated(paper, monkeypatch):
    settings = load(paper)
    assert not status.press(settings).is_outdated

    monkeypatch.setattr(status, "press_version", lambda: "another")

    assert status.press(settings).is_outdated


def test_the_sample_s_edition_is_printed_once_whatever_comes_of_it(tmp_path, started, spoil):
    spoil()
    paper = rounds.Rounds(replace(Settings(), directory=tmp_path))
    (tmp_path / "run").mkdir()
    (tmp_path / FIRST_EDITION).write_text("2025-11-08")

    paper.edition()
    started[0][1].returncode = 1
    for _ in range(3):
        paper.edition()

    assert [words[:3] for words, _ in started] == [["--release", "--date", "2025-11-08"]]


def test_a_spoiled_edition_is_made_again_one_at_a_time_and_not_for_ever(tmp_path, started, spoil):
    spoil("2025-11-08", "2025-11-07")
    paper = rounds.Rounds(replace(Settings(), directory=tmp_path))

    paper.edition()
    paper.edition()
    assert [words[:3] for words, _ in started] == [["--again", "--date", "2025-11-08"]]

    started[0][1].returncode = 2
    assert paper.edition() == rounds.PATIENCE
    paper.edition()
    assert started[1][0][:3] == ["--again", "--date", "2025-11-07"]


def test_files_of_a_spoiled_edition_go_before_it_is_made_again_and_the_record_is_asked_once_an_entry(tmp_path, started, spoil):
    paper = rounds.Rounds(replace(Settings(), directory=tmp_path))

    erased = spoil("2025-11-08")
    paper.edition()
    assert erased == ["2025-11-08"]
    started[0][1].returncode = 2
    paper.edition()
    paper.edition()
    assert erased == ["2025-11-08"]

    spoil("2025-11-08", "2025-11-07", head=2)
    paper.edition()
    assert erased == ["2025-11-08", "2025-11-08", "2025-11-07"]
