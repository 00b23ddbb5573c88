"""The two full-text engines behind one small interface: SQLite's FTS5 and PostgreSQL's tsvector."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from .terms import Term

TABLE = "newsstand_words"
FIELDS = ("headline", "lede", "body")  # A, B and C in PostgreSQL; D holds the labels
LAST_PLACE = 16383  # of a word in a tsvector
MOST_PLACES = 255  # of one word
MERGED = 500  # pages of FTS5's index merged at a time
MERGES = 100_000  # times at most


@dataclass(frozen=True)
class Wanted:
    """One question to the engine. Rows are moments (see search.py), so ``first`` and ``last`` bound the time."""

    terms: tuple[Term, ...] = ()
    labels: tuple[str, ...] = ()
    first: int = -(2**62)
    last: int = 2**62
    in_headline: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.terms or self.labels)


@dataclass(frozen=True)
class Sheaf:
    """The words of one story by field, and its labels: words of no language, such as its section."""

    headline: tuple[str, ...]
    lede: tuple[str, ...]
    body: tuple[str, ...]
    labels: tuple[str, ...] = field(default=())


class Engine(Protocol):
    """What an engine can do. Rows come back largest first."""

    def make(self) -> None: ...
    def drop(self) -> None: ...
    def empty(self) -> None: ...
    def put(self, row: int, sheaf: Sheaf) -> None: ...
    def remove(self, row: int) -> None: ...
    def forget(self) -> None: ...
    def rows(self, wanted: Wanted, limit: int, offset: int = 0) -> list[int]: ...
    def count(self, wanted: Wanted, most: int) -> int: ...


def of(connection: Any) -> Engine:
    """The engine of a database connection."""
    return PostgreSQL(connection) if connection.vendor == "postgresql" else SQLite(connection)


class _SQL:
    """What both share: where the question goes, and that no answer costs more than its limit."""

    condition = ""
    key = ""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def question(self, wanted: Wanted) -> str:
        raise NotImplementedError

    def drop(self) -> None:
        self._do(f"DROP TABLE IF EXISTS {TABLE}")

    def empty(self) -> None:
        self._do(f"DELETE FROM {TABLE}")

    def remove(self, row: int) -> None:
        self._do(f"DELETE FROM {TABLE} WHERE {self.key} = %s", [row])

    def forget(self) -> None:
        """Let nothing of removed rows stay in the files."""

    def rows(self, wanted: Wanted, limit: int, offset: int = 0) -> list[int]:
        where, values = self._where(wanted)
        found = self._ask(f"SELECT {self.key} FROM {TABLE} WHERE {where} ORDER BY {self.key} DESC LIMIT %s OFFSET %s", [*values, limit, offset])
        return [row for (row,) in found]

    def count(self, wanted: Wanted, most: int) -> int:
        """How many rows there are, counted no further than ``most``."""
        where, values = self._where(wanted)
        [(number,)] = self._ask(f"SELECT count(*) FROM (SELECT 1 FROM {TABLE} WHERE {where} LIMIT %s) AS found", [*values, most])
        return int(number)

    def _where(self, wanted: Wanted) -> tuple[str, list[Any]]:
        span = f"{self.key} BETWEEN %s AND %s"
        if wanted.is_empty:
            return span, [wanted.first, wanted.last]
        return f"{self.condition} AND {span}", [self.question(wanted), wanted.first, wanted.last]

    def _do(self, sql: str, values: Sequence[Any] = ()) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values or None)

    def _ask(self, sql: str, values: Sequence[Any]) -> list[Any]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())


class SQLite(_SQL):
    """FTS5 over words folded by us; its row numbers are ours, so it lists newest first without sorting."""

    condition = f"{TABLE} MATCH %s"
    key = "rowid"

    def make(self) -> None:
        columns = ", ".join((*FIELDS, "labels"))
        self._do(f"CREATE VIRTUAL TABLE {TABLE} USING fts5({columns}, prefix = '3', tokenize = 'unicode61 remove_diacritics 0')")

    def forget(self) -> None:
        """FTS5 only notes that a row went; its words go when the pieces of the index are merged into one."""
        merge = f"INSERT INTO {TABLE} ({TABLE}, rank) VALUES ('merge', %s)"
        pages = -MERGED  # below zero at first: every piece is to be merged, not only those of one size
        for _ in range(MERGES):
            before = self._ask("SELECT total_changes()", [])[0][0]
            self._do(merge, [pages])
            if self._ask("SELECT total_changes()", [])[0][0] - before < 2:
                return
            pages = MERGED

    def put(self, row: int, sheaf: Sheaf) -> None:
        texts = [" ".join(words) for words in (sheaf.headline, sheaf.lede, sheaf.body, sheaf.labels)]
        self.remove(row)
        self._do(f"INSERT INTO {TABLE} (rowid, {', '.join(FIELDS)}, labels) VALUES (%s, %s, %s, %s, %s)", [row, *texts])

    def question(self, wanted: Wanted) -> str:
        parts = []
        if wanted.labels:
            parts.append(f"labels : ({' AND '.join(map(_quoted, wanted.labels))})")
        if wanted.terms:
            fields = "headline" if wanted.in_headline else " ".join(FIELDS)
            terms = " AND ".join(_quoted(" ".join(term.words)) + ("*" if term.open else "") for term in wanted.terms)
            parts.append(f"{{{fields}}} : ({terms})")
        return " AND ".join(parts)


class PostgreSQL(_SQL):
    """A tsvector written by us, word by word, so that no parser or locale has a say in what a word is."""

    condition = "words @@ %s::tsquery"
    key = "row"

    def make(self) -> None:
        self._do(f"CREATE TABLE {TABLE} (row bigint PRIMARY KEY, words tsvector NOT NULL)")
        self._do(f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin (words)")

    def put(self, row: int, sheaf: Sheaf) -> None:
        self._do(f"INSERT INTO {TABLE} (row, words) VALUES (%s, %s::tsvector) ON CONFLICT (row) DO UPDATE SET words = excluded.words",
                 [row, _vector(sheaf)])  # fmt: skip

    def question(self, wanted: Wanted) -> str:
        weights = "A" if wanted.in_headline else "ABC"
        parts = [f"'{label}':D" for label in wanted.labels]
        for term in wanted.terms:
            words = [f"'{word}':{weights}" for word in term.words]
            if term.open:
                words[-1] = f"'{term.words[-1]}':*{weights}"
            parts.append(f"({' <-> '.join(words)})")
        return " & ".join(parts)


def _quoted(words: str) -> str:
    return f'"{words}"'  # only letters, digits and spaces come here (terms.py)


def _vector(sheaf: Sheaf) -> str:
    places: dict[str, list[str]] = {}
    place = 0
    for weight, words in zip("ABC", (sheaf.headline, sheaf.lede, sheaf.body), strict=True):
        place = _note(places, words, weight, place) + 2  # no phrase reaches from one field into the next
    for label in sheaf.labels:
        places.setdefault(label, []).append(f"{LAST_PLACE}D")
    return " ".join(f"'{word}':{','.join(where[:MOST_PLACES])}" for word, where in places.items())


def _note(places: dict[str, list[str]], words: Iterable[str], weight: str, place: int) -> int:
    for word in words:
        place += 1
        where = places.setdefault(word, [])
        if place < LAST_PLACE or not where:
            where.append(f"{min(place, LAST_PLACE)}{weight}")
    return place
