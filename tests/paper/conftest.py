"""The papers that are read here: made once a session, shared by all workers, served by the real newsstand."""

import fcntl
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.tools.places import CHROMIUM_FLAGS, chromium

from . import serving
from .making import MOMENT

ROOT = Path(__file__).parents[2]
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1"


@dataclass(frozen=True)
class Served:
    """A paper that readers can reach."""

    directory: Path
    address: str  # without a closing slash

    def at(self, path: str) -> str:
        return self.address + path

    @property
    def public(self) -> Path:
        return self.directory / "public"

    def story(self, slug: str) -> str:
        """The address of a story by its slug."""
        (found,) = self.public.glob(f"[0-9]*/*/*/{slug}/")
        return f"/{found.relative_to(self.public)}/"


Make = Callable[..., Served]


@pytest.fixture(scope="session")
def make_paper(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Make a paper by a program of this folder and serve it, unless another worker of the session did."""
    base = tmp_path_factory.getbasetemp()
    workers = "PYTEST_XDIST_WORKER" in os.environ
    shared, session = (base.parent, os.getppid()) if workers else (base, os.getpid())

    def make(name: str, program: str, *words: str) -> Served:
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            directory, note = shared / name, shared / f"{name}.json"
            if not note.exists():
                port = _free_port()
                address = f"http://localhost:{port}"
                around = surroundings(directory, address)
                done = subprocess.run([sys.executable, "-m", program, str(directory), *words], env=around, capture_output=True, text=True)
                assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
                serving.start(directory, port, session, around)
                note.write_text(json.dumps(address))
            return Served(directory, json.loads(note.read_text()))

    return make


@pytest.fixture(scope="session")
def sample(make_paper: Make) -> Served:
    """The sample paper on its fixed day."""
    return make_paper("sample", "tests.paper.making")


@pytest.fixture(scope="session")
def empty(make_paper: Make) -> Served:
    """A paper in which nothing was ever published."""
    return make_paper("empty", "tests.paper.making", "--empty")


@pytest.fixture(scope="session")
def framed(make_paper: Make) -> Served:
    """A paper whose one story shows a film kept elsewhere."""
    return make_paper("framed", "tests.paper.making", "--framed")


@pytest.fixture(scope="session")
def printed(make_paper: Make) -> Served:
    """A paper of which editions were printed."""
    return make_paper("printed", "tests.paper.making", "--printed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, which can reach this machine and nothing else. Of a module, since its loop would trouble Django elsewhere."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=[*CHROMIUM_FLAGS, ALONE])
        yield opened
        opened.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def surroundings(directory: Path, address: str) -> dict[str, str]:
    """The environment of a program that works on a paper: held at one moment, told where readers find it, and nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GAZETTE_", "DJANGO_"))}
    return {**kept, "GAZETTE_PAPER": str(directory), "GAZETTE_NOW": MOMENT, "GAZETTE_BASE_URL": address, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "gazette.settings"}  # fmt: skip
