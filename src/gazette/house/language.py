"""Language tags as pages and feeds carry them: the shape that BCP 47 (RFC 5646, section 2.1) gives every tag in use."""

import re

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def is_language(tag: str) -> bool:
    """Is it shaped like a language tag: en, pt-BR, zh-Hans? Whether anybody speaks it is not asked."""
    return bool(TAG.fullmatch(tag))
