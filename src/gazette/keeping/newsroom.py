"""The newsroom's process: founds or upgrades the paper if need be, then Django on a socket with the rounds beside it. Started by ``up``."""

import logging
import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings

from . import lifeline
from .founding import BEGIN, FIRST_EDITION, Founded, found_empty, found_sample
from .opening import enter_newsroom, is_paper
from .pool import children
from .troubles import sentence

SOCKET = "newsroom.sock"
LONGEST = 100  # bytes of a socket's path; Linux takes 107
CLOSING = 5  # seconds for answers under way


def main(directory: str, *options: str) -> int:
    """Serve the newsroom of a paper until told to stop."""
    signal.signal(signal.SIGTERM, _stop)
    lifeline.hold()
    try:
        run(Path(directory), empty="--empty" in options, day=next((o.partition("=")[2] for o in options if o.startswith("--date=")), None))
    except Mistake as mistake:
        print(f"gazette: {mistake}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not (words := sentence(error)):
            raise
        print(f"gazette: {words}", file=sys.stderr)
        return 2
    return 0


def run(directory: Path, *, empty: bool = False, day: str | None = None) -> None:
    """Make the paper ready, say so, and serve."""
    if not is_paper(directory):
        _found(directory, empty=empty, day=day)
    settings = enter_newsroom(directory)
    _make_ready(settings)
    _serve(settings)


def _found(directory: Path, *, empty: bool, day: str | None) -> None:
    now = clock.now()
    if empty:
        founded = found_empty(directory, at=now)
        _press_what_is_due(founded.settings)
    else:
        with children() as pool:
            founded = found_sample(directory, pool, at=now, day=day, tell=_say)
            _say("Pressing it ...")
            from .first_press import run as press

            press(founded)
        (directory / FIRST_EDITION).write_text(founded.day)
    _welcome(founded)


def _welcome(founded: Founded) -> None:
    lifeline.tell("founded", user=founded.user, password=founded.password)


def _make_ready(settings: Settings) -> None:
    from .declaring import declare
    from .upgrading import upgrade

    upgrade(settings, at=clock.now(), tell=_say)
    declare(settings, at=clock.now())


def _press_what_is_due(settings: Settings) -> None:
    from gazette.press.press import catch_up

    catch_up(settings)


def _serve(settings: Settings) -> None:
    import uvicorn

    from .rounds import Rounds

    logging.getLogger("gazette").setLevel(logging.INFO)
    listener = _listen(settings.run / SOCKET)
    rounds = Rounds(settings)
    config = uvicorn.Config("gazette.asgi:application", log_config=None, access_log=False, lifespan="on", timeout_graceful_shutdown=CLOSING,
                            server_header=False, date_header=False, proxy_headers=False, ws="none")  # fmt: skip
    server = uvicorn.Server(config)

    def close(number: int, frame: Any) -> None:
        """Told before the server listens to signals itself, or handed on by it when it has closed."""
        server.should_exit = True

    signal.signal(signal.SIGTERM, close)
    rounds.start()
    lifeline.tell("ready", **({"token": begin.read_text("utf-8").strip()} if (begin := settings.directory / BEGIN).exists() else {}))
    try:
        server.run(sockets=[listener])
    finally:
        rounds.stop()
        (settings.run / SOCKET).unlink(missing_ok=True)


def _listen(path: Path) -> socket.socket:
    """A socket for the newsstand alone. Raises Mistake when the directory's name is too long for one."""
    if len(os.fsencode(path)) > LONGEST:
        raise Mistake(f"{path} is too long a name for a socket ({LONGEST} letters at most). Move the paper to a shorter path.")
    with suppress(FileNotFoundError):
        path.unlink()
    path.parent.mkdir(exist_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        listener.bind(str(path))
    finally:
        os.umask(before)
    listener.listen(128)
    return listener


def _stop(number: int, frame: Any) -> None:
    """Told to end before anything is served: what is being made is taken back."""
    raise KeyboardInterrupt


def _say(words: str) -> None:
    lifeline.tell("say", words=words)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
