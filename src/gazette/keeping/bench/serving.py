"""Serving: the newsstand beside nginx on the same stored page while an editor saves and the press runs; weights; memory."""

import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .figures import Figure

ROUNDS, SECONDS, CONNECTIONS = 3, 4, 64
NGINX = """daemon off; worker_processes 1; pid {d}/nginx.pid; error_log {d}/nginx.err; include /etc/nginx/modules-enabled/*brotli-static*.conf;
events {{ worker_connections 4096; }}
http {{ types {{ text/html html; }} charset utf-8; access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
 open_file_cache max=10000 inactive=60s; client_body_temp_path {d}/t1; proxy_temp_path {d}/t2; fastcgi_temp_path {d}/t3; uwsgi_temp_path {d}/t4;
 scgi_temp_path {d}/t5; server {{ listen 127.0.0.1:{port}; root {root}; index index.html; gzip_static on; brotli_static on; }} }}
"""


def bench(directory: Path, count: int) -> list[Figure]:
    """Requests a second and p99 as ratios to nginx, interleaved, at 64 connections. Needs nginx and wrk (Debian packages)."""
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    if missing:
        return [Figure("serving beside nginx", 0, "ratio", note=f"not measured: {' and '.join(missing)} not installed")]
    page = _an_article(directory)
    rates: dict[str, list[float]] = {"ours": [], "nginx": []}
    tails: dict[str, list[float]] = {"ours": [], "nginx": []}
    with newsstand(directory) as ours, nginx(directory) as theirs, editor(directory):
        for _ in range(ROUNDS):
            for name, port in (("nginx", theirs), ("ours", ours)):
                rate, tail = load(port, page)
                rates[name].append(rate)
                tails[name].append(tail)
    ratio = statistics.median(a / b for a, b in zip(rates["ours"], rates["nginx"], strict=True))
    tail = statistics.median(a / b for a, b in zip(tails["ours"], tails["nginx"], strict=True))
    how = f"{CONNECTIONS} connections, {ROUNDS} rounds, a save and a press every second"
    return [
        Figure("article, requests a second of nginx", ratio, "ratio", least=0.6, note=how),
        Figure("article, p99 of nginx", tail, "ratio", most=2, note=how),
        Figure("article, requests a second", statistics.median(rates["ours"]), "1/s", note=f"nginx {statistics.median(rates['nginx']):.0f}"),
        Figure("article, p99", statistics.median(tails["ours"]), "ms", note=f"nginx {statistics.median(tails['nginx']):.1f}"),
    ]


def weigh(directory: Path, count: int) -> list[Figure]:
    """Bytes on the wire of an article without a picture: page, style, script, as stored in brotli."""
    store = directory / "public"
    page = (store / _an_article(directory).strip("/") / "index.html.br").stat().st_size
    style = sum(file.stat().st_size for file in (store / "assets").glob("gazette.*.css.br"))
    script = sum((file if not (br := file.with_name(f"{file.name}.br")).exists() else br).stat().st_size for file in (store / "assets").glob("*.js"))
    fonts = sum(next((store / "assets").glob(f"{name}.*.woff2")).stat().st_size for name in ("head", "text"))
    raw = sum(file.stat().st_size for file in (store / "assets").glob("*.js"))
    return [
        Figure("article without picture, page + style + script", (page + style + script) / 1024, "KiB", most=15),
        Figure("fonts before reading", fonts / 1024, "KiB", most=68, note="head and text, cached for ever"),
        Figure("script", raw, "bytes", most=1024, note="before compression"),
    ]


def memory(directory: Path, count: int) -> list[Figure]:
    """Both processes of ``up``, idle after 1,000 requests: proportional set size."""
    port = free_port()
    up = subprocess.Popen([sys.executable, "-m", "gazette.cli", "up", "--paper", str(directory), "--port", str(port)],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        wait_for(port)
        pages = [_an_article(directory), "/", "/feed.xml"]
        for number in range(1000):
            urllib.request.urlopen(f"http://127.0.0.1:{port}{pages[number % 3]}").read()
        time.sleep(5)
        used = {pid: _pss(pid) for pid in _family(up.pid)}
    finally:
        up.terminate()
        up.wait(20)
    return [Figure("both processes idle after 1,000 requests", sum(used.values()), "MiB", most=200,
                   note="PSS, with the process that watches over them: " + " + ".join(f"{mib:.0f}" for mib in used.values()))]  # fmt: skip


def load(port: int, path: str) -> tuple[float, float]:
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
def nginx(directory: Path) -> Iterator[int]:
    """nginx on the same store, set the ordinary good way."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "nginx.conf").write_text(NGINX.format(d=folder, port=port, root=directory / "public"))
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


def _an_article(directory: Path) -> str:
    pages = sorted((directory / "public").glob("20??/??/??/*/index.html.br"), key=lambda file: file.stat().st_size)
    middle = pages[len(pages) // 2].parent
    return f"/{middle.relative_to(directory / 'public')}/"


def _family(pid: int) -> list[int]:
    asked = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return [pid, *(grandchild for child in map(int, asked) for grandchild in _family(child))]


def _pss(pid: int) -> float:
    said = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", said, re.M)[1]) / 1024  # type: ignore[index]
