"""The commands as a person gives them: what they print, what they refuse, and what stands afterwards."""

import json
import re
import sqlite3
import subprocess
from argparse import Namespace
from contextlib import closing, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from gazette import cli
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings
from gazette.keeping import doctor
from gazette.keeping.commands import COMMANDS
from gazette.keeping.commands import doctor as doctor_command
from gazette.keeping.founding import FIRST_EDITION
from gazette.keeping.up import Wish, up

from .front_door import command, environment, gazette, pages, refusal

SEED = Path(__file__).parents[3] / "shared/seed/express-gazette-page.txt"
PAGE = Path(__file__).parents[1] / "wire/pages/tide-gate.txt"
GIVEN = [(PAGE, "2025-11-05"), *([(SEED, "2025-09-03")] if SEED.exists() else [])]


@pytest.mark.parametrize(("page", "day"), GIVEN, ids=lambda given: getattr(given, "name", given))
def test_a_page_goes_in_and_comes_back_by_the_address_that_was_printed(page: Path, day: str, paper: Path) -> None:
    address = gazette("take-in", str(page), "--published", day, paper=paper).strip()

    back = gazette("read", address, "--as-of", "2025-11-08", "--format", "text", paper=paper)

    assert back.rstrip("\n") == page.read_text("utf-8").rstrip("\n")
    assert address in pages(paper)


def test_two_first_runs_of_a_day_have_the_same_pages(founded: Path, tmp_path: Path) -> None:
    gazette("init", "--date", "2025-11-08", paper=tmp_path / "second")

    assert (tmp_path / "second" / FIRST_EDITION).read_text() == "2025-11-08"  # “up” prints it, as where it founds the paper itself
    first, second = pages(founded), pages(tmp_path / "second")
    apart = first.items() ^ second.items()
    assert {address for address, _ in apart} <= {address for address in first.keys() ^ second.keys() if address.startswith("/pictures/")}  # crops may follow
    assert sum(not address.startswith("/pictures/") for address in first) > 400


def test_nothing_of_the_sample_pretends_to_have_been_recorded_then(founded: Path) -> None:
    with closing(sqlite3.connect(founded / "db.sqlite3")) as connection:
        rows = connection.execute("SELECT DISTINCT taken_in, substr(recorded, 1, 10), effective < recorded FROM record_entry").fetchall()

    assert rows == [(1, "2025-11-08", 1)]


def test_a_story_is_corrected_read_and_killed(paper: Path) -> None:
    done = json.loads(gazette("correct", "two-coin-espresso", "--was", "espresso", "--is", "ristretto", "--json", paper=paper))
    assert "It should have said “ristretto”" in gazette("read", done["address"], "--format", "html", paper=paper)
    assert json.loads(gazette("read", done["address"], "--format", "ninjs", paper=paper))["version"] == "2"

    gazette("kill", "two-coin-espresso", "--reason", "There was no coin.", "--yes", paper=paper)

    assert "was withdrawn: There was no coin." in refusal("read", done["address"], paper=paper)
    assert "was withdrawn" in refusal("read", done["address"], "--as-of", "2025-11-08", paper=paper)
    assert "There was no coin." in gazette("read", done["address"], "--format", "html", paper=paper)
    assert "The record is whole" in gazette("verify", paper=paper)


def test_the_words_of_a_story_taken_down_are_in_no_file_of_the_paper(paper: Path, tmp_path: Path) -> None:
    draft = tmp_path / "zanzig.md"
    page = "---\nheadline: Quorvex at the Quay\nslug: the-quay\nsection: City\ndesk: The City Desk\n---\n" + "The zibbelwort of Quorvex stood there.\n\n" * 300
    draft.write_text(page, "utf-8")
    gazette("take-in", str(draft), paper=paper)
    gazette("publish", "the-quay", "--as", "editor", paper=paper)
    gazette("correct", "the-quay", "--was", "Quorvex at", "--is", "Zibbelwort at", "--as", "editor", paper=paper)
    assert holding(paper, b"zibbelwort")

    with closing(sqlite3.connect(paper / "db.sqlite3")) as reader:  # a process that keeps the database open, as the newsroom does
        assert reader.execute("SELECT count(*) FROM wagtailcore_modellogentry WHERE label LIKE '%uorvex%'").fetchone()[0]
        gazette("takedown", "the-quay", "--reason", "A court ordered it.", "--yes", paper=paper)

        assert (holding(paper, b"zibbelwort"), holding(paper, b"quorvex")) == ([], [])
        assert reader.execute("SELECT action FROM wagtailcore_modellogentry WHERE label = 'Taken down'").fetchall()


def holding(paper: Path, word: bytes) -> list[str]:
    """The files of a paper in which a word stands, in capitals or not; backups keep theirs until they are replaced."""
    files = [path for path in paper.rglob("*") if path.is_file() and "backups" not in path.parts]
    return [str(path.relative_to(paper)) for path in files if word in path.read_bytes().lower()]


def test_a_draft_is_published_by_its_slug(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("---\nheadline: A New Bridge\nslug: new-bridge\nsection: City\ndesk: The City Desk\n---\nIt stands.\n", "utf-8")
    assert "(draft)" in gazette("take-in", str(tmp_path / "draft.md"), paper=paper)
    assert "There is no page" in refusal("read", "/2025/11/08/new-bridge/", paper=paper)

    assert gazette("publish", "new-bridge", "--as", "editor", paper=paper).startswith("/2025/11/08/new-bridge/ is published")

    assert "A New Bridge" in gazette("read", "/2025/11/08/new-bridge/", paper=paper)
    assert "is published as it stands" in refusal("publish", "new-bridge", paper=paper)


def test_a_slug_of_two_days_is_refused_with_both_addresses(paper: Path, tmp_path: Path) -> None:
    story = "---\nheadline: A New Bridge\nslug: bridge\nsection: City\n---\nIt stands.\n"
    (tmp_path / "bridge.md").write_text(story, "utf-8")
    for day in ("2025-05-01", "2025-05-02"):
        gazette("take-in", str(tmp_path / "bridge.md"), "--published", day, paper=paper)

    said = refusal("kill", "bridge", "--reason", "No.", "--yes", paper=paper)

    assert "/2025/05/01/bridge/, /2025/05/02/bridge/" in said
    gazette("kill", "/2025/05/02/bridge/", "--reason", "No.", "--yes", paper=paper)
    assert "It stands." in gazette("read", "/2025/05/01/bridge/", paper=paper)


def test_a_changed_page_and_a_changed_record_are_found(paper: Path) -> None:
    (paper / "public/city/index.html").write_text("Defaced")
    done = subprocess.run(command("verify", paper=paper), env=environment(), capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr.startswith("/city/ was changed")

    with closing(sqlite3.connect(paper / "db.sqlite3")) as connection:
        connection.execute("UPDATE record_payload SET data = replace(data, 'Harbor Tunnel', 'Harbour Tunnel')")
        connection.commit()
    done = subprocess.run(command("verify", paper=paper), env=environment(), capture_output=True, text=True)
    assert done.returncode == 1 and "its words do not match their commitment" in done.stderr


def test_mistakes_are_one_sentence_each(founded: Path, tmp_path: Path) -> None:
    assert "There is no command “print”" in refusal("print")
    assert "There is no paper in" in refusal("status", paper=tmp_path / "none")
    assert "There is no story “x”" in refusal("kill", "x", "--reason", "r", "--yes", paper=founded)
    assert "Say so with --yes" in refusal("takedown", "night-tram", "--reason", "r", paper=founded)
    assert "the words “zebra crossing” are not in it" in refusal("correct", "night-tram", "--was", "zebra crossing", "--is", "y", paper=founded)
    assert "There is no colleague “x”" in refusal("publish", "night-tram", "--as", "x", paper=founded)
    assert "There is no page at /x/" in refusal("read", "/x/", paper=founded)
    assert "is not a time" in refusal("read", "/", "--as-of", "yesterday", paper=founded)
    assert "is still to come" in refusal("read", "/", "--as-of", "2030-01-01", paper=founded)
    assert "There is no page under /nope/" in refusal("verify", "/nope/", paper=founded)
    assert "“0001-01-01” is before there were newspapers" in refusal("read", "/", "--as-of", "0001-01-01", paper=founded)
    assert "is no port" in refusal("up", "--port", "99999", paper=founded)
    assert "There is a paper in" in refusal("init", paper=founded)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/thesis.txt").write_text("mine")
    assert "holds other files" in refusal("init", paper=tmp_path / "full")
    assert (tmp_path / "full/thesis.txt").read_text() == "mine"
    (tmp_path / "bare").mkdir()
    assert "--name should say on one line" in refusal("init", "--empty", "--name", " ", paper=tmp_path / "bare")
    assert "is no time zone" in refusal("init", "--empty", paper=tmp_path / "bare", GAZETTE_ZONE="Mars/Olympus")
    assert not list((tmp_path / "bare").iterdir())


def test_a_bad_settings_file_is_named_with_its_field(paper: Path) -> None:
    file = paper / "gazette.toml"
    good = file.read_text()

    file.write_text(good + "\n[server]\nport = \"many\"\n")
    assert re.search(r"gazette.toml: “port” should be a whole number", refusal("status", paper=paper))
    file.write_text(good.replace("America/New_York", "Mars/Olympus"))
    assert "“Mars/Olympus” is no time zone" in refusal("up", "--port", "0", paper=paper)
    file.write_text(good + "\n[paper\n")
    assert "cannot be read" in refusal("press", paper=paper)
    done = subprocess.run(command("doctor", paper=paper), env=environment(), capture_output=True, text=True)
    assert done.returncode == 1 and "BAD settings" in done.stdout and "Traceback" not in done.stderr


def test_colleagues_come_in_by_link(paper: Path) -> None:
    assert re.search(r"/newsroom/welcome/\S+/\nlets Nellie in as editor", gazette("staff", "add", "Nellie", "--role", "editor", paper=paper))
    assert "lets editor in as administrator" in gazette("staff", "reset", "editor", paper=paper)
    listed = json.loads(gazette("staff", "list", "--json", paper=paper))
    assert {(row["name"], row["role"]) for row in listed} == {("editor", "administrator"), ("(invited)", "editor")}
    assert "Here work: editor" in refusal("staff", "reset", "nobody", paper=paper)


def test_status_and_doctor_tell_how_a_paper_stands(founded: Path) -> None:
    found = json.loads(gazette("status", "--json", paper=founded))
    assert found["running"] is False and found["entries"] > 150 and found["faults"] == []

    examined = {one["name"]: one for one in json.loads(gazette("doctor", "--json", paper=founded))}
    assert {"python", "disk", "permissions", "clock", "database", "tables", "record", "pages", "press", "fonts", "socket", "keys"} <= set(examined)
    assert all(one["well"] for one in examined.values())


@pytest.mark.parametrize(("language", "words"), [("de-AT", "are in it"), ("nl", "stay English")])
def test_the_doctor_says_whether_the_furniture_speaks_the_papers_language(language: str, words: str) -> None:
    (found,) = doctor._language(Settings(language=language))

    assert found.words.startswith(f"{language}: ") and words in found.words


def test_the_doctor_prints_what_a_public_server_needs(founded: Path) -> None:
    printed = gazette("doctor", "--host", "gazette.example", paper=founded)

    assert "reverse_proxy 127.0.0.1:8000" in printed and "gazette.example {" in printed
    assert re.search(rf"ExecStart=\S+/gazette up --paper {re.escape(str(founded))} --host gazette.example --port 8000", printed)


def test_a_public_server_is_told_the_name_the_paper_has_and_none_that_is_no_name(tmp_path: Path) -> None:
    (tmp_path / "gazette.toml").write_text('[paper]\nbase_url = "https://x.example"\n')
    asked = Namespace(directory=tmp_path, deploy=True, host="")

    with redirect_stdout(StringIO()) as printed:
        doctor_command.run(asked)
    assert "x.example {" in printed.getvalue() and "--host x.example" in printed.getvalue()
    asked.host = "bad host!; rm"
    with pytest.raises(Mistake, match="--host is “bad host!; rm”. Write the name alone"):
        doctor_command.run(asked)
    with pytest.raises(Mistake, match="--host is “https://x.example”. Write the name alone"):
        up(Wish(tmp_path / "new", host="https://x.example"), tell=print, welcome=print)
    assert not (tmp_path / "new").exists()


def test_every_command_has_help_and_the_start_is_quick() -> None:
    for name in COMMANDS:
        parser, module = cli.parser(name)
        assert parser.format_help() and callable(module.run)
        assert name in cli.overview()
    heavy = "import sys, gazette.cli, gazette.keeping.up; print([name for name in ('django', 'PIL', 'wagtail', 'uvloop', 'httptools') if name in sys.modules])"
    assert subprocess.run(command()[:2] + ["-c", heavy], env=environment(), capture_output=True, text=True).stdout.strip() == "[]"
