"""Colleagues: add one, give one a new log-in link, list them. A link lets one person choose name and password within seven days."""

import argparse
from typing import Any

from gazette.house import clock
from gazette.house.mistakes import Mistake

from ..opening import enter_newsroom


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=("add", "reset", "list"), help="invite someone, let someone choose a new password, or say who works here")
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help="for whom the link is; for reset, the log-in name")
    parser.add_argument("--role", choices=("reporter", "editor", "administrator"), default="reporter", help="of the one invited")


def run(asked: argparse.Namespace) -> Any:
    if asked.deed != "list" and not asked.name:
        raise Mistake(f"Say for whom: ./gazette staff {asked.deed} NAME.")
    enter_newsroom(asked.directory)
    from .. import colleagues

    if asked.deed == "add":
        return colleagues.invite(asked.name, role=asked.role, at=clock.now())
    if asked.deed == "reset":
        return colleagues.reset(asked.name, at=clock.now())
    return colleagues.everyone()


def words(answer: Any) -> str:
    if isinstance(answer, list):
        lines = [f"{row['name']:<20} {row['role']:<14} {row['said']}" for row in answer]
        return "\n".join(lines) or "Nobody works here yet. “./gazette staff add NAME --role administrator” invites someone."
    return f"{answer['link']}\nlets {answer['name']} in as {answer['role']}, once, until {answer['until']}."
