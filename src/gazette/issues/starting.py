"""Starts the make-up of an issue from the queue, in a child, and sees to it that a child that died is told of."""

import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from django.db import close_old_connections
from django.utils.translation import gettext as _
from django_tasks import task

from gazette.house import clock
from gazette.house.settings import active

from .models import Making

log = logging.getLogger("gazette.issues")
PROOF = "proof.pdf"
WIDTHS = {"small": 360, "large": 1240}  # pixels across a page's pictures


class Cancelled(Exception):
    """Somebody does not want the run any more."""


@task()
def start(pk: int) -> None:
    """Begin a run that waits. Returns at once: the queue has other work."""
    making = Making.objects.filter(pk=pk, state=Making.WAITING).first()
    if making is None:
        return
    command = [sys.executable, "-P", "-m", "gazette.issues.child", str(active().directory), str(pk)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE)
    threading.Thread(target=_watch, args=(child, pk), name=f"make-up {pk}", daemon=True).start()


def part_of(making: Making) -> Path:
    """Where a run works until it is done."""
    return making.directory.with_name(making.token + ".part")


def stop(making: Making) -> None:
    """End the child of a run, if it is one and alive."""
    if making.process and making.process != os.getpid():
        with suppress(ProcessLookupError, PermissionError):
            os.kill(making.process, signal.SIGTERM)


def fail(making: Making, why: str) -> None:
    """Tell why a run gave nothing."""
    running = Making.objects.filter(pk=making.pk, state__in=(Making.WAITING, Making.WORKING))
    running.update(state=Making.FAILED, why=why, ended=clock.now())


def is_lost(making: Making) -> bool:
    """Is it said to be working, and its process is gone?"""
    return making.state == Making.WORKING and making.process != 0 and not lives(making)


def lives(making: Making) -> bool:
    """Is the process there that carries it out, or did?"""
    if not making.process:
        return False
    try:
        os.kill(making.process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _watch(child: "subprocess.Popen[bytes]", pk: int) -> None:
    """Wait for the child; one that ended without a word is written down as failed."""
    ended = child.wait()
    if child.stdin:
        child.stdin.close()
    close_old_connections()
    try:
        making = Making.objects.filter(pk=pk).first()
        if making:
            shutil.rmtree(part_of(making), ignore_errors=True)  # of one that was ended from outside, before it could tidy up
        if ended and making and making.is_running:
            fail(making, _("The make-up was ended from outside. Make the pages up again."))
    finally:
        close_old_connections()
