"""What the tests need and this machine lacks is refused, with the line that mends it."""

from pathlib import Path

import pytest

from gazette.keeping import testing
from gazette.keeping.installing import CannotInstall


def test_a_missing_package_is_named_with_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "on_path", lambda command: command not in ("qpdf", "pdftotext"))
    monkeypatch.setattr("os.geteuid", lambda: 1000)

    with pytest.raises(CannotInstall, match="sudo apt-get install .* poppler-utils qpdf$"):
        testing.bring_debian_packages()


def test_an_absent_tool_ends_the_run_before_any_test(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent() -> None:
        raise CannotInstall("the tests need qpdf. Run: sudo apt-get install -y qpdf")

    monkeypatch.setattr(testing, "bring_tools", absent)
    monkeypatch.setattr(testing, "run_pytest", lambda *_, **__: pytest.fail("the tests were run"))

    assert testing.run([]) == 1
    assert "apt-get install -y qpdf" in capsys.readouterr().err


def test_asking_for_help_runs_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("bring_tools", "passes", "run_pytest"):
        monkeypatch.setattr(testing, name, lambda *_, **__: pytest.fail("something was run"))

    assert testing.run(["--help"]) == 0
    assert "--full" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("checks_pass", "tests_pass", "status"), [(True, True, 0), (False, True, 1), (True, False, 1)]
)
def test_one_failure_anywhere_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, checks_pass: bool, tests_pass: bool, status: int
) -> None:
    monkeypatch.setattr(testing, "bring_tools", lambda: None)
    monkeypatch.setattr(testing, "passes", lambda name, command: checks_pass or name != "mypy")
    monkeypatch.setattr(testing, "run_pytest", lambda words, *, full: tests_pass)

    assert testing.run([]) == status


def test_the_short_tier_leaves_the_slow_tests_out_and_the_full_one_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[list[str], bool]] = []
    monkeypatch.setattr(testing, "bring_tools", lambda: None)
    monkeypatch.setattr(testing, "passes", lambda name, command: True)
    monkeypatch.setattr(testing, "run_pytest", lambda words, *, full: asked.append((words, full)) or True)

    testing.run(["tests/press"])
    testing.run(["--full", "tests/press"])

    assert asked == [([*testing.SHORT, "tests/press"], False), (["tests/press"], True)]


def test_a_checker_leaves_nothing_where_a_first_paper_will_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "ROOT", tmp_path)
    monkeypatch.delenv("GAZETTE_PAPER", raising=False)

    assert testing.passes("settings", ["-c", "from gazette.house.settings import active; active().secret_key()"])

    assert list(tmp_path.iterdir()) == []
