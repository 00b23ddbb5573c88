"""Printing in a child: a file with its report or none at all, whatever happens on the way; and the page as a paper sets it."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gazette.edition import child as children
from gazette.edition.child import work
from gazette.edition.findings import Finding
from gazette.edition.gate import Measured
from gazette.edition.grid import pages_of, sheet_of
from gazette.edition.order import Identity, Order
from gazette.edition.printing import place, printed
from gazette.edition.sealing import keep
from gazette.edition.sheet import MM, SIZES
from gazette.edition.snapshot import Amends
from gazette.edition.wishes import Wish, Wishes
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings
from gazette.record.edition import CORRECTION, Ran, kept_at, sealed_at

from .making import make_snapshot, make_story

CLOSED = datetime(2025, 11, 8, 15, tzinfo=UTC)


def make_order(*names: str, amends: tuple[Amends, ...] = ()) -> Order:
    names = names or tuple(f"tale{n}" for n in range(6))
    stories = [make_story(name, words=260) for name in names]
    return Order(replace(make_snapshot(*stories), amends=amends), SIZES["a4"], 1, Identity(7, CLOSED, dict.fromkeys(names, 1)))


def nothing(report, order) -> tuple[str, ...]:
    return ()


def test_a_child_prints_and_tells_how_far_it_is(tmp_path: Path) -> None:
    heard = []

    with printed(make_order, nothing, run=tmp_path, heard=heard.append) as made:
        place(made.file, tmp_path / "out" / "gazette.pdf")
        assert made.report.lines()[0].startswith("1 pages, ")

    assert (tmp_path / "out" / "gazette.pdf").read_bytes().startswith(b"%PDF")
    assert [said["stage"] for said in heard] == ["page", "gate"] and heard[0]["of"] == 1
    assert os.listdir(tmp_path) == ["out"]


def test_what_killed_a_story_meanwhile_has_the_edition_made_again_without_it(tmp_path: Path) -> None:
    orders = [make_order("bridge", "tram", "ferry"), make_order("bridge", "ferry")]
    asked = []

    def overtaken(report, order):
        asked.append(sorted(order.who.versions))
        return () if len(asked) == 2 else ("tram",)

    with printed(lambda: orders[len(asked)], overtaken, run=tmp_path) as made:
        assert "tram" not in made.report.printed and made.report.printed

    assert asked == [["bridge", "ferry", "tram"], ["bridge", "ferry"]]


def test_interrupted_the_child_ends_and_no_file_is_left(tmp_path: Path) -> None:
    begun = []

    def heard(said):
        begun.append(said)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), printed(make_order, nothing, run=tmp_path, heard=heard):
        raise AssertionError("it came to its end")

    assert begun and list(tmp_path.iterdir()) == []
    assert "gazette.edition.child" not in subprocess.run(["ps", "-o", "args", "--ppid", str(os.getpid())], capture_output=True, text=True).stdout


def test_a_child_whose_parent_is_gone_ends_too(tmp_path: Path) -> None:
    """Its lifeline is standard input, which closes with whoever held it."""
    ended = subprocess.run([sys.executable, "-P", "-c", "from gazette.edition.child import _end_with_parent as end; end()"], stdin=subprocess.DEVNULL,
                           env={**os.environ, "PYTHONPATH": str(Path(children.__file__).parents[2])}, timeout=120)  # fmt: skip

    assert ended.returncode == 1


def test_an_edition_the_gate_stops_is_refused_in_a_sentence_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "examine", lambda *_, **__: (Measured((Finding("words", 1, "a word is lost"),), {}), ()))

    with pytest.raises(Mistake, match="a word is lost"):
        work(make_order(), tmp_path, sealed=False)

    assert list(tmp_path.iterdir()) == []


def test_an_edition_with_nothing_to_print_is_refused_by_the_child_s_own_words(tmp_path: Path) -> None:
    empty = replace(make_order(), snapshot=make_snapshot())

    with pytest.raises(Mistake, match="no story to print"), printed(lambda: empty, nothing, run=tmp_path):
        raise AssertionError("there was nothing")

    assert list(tmp_path.iterdir()) == []


def test_a_sealed_edition_names_its_files_by_what_is_in_them_and_says_where_each_story_ran(tmp_path: Path) -> None:
    order = make_order(amends=(Amends("After Ilse", "The wall is 3.30 meters high.", "ilse", 2),))
    order = replace(order, snapshot=replace(order.snapshot, wishes=Wishes((Wish("tale1", cut=1, headline="In Print Alone"),))))

    report = work(order, tmp_path / "", sealed=True)
    entry = report.entry
    press = keep(entry, tmp_path, pictures=tmp_path / "pictures", printed=tmp_path / "printed")

    assert (entry.number, entry.day, entry.closed) == (7, "2025-11-08", "2025-11-08T15:00:00Z")
    assert {ran.story for ran in entry.ran} == set(report.printed) - {"corrections"} | {"ilse"}
    assert Ran("ilse", 2, (1,), CORRECTION) in entry.ran
    assert {(ran.story, ran.cut, ran.headline) for ran in entry.ran if ran.cut or ran.headline} == {("tale1", 1, "In Print Alone")}
    assert kept_at(tmp_path / "pictures", entry.pdf, "pdf").read_bytes().startswith(b"%PDF")
    assert kept_at(tmp_path / "pictures", entry.epub, "epub").read_bytes().startswith(b"PK") and entry.epub_bytes > 1000
    assert press == sealed_at(tmp_path / "printed", entry) and press.exists()
    assert [shown.width for shown in entry.pages[0].pictures] == [800, 1600]


def test_a_place_that_cannot_be_written_is_named_and_keeps_no_half_file(tmp_path: Path) -> None:
    source = tmp_path / "made.pdf"
    source.write_bytes(b"%PDF")
    (tmp_path / "file").touch()

    with pytest.raises(Mistake, match="could not be written"):
        place(source, tmp_path / "file" / "gazette.pdf")


def test_a_paper_s_own_grid_changes_its_own_size_only() -> None:
    settings = Settings(page_size="tabloid", page_columns=4, page_width=280.0, page_margins="15 12 15 14")

    assert (sheet_of(settings).columns, round(sheet_of(settings).width / MM), round(sheet_of(settings).margin[0] / MM)) == (4, 280, 15)
    assert sheet_of(settings, "a4") == SIZES["a4"]


@pytest.mark.parametrize(("changes", "said"), [
    ({"page_size": "quarto"}, "no size"), ({"page_columns": 9}, "columns of"), ({"page_margins": "12 12"}, "left, top, right"),
    ({"page_height": 100.0}, "lines"), ({"page_body": 14.0}, "page_body"),
])  # fmt: skip
def test_a_grid_that_cannot_be_printed_is_refused_in_a_sentence(changes, said: str) -> None:
    with pytest.raises(Mistake, match=said):
        sheet_of(Settings(**changes))


def test_more_pages_than_can_be_printed_are_refused() -> None:
    with pytest.raises(Mistake, match="65 pages"):
        pages_of(65)
