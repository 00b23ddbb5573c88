"""Scenes at the newsstand."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import cast  # noqa: E402


@pytest.fixture
def open_stand(tmp_path: Path) -> Iterator[tuple[object, int, "cast.Shop"]]:
    """An open newsstand: itself, its port, its store."""
    with cast.newsstand(tmp_path) as opened:
        yield opened
