"""Scenes at the newsstand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.newsstand.server import Newsstand

from . import cast


@pytest.fixture
def open_stand(tmp_path: Path) -> Iterator[tuple[Newsstand, int, cast.Shop]]:
    """An open newsstand: itself, its port, its store."""
    with cast.newsstand(tmp_path) as opened:
        yield opened
