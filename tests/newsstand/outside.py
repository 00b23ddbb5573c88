"""Other web servers on our store, started as an operator would with the includes that lie beside it, and asked as a reader asks."""

import getpass
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).parents[2] / "docs/do/go-public.md"
MODULE = "/etc/nginx/modules-enabled/*brotli-static*.conf"
NGINX = """daemon off; worker_processes 1; user {user}; pid {d}/nginx.pid; error_log {d}/nginx.err; include {module};
events {{ }} http {{ access_log off; client_body_temp_path {d}/t1; proxy_temp_path {d}/t2; fastcgi_temp_path {d}/t3; uwsgi_temp_path {d}/t4;
scgi_temp_path {d}/t5;
{block}
}}
"""
CADDY = "{{\n\tadmin off\n\tauto_https off\n}}\n{block}"
OWN = {"date", "server", "connection", "keep-alive", "accept-ranges", "transfer-encoding"}  # of a server, not of a page


class Reply(NamedTuple):
    """What a reader gets: a tag counts as there or not, since each server makes its own."""

    status: int
    fields: dict[str, str]
    body: bytes


def nginx_is_here() -> bool:
    return bool(shutil.which("nginx")) and bool(list(Path("/etc/nginx/modules-enabled").glob("*brotli-static*.conf")))


def ask(port: int, target: str, method: str = "GET", **fields: str) -> Reply:
    """One question, the answer as it comes; a redirect's words are nobody's to read."""
    line = HTTPConnection("127.0.0.1", port, timeout=20)
    line.request(method, target, headers={"Accept-Encoding": "br, gzip", **{name.replace("_", "-"): value for name, value in fields.items()}})
    answer = line.getresponse()
    body = answer.read()
    said = {name.lower(): value for name, value in answer.getheaders() if name.lower() not in OWN}
    line.close()
    if answer.status in (301, 308):
        return Reply(answer.status, {name: value for name, value in said.items() if name not in ("content-length", "content-type", "vary")}, b"")
    if "etag" in said:
        said["etag"] = "there"
    return Reply(answer.status, said, body)


def tag(port: int, target: str) -> str:
    """The entity tag of a page."""
    line = HTTPConnection("127.0.0.1", port, timeout=20)
    line.request("GET", target, headers={"Accept-Encoding": "br"})
    found = line.getresponse().getheader("ETag", "")
    line.close()
    return found


def block(server: str, directory: Path, port: int, newsstand: int) -> str:
    """The block of the guide, for this paper and these ports."""
    (found,) = re.findall(rf"```{server}\n(.*?)```", DOCS.read_text("utf-8"), re.S)
    for said, meant in (("/srv/paper", str(directory)), ("127.0.0.1:8000", f"127.0.0.1:{newsstand}")):
        assert said in found, f"the guide's {server} block does not say {said}"
        found = found.replace(said, meant)
    if server == "caddy":
        return found.replace("gazette.example {", f"http://127.0.0.1:{port} {{", 1)
    plain = re.sub(r"\s*ssl_certificate\w* [^;]*;", "", found)
    assert "listen 443 ssl;" in plain
    return plain.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")


@contextmanager
def nginx(directory: Path, folder: Path, newsstand: int) -> Iterator[int]:
    """nginx as the guide sets it."""
    port = free_port()
    words = NGINX.format(d=folder, user=getpass.getuser(), module=MODULE, block=block("nginx", directory, port, newsstand))
    (folder / "nginx.conf").write_text(words)
    with _running(["nginx", "-c", str(folder / "nginx.conf")], folder, port):
        yield port


@contextmanager
def caddy(directory: Path, folder: Path, newsstand: int) -> Iterator[int]:
    """Caddy as the guide sets it."""
    port = free_port()
    (folder / "Caddyfile").write_text(CADDY.format(block=block("caddy", directory, port, newsstand)))
    with _running(["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"], folder, port):
        yield port


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        until = time.monotonic() + 30
        while True:
            assert process.poll() is None and time.monotonic() < until, (folder / "said").read_text()
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]
