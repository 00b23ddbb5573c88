"""The ground of the press's tests: an empty record and an empty paper."""

from pathlib import Path

import pytest

from gazette.house.settings import Settings


@pytest.fixture
def record(db):
    """An empty record; what a test appends goes with it."""


@pytest.fixture
def paper(tmp_path: Path) -> Settings:
    """An empty paper."""
    return Settings(directory=tmp_path / "paper")
