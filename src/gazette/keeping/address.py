"""Where readers find the paper: what ``up`` serves it under, and what it was pressed with before."""

import os
from collections.abc import Callable
from urllib.parse import urlsplit

from gazette.house.settings import Settings

DEFAULT = "http://localhost:8000"
HERE = "localhost"
SITEMAP, PAGE = "Sitemap: ", "/sitemap.xml"
KEPT = "The paper keeps its address, {kept}, and answers at {here}. “--host localhost” would make that its address."


def served_under(settings: Settings, host: str, port: int, *, tell: Callable[[str], None]) -> str:
    """What ``up`` serves under: as asked or named; else what the paper was pressed with, so that starting it by hand changes no page."""
    address = base_url(settings, host, port)
    if host or is_named(settings) or not (known := kept(settings)):
        return address
    tell(KEPT.format(kept=known, here=address))
    return known


def base_url(settings: Settings, host: str, port: int) -> str:
    """Where readers find the paper: as asked, else as set, else on this machine at that port. The host “localhost” asks for this machine."""
    host = host or settings.host
    if settings.base_url != DEFAULT and not host:
        return settings.base_url
    return f"https://{host}" if host and host != HERE else f"http://{HERE}:{port}"


def is_named(settings: Settings) -> bool:
    """Do settings or environment name an address?"""
    return bool(settings.host) or settings.base_url != DEFAULT or "GAZETTE_BASE_URL" in os.environ


def public_name(settings: Settings) -> str:
    """The host by which the public reaches it, as named or as it was pressed; empty for a paper of this machine."""
    return settings.host or urlsplit(settings.base_url if settings.base_url != DEFAULT else kept(settings)).netloc


def kept(settings: Settings) -> str:
    """The public address its pages were pressed with, as its robots.txt says; empty for a paper of this machine, or without pages.

    Read from the store, since the database may still wait for an upgrade.
    """
    try:
        lines = (settings.store / "robots.txt").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    said = next((line[len(SITEMAP) : -len(PAGE)] for line in lines if line.startswith(SITEMAP) and line.endswith(PAGE)), "")
    return "" if urlsplit(said).hostname == HERE else said
