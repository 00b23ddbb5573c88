"""What the record refuses to append, whoever asks: the last of the two gates before the public."""

from gazette.house.mistakes import Mistake


class Refused(Mistake):
    """The record will not take this entry; nothing was written."""
