"""Host names as they stand in an address (RFC 1123, section 2.1), with a port where one is written."""

import re

from .mistakes import Mistake

LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*(?::[0-9]{{1,5}})?")


def checked_host(host: str, called: str) -> str:
    """The host as it was written; empty may stay so. Raises Mistake, by what it is called, for what is no name."""
    if host and not HOST.fullmatch(host):
        raise Mistake(f"{called} is “{host}”. Write the name alone, like gazette.example: letters, digits, dots and hyphens, no https:// and no path.")
    return host
