"""Makes one page: finds its kind, builds it, and says what it read, what it cost and what was wrong with it."""

import time
import traceback
from functools import cache
from typing import NamedTuple

from django.db import DatabaseError

from gazette.house.loading import loading
from gazette.house.mistakes import Mistake

from .asset_kind import asset_kind
from .context import Context
from .kinds import IN_STEP, Kind, matched
from .rendition import Rendition


class Made(NamedTuple):
    """A page as it was built. Without a rendition there is no such page, or it has a ``fault``."""

    address: str
    page: Rendition | None
    reads: dict[str, str]
    kind: str
    seconds: float  # of CPU
    fault: str = ""
    packed: tuple[bytes, bytes] | None = None  # its brotli and gzip forms, where they were made already


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of page, those of which there are most first: no address is answered by two."""
    with loading():
        from .formats import FORMATS
        from .pages import PAGES

    return tuple(sorted((asset_kind(), *PAGES, *FORMATS), key=lambda kind: kind.place != IN_STEP))


def make(kinds: tuple[Kind, ...], address: str, context: Context) -> Made:
    """One page. A fault in it is noted; one of the database is raised."""
    started, found = time.process_time(), matched(kinds, address)
    page, fault = None, ""
    try:
        page = _set(found, address, context)
        if page is not None and page.address != address:
            raise Mistake(f"{address} was answered with the page of {page.address}.")
    except DatabaseError:
        raise
    except Exception as error:
        fault = said(error)
    return Made(address, page, context.reads, found[0].name if found else "", time.process_time() - started, fault)


def set_page(kinds: tuple[Kind, ...], address: str, context: Context) -> Rendition | None:
    """Build an address: its kind's page, else the redirect that stands there, else nothing."""
    return _set(matched(kinds, address), address, context)


def said(error: Exception) -> str:
    """One line for the operator; the place in our code when it is a fault of ours."""
    if isinstance(error, Mistake):
        return str(error)
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({at.filename.rsplit('/gazette/', 1)[-1]} line {at.lineno})"


def _set(found: tuple[Kind, dict[str, str]] | None, address: str, context: Context) -> Rendition | None:
    page = found[0].build(context, found[1]) if found else None
    if page is None and (to := context.redirect(address)):
        return Rendition(address, status=301, location=to)
    return page
