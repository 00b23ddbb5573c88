"""The newsstand's process: readers are served from the store, whatever the newsroom does. Started by ``up``."""

import logging
import socket
import sys
from pathlib import Path

from gazette.house.mistakes import Mistake
from gazette.house.settings import load
from gazette.newsstand.server import serve

from . import lifeline


def main(directory: str, listener: str) -> int:
    """Serve a paper on a socket that the parent opened."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    lifeline.hold()
    try:
        serve(load(Path(directory)), listener=socket.socket(fileno=int(listener)), ready=lambda: lifeline.tell("ready"))
    except Mistake as mistake:
        print(f"gazette: {mistake}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
