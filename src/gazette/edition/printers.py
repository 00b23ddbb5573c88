"""What else is made of a finished edition: the printer's file and the e-paper."""

from .drawing import draw
from .edition import Edition
from .plates import Resolution

PRESS = Resolution(finest=300, quality=92)


def press_pdf(made: Edition) -> bytes:
    """The edition for the printer: the same lines, pictures finer."""
    return draw(made.layout, leading=made.sheet.leading, body=made.sheet.body, resolution=PRESS)


def epub(made: Edition) -> bytes:
    """The edition as one e-paper file; empty as long as none is made."""
    return b""
