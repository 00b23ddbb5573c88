"""``up`` with real processes: readers are served, whatever becomes of the newsroom."""

import json
import os
import signal
import socket
import subprocess
from pathlib import Path

import boto3
import pytest
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from .front_door import command, environment, gazette, get, refusal, running, wait_for


def test_readers_are_served_while_the_newsroom_is_dead_and_it_comes_back(paper: Path) -> None:
    with running("--port", "0", paper=paper) as process:
        ready = json.loads(process.stdout.readline())
        assert "Three Men on a Platform" in get(ready["local"])[1]
        assert get(f"{ready['local']}/newsroom/login/")[0] == 200
        wait_for(lambda: json.loads(get(f"{ready['local']}/healthz")[1])["last_backup"])

        (newsroom,) = children(process.pid, "gazette.keeping.newsroom")
        os.kill(newsroom, signal.SIGKILL)
        wait_for(lambda: get(f"{ready['local']}/newsroom/login/")[0] == 503)
        assert "Three Men on a Platform" in get(ready["local"])[1]
        wait_for(lambda: get(f"{ready['local']}/newsroom/login/")[0] == 200)
        assert newsroom not in children(process.pid, "gazette.keeping.newsroom")

        ours = children(process.pid, "gazette")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert "The newsroom ended (signal SIGKILL)" in process.stderr.read()
        assert not [pid for pid in ours if alive(pid)]
        assert not (paper / "run/newsroom.sock").exists()


def test_nothing_runs_on_when_up_itself_is_killed(paper: Path) -> None:
    with running("--port", "0", paper=paper) as process:
        process.stdout.readline()
        ours = children(process.pid, "gazette")
        assert len(ours) >= 2

        process.kill()

        wait_for(lambda: not [pid for pid in ours if alive(pid)])


@pytest.mark.slow
def test_the_pages_are_kept_in_a_bucket_while_the_paper_runs_and_a_killed_story_leaves_it(paper: Path) -> None:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    place = f"http://{host}:{port}"
    there = boto3.resource("s3", endpoint_url=place, region_name="us-east-1", aws_access_key_id="key", aws_secret_access_key="secret").Bucket("paper")
    there.create()
    with (paper / "gazette.toml").open("a") as toml:
        toml.write(f'\n[bucket]\nbucket = "paper"\nbucket_endpoint = "{place}"\nbucket_key = "key"\nbucket_secret = "secret"\n')
    try:
        with running("--port", "0", paper=paper) as process:
            ready = json.loads(process.stdout.readline())
            wait_for(lambda: json.loads(get(f"{ready['local']}/healthz")[1])["bucket_behind"] == 0)
            (story,) = [found.key for found in there.objects.filter(Prefix="2025/11/") if found.key.endswith("/harbor-tunnel-reopens/index.html")]
            assert there.Object("index.html").get()["Body"].read().decode() == get(ready["local"])[1]

            (carrier,) = children(process.pid, "gazette.keeping.carrier")
            os.kill(carrier, signal.SIGKILL)
            gazette("kill", "harbor-tunnel-reopens", "--reason", "It never reopened.", "--yes", paper=paper)

            wait_for(lambda: story not in {found.key for found in there.objects.all()})
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            assert "The carrier ended (signal SIGKILL); it starts again" in process.stderr.read()
        said = gazette("export", "--bucket", paper=paper)
        assert said.endswith(f" pages are in {place}/paper.\n") and story not in {found.key for found in there.objects.all()}
    finally:
        server.stop()


def test_a_second_up_on_the_same_paper_is_refused(paper: Path) -> None:
    with running("--port", "0", paper=paper) as process:
        process.stdout.readline()

        assert "is running" in refusal("up", "--port", "0", paper=paper)
        assert "is running" in refusal("restore", "x.tar", "--yes", paper=paper)


def test_a_busy_port_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        said = refusal("up", "--port", port, paper=tmp_path / "new")

    assert said.startswith(f"Port {port} is taken") and "--port" in said
    assert not (tmp_path / "new").exists()


def test_an_empty_paper_asks_five_questions_and_is_ones_own(tmp_path: Path) -> None:
    with running("--empty", "--port", "0", paper=tmp_path / "bee") as process:
        ready = json.loads(process.stdout.readline())
        page = f"{ready['local']}/newsroom/begin/{ready['token']}/"
        assert get(f"{ready['local']}/newsroom/begin/wrong/")[0] == 404
        answer(page, sections="Search\nSport", expect="that address belongs to the paper itself")
        answer(page, sections="News\nSport", expect="The Fenwick Bee is open")

        front = wait_for(lambda: (words := get(ready["local"])[1]) and "/sport/" in words and words)
        assert "<title>The Fenwick Bee</title>" in front
        assert get(page)[0] in (404, 503)
        wait_for(lambda: get(f"{ready['local']}/newsroom/login/")[0] == 200)
        told = (tmp_path / "bee/gazette.toml").read_text()
        assert 'zone = "Europe/Paris"' in told and 'monogram = "FB"' in told


def test_the_five_questions_know_the_papers_name_and_take_the_sections_an_archive_brought(tmp_path: Path) -> None:
    gazette("init", "--empty", "--name", "The Old Hive", paper=tmp_path / "bee")
    (tmp_path / "old.md").write_text("---\nheadline: Old honey\nsection: Sport\n---\nIt was sweet.\n", "utf-8")
    gazette("take-in", str(tmp_path / "old.md"), "--section", "sport", "--published", "2025-09-03", paper=tmp_path / "bee")
    with running("--port", "0", paper=tmp_path / "bee") as process:
        ready = json.loads(process.stdout.readline())
        page = f"{ready['local']}/newsroom/begin/{ready['token']}/"
        assert 'value="The Old Hive"' in get(page)[1]

        answer(page, sections="News\nSPORT", expect="The Fenwick Bee is open")

        front = wait_for(lambda: (words := get(ready["local"])[1]) and "Fenwick" in words and "/news/" in words and words)
        assert front.index("/news/") < front.index('/sport/">SPORT')


def test_stopped_half_way_a_first_run_leaves_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(command("up", "--port", "0", paper=tmp_path / "new"), env=environment(), stderr=subprocess.PIPE, text=True)
    assert "Setting the sample paper" in process.stderr.readline()

    process.send_signal(signal.SIGINT)

    assert process.wait(40) == 0
    process.stderr.close()
    assert not (tmp_path / "new").exists()


def answer(page: str, *, sections: str, expect: str) -> None:
    """Fill in the five questions as a browser would."""
    import http.cookiejar
    import re
    import urllib.parse
    import urllib.request

    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    asked = browser.open(page, timeout=30).read().decode()
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', asked)[1]
    said = {"csrfmiddlewaretoken": token, "name": "The Fenwick Bee", "language": "en", "zone": "Europe/Paris", "sections": sections,
            "username": "nellie", "password": "honeycomb and hive 42"}  # fmt: skip
    request = urllib.request.Request(page, urllib.parse.urlencode(said).encode(), {"Referer": page})
    assert expect in browser.open(request, timeout=60).read().decode()


def children(parent: int, name: str) -> list[int]:
    """The processes that a process started and whose command holds a name."""
    lines = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True).stdout.splitlines()
    rows = [line.split(None, 2) for line in lines]
    return [int(pid) for pid, ppid, words in rows if int(ppid) == parent and name in words]


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
