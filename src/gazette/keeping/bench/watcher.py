"""A reader in a process of its own, who notes when places of the paper first hold some words: ``python -m … PORT PLACES``."""

import http.client
import json
import sys
import time

from .publishing import PATIENCE


def watch(port: int, wanted: dict[str, tuple[str, str]]) -> dict[str, float]:
    """The monotonic moment at which each place first held its words; places are polled in turn every few milliseconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    found: dict[str, float] = {}
    ending = time.monotonic() + PATIENCE
    while len(found) < len(wanted) and time.monotonic() < ending:
        for place, (address, words) in wanted.items():
            if place not in found:
                connection.request("GET", address)
                if words.encode() in connection.getresponse().read():
                    found[place] = time.monotonic()
        time.sleep(0.003)
    return found


if __name__ == "__main__":
    print(json.dumps(watch(int(sys.argv[1]), json.loads(sys.argv[2]))))
