"""The checks of this folder shown to find what they look for: one page with one fault of each kind.

That vnu, axe, structured data and Lighthouse find planted faults is shown in tests/tools.
"""

import io
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PIL import Image
from playwright.sync_api import Browser

from .test_standards import MOST_SCRIPT
from .visits import Visit, visit
from .weighing import weigh

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/page.css">{head}</head>
<body><main><h1>A page</h1><p>Words that can be read.</p>{body}</main></body></html>"""
STYLE = b"""body{margin:0;background:#fff;color:#111} .pale{color:#111} @media(prefers-color-scheme:dark){body{background:#111;color:#eee} .pale{color:#222}}
.wide{width:30rem} .late{display:none} @media(min-width:1000px){.late{display:block;color:#ddd}}"""
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src *"
Show = Callable[..., str]


def heavy() -> bytes:
    """A picture of noise, which packs badly. Of what is no picture the browser may not read the rest."""
    made = io.BytesIO()
    Image.effect_noise((400, 400), 200).save(made, "JPEG", quality=95)
    return made.getvalue()


@pytest.fixture(scope="module")
def show() -> Iterator[Show]:
    """Puts a page on a server of its own and tells its address."""
    served: dict[str, tuple[str, bytes]] = {
        "/page.css": ("text/css", STYLE),
        "/long.js": ("text/javascript", b"//" + b"x" * MOST_SCRIPT),
        "/failing.js": ("text/javascript", b"console.error('lost')"),
        "/icon.svg": ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        "/heavy.jpg": ("image/jpeg", heavy()),
    }

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            type, body = served.get(self.path, ("text/plain", b"Not here."))
            self.send_response(200 if self.path in served else 404)
            self.send_header("Content-Type", type)
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Shop)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def put(body: str = "", head: str = "") -> str:
        path = f"/{len(served)}"
        served[path] = ("text/html", PAGE.format(head=head, body=body).encode())
        return f"http://127.0.0.1:{server.server_port}{path}"

    yield put
    server.shutdown()
    server.server_close()


def test_a_good_page_passes_every_check(browser: Browser, show: Show):
    assert visit(browser, show()) == Visit(status=200)


@pytest.mark.parametrize("name, body, head", [
    ("axe", "<img src='/heavy.jpg'>", ""),
    ("axe", "<p class='pale'>Too pale in the dark alone.</p>", ""),
    ("axe", "<p class='late'>Too pale at a desk alone.</p>", ""),
    ("wide", "<p class='wide'>Wider than a phone.</p>", ""),
    ("foreign", "<img alt='' src='http://pictures.example/a.jpg'>", ""),
    ("complaints", "", "<script src='/failing.js'></script>"),
    ("complaints", "<img alt='' src='/lost.jpg'>", ""),
    ("policy", "", "<script>document.title = 'inline'</script>"),
    ("policy", "<p style='color:red'>Inline.</p>", ""),
])  # fmt: skip
def test_a_fault_of_each_kind_is_seen(browser: Browser, show: Show, name: str, body: str, head: str):
    assert getattr(visit(browser, show(body, head)), name) != []


def test_too_much_script_and_a_wrong_answer_are_seen(browser: Browser, show: Show):
    assert visit(browser, show(head="<script src='/long.js'></script>")).script > MOST_SCRIPT
    assert visit(browser, show() + "/lost").status == 404


def test_a_heavy_picture_and_one_answer_more_are_weighed(browser: Browser, show: Show):
    light, heavy = weigh(browser, show()), weigh(browser, show("<img alt='' src='/heavy.jpg'>"))

    assert (light.requests, heavy.requests) == (2, 3)
    assert heavy.bytes["pictures"] >= 50_000
    assert (light.packed, heavy.types) == ({""}, {"image/jpeg"})
