"""What the search remembers: how far it has read the record, and where each story stands in the index."""

from django.db import models


class Mark(models.Model):
    """The number of the last entry of the record that a reader of it here has taken in."""

    reader = models.CharField(max_length=20, primary_key=True)
    entry = models.BigIntegerField(default=0)


class Indexed(models.Model):
    """A story in the index. Its row grows with its first publication, so that newest first is the index's own order."""

    story = models.CharField(max_length=64, primary_key=True)
    row = models.BigIntegerField(unique=True)
