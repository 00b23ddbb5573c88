"""Serving: the newsstand beside nginx on the same stored page while an editor saves and the press runs; memory."""

import getpass
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gazette.house.settings import load as load_settings

from .. import status
from .figures import Figure

Load = tuple[float, float]  # requests a second, 99th percentile in milliseconds
ROUNDS, SECONDS, CONNECTIONS = 10, 3, 64
PATIENCE, CALM = 180, 8  # seconds the processes may take to come to rest, and must have rested before they are weighed
LASTING = 3  # processes of a paper that is served: the one that watches, newsroom, newsstand
NGINX = """daemon off; user {user}; worker_processes 1; pid {d}/nginx.pid; error_log {d}/nginx.err; include /etc/nginx/modules-enabled/*brotli-static*.conf;
events {{ worker_connections 4096; }}
http {{ types {{ text/html html; }} charset utf-8; access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
 open_file_cache max=10000 inactive=60s; client_body_temp_path {d}/t1; proxy_temp_path {d}/t2; fastcgi_temp_path {d}/t3; uwsgi_temp_path {d}/t4;
 scgi_temp_path {d}/t5; server {{ listen 127.0.0.1:{port}; root {root}; index index.html; gzip_static on; brotli_static on; }} }}
"""


def bench(directory: Path, count: int) -> list[Figure]:
    """Requests a second and p99 as ratios to nginx, interleaved, at 64 connections. Needs nginx with its brotli module, and wrk (Debian packages)."""
    if missing := lacking():
        return [Figure("serving beside nginx", 0, "ratio", note=f"not measured: {' and '.join(missing)} not installed")]
    page = an_article(directory)
    with tempfile.TemporaryDirectory() as folder, newsstand(directory) as ours, nginx(directory / "public") as theirs, \
            nginx(alike(directory / "public", page, Path(folder))) as floor, editor(directory):  # fmt: skip
        if fetched(ours, page) != fetched(theirs, page):
            raise RuntimeError(f"{page} was not the same stored brotli file from both.")
        rounds = [tuple(load(port, page) for port in ports) for ports in ((theirs, ours, floor), (floor, ours, theirs)) * (ROUNDS // 2)]
    nginxes, own, floors = zip(*[(a, b, c) if number % 2 == 0 else (c, b, a) for number, (a, b, c) in enumerate(rounds)], strict=True)
    how = f"{CONNECTIONS} connections, {len(rounds)} rounds, a save and a press every second"
    return [
        Figure("article, requests a second of nginx", middle(own, nginxes, 0), "ratio", least=0.6, note=how),
        Figure("article, p99 of nginx", middle(own, nginxes, 1), "ratio", most=2, note=how),
        Figure("nginx on our store, of nginx on any file of that size", middle(nginxes, floors, 0), "ratio", least=0.97, note=how),
        Figure("article, requests a second", statistics.median(rate for rate, _ in own), "1/s", note=f"nginx {statistics.median(r for r, _ in nginxes):.0f}"),
        Figure("article, p99", statistics.median(tail for _, tail in own), "ms", note=f"nginx {statistics.median(t for _, t in nginxes):.1f}"),
    ]


def lacking() -> list[str]:
    """What of the outfit is not installed."""
    found = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    return found + ([] if any(Path("/etc/nginx/modules-enabled").glob("*brotli-static*.conf")) else ["libnginx-mod-http-brotli-static"])


def middle(ours: Sequence[Load], theirs: Sequence[Load], which: int) -> float:
    """The median over the rounds of one ratio: 0 requests a second, 1 the 99th percentile."""
    return statistics.median(a[which] / b[which] for a, b in zip(ours, theirs, strict=True))


def alike(store: Path, page: str, folder: Path) -> Path:
    """A folder with one file of the page's size at the page's address, brotli beside it, and nothing else."""
    place = folder / page.strip("/")
    place.mkdir(parents=True)
    for name in ("index.html", "index.html.br"):
        (place / name).write_bytes(os.urandom((store / page.strip("/") / name).stat().st_size))
    return folder


def fetched(port: int, page: str) -> tuple[str | None, bytes]:
    """Content coding and bytes of a page."""
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{page}", headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked) as answer:
        return answer.headers["Content-Encoding"], answer.read()


def memory(directory: Path, count: int) -> list[Figure]:
    """Both processes of ``up``, idle after 1,000 requests: proportional set size."""
    port = free_port()
    up = subprocess.Popen([sys.executable, "-m", "gazette.cli", "up", "--paper", str(directory), "--port", str(port)],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        wait_for(port)
        pages = [an_article(directory), "/", "/feed.xml"]
        for number in range(1000):
            urllib.request.urlopen(f"http://127.0.0.1:{port}{pages[number % 3]}").read()
        rested = _rest(directory, up.pid)
        used = [(_called(pid), _pss(pid)) for pid in _family(up.pid)]
    finally:
        up.terminate()
        up.wait(20)
    weighed = ", ".join(f"{name} {mib:.0f}" for name, mib in used)
    return [Figure("both processes idle after 1,000 requests", sum(mib for _, mib in used), "MiB", most=200,
                   note=f"PSS, with the process that watches over them: {weighed}{'' if rested else f'; still at work after {PATIENCE} s'}")]  # fmt: skip


def load(port: int, path: str) -> Load:
    """(requests a second, p99 in ms) of one round of wrk, after a second of warming up."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", "--latency", "-H", "Accept-Encoding: br, gzip", f"http://127.0.0.1:{port}{path}"]
    subprocess.run([*command, "-d1s"], capture_output=True, check=True)
    said = subprocess.run([*command, f"-d{SECONDS}s"], capture_output=True, text=True, check=True).stdout
    tail, unit = re.search(r"\s99%\s+([\d.]+)(us|ms|s)", said).groups()  # type: ignore[union-attr]
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{path} was not served whole: {said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), float(tail) * {"us": 0.001, "ms": 1, "s": 1000}[unit]  # type: ignore[index]


@contextmanager
def newsstand(directory: Path) -> Iterator[int]:
    """The real newsstand in its own process."""
    port = free_port()
    code = "import sys; from pathlib import Path; from gazette.house.settings import load; from gazette.newsstand.server import serve; " \
           "serve(load(Path(sys.argv[1])), port=int(sys.argv[2]), host='127.0.0.1')"  # fmt: skip
    with running([sys.executable, "-c", code, str(directory), str(port)]):
        wait_for(port)
        yield port


@contextmanager
def nginx(root: Path) -> Iterator[int]:
    """nginx on a folder, set the ordinary good way."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "nginx.conf").write_text(NGINX.format(d=folder, port=port, root=root, user=getpass.getuser()))
        with running(["nginx", "-c", f"{folder}/nginx.conf"]):
            wait_for(port)
            yield port


@contextmanager
def editor(directory: Path) -> Iterator[None]:
    """An editor who saves every second, and the press that follows."""
    with running([sys.executable, "-m", "gazette.keeping.bench.editor", str(directory)]):
        time.sleep(4)
        yield


@contextmanager
def running(command: list[str]) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int, seconds: float = 60) -> None:
    """Until something answers on a port."""
    ending = time.monotonic() + seconds
    while time.monotonic() < ending:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"nothing answered on port {port}")


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def an_article(directory: Path) -> str:
    pages = sorted((directory / "public").glob("20??/??/??/*/index.html.br"), key=lambda file: file.stat().st_size)
    middle = pages[len(pages) // 2].parent
    return f"/{middle.relative_to(directory / 'public')}/"


def _family(pid: int) -> list[int]:
    asked = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return [pid, *(grandchild for child in map(int, asked) for grandchild in _family(child))]


def _rest(directory: Path, up: int) -> bool:
    """Wait until nothing is due and the children of the rounds have ended; False when that takes too long."""
    ending, quiet = time.monotonic() + PATIENCE, 0
    while time.monotonic() < ending and quiet < CALM:
        time.sleep(1)
        quiet = 0 if status.press(load_settings(directory)).queue or len(_family(up)) > LASTING else quiet + 1
    return quiet >= CALM


def _called(pid: int) -> str:
    """The name of one of our processes: the module it runs, or its command."""
    words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    module, following = words[words.index("-m") + 1 :][:2]
    return following if module == "gazette.cli" else module.rpartition(".")[2]


def _pss(pid: int) -> float:
    said = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", said, re.M)[1]) / 1024  # type: ignore[index]
