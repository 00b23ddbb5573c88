"""The command line: finds the command, hands over, and says in one sentence what a person can mend."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from gazette import __version__
from gazette.house.mistakes import Mistake
from gazette.keeping.commands import ABOUT, COMMANDS
from gazette.keeping.opening import directory_of
from gazette.keeping.troubles import sentence


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
        words = sentence(error)
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


if __name__ == "__main__":
    sys.exit(main())
