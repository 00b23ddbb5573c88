"""A small good page, served and in a file, to plant faults in."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

GOOD_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="The bridge over the Halm reopens on Monday.">
<title>Bridge reopens</title>
<style>@media (prefers-color-scheme: dark) { body { background: #111 } .quiet { color: #bbb } }</style>
</head>
<body><main><h1>Bridge reopens</h1><p class="quiet">Traffic returns on Monday.</p></main></body>
</html>
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the good page with one thing in it replaced, to a file."""

    def write_page(old: str = "", new: str = "", name: str = "index.html") -> Path:
        assert old in GOOD_PAGE
        page = tmp_path / name
        page.write_text(GOOD_PAGE.replace(old, new) if old else GOOD_PAGE)
        return page

    return write_page


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word; there is an icon for whoever asks, and robots.txt is plain."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        if self.path in ("/favicon.ico", "/robots.txt"):
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            super().do_GET()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where the files of this test are served."""
    handler = functools.partial(Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
