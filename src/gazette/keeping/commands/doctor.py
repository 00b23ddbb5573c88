"""Look for what is wrong with machine or paper, and say what to do. With --deploy, print what Caddy and systemd need."""

import argparse
import json

from gazette.house.host import checked_host
from gazette.house.settings import load

from ..opening import choose, is_paper, start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--deploy", action="store_true", help="print a Caddy file and a systemd unit for this paper")
    parser.add_argument("--host", default="", metavar="NAME", help="the public name they are for")


def run(asked: argparse.Namespace) -> int:
    if asked.deploy or asked.host:
        return _deploy(asked)
    from ..doctor import examine

    if is_paper(asked.directory):
        _open(asked)
    found = list(examine(asked.directory))
    if asked.json:
        print(json.dumps([vars(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(f"{'ok ' if one.well else 'BAD'} {one.name:<12} {one.words}" + ("" if one.well else f"\n    {one.cure}"))
    return 0 if all(one.well for one in found) else 1


def _open(asked: argparse.Namespace) -> None:
    from gazette.house.mistakes import Mistake

    try:
        choose(asked.directory)
        start_django()
    except Mistake:
        return  # the examination itself says what is wrong with the settings


def _deploy(asked: argparse.Namespace) -> int:
    from ..address import public_name
    from ..deploy import files

    settings = load(asked.directory)
    host = checked_host(asked.host, "--host") or public_name(settings) or "gazette.example"
    print(files(asked.directory, host, settings.port))
    return 0
