"""What an entry is: its kinds, the canonical bytes that are hashed, and how one entry is chained to the last."""

import hashlib
import json
from typing import Any

VERSIONS = ("publish", "update", "correct")
ENDINGS = ("kill", "takedown")
NAMES = ("paper", "section", "topic", "person", "place", "picture")
PRINTED = "printed"  # what a story was called in the paper of one day, when that was written for print; its subject is the story
KINDS = (*VERSIONS, *ENDINGS, *NAMES, "front", PRINTED, "edition", "redirect")
START = "0" * 64  # the chain before the first entry


def canonical(data: Any) -> bytes:
    """The one spelling of JSON data that is hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def commitment(salt: bytes, payload: dict[str, Any]) -> str:
    """H(salt ‖ payload): proves the words without keeping them; salt and payload are erased together on a takedown."""
    return hashlib.sha256(b"\x02" + salt + canonical(payload)).hexdigest()


def leaf(header: dict[str, Any], committed: str) -> str:
    """H(public header ‖ commitment), the leaf of the log (prefix as RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x00" + canonical(header) + bytes.fromhex(committed)).hexdigest()


def link(previous: str, leaf_hash: str) -> str:
    """The chain after one more leaf."""
    return hashlib.sha256(b"\x01" + bytes.fromhex(previous) + bytes.fromhex(leaf_hash)).hexdigest()
