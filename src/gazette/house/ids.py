"""Ids worked out from what something is, so that they come out the same each time."""

import uuid

OURS = uuid.UUID("3f0c1c52-8f3e-5b52-9f57-0b6a2f6f7a11")


def stable(kind: str, word: str) -> str:
    """The id of whatever of a kind is called so."""
    return uuid.uuid5(OURS, f"{kind}:{word}").hex
