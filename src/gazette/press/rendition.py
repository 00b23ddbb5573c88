"""A rendition: the bytes the public gets at one address, with what HTTP says of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rendition:
    """One address of the paper. A status other than 200 is said by the newsstand, or by the includes beside the store."""

    address: str
    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    location: str = ""  # where a redirect leads
    headers: tuple[tuple[str, str], ...] = ()  # of this address alone; the newsstand adds those of every page
