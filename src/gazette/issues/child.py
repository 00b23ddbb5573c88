"""Where the child that makes up an issue begins: Django first, then the work; it ends when the newsroom does."""

import os
import sys
import threading
from contextlib import suppress

from gazette.house.loading import loading

KINDNESS = 10  # how far it stands back for others


def main(directory: str, pk: str) -> int:
    """Make up the run ``pk`` of the paper in a directory."""
    os.environ["GAZETTE_PAPER"], os.environ["DJANGO_SETTINGS_MODULE"] = directory, "gazette.settings"
    with suppress(OSError):
        os.nice(KINDNESS)
    threading.Thread(target=_end_with_parent, name="lifeline", daemon=True).start()
    with loading():
        import django

        django.setup()
    from .making import work

    work(int(pk))
    return 0


def _end_with_parent() -> None:
    """The newsroom holds the other end of our standard input for as long as it lives."""
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
