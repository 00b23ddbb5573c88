"""The papers that are walked through."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gazette.keeping.founding import FIRST_EDITION
from tests.keeping.front_door import SECONDS, environment, gazette
from tests.paper.conftest import browser, make_paper, sample  # noqa: F401  a browser, and the sample paper served at its held moment

from .house import House, open_house
from .making import BASE, MOMENT

ROOT = Path(__file__).parents[2]
Make = Callable[..., tuple[Path, list[str]]]


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """A small paper made by a program of this folder, and where its secrets would stand; each kind once."""
    made: dict[tuple[str, ...], tuple[Path, list[str]]] = {}

    def once(*options: str) -> tuple[Path, list[str]]:
        if options not in made:
            directory = tmp_path_factory.mktemp("walk") / "paper"
            made[options] = directory, _run(directory, *options)
        return made[options]

    return once


@pytest.fixture(scope="module")
def unprinted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The sample paper before its first edition, served."""
    directory = tmp_path_factory.mktemp("house") / "paper"
    gazette("init", paper=directory, GAZETTE_NOW="")
    (directory / FIRST_EDITION).unlink()
    with open_house(directory) as house:
        yield house


def go_on(paper: Path, directory: Path, *options: str) -> Path:
    """A copy of a paper in which the program went on."""
    shutil.copytree(paper, directory, ignore=shutil.ignore_patterns("*.sock"))
    _run(directory, *options)
    return directory


def _run(directory: Path, *options: str) -> list[str]:
    around = environment(GAZETTE_NOW=MOMENT, GAZETTE_BASE_URL=BASE, PYTHONPATH=f"{ROOT / 'src'}:{ROOT}")
    command = [sys.executable, "-m", "tests.walks.making", str(directory), *options]
    done = subprocess.run(command, env=around, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr[-4000:]
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found
