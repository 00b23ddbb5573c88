"""A whole paper that runs: ``up`` in its two processes on a port of its own, and the way in."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.keeping.front_door import gazette, running


@dataclass(frozen=True)
class House:
    """Where it is, for readers and for the operator; ``user`` and ``password`` as printed, or the ``token`` of an empty paper."""

    directory: Path
    address: str  # without a closing slash
    process: subprocess.Popen[str]
    user: str = ""
    password: str = ""
    token: str = ""

    def at(self, path: str) -> str:
        return self.address + path

    def do(self, *words: str) -> str:
        """What a command prints that is given beside the running paper."""
        return gazette(*words, paper=self.directory, GAZETTE_NOW="")

    def words(self) -> Iterator[tuple[str, str]]:
        """Every public file that is text, with its name: what any other web server would serve."""
        public = self.directory / "public"
        for path in public.rglob("*"):
            if path.suffix in (".html", ".xml", ".atom", ".json", ".txt"):
                yield str(path.relative_to(public)), path.read_text("utf-8")


@contextmanager
def open_house(directory: Path, *words: str) -> Iterator[House]:
    """Make a paper and serve it; its clock is this machine's."""
    with running("--port", "0", *words, paper=directory, GAZETTE_NOW="") as process:
        assert process.stdout and process.stderr
        line = process.stdout.readline()
        assert line, process.stderr.read()
        said = json.loads(line)
        yield House(directory, said["local"], process, said.get("user", ""), said.get("password", ""), said.get("token", ""))
