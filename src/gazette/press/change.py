"""A change: one entry of the record as the press sees it, with what was before and what is now."""

from dataclasses import dataclass
from typing import Any

from gazette.record.copy import Copy
from gazette.record.deeds import Deed
from gazette.record.entry import PRINTED
from gazette.record.names import Front, Named
from gazette.record.reading import NAMED, Reading

Name = Named | Front | None


@dataclass(frozen=True)
class Change:
    """``before`` and ``after`` for stories (``after`` is None on a kill, ``before`` then has places but no words);

    ``was`` and ``now`` for names, pictures and fronts. ``subject`` is the id, or the address of a redirect.
    """

    kind: str
    subject: str
    reading: Reading
    zone: str
    before: Copy | None = None
    after: Copy | None = None
    was: Name = None
    now: Name = None

    def copies(self) -> tuple[Copy, ...]:
        """The copy before and the copy after, as far as there are any."""
        return tuple(copy for copy in (self.before, self.after) if copy)

    def names(self) -> tuple[Any, ...]:
        """The name before and after, as far as there are any."""
        return tuple(name for name in (self.was, self.now) if name)


def change(deed: Deed, reading: Reading) -> Change:
    """Read one deed of the log."""
    return Change(deed.kind, deed.subject, reading, reading.zone.key, deed.before, deed.after,
                  _name(deed.kind, deed.was), _name(deed.kind, deed.now))  # fmt: skip


def _name(kind: str, data: dict[str, Any] | None) -> Name:
    if data is None or kind in ("redirect", PRINTED):
        return None
    return Front.from_json(data) if kind == "front" else NAMED[kind].from_json(data)
