"""The ground of the press's tests: an empty record and an empty paper."""

import os
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from gazette.house.settings import Settings

if not django_settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
    # The public half needs nothing of the newsroom: alone, its tests run with the record and nothing else.
    django_settings.configure(
        INSTALLED_APPS=["gazette.record"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        USE_TZ=True,
    )


@pytest.fixture
def record(db):
    """An empty record; what a test appends goes with it."""


@pytest.fixture
def paper(tmp_path: Path) -> Settings:
    """An empty paper."""
    return Settings(directory=tmp_path / "paper")
