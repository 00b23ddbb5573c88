"""One address for the whole paper, whoever works on it: ``up``, and the commands beside it that are told less."""

import json
import re
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings, active
from gazette.keeping import edition, slow_press
from gazette.keeping.address import served_under
from gazette.keeping.declaring import addressed
from gazette.keeping.running import alone
from gazette.press import store
from gazette.press.formats.declarations import robots
from gazette.press.press import catch_up
from gazette.record.names import Paper
from gazette.record.reading import Reading
from tests.record.making import NOON, lay_ground, publish

from .front_door import gazette, get, running, wait_for

PUBLIC = "https://x.example"


@pytest.fixture
def paper(tmp_path: Path) -> Settings:
    return Settings(directory=tmp_path)


@pytest.mark.django_db
def test_an_edition_printed_beside_a_running_paper_leaves_its_address_and_is_printed_under_it(woken, tmp_path, monkeypatch):
    lay_ground(base_url=PUBLIC)
    publish()
    settings, ordered = replace(active(), name="The Renamed Gazette"), []

    @contextmanager
    def printed(order, overtaken, **how):
        ordered.append(order().snapshot)
        raise Mistake("as far as this")
        yield

    monkeypatch.setattr(edition, "printed", printed)
    asked = edition.Asked(NOON.date())
    with pytest.raises(Mistake, match="as far as this"):
        edition.proof(settings, asked, out=tmp_path / "proof.pdf", now=lambda: NOON + timedelta(hours=1), heard=print)
    with pytest.raises(Mistake, match="as far as this"):
        edition.released(settings, asked, out=None, by=None, at=None, now=lambda: NOON + timedelta(hours=1), heard=print)

    assert (Reading().paper().base_url, Reading().paper().name) == (PUBLIC, "The Renamed Gazette")
    assert [snapshot.address for snapshot in ordered] == ["x.example", "x.example"]


@pytest.mark.django_db
@pytest.mark.parametrize(("told", "address"), [
    ({}, PUBLIC), ({"port": 18123}, PUBLIC), ({"host": "y.example"}, "https://y.example"), ({"base_url": "http://z.example:81"}, "http://z.example:81"),
])  # fmt: skip
def test_the_records_address_holds_unless_settings_name_another_and_always_while_the_paper_runs(paper, told, address):
    settings = replace(paper, **told)
    assert addressed(settings).base_url == (f"http://localhost:{settings.port}" if address == PUBLIC else address)  # a new paper

    lay_ground(base_url=PUBLIC)

    assert addressed(settings).base_url == address
    with alone(settings.directory):
        assert addressed(settings).base_url == PUBLIC


@pytest.mark.parametrize(("before", "host", "told", "address"), [
    ("", "", {}, "http://localhost:8001"), ("http://localhost:9000", "", {}, "http://localhost:8001"), (PUBLIC, "", {}, PUBLIC),
    (PUBLIC, "y.example", {}, "https://y.example"), (PUBLIC, "localhost", {}, "http://localhost:8001"),
    (PUBLIC, "", {"host": "y.example"}, "https://y.example"), (PUBLIC, "", {"base_url": "http://z.example"}, "http://z.example"),
])  # fmt: skip
def test_up_without_a_name_keeps_the_public_address_the_paper_had_and_says_so(paper, before, host, told, address):
    heard: list[str] = []
    if before:
        paper.store.mkdir()
        (paper.store / "robots.txt").write_text(robots(Paper("paper", base_url=before), NOON.date()), "utf-8")

    assert served_under(replace(paper, **told), host, 8001, tell=heard.append) == address
    assert bool(heard) == (address == PUBLIC) and all(PUBLIC in words and "http://localhost:8001" in words for words in heard)


@pytest.mark.django_db
def test_no_run_of_the_press_takes_https_out_of_the_files_for_other_servers_even_for_a_moment(paper, monkeypatch):
    lay_ground(base_url=PUBLIC)
    said: list[bool] = []
    monkeypatch.setattr(store, "write_includes", lambda directory, pages, *, secure: said.append(secure))

    with slow_press.opened(paper) as opened, opened.writing():
        opened.commit()
    catch_up(paper, clock=lambda: NOON + timedelta(hours=1))

    assert said and all(said)


@pytest.mark.slow
def test_a_paper_behind_a_name_keeps_it_whatever_is_done_beside_it_and_when_it_is_started_by_hand(founded: Path, tmp_path: Path) -> None:
    directory = Path(shutil.copytree(founded, tmp_path / "paper"))
    with running("--host", "x.example", "--port", "0", paper=directory) as process:
        local = json.loads(process.stdout.readline())["local"]
        wait_for(lambda: canonical(local))
        story = re.search(r'href="(/2025/11/\d\d/[^"/]+/)"', get(f"{local}/city/")[1])[1]
        entries = json.loads(gazette("status", "--json", paper=directory))["entries"]

        gazette("print-edition", "--release", "--pages", "2", "--size", "a4", paper=directory)
        gazette("kill", story, "--reason", "It never was.", "--yes", paper=directory)

        assert json.loads(gazette("status", "--json", paper=directory))["entries"] == entries + 2
        assert "https://x.example/newsroom/welcome/" in gazette("staff", "add", "Rosa", paper=directory)
        assert canonical(local)
        for name in ("public-nginx.conf", "public-caddy.conf"):
            assert "Strict-Transport-Security" in (directory / name).read_text()

    with running("--port", "0", paper=directory) as process:
        ready = json.loads(process.stdout.readline())
        assert ready["address"] == PUBLIC and ready["local"] != local
        assert canonical(ready["local"])


def canonical(local: str) -> bool:
    return '<link rel="canonical" href="https://x.example/">' in get(local)[1]
