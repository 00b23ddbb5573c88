"""What a reader's request accepts: content codings (RFC 9110 12.5.3) and entity tags already held (13.1.2)."""

import re
from functools import lru_cache

CODINGS = ("br", "gzip", "identity")  # the house's order where a reader likes them equally
NAMES = {"x-gzip": "gzip"}
TAG = re.compile(rb'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


@lru_cache(maxsize=512)
def acceptable(header: bytes) -> tuple[str, ...]:
    """Codings a reader takes, the most wanted first; with nothing it takes, the plain bytes are sent all the same."""
    weights = _weights(header.decode("latin-1"))
    rest = weights.get("*", 0.0)
    chosen = {coding: weights.get(coding, rest) for coding in CODINGS}
    if "identity" not in weights:
        chosen["identity"] = rest if "*" in weights else 0.0001  # always taken unless refused, and never preferred
    liked = [coding for coding in CODINGS if chosen[coding] > 0]
    return tuple(sorted(liked, key=lambda coding: -chosen[coding])) or ("identity",)


def holds(header: bytes, etag: bytes) -> bool:
    """Does If-None-Match name this entity tag? Lists, ``*`` and weak tags count, as for a GET they must."""
    return header == etag or header.strip() == b"*" or etag in TAG.findall(header)


def _weights(header: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        if coding:
            weights[NAMES.get(coding, coding)] = _quality(parameters)
    return weights


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
