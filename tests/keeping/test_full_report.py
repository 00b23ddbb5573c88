"""The whole of the tests can be stopped and resumed, and its page tells what was counted."""

import subprocess
from pathlib import Path

import pytest

from gazette.keeping import full_report

RESULT = '<testsuites><testsuite tests="{}" failures="{}" errors="0" skipped="0" time="2.5"/></testsuites>'


class Pytest:
    """Stands for pytest: notes what it was asked, writes the result it was given."""

    def __init__(self, failing: str = "") -> None:
        self.failing, self.asked = failing, []

    def __call__(self, words: list[str], *, full: bool) -> bool:
        room, result = words[0], Path(words[-1].removeprefix("--junitxml="))
        self.asked.append(room)
        fails = room == self.failing
        result.write_text(RESULT.format(3, int(fails)))
        return full and not fails


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A commit with two rooms of tests."""
    for room in ("press", "record"):
        (tmp_path / "tests" / room).mkdir(parents=True)
        (tmp_path / "tests" / room / f"test_{room}.py").touch()
    (tmp_path / ".gitignore").write_text("build/\n")
    who = ["-c", "user.name=nellie", "-c", "user.email=nellie@paper.example"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return tmp_path


def page(checkout: Path) -> str:
    return next((checkout / "docs/measured").glob("test-full-*.md")).read_text()


def test_the_page_names_commit_and_machine_and_adds_up_the_rooms(checkout: Path) -> None:
    passed = full_report.run_in_parts(checkout, [], Pytest())

    assert passed
    assert full_report.commit_of(checkout) in page(checkout)
    assert "Python 3." in page(checkout)
    assert "| together | 6 | 0 | 0 | 5 |" in page(checkout)


def test_only_what_failed_is_run_again_at_the_same_commit(checkout: Path) -> None:
    first, second = Pytest(failing="tests/press"), Pytest()

    assert not full_report.run_in_parts(checkout, [], first)
    assert "| press | 2 | 1 | 0 |" in page(checkout)
    assert full_report.run_in_parts(checkout, [], second)

    assert first.asked == ["tests/press", "tests/record"]
    assert second.asked == ["tests/press"]


def test_stopped_in_between_the_page_says_which_rooms_were_not_run(checkout: Path) -> None:
    def stopped(words: list[str], *, full: bool) -> bool:
        if words[0] == "tests/record":
            raise KeyboardInterrupt
        return Pytest()(words, full=full)

    with pytest.raises(KeyboardInterrupt):
        full_report.run_in_parts(checkout, [], stopped)
    assert "| press | 3 | 0 | 0 |" in page(checkout)
    assert "Not run yet at this commit: record." in page(checkout)

    full_report.run_in_parts(checkout, [], Pytest())

    assert "Not run yet" not in page(checkout)


def test_a_changed_tree_is_never_taken_for_the_commit(checkout: Path) -> None:
    full_report.run_in_parts(checkout, [], Pytest())
    (checkout / "tests/press/test_press.py").write_text("# changed\n")
    again = Pytest()

    full_report.run_in_parts(checkout, [], again)

    assert again.asked == ["tests/press", "tests/record"]
    assert list((checkout / "docs/measured").glob("test-full-*-changed.md"))


def test_a_pytest_that_broke_off_is_a_failure_and_is_not_kept(checkout: Path) -> None:
    def broken(words: list[str], *, full: bool) -> bool:
        return False

    assert not full_report.run_in_parts(checkout, [], broken)

    again = Pytest()
    assert full_report.run_in_parts(checkout, [], again)
    assert again.asked == ["tests/press", "tests/record"]


def test_figures_that_tests_measured_stand_on_the_page(checkout: Path) -> None:
    def measuring(words: list[str], *, full: bool) -> bool:
        said = '<testcase name="fast"><properties><property name="figures" value="a page weighs 9 KiB"/></properties></testcase>'
        result = RESULT.format(1, 0).replace('time="2.5"/>', f'time="2.5">{said}</testsuite>')
        Path(words[-1].removeprefix("--junitxml=")).write_text(result)
        return full

    full_report.run_in_parts(checkout, [], measuring)

    assert page(checkout).count("- a page weighs 9 KiB") == 2


def test_what_measures_time_is_run_first_and_with_nothing_beside_it(checkout: Path) -> None:
    (checkout / "tests/record/test_record.py").write_text("@pytest.mark.alone\n")
    (checkout / "tests/press/test_telling.py").write_text('WORDS = "@pytest.mark.alone"\n')

    assert full_report.shares(checkout) == [
        ("record-alone", ["tests/record", "-n", "0", "-m", "alone"]), ("press", ["tests/press"]), ("record", ["tests/record", "-m", "not alone"]),
    ]  # fmt: skip
