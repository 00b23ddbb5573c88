"""The log: appends entries inside the caller's transaction, erases on a takedown, and proves the chain."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection

from . import index, lookup, rows
from .copy import Copy
from .entry import ENDINGS, KINDS, START, VERSIONS, commitment, leaf, link
from .models import Entry, Payload, Standing, Version
from .refusals import Refused
from .rules import refuse

ONE_WRITER = 0x6761_7A65_7474_65  # “gazette”: the number of the record's lock in PostgreSQL


def append(kind: str, subject: str, payload: dict[str, Any], *, at: datetime, effective: datetime | None = None,
           taken_in: bool = False) -> Entry:  # fmt: skip
    """Append one entry and bring the derived tables along. The caller holds the transaction.

    ``at`` is when it is recorded; ``effective`` what it claims, equal to it except for take-in of older material.
    Raises Refused, with nothing written, for what may not stand in a record.
    """
    if kind not in KINDS:
        raise Refused(f"The record has no entries of kind “{kind}”.")
    if not connection.in_atomic_block:
        raise RuntimeError("append() belongs inside the transaction of the newsroom's own change")
    at = at.replace(microsecond=0)
    effective = (effective or at).replace(microsecond=0)
    if kind in ENDINGS:
        payload = {**payload, "remains": last_copy_remains(subject).as_json()}
    copy = Copy.from_json(payload["copy"]) if kind in VERSIONS else None
    last = _head()
    refuse(kind, subject, payload, copy, at=at, effective=effective, taken_in=taken_in)
    entry = _sealed(last, Entry(kind=kind, subject=subject, recorded=at, effective=effective, taken_in=taken_in), payload)
    index.apply(entry, payload, copy)
    if kind == "takedown":
        erase(subject, keep=entry.number)
    return entry


def erase(subject: str, *, keep: int) -> int:
    """Erase salt and words of every entry of a subject but one; headers and chain stay. Returns how many."""
    return Payload.objects.filter(entry__subject=subject).exclude(entry=keep).delete()[0]


def verify() -> Iterator[str]:
    """Every fault of the chain, in words; nothing when the record is whole."""
    chain, number = START, 0
    for entry, payload in index.entries():
        number += 1
        if entry.number != number:
            yield f"Entry {number} is missing; the next one is {entry.number}."
            number = entry.number
        if leaf(entry.header(), entry.commitment) != entry.leaf:
            yield f"Entry {entry.number} ({entry.kind} {entry.subject}) was changed: its header does not match its leaf."
        chain = link(chain, entry.leaf)
        if chain != entry.chain:
            yield f"Entry {entry.number} does not follow the one before it."
            chain = entry.chain
        if payload is not None:
            salt = bytes(Payload.objects.values_list("salt", flat=True).get(entry=entry.number))
            if commitment(salt, payload) != entry.commitment:
                yield f"Entry {entry.number} ({entry.kind} {entry.subject}) was changed: its words do not match their commitment."
        elif not Entry.objects.filter(kind="takedown", subject=entry.subject, number__gt=entry.number).exists():
            yield f"Entry {entry.number} ({entry.kind} {entry.subject}) has lost its words without a takedown."


def last_copy(story: str) -> Copy | None:
    """The newest version of a story, killed or not; None when there is none or it was erased."""
    row = Payload.objects.filter(entry__subject=story, entry__kind__in=VERSIONS).order_by("-entry_id").first()
    return Copy.from_json(row.data["copy"]) if row else None


def last_copy_remains(story: str) -> Copy:
    """Where a story stood, without its words. Raises Refused when the record never held it."""
    copy = last_copy(story)
    if copy:
        return index.remains(copy)
    row = Payload.objects.filter(entry__subject=story, entry__kind__in=ENDINGS).order_by("-entry_id").first()
    if not row:
        raise Refused(f"The record holds no story “{story}”.")
    return Copy.from_json(row.data["remains"])


def next_version(story: str) -> int:
    """The number the story's next version takes."""
    newest = Standing.objects.filter(story=story).values_list("versions", flat=True).first()
    return (newest or 0) + 1


def is_published(story: str) -> bool:
    """Does the public read it now?"""
    return Version.objects.filter(story=story, current=True).exists()


def _head() -> tuple[int, str]:
    """Number and chain of the newest entry, once nobody else is appending.

    SQLite lets one writer in anyway. PostgreSQL is asked for a lock of the record's own, kept to the end of the transaction:
    a locked row would be found again as it was, and the entry appended meanwhile overlooked.
    """
    if connection.vendor == "postgresql":
        lookup.one("SELECT pg_advisory_xact_lock(%s)", ONE_WRITER)
    return lookup.one("SELECT number, chain FROM record_entry ORDER BY number DESC LIMIT 1") or (0, START)  # type: ignore[return-value]


def _sealed(last: tuple[int, str], entry: Entry, payload: dict[str, Any]) -> Entry:
    salt = os.urandom(32)
    entry.number = last[0] + 1
    entry.commitment = commitment(salt, payload)
    entry.leaf = leaf(entry.header(), entry.commitment)
    entry.chain = link(last[1], entry.leaf)
    rows.insert("record_entry", number=entry.number, kind=entry.kind, subject=entry.subject, recorded=entry.recorded, effective=entry.effective,
                taken_in=entry.taken_in, commitment=entry.commitment, leaf=entry.leaf, chain=entry.chain)  # fmt: skip
    rows.insert("record_payload", entry_id=entry.number, salt=salt, data=json.dumps(payload))
    return entry
