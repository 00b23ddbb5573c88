"""The tables of the record: entries and payloads, which are kept for ever, and indexes derived from them."""

from typing import Any

from django.db import models
from django.db.models import Q

from gazette.house.days import stamp

ID = 64  # characters of a stable id
REF = 255  # characters of a subject: a stable id or an address


class Entry(models.Model):
    """One entry of the log. Rows are only added."""

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=REF)
    recorded = models.DateTimeField()
    effective = models.DateTimeField()
    taken_in = models.BooleanField(default=False)
    commitment = models.CharField(max_length=64)
    leaf = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "kind", "effective", "number"], name="entry_subject"),
            models.Index(fields=["kind", "effective"], name="entry_kind"),
        ]

    def header(self) -> dict[str, Any]:
        """The public header that is hashed into the leaf."""
        return {"number": self.number, "kind": self.kind, "subject": self.subject, "recorded": stamp(self.recorded),
                "effective": stamp(self.effective), "taken_in": self.taken_in}  # fmt: skip


class Payload(models.Model):
    """Salt and words of an entry; the only part a takedown erases."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="payload")
    salt = models.BinaryField(max_length=32)
    data = models.JSONField()


class Version(models.Model):
    """Derived: a published version that may be read. A kill takes the rows of its story away."""

    entry = models.BigIntegerField(primary_key=True)
    story = models.CharField(max_length=ID)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    effective = models.DateTimeField()
    first = models.DateTimeField()  # effective moment of version 1
    day = models.DateField()  # of the address
    section = models.CharField(max_length=ID)
    genre = models.CharField(max_length=12)
    priority = models.PositiveSmallIntegerField()
    current = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="version_once")]
        indexes = [
            models.Index(fields=["-first", "-story"], name="version_all", condition=Q(current=True)),
            models.Index(fields=["section", "-first", "-story"], name="version_section", condition=Q(current=True)),
            models.Index(fields=["genre", "-first", "-story"], name="version_genre", condition=Q(current=True)),
            models.Index(fields=["section", "genre", "-first", "-story"], name="version_both", condition=Q(current=True)),
            models.Index(fields=["day", "first", "story"], name="version_day", condition=Q(current=True)),
            models.Index(fields=["section", "day", "first"], name="version_section_day", condition=Q(current=True)),
            models.Index(fields=["-effective"], name="version_corrections", condition=Q(kind="correct")),
            models.Index(fields=["story", "effective"], name="version_story"),
            models.Index(fields=["section", "-first", "-story", "effective"], name="version_section_then"),
            models.Index(fields=["-first", "-story", "effective"], name="version_all_then"),
        ]


class Filed(models.Model):
    """Derived: a version stands under a topic, a person or shows a picture."""

    entry = models.BigIntegerField()
    kind = models.CharField(max_length=8)  # topic, person, picture
    ref = models.CharField(max_length=ID)
    story = models.CharField(max_length=ID)
    first = models.DateTimeField()
    effective = models.DateTimeField()
    current = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "ref", "-first", "-story"], name="filed_now", condition=Q(current=True)),
            models.Index(fields=["kind", "ref", "-first", "-story", "effective"], name="filed_then"),
            models.Index(fields=["story"], name="filed_story"),
        ]


class Standing(models.Model):
    """Derived: where a story stands now; a killed one keeps its row, so its address is never used again."""

    story = models.CharField(max_length=ID, primary_key=True)
    day = models.DateField()
    slug = models.CharField(max_length=200)
    published = models.DateTimeField()
    exact = models.CharField(max_length=8, db_default="minute")  # how exactly ``published`` is known
    versions = models.PositiveIntegerField()
    entry = models.BigIntegerField()  # of the newest version
    killed = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "slug"], name="standing_address_once")]

    @property
    def path(self) -> str:
        return f"/{self.day:%Y/%m/%d}/{self.slug}/"


class NameState(models.Model):
    """Derived: the newest entry of each name, front and redirect."""

    kind = models.CharField(max_length=12)
    ref = models.CharField(max_length=REF)
    slug = models.CharField(max_length=200, blank=True)
    entry = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref"], name="name_once"),
            models.UniqueConstraint(fields=["kind", "slug"], name="name_slug_once", condition=~Q(slug="")),
        ]


class Appearance(models.Model):
    """Derived: a version stood in a printed edition, as a story or as the correction it made. ``current``: the edition was not made again since."""

    entry = models.BigIntegerField()
    day = models.CharField(max_length=10)  # ISO, of the edition
    number = models.PositiveIntegerField()  # of the edition
    story = models.CharField(max_length=ID)
    version = models.PositiveIntegerField()
    role = models.CharField(max_length=10)
    pages = models.JSONField()
    effective = models.DateTimeField()
    current = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["story", "day"], name="appearance_story"), models.Index(fields=["day"], name="appearance_day")]


class Tally(models.Model):
    """Derived: how many stories a day holds, in all (no section) and by section, so that no page counts the archive."""

    section = models.CharField(max_length=ID, blank=True)
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["section", "day"], name="tally_once")]


DERIVED = (Version, Filed, Standing, NameState, Appearance, Tally)
