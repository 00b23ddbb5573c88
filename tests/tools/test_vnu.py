"""vnu finds what it is there to find, and says nothing of a sound page."""

from pathlib import Path

import pytest

from . import vnu
from .conftest import Write


def test_a_sound_page_and_style_sheet_pass(write: Write, tmp_path: Path) -> None:
    (tmp_path / "paper.css").write_text("p { color: #222 }\n")

    assert vnu.check([write(), tmp_path / "paper.css"]) == []


def test_each_planted_fault_is_named_with_its_file(write: Write, tmp_path: Path) -> None:
    page = write("<h1>", "<img src='a.png'><h1>")
    style = tmp_path / "paper.css"
    style.write_text("p { colr: red }\n")
    drawing = tmp_path / "mark.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"><nonsense/></svg>')

    faults = vnu.check([page, style, drawing])

    assert any("index.html" in fault and "alt" in fault for fault in faults)
    assert any("paper.css" in fault and "colr" in fault for fault in faults)
    assert any("mark.svg" in fault and "nonsense" in fault for fault in faults)


def test_a_warning_counts_as_a_fault(write: Write) -> None:
    faults = vnu.check([write('<html lang="en">', "<html>")])

    assert len(faults) == 1 and "lang" in faults[0]


@pytest.mark.parametrize("name", ["missing.html", "feed.xml"])
def test_a_file_that_vnu_would_pass_over_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "feed.xml").write_text("<a/>")

    with pytest.raises(ValueError, match=name):
        vnu.check([tmp_path / name])


def test_checking_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no file"):
        vnu.check([])
