"""The printed paper by command, in real processes: a proof, a release, a kill in print, a correction that follows, and Ctrl-C."""

import json
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from .front_door import command, environment, gazette, pages, refusal, wait_for

NEXT_MORNING = "2025-11-09T05:00:00+00:00"
NEXT_NOON = "2025-11-09T12:00:00+00:00"
SMALL = ("--size", "a4", "--pages", "2")


def asked(paper: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(paper / "db.sqlite3")) as connection:
        return connection.execute(sql).fetchall()


def test_a_proof_is_a_file_with_a_report_and_nothing_else(paper: Path, tmp_path: Path) -> None:
    before = (pages(paper), asked(paper, "SELECT max(number) FROM record_entry"))

    asked_for = ("--without", "beijing-parade-retold", "--notice", "Weather", "--notice", "Frost at night.", "--layout", str(tmp_path / "layout.json"))
    told = json.loads(gazette("print-edition", *SMALL, *asked_for, "--out", str(tmp_path / "proof.pdf"), "--json", paper=paper))

    assert (tmp_path / "proof.pdf").read_bytes().startswith(b"%PDF")
    assert told["pages"] == 2 and told["stories"] and told["report"][0].startswith("2 pages, ")
    assert all(address.startswith("/2025/") for address in told["stories"])
    assert "beijing-parade-retold" not in str(told["stories"]) and "beijing-parade-retold" not in str(told["held"])
    said = [span["text"] for element in json.loads((tmp_path / "layout.json").read_text())["pages"][0]["elements"] for line in element.get("lines", ())
            if isinstance(line, list) for span in line]  # fmt: skip
    assert {"WEATHER", "Frost at night.", "VOL. I, NO. 1", "ONE DOLLAR"} <= set(said)
    assert (pages(paper), asked(paper, "SELECT max(number) FROM record_entry")) == before
    assert not list((paper / "run").glob("printing-*")) and not (paper / "printed").exists()


def test_stopped_half_way_it_leaves_no_file_no_room_and_no_child(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "proof.pdf"
    process = subprocess.Popen(command("print-edition", "--pages", "8", "--out", str(out), paper=paper), env=environment(), stderr=subprocess.PIPE, text=True)
    (order,) = wait_for(lambda: list((paper / "run").glob("printing-*/order")))
    child = wait_for(lambda: subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split())

    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert (process.returncode, said) == (130, "gazette: stopped.\n")
    assert not order.exists() and not list((paper / "run").glob("printing-*")) and not out.exists()
    assert not any(Path(f"/proc/{pid}").exists() for pid in child)


def test_what_cannot_be_printed_is_refused_before_anything_is_made(paper: Path, tmp_path: Path) -> None:
    assert "0 pages cannot be printed" in refusal("print-edition", "--pages", "0", paper=paper)
    assert "is no day" in refusal("print-edition", "--date", "tomorrow", paper=paper)
    assert "Add --release" in refusal("print-edition", "--at", "2025-11-09", paper=paper)
    assert "is past" in refusal("print-edition", "--release", "--at", "2025-11-01", paper=paper)
    assert "holds nothing that was killed" in refusal("print-edition", "--again", paper=paper)
    assert "as it was printed" in refusal("print-edition", "--again", "--without", "council-budget", paper=paper)
    assert "no story “nowhere”" in refusal("print-edition", "--without", "nowhere", paper=paper)
    assert "no story to print" in refusal("print-edition", "--date", "2001-01-01", "--out", str(tmp_path / "none.pdf"), paper=paper)
    assert not (tmp_path / "none.pdf").exists()


@pytest.mark.slow
def test_a_released_paper_is_read_a_killed_story_leaves_it_and_a_correction_follows_it(paper: Path) -> None:
    told = json.loads(gazette("print-edition", *SMALL, "--release", "--json", paper=paper))
    first, second, *_ = told["stories"]
    assert Path(told["press"]).read_bytes().startswith(b"%PDF")
    assert {"/today/", "/today/2025-11-08/", "/today/2025-11-08/2/", "/today/2025-11-08/paper.pdf"} <= pages(paper).keys()
    assert "is what was sealed" in gazette("doctor", paper=paper)
    assert "is out" in refusal("print-edition", "--release", paper=paper)

    gazette("kill", first, "--reason", "It was invented.", "--yes", paper=paper, GAZETTE_NOW=NEXT_MORNING)
    assert "/today/2025-11-08/paper.pdf" not in pages(paper)
    assert not any(address.startswith("/pictures/page-2025-11-08-1-") for address in pages(paper))

    again = json.loads(gazette("print-edition", "--again", "--date", "2025-11-08", "--json", paper=paper, GAZETTE_NOW=NEXT_MORNING))
    assert first not in again["stories"] and second in again["stories"]
    assert "/today/2025-11-08/paper.pdf" in pages(paper) and not Path(told["press"]).exists()
    assert len(list((paper / "pictures/editions").glob("*.pdf"))) == 1

    slug = second.strip("/").rsplit("/", 1)[1]
    headline = asked(paper, f"SELECT headline FROM stories_story WHERE slug = '{slug}'")[0][0]
    gazette("correct", slug, "--was", headline.split()[-1], "--is", "Elsewhere", paper=paper, GAZETTE_NOW=NEXT_NOON)
    for day in ("2025-11-09", "2025-11-10"):
        gazette("print-edition", "--size", "a4", "--pages", "2", "--date", day, "--release", paper=paper, GAZETTE_NOW=f"{day}T13:00:00+00:00")

    boxes = asked(paper, "SELECT day, count(*) FROM record_appearance WHERE role = 'correction' AND current GROUP BY day")
    assert boxes == [("2025-11-09", 1)]
    assert "The record is whole" in gazette("verify", paper=paper)
