"""The carrier's process: the store is kept in a bucket, printing by printing. Started by ``up`` where one is set."""

import logging
import sys
import time
from pathlib import Path

from gazette.house.mistakes import Mistake
from gazette.house.settings import load
from gazette.newsstand.bucket import Bucket
from gazette.press.reader import StoreReader

from . import lifeline

log = logging.getLogger("gazette.carrier")
LOOK_SECONDS = 0.1  # between two looks at the store's generation
PAUSES = (2, 5, 15, 60)  # seconds before a bucket that did not answer is tried again, the longer the oftener


def main(directory: str) -> int:
    """Carry until told to end. A bucket that does not answer is said once and tried again."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    lifeline.hold()
    settings = load(Path(directory))
    bucket, failed = Bucket(settings, StoreReader(settings.directory)), 0
    lifeline.tell("ready")
    while True:
        if not bucket.is_behind():
            time.sleep(LOOK_SECONDS)
            continue
        try:
            bucket.carry()
            failed = 0
        except Mistake as mistake:
            if not failed:
                log.error("%s", mistake)
            time.sleep(PAUSES[min(failed, len(PAUSES) - 1)])
            failed += 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
