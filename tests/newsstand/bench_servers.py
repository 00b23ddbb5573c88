"""Candidates for the newsstand beside nginx on one stored page, interleaved, while a press brings out a generation a second.

``PYTHONPATH=src python tests/newsstand/bench_servers.py``.
Needs nginx with its brotli_static module and wrk (Debian packages). Prints the table of docs/decisions/0003-newsstand-server.md.
"""

import argparse
import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uvicorn
import uvloop
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from gazette.house.settings import Settings
from gazette.newsstand.negotiation import acceptable, holds
from gazette.newsstand.port import listen
from gazette.newsstand.server import LOOK_SECONDS, Newsstand
from gazette.newsstand.stand import Stand
from gazette.press.reader import StoreReader
from gazette.press.rendition import Rendition
from gazette.press.store import Store

PATH = "/2025/09/03/three-leaders/"
FIRST = 18230  # port of nginx; the candidates follow
CANDIDATES = ("nginx", "own", "uvicorn", "subclass")
NGINX = """daemon off; worker_processes 1; pid {d}/nginx.pid; error_log {d}/nginx.err; include /etc/nginx/modules-enabled/*brotli-static*.conf;
events {{ worker_connections 4096; }}
http {{ types {{ text/html html; }} charset utf-8; access_log off;
 sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=10000 inactive=60s;
 client_body_temp_path {d}/t1; proxy_temp_path {d}/t2; fastcgi_temp_path {d}/t3; uwsgi_temp_path {d}/t4; scgi_temp_path {d}/t5;
 server {{ listen 127.0.0.1:{port}; root {d}/public; index index.html; gzip_static on; brotli_static on; }} }}
"""


def page() -> bytes:
    """About 10.8 kB of markup that packs to about 2.4 kB, as the stored article of the peers' comparison did."""
    story = Path(__file__).parents[2] / "sample/stories/loyalty-prices.md"
    return (b"<!doctype html><title>Story</title><article><p>" + story.read_bytes().replace(b"\n\n", b"</p>\n<p>") * 9)[:10800]


def run_own(directory: Path, port: int) -> None:
    async def run() -> None:
        newsstand = Newsstand(Settings(directory=directory), StoreReader(directory))
        await newsstand.run(listen("127.0.0.1", port), asyncio.Event())

    uvloop.run(run())


def run_press(directory: Path, _port: int) -> None:
    """Another generation of twenty pages each second, as while an editor saves and the press runs."""
    store = Store(directory)
    number = 0
    while True:
        number += 1
        with store.writing():
            for other in range(20):
                store.put(Rendition(f"/{other}/", page() + b"<!-- %d -->" % number))
            store.commit()
        time.sleep(1)


def split(head: bytes) -> list[tuple[bytes, bytes]]:
    return [tuple(line.split(b": ", 1)) for line in head.split(b"\r\n")[1:] if line]


async def look(stand: Stand) -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        stand.refresh()


def run_uvicorn(directory: Path, port: int) -> None:
    stand = Stand(StoreReader(directory), memory=2**26)
    looking: list[object] = []

    async def application(scope, receive, send):  # type: ignore[no-untyped-def]
        if not looking:
            looking.append(asyncio.create_task(look(stand)))
        fields = dict(scope["headers"])
        codings = acceptable(fields.get(b"accept-encoding", b""))
        answer = stand.shelf.get(scope["raw_path"], codings) or stand.page(scope["path"], b"", codings)
        unchanged = b"if-none-match" in fields and holds(fields[b"if-none-match"], answer.etag)
        head = split(answer.unchanged if unchanged else answer.head)
        await send({"type": "http.response.start", "status": 304 if unchanged else answer.status, "headers": head})
        await send({"type": "http.response.body", "body": b"" if unchanged else answer.body})

    uvicorn.run(application, host="127.0.0.1", port=port, loop="uvloop", http="httptools", access_log=False, log_level="warning", lifespan="off")


def run_subclass(directory: Path, port: int) -> None:
    stand = Stand(StoreReader(directory), memory=2**26)
    date = f"Date: {time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime())}\r\n\r\n".encode()

    class Quick(HttpToolsProtocol):
        """Answers stored pages before uvicorn makes a cycle of them."""

        def on_headers_complete(self) -> None:
            if not looking:
                looking.append(self.loop.create_task(look(stand)))
            fields = dict(self.headers)
            codings = acceptable(fields.get(b"accept-encoding", b""))
            answer = stand.shelf.get(self.url, codings) or stand.page(self.url.decode(), b"", codings)
            self._unset_keepalive_if_required()
            self.transport.write(b"".join((answer.head, date, answer.body)))

        def on_body(self, body: bytes) -> None: ...
        def on_message_complete(self) -> None: ...

    looking: list[object] = []

    async def nothing(scope, receive, send):  # type: ignore[no-untyped-def]
        return

    uvicorn.run(nothing, host="127.0.0.1", port=port, loop="uvloop", http=Quick, access_log=False, log_level="warning", lifespan="off")


def start(name: str, directory: Path, port: int) -> subprocess.Popen[bytes]:
    if name == "nginx":
        (directory / "nginx.conf").write_text(NGINX.format(d=directory, port=port))
        return subprocess.Popen(["nginx", "-c", str(directory / "nginx.conf")])
    return subprocess.Popen([sys.executable, __file__, "--serve", name, str(directory), str(port)])


def load(port: int, connections: int, seconds: int) -> dict[str, float]:
    said = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br, gzip",
                           f"http://127.0.0.1:{port}{PATH}"], capture_output=True, text=True, check=True).stdout  # fmt: skip
    assert "Non-2xx" not in said and "Socket errors" not in said, said
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    found = {part: re.search(rf"\s{part}%\s+([\d.]+)(us|ms|s)", said) for part in ("50", "99")}
    times = {f"p{part}": float(hit[1]) * unit[hit[2]] for part, hit in found.items() if hit}
    return {"rps": float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), **times}


def cpu(pid: int) -> float:
    """Seconds a process and its children have worked."""
    ticks = 0
    for one in [pid, *map(int, subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split())]:
        ticks += sum(map(int, Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--serve", nargs=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--connections", type=int, default=64)
    chosen = parser.parse_args()
    if chosen.serve:
        name, directory, port = chosen.serve
        return globals()[f"run_{name}"](Path(directory), int(port))
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), chosen)
    return None


def compare(directory: Path, chosen: argparse.Namespace) -> None:
    directory.chmod(0o755)
    store = Store(directory)
    with store.writing():
        store.put(Rendition(PATH, page()))
        store.commit()
    pressing = start("press", directory, 0)
    servers = {name: start(name, directory, FIRST + i) for i, name in enumerate(CANDIDATES)}
    results: dict[str, list[dict[str, float]]] = {name: [] for name in CANDIDATES}
    try:
        time.sleep(2)
        for _ in range(chosen.rounds):
            for i, name in enumerate(CANDIDATES):
                load(FIRST + i, chosen.connections, 1)
                before = cpu(servers[name].pid)
                result = load(FIRST + i, chosen.connections, chosen.seconds)
                result["cpu"] = (cpu(servers[name].pid) - before) / (result["rps"] * chosen.seconds) * 1000
                results[name].append(result)
    finally:
        for server in (*servers.values(), pressing):
            server.terminate()
            server.wait()
    show(results)


def show(results: dict[str, list[dict[str, float]]]) -> None:
    print("| server | req/s min/med/max | of nginx | p50 ms | p99 ms | CPU-s per 1,000 |\n|---|---|---|---|---|---|")
    for name, rounds in results.items():
        rate = sorted(r["rps"] for r in rounds)
        ratio = statistics.median(r["rps"] / floor["rps"] for r, floor in zip(rounds, results["nginx"], strict=True))
        p50, p99, work = (statistics.median(r[key] for r in rounds) for key in ("p50", "p99", "cpu"))
        print(f"| {name} | {rate[0]:.0f}/{statistics.median(rate):.0f}/{rate[-1]:.0f} | {ratio:.2f} | {p50:.2f} | {p99:.2f} | {work:.4f} |")


if __name__ == "__main__":
    main()
