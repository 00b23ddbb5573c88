"""Language tags as pages and feeds carry them: the shape that BCP 47 (RFC 5646, section 2.1) gives every tag in use."""

import re

TAG = re.compile(
    "[a-z]{2,3}(-[a-z]{3}){0,3}"  # no language of four letters or more was ever registered, so “English” is a word, not a tag
    "(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?"  # script and region
    "(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[0-9a-wyz](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",  # variants, extensions, private use
    re.ASCII | re.IGNORECASE,
)


def is_language(tag: str) -> bool:
    """Is it shaped like a language tag: en, pt-BR, zh-Hans? Whether anybody speaks it is not asked."""
    return bool(TAG.fullmatch(tag))


def as_tag(written: str) -> str:
    """What somebody wrote as a tag: without spaces around it, and “en_US”, as a system's locale writes it, as en-US."""
    return written.strip().replace("_", "-")
