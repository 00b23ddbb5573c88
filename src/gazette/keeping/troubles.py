"""What is the machine's fault and no one's here, in one sentence: a full disk, a lost right, a broken database."""

import errno
import sqlite3

FULL = (errno.ENOSPC, errno.EDQUOT)


def sentence(error: Exception) -> str:
    """A sentence for what is the machine's fault and not ours; empty for what is ours."""
    if isinstance(error, OSError) and error.errno in FULL:
        return f"The disk is full{_at(error)}. Make room and try again; nothing half-done was left."
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"The paper may not be written{_at(error)}: {error.strerror}. Check who owns it."
    cause = error if isinstance(error, sqlite3.Error) else error.__cause__
    if cause is not None and type(cause).__module__.split(".")[0] == "psycopg":
        return _postgresql(cause)
    if not isinstance(cause, sqlite3.Error):
        return ""
    if "full" in str(cause):
        return "The disk is full. Make room and try again; nothing half-done was left."
    if "disk I/O error" in str(cause):  # SQLite's own words when not even its smallest file finds room
        return "The disk took nothing more: it is full or broken. Make room and try again; nothing half-done was left."
    if "locked" in str(cause):
        return "The paper's database was busy for too long. Try again in a moment."
    if "readonly" in str(cause):
        return "The paper's database may not be written. Check who owns it."
    if "malformed" in str(cause) or "not a database" in str(cause):
        return "The paper's database is damaged. Restore a backup: ./gazette restore FILE."
    if "no such table" in str(cause) or "no such column" in str(cause):
        return "The paper's tables are not those of this code. Run “./gazette up” once; it backs up and upgrades."
    return ""


def _postgresql(cause: BaseException) -> str:
    """What PostgreSQL says that an operator can mend; the driver is not imported for a paper that has none."""
    said = str(cause).strip()
    if type(cause).__name__ == "OperationalError":
        return f"PostgreSQL did not let us in: {said.splitlines()[0].rstrip('.')}. Check that it runs, and what database_url says."
    if type(cause).__name__ in ("UndefinedTable", "UndefinedColumn"):
        return "The paper's tables are not those of this code. Run “./gazette up” once; it upgrades."
    return "PostgreSQL's disk is full. Make room and try again; nothing half-done was left." if type(cause).__name__ == "DiskFull" else ""


def _at(error: OSError) -> str:
    return f" at {error.filename}" if error.filename else ""
