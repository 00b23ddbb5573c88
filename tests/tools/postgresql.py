"""A PostgreSQL server of the tests' own, in a directory that goes with it."""

import os
import pwd
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .places import Absent

HOMES = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Server:
    """A server that answers on this machine only, to anybody: its one superuser is postgres."""

    programs: Path
    port: int

    def make(self, name: str) -> str:
        """A new empty database, as ``database_url`` names it."""
        subprocess.run([self.programs / "createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", name], check=True)
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"


def programs() -> Path:
    """Where Debian keeps the newest server it has. Raises Absent when there is none, or none may be started."""
    homes = sorted(HOMES.glob("[0-9]*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not homes:
        raise Absent("PostgreSQL is not installed, so nothing is tried on it. Run: apt-get install -y --no-install-recommends postgresql")
    if os.geteuid() == 0:
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            raise Absent("PostgreSQL starts for nobody called root, and there is no user postgres.") from None
    return homes[-1].parent


@contextmanager
def server() -> Iterator[Server]:
    """A running server. Raises Absent."""
    where = programs()
    with tempfile.TemporaryDirectory(prefix="gazette-postgresql-") as folder, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        run = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
            run["user"] = "postgres"
        data, options = f"{folder}/data", f"-k {folder} -c listen_addresses=127.0.0.1 -p {port} -c fsync=off"
        subprocess.run([where / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--locale", "C", "-E", "UTF8"], **run)
        subprocess.run([where / "pg_ctl", "-D", data, "-w", "-o", options, "-l", f"{folder}/log", "start"], **run)
        try:
            yield Server(where, port)
        finally:
            subprocess.run([where / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)
