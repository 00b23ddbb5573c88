"""The one exception a person may cause: it is shown as a sentence, never as a traceback."""


class Mistake(Exception):
    """Something a user did or a machine lacks; its message says what happened, to what, and what to do now."""
