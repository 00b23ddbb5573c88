"""The sample paper made once by the real command, and copies of it to do things to."""

import shutil
from pathlib import Path

import pytest

from gazette.keeping.founding import FIRST_EDITION

from .front_door import gazette


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample paper on its day. Nobody changes it."""
    directory = tmp_path_factory.mktemp("founded") / "paper"
    gazette("init", "--date", "2025-11-08", paper=directory)
    (directory / FIRST_EDITION).unlink()  # printing it is tested by itself
    return directory


@pytest.fixture
def paper(founded: Path, tmp_path: Path) -> Path:
    """A copy of the sample paper, to be changed."""
    return Path(shutil.copytree(founded, tmp_path / "paper"))
