"""The command line: finds the command, hands over, and says in one sentence what a person can mend."""

import argparse
import errno
import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from gazette import __version__
from gazette.house.mistakes import Mistake
from gazette.keeping.commands import ABOUT, COMMANDS
from gazette.keeping.opening import directory_of

FULL = (errno.ENOSPC, errno.EDQUOT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 only when it was done, 2 for a mistake, 130 when stopped."""
    said = list(sys.argv[1:] if arguments is None else arguments)
    if not said or said[0] in ("-h", "--help", "help"):
        print(overview())
        return 0 if said else 2
    if said[0] == "--version":
        print(f"Express Gazette {__version__}")
        return 0
    try:
        return _run(said)
    except Mistake as mistake:
        words = str(mistake)
    except KeyboardInterrupt:
        print("gazette: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        words = _sentence(error)
        if not words:
            raise
    if words:
        print(f"gazette: {words}", file=sys.stderr)
    return 2


def overview() -> str:
    """What there is, a line a command."""
    lines = [f"  {name:<13} {about}" for name, (_, about) in COMMANDS.items()]
    return "\n".join([ABOUT, "", "usage: ./gazette COMMAND [--paper DIR] …", "", *lines, "  test          Run the tests.", "",
                      "“./gazette COMMAND --help” tells more."])  # fmt: skip


def parser(name: str) -> tuple[argparse.ArgumentParser, Any]:
    """The parser of one command, and its module."""
    place, about = COMMANDS[name]
    module = import_module(place)
    made = argparse.ArgumentParser(prog=f"./gazette {name}", description=module.__doc__, allow_abbrev=False)
    made.add_argument("--paper", metavar="DIR", help="the paper's directory (else GAZETTE_PAPER, else ./paper)")
    made.add_argument("--json", action="store_true", help="answer as JSON")
    module.arguments(made)
    return made, module


def _run(said: list[str]) -> int:
    if said[0] not in COMMANDS:
        raise Mistake(f"There is no command “{said[0]}”. “./gazette --help” lists them.")
    made, module = parser(said[0])
    asked = made.parse_args(said[1:])
    asked.directory = directory_of(asked.paper)
    answer = module.run(asked)
    if isinstance(answer, int):
        return answer
    if answer is not None:
        print(json.dumps(answer, ensure_ascii=False, indent=1) if asked.json else module.words(answer))
    return 0


def _sentence(error: Exception) -> str:
    """A sentence for what is the machine's fault and not ours; empty for what is ours."""
    if isinstance(error, OSError) and error.errno in FULL:
        return f"The disk is full{_at(error)}. Make room and try again; nothing half-done was left."
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"The paper may not be written{_at(error)}: {error.strerror}. Check who owns it."
    cause = error if isinstance(error, sqlite3.Error) else error.__cause__
    if not isinstance(cause, sqlite3.Error):
        return ""
    if "full" in str(cause):
        return "The disk is full. Make room and try again; nothing half-done was left."
    if "locked" in str(cause):
        return "The paper's database was busy for too long. Try again in a moment."
    if "readonly" in str(cause):
        return "The paper's database may not be written. Check who owns it."
    if "malformed" in str(cause) or "not a database" in str(cause):
        return "The paper's database is damaged. Restore a backup: ./gazette restore FILE."
    if "no such table" in str(cause) or "no such column" in str(cause):
        return "The paper's tables are not those of this code. Run “./gazette up” once; it backs up and upgrades."
    return ""


def _at(error: OSError) -> str:
    return f" at {error.filename}" if error.filename else ""


if __name__ == "__main__":
    sys.exit(main())
