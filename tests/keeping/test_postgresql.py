"""The same paper on PostgreSQL, by one setting: a real server, the real commands, and the same pages as on SQLite."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gazette.keeping.founding import FIRST_EDITION
from tests.tools import postgresql
from tests.tools.places import Absent

from .front_door import command, environment, gazette, get, pages, refusal, running, wait_for

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
PATIENCE = 1200  # seconds; the driver in plain Python is slower, and the machine may be busy


@dataclass(frozen=True)
class Paper:
    """A paper and the address of its database."""

    directory: Path
    url: str

    def gazette(self, *words: str) -> str:
        return gazette(*words, paper=self.directory, GAZETTE_DATABASE_URL=self.url)


@pytest.fixture(scope="module")
def server() -> Iterator[postgresql.Server]:
    """A server of our own; where none is installed these tests are named as skipped, with the line that brings one."""
    try:
        postgresql.programs()
    except Absent as reason:
        pytest.skip(str(reason))
    with postgresql.server() as made:
        yield made


@pytest.fixture(scope="module")
def paper(server: postgresql.Server, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """The sample paper, its words in PostgreSQL."""
    made = Paper(tmp_path_factory.mktemp("postgresql") / "paper", server.make("gazette"))
    subprocess.run(command("init", "--date", "2025-11-08", paper=made.directory), env=environment(GAZETTE_DATABASE_URL=made.url), check=True, timeout=PATIENCE)
    (made.directory / FIRST_EDITION).unlink()
    return made


def test_the_sample_has_the_same_pages_on_both_databases(paper: Paper, founded: Path):
    theirs, ours = pages(paper.directory), pages(founded)

    assert not (paper.directory / "db.sqlite3").exists()
    assert {address for address, _ in theirs.items() ^ ours.items() if not address.startswith("/pictures/")} == set()


def test_a_story_goes_its_whole_way_on_postgresql(paper: Paper, tmp_path: Path):
    page = ROOT / "tests/wire/pages/tide-gate.txt"
    taken = paper.gazette("take-in", str(page), "--published", "2025-11-05").strip()
    draft = tmp_path / "draft.md"
    draft.write_text("---\nheadline: A Quay of Zinc\nslug: quay-of-zinc\nsection: City\ndesk: The City Desk\n---\nIt stands.\n", "utf-8")

    paper.gazette("take-in", str(draft))
    paper.gazette("publish", "quay-of-zinc", "--as", "editor")
    paper.gazette("correct", "quay-of-zinc", "--was", "stands", "--is", "sits")
    paper.gazette("kill", "two-coin-espresso", "--reason", "There was no coin.", "--yes")

    assert paper.gazette("read", taken, "--as-of", "2025-11-08", "--format", "text").rstrip() == page.read_text("utf-8").rstrip()
    assert "It should have said “sits”" in paper.gazette("read", "/2025/11/08/quay-of-zinc/", "--format", "html")
    assert "The record is whole" in paper.gazette("verify")
    assert json.loads(paper.gazette("doctor", "--json"))
    assert "pg_dump" in refusal("backup", str(tmp_path / "b.tar"), paper=paper.directory, GAZETTE_DATABASE_URL=paper.url)


def test_it_is_served_searched_and_read_as_it_stood(paper: Paper):
    with running("--port", "0", paper=paper.directory, GAZETTE_DATABASE_URL=paper.url) as up:
        address = json.loads(up.stdout.readline())["local"]

        wait_for(lambda: "harbor-tunnel-reopens" in get(f"{address}/search/?q=tunnel")[1])
        assert "Nothing" in get(f"{address}/search/?q=xylophonist")[1]
        assert get(f"{address}/as-of/2025-11-08T09:00/")[0] == 200
        assert get(f"{address}/newsroom/login/")[0] == 200


APPEND = """
import sys
import django
django.setup()
from django.db import transaction
from gazette.house import clock
from gazette.record import log
for number in range(50):
    with transaction.atomic():
        log.append("redirect", f"/{sys.argv[1]}/{number}/", {"from": f"/{sys.argv[1]}/{number}/", "to": "/"}, at=clock.now())
"""
PROVE = """
import django
django.setup()
from gazette.record import log
from gazette.record.models import Entry
print(*log.verify(), Entry.objects.filter(kind="redirect").count())
"""


def test_two_who_append_at_once_both_stand_in_the_chain(paper: Paper):
    """Each appends fifty times; without a lock of the record's own they would take the same number."""
    around = environment(GAZETTE_DATABASE_URL=paper.url, GAZETTE_PAPER=str(paper.directory), DJANGO_SETTINGS_MODULE="gazette.settings")
    both = [subprocess.Popen([sys.executable, "-c", APPEND, name], env=around, stderr=subprocess.PIPE, text=True) for name in ("one", "two")]

    assert [(each.communicate(timeout=PATIENCE)[1], each.returncode) for each in both] == [("", 0)] * 2
    done = subprocess.run([sys.executable, "-c", PROVE], env=around, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["100"]


def test_a_full_database_an_absent_server_and_a_forgotten_address_are_told_in_a_sentence(paper: Paper, server: postgresql.Server, tmp_path: Path):
    assert "is not empty" in refusal("init", paper=tmp_path / "second", GAZETTE_DATABASE_URL=paper.url)
    assert not (tmp_path / "second").exists()
    lost = paper.url.replace(f":{server.port}/", ":9/")
    assert "PostgreSQL did not let us in" in refusal("status", paper=paper.directory, GAZETTE_DATABASE_URL=lost)
    assert "say so by database_url" in refusal("status", paper=paper.directory)
