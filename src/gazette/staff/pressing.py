"""Wakes the press after a commit. A press that fails is logged and made good later, since it keeps a cursor of its own."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import connection, transaction

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import active

log = logging.getLogger("gazette.press")
_held: ContextVar[bool] = ContextVar("held", default=False)
_fault: ContextVar[str] = ContextVar("fault", default="")


def press_after_commit(slug: str) -> None:
    """Once the present transaction stands, have the press catch up with the record: once, however much was recorded."""
    waiting = any(getattr(entry[1], "func", None) is press_now for entry in connection.run_on_commit)
    if not waiting and not _held.get():
        transaction.on_commit(partial(press_now, slug))


@contextmanager
def press_held() -> Iterator[None]:
    """Leave the press asleep meanwhile; whoever takes in an archive presses once at the end."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


def press_now(slug: str, *, hands: int = 0) -> bool:
    """Press what the record holds beyond the press's cursor. False when it failed; the next run tries again.

    ``hands`` help where very much was recorded, as by taking in an archive.
    """
    _fault.set("")
    try:
        catch_up_now(hands)
    except Mistake as mistake:
        _fault.set(str(mistake))
        log.error("%s: recorded, but not pressed yet. %s", slug, mistake)
    except Exception as error:
        _fault.set(f"The press failed ({type(error).__name__}: {error}); it will try again by itself.")
        log.exception("%s: recorded, but the press failed; it will try again by itself", slug)
    return not _fault.get()


def fault() -> str:
    """Why the last press that was woken here did not come to its end; empty when it did."""
    return _fault.get()


def catch_up_now(hands: int = 0) -> None:
    """The press's own catching up, quickly: what may wait (cards, AVIF) the runner makes later."""
    from gazette.press.press import catch_up  # late: the press loads its templates

    catch_up(active(), clock=clock.now, urgent=True, hands=hands)
