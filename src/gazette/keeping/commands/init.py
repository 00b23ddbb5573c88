"""Make a paper without serving it: from the sample, or empty."""

import argparse
import sys
from typing import Any

from gazette.house import clock
from gazette.house.mistakes import Mistake

from ..founding import FIRST_EDITION, found_empty, found_sample
from ..running import alone


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--empty", action="store_true", help="nothing in it: no section, no story, no colleague")
    parser.add_argument("--name", default="The Express Gazette", help="the name of an empty paper")
    parser.add_argument("--date", metavar="DAY", help="the day of the sample (else today)")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    if asked.empty:
        if not asked.name.strip() or not asked.name.isprintable():
            raise Mistake("--name should say on one line what the paper is called, like --name \"The Fenwick Bee\".")
        founded = found_empty(asked.directory, at=clock.now(), name=asked.name)
        _press(founded.settings)
    else:
        from ..pool import children

        with children() as pool:
            founded = found_sample(asked.directory, pool, at=clock.now(), day=asked.date, tell=lambda words: print(words, file=sys.stderr))
            from ..first_press import run as first_press

            with alone(asked.directory, "pressed"):
                first_press(founded)
                (asked.directory / FIRST_EDITION).write_text(founded.day)
    return {"paper": str(asked.directory), "user": founded.user, "password": founded.password}


def words(done: dict[str, Any]) -> str:
    lines = [f"The paper is in {done['paper']}. Serve it with “./gazette up --paper {done['paper']}”."]
    if done["user"]:
        lines.append(f"Log in as {done['user']} with the password {done['password']} (shown this once).")
    else:
        lines.append("It prints the link to five questions; they make it your paper.")
    return "\n".join(lines)


def _press(settings: Any) -> None:
    from gazette.press.press import catch_up

    catch_up(settings)
