"""Backups: taken while somebody writes, checked before a paper is touched, and the same pages come back."""

import shutil
import subprocess
import tarfile
import time
from pathlib import Path

import pytest

from .front_door import command, environment, gazette, pages, refusal

LATER = "/pictures/card-"  # drawn again once the paper can be read


@pytest.fixture
def kept(founded: Path, tmp_path: Path) -> Path:
    """A backup of the sample paper."""
    gazette("backup", str(tmp_path / "kept.tar"), paper=founded)
    return tmp_path / "kept.tar"


def test_a_backup_taken_while_the_paper_is_written_restores_the_same_pages_and_the_old_paper_is_kept(paper: Path, tmp_path: Path) -> None:
    writer = subprocess.Popen(["sh", "-c", " && ".join(" ".join(f"'{word}'" for word in kill) for kill in kills(paper))],
                              env=environment(), stdout=subprocess.PIPE, text=True)  # fmt: skip
    assert "is withdrawn" in writer.stdout.readline()  # it has begun

    gazette("backup", str(tmp_path / "kept.tar"), paper=paper)

    assert writer.wait(120) == 0
    writer.stdout.close()
    gazette("restore", str(tmp_path / "kept.tar"), paper=tmp_path / "again")
    assert "The record is whole" in gazette("verify", paper=tmp_path / "again")
    gazette("backup", str(tmp_path / "last.tar"), paper=paper)
    assert "--yes" in refusal("restore", str(tmp_path / "last.tar"), paper=paper)
    gazette("restore", str(tmp_path / "last.tar"), "--yes", paper=paper)
    (before,) = tmp_path.glob("paper.before-restore-*")
    assert (before / "db.sqlite3").exists()
    back = pages(paper)
    assert [address for address, page in pages(before).items() if back.get(address) != page and not address.startswith(LATER)] == []
    assert not [address for address in pages(paper).keys() - pages(before).keys() if not address.startswith(("/pictures/", "/assets/icon-", "/favicon"))]


def kills(paper: Path) -> list[list[str]]:
    return [command("kill", slug, "--reason", "It is not so.", "--yes", paper=paper) for slug in ("library-cat", "owl-count", "market-close")]


def test_a_damaged_backup_is_refused_before_anything_is_touched(kept: Path, paper: Path, tmp_path: Path) -> None:
    before = pages(paper)
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "bent.tar").write_bytes(data)
    (tmp_path / "short.tar").write_bytes(data[: len(data) // 3])
    (tmp_path / "text.tar").write_text("no backup at all")

    for name in ("bent.tar", "short.tar", "text.tar"):
        assert "is damaged" in refusal("restore", str(tmp_path / name), "--yes", paper=paper)

    assert pages(paper) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bent.tar", "kept.tar", "paper", "short.tar", "text.tar"]


def test_a_backup_with_a_file_that_would_leave_the_paper_is_refused(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text("x")
    with tarfile.open(kept, "a") as tar:
        tar.add(tmp_path / "evil.txt", arcname="photos/../../evil.txt")

    assert "is damaged: it holds “photos/../../evil.txt”" in refusal("restore", str(kept), paper=tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_backup_is_for_its_owner_alone_and_leaves_out_what_can_be_made_again(kept: Path) -> None:
    assert kept.stat().st_mode & 0o077 == 0
    with tarfile.open(kept) as tar:
        names = tar.getnames()
    assert {"db.sqlite3", "gazette.toml", "keys/secret", "manifest.json"} <= set(names)
    assert not [name for name in names if name.startswith(("public/", "pictures/crops/", "run/", "backups/"))]


def test_a_backup_never_replaces_a_file_unasked_and_a_place_that_cannot_hold_it_is_named(kept: Path, founded: Path) -> None:
    assert "exists" in refusal("backup", str(kept), paper=founded)
    assert "/proc/kept.tar could not be written" in refusal("backup", "/proc/kept.tar", paper=founded)


def test_a_full_disk_ends_in_one_sentence_and_the_old_backup_stands(founded: Path, kept: Path) -> None:
    before = kept.read_bytes()
    limited = ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *command("backup", str(kept), "--yes", paper=founded)]

    done = subprocess.run(limited, env=environment(), capture_output=True, text=True)

    assert done.returncode == 2 and "could not be written" in done.stderr and "Traceback" not in done.stderr
    assert kept.read_bytes() == before
    assert [path.name for path in kept.parent.iterdir()] == ["kept.tar"]


def test_an_export_is_the_store_and_can_be_made_again(paper: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    gazette("export", str(target), paper=paper)
    first = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}

    time.sleep(0.01)
    gazette("kill", "library-cat", "--reason", "It was a dog.", "--yes", paper=paper)
    gazette("export", str(target), paper=paper)

    assert "public/index.html" in first and "public-nginx.conf" in first
    assert "It was a dog." in next(target.glob("public/2*/*/*/library-cat/410.html")).read_text()
    (tmp_path / "other").mkdir()
    shutil.copyfile(paper / "gazette.toml", tmp_path / "other/mine.txt")
    assert "holds other files" in refusal("export", str(tmp_path / "other"), paper=paper)
