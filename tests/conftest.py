"""The ground of all tests: Django set up over an empty paper of its own, and a press that only notes it was called."""

import os
import tempfile

import django
import pytest

# Settings are read at the first import, so the paper of the tests is named before any room is opened.
os.environ.setdefault("GAZETTE_PAPER", tempfile.mkdtemp(prefix="gazette-test-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gazette.settings")
django.setup()


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each time the press was woken instead of pressing."""
    import gazette.staff.pressing as pressing

    calls: list[str] = []
    monkeypatch.setattr(pressing, "catch_up_now", lambda: calls.append("pressed"))
    return calls
