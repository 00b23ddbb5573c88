"""Takes erased words out of the database's files too: SQLite keeps what was written beside its file until it is folded in."""

from django.db import connection


def fold_in() -> bool:
    """Fold SQLite's write-ahead file into the database and empty it. False when a reader was in the way; a later call tries again.

    Pages that lose their words are overwritten (``secure_delete``, in the settings). PostgreSQL keeps house by itself.
    """
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    return not busy
