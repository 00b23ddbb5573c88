"""What a paper may say of its look: the names and values of tokens that its sheet can hold."""

import re

NAME = re.compile(r"[a-z][a-z0-9-]*")
VALUE = re.compile(r"[\w #%.,()+*/\"'-]+")
DARKENED = frozenset({"paper", "sheet", "ink", "ink-2", "ink-3", "hair", "rule", "red", "red-ink", "on-red", "amber-bg", "amber-ink", "focus", "out", "in"})
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|var)\(.+\)")


def fault(name: str, value: object) -> str:
    """What is wrong with a token, in words that follow its name; empty when nothing is."""
    if not NAME.fullmatch(name):
        return "is no name of a token. `docs/do/change-the-look.md` has them."
    if not isinstance(value, str) or not VALUE.fullmatch(value):
        return f"should be a plain CSS value in quotes, not {value!r}."
    if name in DARKENED and not _is_colour(value):
        return f"is a colour, and “{value}” is none. Write one like #0b5d3b."
    return ""


def _is_colour(value: str) -> bool:
    if COLOUR.fullmatch(value):
        return True
    from PIL import ImageColor  # it knows the names that CSS gives colours; seldom asked

    return value.lower() in ImageColor.colormap or value.lower() in ("transparent", "currentcolor")
