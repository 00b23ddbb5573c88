"""Two papers held against each other: their record, their files, and everything a reader can ask for."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from tests.keeping.front_door import running
from tests.newsstand.cast import Line

from .making import BASE, MOMENT

CODINGS = ("", "br", "gzip")
OF_THE_MOMENT = ("date",)  # the only header that may differ


class Answer(NamedTuple):
    """What came back, headers and all."""

    status: int
    fields: tuple[tuple[str, str], ...]
    body: bytes


def record(paper: Path) -> list[tuple[object, ...]]:
    """Every entry with its words; the salts, and the hashes that hang on them, are random in every paper."""
    with closing(sqlite3.connect(paper / "db.sqlite3")) as database:
        rows = database.execute(
            "SELECT e.number, e.kind, e.subject, e.recorded, e.effective, e.taken_in, p.data FROM record_entry e"
            " LEFT JOIN record_payload p ON p.entry_id = e.number ORDER BY e.number"
        )
        return rows.fetchall()


def files(paper: Path) -> dict[str, bytes]:
    """Every byte that another web server could serve, with the configuration it would be given."""
    here = [path for path in (paper / "public").rglob("*") if path.is_file()] + list(paper.glob("public-*.conf"))
    return {str(path.relative_to(paper)): path.read_bytes() for path in here}


def manifest(paper: Path) -> list[tuple[object, ...]]:
    """Every address with its status, type, headers and hashes."""
    with closing(sqlite3.connect(paper / "store.sqlite3")) as store:
        return store.execute("SELECT address, status, type, location, headers, sha256, size, br, gz FROM page ORDER BY address").fetchall()


def asked(paper: Path, would: Iterable[str]) -> Iterator[str]:
    """Everything a curious reader would try: what is there, what would be there, and what is worked out when asked."""
    yield from (str(row[0]) for row in manifest(paper))
    yield from would
    for words in ("headline", "secret", "Words of secret-3", "inquiry", "Vantage", "clerk", "south"):
        yield f"/search/?q={quote(words)}"
    yield from ("/search/", "/search/?author=rose", "/search/?author=nellie&order=best", "/search/?q=headline&section=city")
    for path in ("/2026/03/09/open-1/", "/2026/03/09/secret-1/", "/2026/03/10/secret-49/", "/2026/03/10/open-last/"):
        yield f"/oembed?url={quote(BASE + path)}"
    for time in ("2026-03-09T20:00", "2026-03-10T11:30"):
        for path in ("", "city/", "2026/03/09/open-1/", "2026/03/09/secret-1/", "topic/port/", "topic/inquiry/", "by/rose/", "archive/2026/03/09/"):
            yield f"/as-of/{time}/{path}"


@cache
def answers(paper: Path, addresses: tuple[str, ...]) -> dict[tuple[str, str], Answer]:
    """What the paper, served by ``up`` with all its processes, says at each address in each coding."""
    with running("--port", "0", paper=paper, GAZETTE_NOW=MOMENT, GAZETTE_BASE_URL=BASE) as process:
        ready = process.stdout.readline() if process.stdout else ""
        assert ready, process.stderr.read() if process.stderr else ""
        with Line(int(json.loads(ready)["local"].rsplit(":", 1)[1]), seconds=60) as line:
            return {(address, coding): _ask(line, address, coding) for address in addresses for coding in CODINGS if _is_worth(address, coding)}


def differences(one: Path, other: Path, would: Iterable[str]) -> list[str]:
    """Everything by which a reader, a mirror or an auditor could tell two papers apart."""
    addresses = tuple(dict.fromkeys(asked(one, would)))
    return [
        *_told("record", record(one), record(other)),
        *_told("manifest", manifest(one), manifest(other)),
        *_told("files", sorted(files(one).items()), sorted(files(other).items())),
        *_told("answers", sorted(answers(one, addresses).items()), sorted(answers(other, addresses).items())),
    ]


def _told(what: str, one: list, other: list) -> Iterator[str]:  # type: ignore[type-arg]
    if len(one) != len(other):
        yield f"{what}: {len(one)} here, {len(other)} there"
    yield from (f"{what}: {str(mine)[:300]} / {str(theirs)[:300]}" for mine, theirs in zip(one, other, strict=False) if mine != theirs)


def _is_worth(address: str, coding: str) -> bool:
    """What is worked out when asked is asked for once: it has a budget."""
    return not coding or not address.startswith(("/search", "/as-of", "/oembed"))


def _ask(line: Line, address: str, coding: str) -> Answer:
    target = quote(address, safe="/?&=%:+-._~")
    said = line.say(f"GET {target} HTTP/1.1\r\nHost: gazette.example\r\nAccept-Encoding: {coding}\r\n\r\n".encode()).hear()
    fields = tuple(sorted((name, value) for name, value in said.fields.items() if name not in OF_THE_MOMENT))
    return Answer(said.status, fields, said.body)
