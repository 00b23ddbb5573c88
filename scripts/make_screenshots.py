"""Takes the pictures of the README from a sample paper on a fixed day, served by ``./gazette up``, into docs/pictures/.

    python scripts/make_screenshots.py          (needs Chromium and the test requirements; takes about a minute)
"""

import io
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs/pictures"
MOMENT = "2025-11-08T20:45:00+00:00"  # the sample's Saturday, a quarter to four in the afternoon where it is set
ZONE = "America/New_York"
PORT = 18391
MOST = 300_000  # bytes of a picture
DESK, PHONE = (1440, 1000), (390, 844)
SECRET = re.compile(r"Log in as (\S+) with the password (\S+)")
DRAFTS = {
    "harbor-lights-count": "Harbor Lights Counted by Hand, One Winter Night at a Time\n\nThe pilots’ guild counts every lamp on the water once a year.",
    "quay-market-moves": "The Quay Market Moves Indoors for the First Winter in 90 Years\n\nStallholders voted 31 to 12 on Friday night.",
}  # what is being written while the picture is taken
SHOTS = (
    # file, screen, width and height, scheme
    ("front", "/", DESK, "light"),
    ("front-dark", "/", DESK, "dark"),
    ("front-phone", "/", PHONE, "light"),
    ("desk", "/newsroom/", DESK, "light"),
    ("editor", "story", DESK, "light"),
    ("arranging", "/newsroom/fronts/edit/1/", DESK, "light"),
)


@contextmanager
def running(directory: Path) -> Iterator[tuple[str, str]]:
    """A sample paper that is served; gives the log-in that was printed."""
    around = {**os.environ, "GAZETTE_NOW": MOMENT}
    up = [str(ROOT / "gazette"), "up", "--paper", str(directory), "--port", str(PORT)]
    process = subprocess.Popen(up, env=around, stdout=subprocess.PIPE, text=True)
    try:
        said = ""
        while "Ctrl-C" not in said:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                raise SystemExit(f"The paper did not start:\n{said}")
            said += line
        found = SECRET.search(said)
        if not found:
            raise SystemExit(f"No log-in was printed:\n{said}")
        take_in(directory, around)
        yield found[1], found[2]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def take_in(directory: Path, around: dict[str, str]) -> None:
    """Lay two drafts on the desk."""
    with tempfile.TemporaryDirectory() as folder:
        for slug, words in DRAFTS.items():
            headline, _, body = words.partition("\n\n")
            (Path(folder) / f"{slug}.md").write_text(f"---\nheadline: {headline}\nslug: {slug}\nsection: city\nbyline: The City Desk\n---\n{body}\n", "utf-8")
        files = [str(file) for file in sorted(Path(folder).glob("*.md"))]
        subprocess.run([str(ROOT / "gazette"), "take-in", *files, "--draft", "--paper", str(directory)], env=around, check=True, stdout=subprocess.DEVNULL)


def shoot(browser: Browser, login: tuple[str, str]) -> None:
    """Take every picture, each in a window of its own."""
    state = None
    for name, screen, (width, height), scheme in SHOTS:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, timezone_id=ZONE, locale="en-US",
                                      storage_state=state, reduced_motion="reduce")  # fmt: skip
        page = context.new_page()
        page.clock.set_fixed_time(MOMENT)
        if screen != "/" and state is None:
            state = log_in(page, login)
        opened = OPENING.get(name)
        page.goto(f"http://localhost:{PORT}{screen if screen.startswith('/') else '/newsroom/'}", wait_until="networkidle")
        if opened:
            opened(page)
        keep(name, page.screenshot())
        context.close()


def log_in(page: Page, login: tuple[str, str]) -> dict:
    page.goto(f"http://localhost:{PORT}/newsroom/login/")
    page.fill("[name=username]", login[0])
    page.fill("[name=password]", login[1])
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/newsroom/")
    return page.context.storage_state()


def into_a_story(page: Page) -> None:
    """From the desk into a story, its page beside it."""
    page.locator("#published + * a, section[aria-labelledby=published] td a").first.click()
    page.wait_for_selector("#id_headline")
    beside(page)


def beside(page: Page) -> None:
    """Open the preview, wide enough for a phone."""
    page.locator("[data-side-panel-toggle=preview]").first.click()
    page.frame_locator("#w-preview-iframe").locator("h1").first.wait_for(timeout=30_000)
    page.wait_for_timeout(1500)


OPENING: dict[str, Callable[[Page], None]] = {"editor": into_a_story, "arranging": beside}


def keep(name: str, shot: bytes) -> None:
    """Save a picture with as many colours as fit into its weight."""
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    for colours in (256, 128, 64, 32, 16):
        out = io.BytesIO()
        picture.quantize(colours, kmeans=1, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= MOST:
            break
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(out.getvalue())
    print(f"{name}.png {out.tell() // 1024:>5} KiB, {colours} colours")


def main() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, running(Path(folder) / "paper") as login, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        shoot(browser, login)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
