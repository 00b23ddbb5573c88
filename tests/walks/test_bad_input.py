"""Bad input and bad luck, given to the real commands: one clear sentence each, and nothing half-done."""

import hashlib
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from tests.keeping.front_door import SECONDS, command, environment, gazette, pages, refusal

from .conftest import Make
from .fulldisk import on_a_full_disk
from .making import MOMENT

DAY = "2026-03-09"
OURS = ("run/", "backups/")  # a lock, a socket, a log: what a paper is without
STORY = "---\nheadline: {headline}\nslug: {slug}\nsection: {section}\n---\nIt stands.\n\n![A bridge]({picture})\n"

PAGE = "EG\nThe Express Gazette\nSaturday, November 8, 2025\n\nA Bridge\n\nIt stands.\n\nCity 99999999 years ago\n\nIt stands.\n"

STORIES = {
    "good": {}, "plain": {"picture": ""}, "section": {"section": "Gardens"}, "slug": {"slug": "open-1"}, "bomb": {"picture": "bomb.png"},
    "torn": {"picture": "torn.jpg"},
    "hour": {"section": 'City\ntime: "25:00"'}, "topics": {"section": "City\ntopics: 5"}, "act": {"section": "City\nacts: [x]"},
    "month": {"section": "City\ndate: 2025-13-01"},
}  # fmt: skip


@pytest.fixture
def paper(make: Make, tmp_path: Path) -> Path:
    """A copy of the small paper: four stories, one killed, one taken down."""
    return copied(make()[0], tmp_path / "paper")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """What lies on the desk: one good story, and everything that can be wrong with another."""
    desk = tmp_path / "desk"
    desk.mkdir()
    Image.effect_noise((900, 600), 50).convert("RGB").save(desk / "good.jpg")
    Image.new("1", (12_000, 12_000)).save(desk / "bomb.png")
    (desk / "torn.jpg").write_bytes((desk / "good.jpg").read_bytes()[:2000])
    for name, wrong in STORIES.items():
        right = {"headline": "A Bridge", "slug": f"a-{name}", "section": "City", "picture": "good.jpg"}
        (desk / f"{name}.md").write_text(STORY.format(**right | wrong), "utf-8")
    (desk / "latin.md").write_bytes("---\nheadline: Caf\xe9\n---\n".encode("latin-1"))
    (desk / "aged.txt").write_text(PAGE, "utf-8")
    (desk / "page.txt").write_text("EG\nThe Express Gazette\nSaturday, November 8, 2025\n\nOnly a headline\n", "utf-8")
    return desk


BAD = {
    "page.txt": "is in no format we can read", "latin.md": "is not UTF-8", "section.md": "there is no section “Gardens”",
    "slug.md": "was used on 2026-03-09", "bomb.md": "bomb.png: The picture is 12000 × 12000 pixels", "torn.md": "torn.jpg", "none.md": "No such file",
    "hour.md": "“25:00” is not a time of day", "topics.md": "“topics: 5” is not a list", "act.md": "not “x”", "month.md": "month must be in 1..12",
}  # fmt: skip


def test_each_bad_page_is_one_sentence_that_names_it_and_the_paper_is_as_it_was(paper: Path, desk: Path):
    before = whole(paper)

    done = take_in(paper, *(desk / name for name in BAD))

    assert done.returncode == 2 and done.stdout == "" and "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith("gazette: ")]
    assert len(said) == len(BAD) == len(done.stderr.splitlines()), done.stderr
    for line, (name, why) in zip(said, BAD.items(), strict=True):
        assert name.partition(".")[0] in line and why in line, (name, line)
    assert whole(paper) == before


def test_an_age_of_a_page_from_before_there_were_newspapers_is_one_sentence(paper: Path, desk: Path):
    said = refusal("take-in", str(desk / "aged.txt"), paper=paper, GAZETTE_NOW=MOMENT)

    assert "aged.txt: 99999999 years ago was before there were newspapers" in said


def test_a_good_page_among_bad_ones_goes_in_whole(paper: Path, desk: Path):
    done = take_in(paper, desk / "bomb.md", desk / "hour.md", desk / "good.md", desk / "section.md")

    assert (done.returncode, done.stdout) == (2, "/2026/03/09/a-good/\n")
    assert "/2026/03/09/a-good/" in pages(paper)
    assert not {address for address in pages(paper) if "a-bomb" in address or "a-section" in address}


def test_a_bad_settings_file_stops_every_command_before_it_does_anything(paper: Path, desk: Path):
    file = paper / "gazette.toml"
    file.write_text(file.read_text("utf-8") + "\n[look]\ntokens = red\n", "utf-8")
    before = whole(paper)

    for words in (("up", "--port", "0"), ("take-in", str(desk / "good.md"), "--published", DAY), ("kill", "open-1", "--reason", "No.", "--yes")):
        assert "gazette.toml cannot be read" in refusal(*words, paper=paper, GAZETTE_NOW=MOMENT)

    assert whole(paper) == before


@pytest.mark.parametrize(("story", "room"), [("plain", 0), pytest.param("plain", 60, marks=pytest.mark.slow), ("good", 160)])
def test_on_a_full_disk_nothing_is_taken_in_by_halves(make: Make, desk: Path, tmp_path: Path, story: str, room: int):
    done = on_a_full_disk(make()[0], tmp_path / "full", room, "take-in", str(desk / f"{story}.md"), "--published", DAY, GAZETTE_NOW=MOMENT)

    assert done.status == 2 and "disk" in only_sentence(done.said) and "Make room" in only_sentence(done.said)
    assert whole(done.paper) == whole(make()[0])


def test_what_is_recorded_when_the_disk_fills_up_is_said_and_pressed_later(make: Make, tmp_path: Path):
    done = on_a_full_disk(make()[0], tmp_path / "full", 0, "kill", "open-1", "--reason", "No.", "--yes", full="paper/public", GAZETTE_NOW=MOMENT)

    assert done.status == 2
    assert "is withdrawn. But its pages are not pressed yet" in only_sentence(done.said) and "No space left" in only_sentence(done.said)
    assert pages(done.paper)["/2026/03/09/open-1/"][0] == 200
    gazette("press", paper=done.paper, GAZETTE_NOW=MOMENT)
    assert pages(done.paper)["/2026/03/09/open-1/"][0] == 410


def test_no_paper_is_begun_on_a_disk_too_small_for_it(tmp_path: Path):
    done = on_a_full_disk(tmp_path / "none", tmp_path / "full", 600, "up", "--empty", "--port", "0")

    assert done.status == 2 and only_sentence(done.said).startswith("The disk ")
    assert not done.paper.exists()


def take_in(paper: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    asked = command("take-in", *map(str, files), "--published", DAY, paper=paper)
    return subprocess.run(asked, env=environment(GAZETTE_NOW=MOMENT), capture_output=True, text=True, timeout=SECONDS)


def only_sentence(said: str) -> str:
    assert "Traceback" not in said, said
    (line,) = [line for line in said.splitlines() if line.startswith("gazette: ")]
    return line.removeprefix("gazette: ")


def copied(paper: Path, to: Path) -> Path:
    subprocess.run(["cp", "-a", str(paper), str(to)], check=True)
    return to


def whole(paper: Path) -> dict[str, str]:
    """Everything a paper is: each file by its hash, each database by what stands in it."""
    files = {path.relative_to(paper).as_posix(): path for path in paper.rglob("*") if path.is_file()}
    kept = {name: path for name, path in files.items() if not name.startswith(OURS) and not name.endswith(("-wal", "-shm"))}
    return {name: _rows(path) if name.endswith(".sqlite3") else hashlib.sha256(path.read_bytes()).hexdigest() for name, path in kept.items()}


def _rows(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()
