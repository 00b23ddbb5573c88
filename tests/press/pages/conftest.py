"""The ground of the pages' tests: a small paper in an empty record."""

import pytest

from .small import found_paper


@pytest.fixture
def paper(db):
    """A paper with sections, topics, people and one picture, and nothing published."""
    return found_paper()
