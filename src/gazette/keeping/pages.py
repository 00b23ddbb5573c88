"""The pages of the store held against its manifest."""

import hashlib
from collections.abc import Iterator
from contextlib import closing

from gazette.house.settings import Settings
from gazette.press import manifest
from gazette.press.files import place


def changed(settings: Settings, prefix: str = "") -> Iterator[str]:
    """Every page whose file is missing or is not what the press wrote, in words."""
    connection = manifest.read(settings.directory)
    if connection is None:
        return
    with closing(connection):
        rows = connection.execute("SELECT address, status, sha256, size FROM page WHERE substr(address, 1, ?) = ? ORDER BY address", (len(prefix), prefix))
        for address, status, sha256, size in rows:
            if status != 200 and not size:
                continue
            try:
                found = hashlib.sha256((settings.store / place(address, status)).read_bytes()).hexdigest()
            except OSError:
                yield f"{address} is missing from the store. Run “./gazette press --all”."
                continue
            if found != sha256:
                yield f"{address} was changed after it was pressed. Run “./gazette press --all”."


def count(settings: Settings, prefix: str = "") -> int:
    """How many pages the store holds."""
    connection = manifest.read(settings.directory)
    if connection is None:
        return 0
    with closing(connection):
        (found,) = connection.execute("SELECT count(*) FROM page WHERE substr(address, 1, ?) = ?", (len(prefix), prefix)).fetchone()
    return int(found)
