"""The ground of all tests: Django set up over an empty paper of its own, and a press that only notes it was called."""

import gzip
import os
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import django
import pytest
from django.core.management import call_command
from django.db import connection
from django.db.backends.signals import connection_created

# Settings are read at the first import, so the paper of the tests is named before any room is opened. Each worker has its own:
# what it inherits is the folder of the process that started it, where other workers would put their pictures too.
if "PYTEST_XDIST_WORKER" in os.environ or "GAZETTE_PAPER" not in os.environ:
    os.environ["GAZETTE_PAPER"] = tempfile.mkdtemp(prefix="gazette-test-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gazette.settings")
django.setup()

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell gives it to what runs in its background; our children would never hear it
    signal.signal(signal.SIGINT, signal.default_int_handler)

_kept: dict[str, Any] = {}


def pytest_unconfigure() -> None:
    """Take the paper of the tests away again; a name given from outside is nobody's to remove."""
    if Path(os.environ["GAZETTE_PAPER"]).name.startswith("gazette-test-"):
        shutil.rmtree(os.environ["GAZETTE_PAPER"], ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Let the tests' database in memory begin as a new paper does, from the template; only migrations that are newer are still made."""
    connection_created.connect(_filled)


def _filled(connection: Any, **said: Any) -> None:
    from gazette.keeping.founding import TEMPLATE

    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        return
    here = connection.connection
    if not here.execute("SELECT 1 FROM sqlite_master").fetchone():
        with tempfile.NamedTemporaryFile() as file:
            file.write(gzip.decompress(TEMPLATE.read_bytes()))
            file.flush()
            with closing(sqlite3.connect(file.name)) as template:
                template.backup(here)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Remember the rows the migrations made, since a test that really commits ends with empty tables."""
    with django_db_blocker.unblock():
        _kept.update(rows=connection.creation.serialize_db_to_string(), blocker=django_db_blocker)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """After a test that really committed, put the rows of the migrations back for the tests that follow."""
    result = yield
    marked = item.get_closest_marker("django_db")
    if _kept and (marked and marked.kwargs.get("transaction") or "transactional_db" in getattr(item, "fixturenames", ())):
        with _kept["blocker"].unblock():
            call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
            connection.creation.deserialize_db_from_string(_kept["rows"])
    return result


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each time the press was woken instead of pressing."""
    import gazette.staff.pressing as pressing

    calls: list[str] = []
    monkeypatch.setattr(pressing, "catch_up_now", lambda hands=0: calls.append("pressed"))
    return calls


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """The real hashing is slow on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
