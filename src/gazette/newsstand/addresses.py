"""From what stands in a request line to an address of the paper, and who answers there."""

import re
from ipaddress import ip_address
from urllib.parse import quote, unquote_to_bytes

PUBLIC = ("/search/", "/as-of/", "/oembed")
PASSED = ("/newsroom/", *PUBLIC)  # the newsroom process answers these and nothing else
UNDER = tuple(prefix.encode() for prefix in PASSED if prefix.endswith("/"))
EXACTLY = frozenset(prefix.encode() for prefix in PASSED if not prefix.endswith("/"))
HEALTH = "/healthz"
UNFIT = re.compile("[\x00-\x1f\x7f\\\\]")
FULL = re.compile(rb"^https?://[^/?#]*", re.I)  # absolute-form, RFC 9112 3.2.2
PORT = re.compile(r":\d+$")
SAFE = "/-._~!$&'()*+,;=:@"


def split(target: bytes) -> tuple[bytes, bytes]:
    """Path and query of a request target, the query with its question mark."""
    if not target.startswith(b"/"):
        target = FULL.sub(b"", target)
    path, mark, query = target.partition(b"#")[0].partition(b"?")
    return path or b"/", mark + query


def address(path: bytes) -> str | None:
    """The address a path asks for, percent-decoded once; None when it is no path a browser would send."""
    if not path.startswith(b"/"):
        return None
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if UNFIT.search(decoded) else decoded


def written(address: str) -> str:
    """An address as it is written in a request line."""
    return quote(address, safe=SAFE)


def passed(path: bytes) -> bool:
    """Does the newsroom process answer at this path, as it is written?"""
    return path.startswith(UNDER) or path in EXACTLY


def known_host(host: bytes, hosts: frozenset[str]) -> bool:
    """Is a Host field one of the paper's names, this machine's, or a bare number? Another name is someone else's site."""
    name = PORT.sub("", host.decode("latin-1")).lower()
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return name in hosts
    return True


def opened(address: str) -> str | None:
    """Where ``/newsroom`` and its like lead: the same with its closing slash."""
    return address + "/" if address + "/" in PASSED else None
