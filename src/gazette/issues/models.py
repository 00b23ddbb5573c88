"""What the room of printed issues keeps: issues being planned with what is wanted of them, and editions that wait for their hour."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from gazette.house.days import long_date
from gazette.house.settings import active
from gazette.staff.models import stable_id

SIZES = (("tabloid", _("Tabloid")), ("broadsheet", _("Broadsheet")), ("a4", _("A4")))


class PendingRelease(models.Model):
    """A sealed edition that waits. A released one is gone; a failed one stays until someone has seen it."""

    day = models.CharField(max_length=10, unique=True)  # ISO
    edition = models.JSONField()  # record.edition.Edition.as_json()
    seen = models.JSONField(default=dict)  # the drafts it holds, by story: as stories.actions.seen_at spells them
    by = models.ForeignKey("staff.User", models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField()
    due = models.DateTimeField()
    failed = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["due"], name="release_due", condition=models.Q(failed=None))]

    def __str__(self) -> str:
        return self.day


class Issue(models.Model):
    """The paper of one day, being planned. ``edited`` counts every change, so that what was made up before one can be told."""

    day = models.DateField(_("day"), unique=True)
    size = models.CharField(_("size"), max_length=12, choices=SIZES, default="tabloid")
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True, help_text=_("Leave empty to have them worked out from the copy."))
    notice = models.TextField(_("beside the nameplate"), max_length=200, blank=True, help_text=_("The weather, a notice: short lines, the first as a heading."))
    edited = models.PositiveIntegerField(default=1, editable=False)
    made_by = models.ForeignKey("staff.User", models.SET_NULL, null=True, editable=False, related_name="+")
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-day"]
        verbose_name = _("issue")
        verbose_name_plural = _("issues")

    def __str__(self) -> str:
        return long_date(self.day)

    @property
    def making(self) -> "Making | None":
        """The newest run, of any purpose, whatever became of it."""
        return self.makings.order_by("-pk").first()

    @property
    def made(self) -> "Making | None":
        """The newest run that gave pages."""
        return self.makings.filter(state=Making.DONE, purpose__in=Making.GIVING).order_by("-pk").first()


class Making(models.Model):
    """One run in a child of the newsroom: to make the pages up, to make one of them again (``page``), or to release them.

    ``told`` is the report, ``kept`` snapshot and layout, packed.
    """

    PAGES, PAGE, RELEASE = "pages", "page", "release"
    GIVING = (PAGES, PAGE)
    WAITING, WORKING, DONE, FAILED, CANCELLED = "waiting", "working", "done", "failed", "cancelled"
    STATES = ((WAITING, _("Waiting")), (WORKING, _("Being made up")), (DONE, _("Made up")), (FAILED, _("Not made")), (CANCELLED, _("Cancelled")))

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="makings")
    token = models.CharField(max_length=64, unique=True, default=stable_id)  # of its directory
    purpose = models.CharField(max_length=8, default=PAGES)
    due = models.DateTimeField(null=True)  # of a release; none is at once
    state = models.CharField(max_length=10, choices=STATES, default=WAITING)
    edited = models.PositiveIntegerField()  # the issue's count when its wishes were read
    page = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    process = models.PositiveIntegerField(default=0)
    why = models.TextField(blank=True)
    told = models.JSONField(default=dict)
    kept = models.BinaryField(default=bytes)
    by = models.ForeignKey("staff.User", models.SET_NULL, null=True, related_name="+")
    begun = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    @property
    def is_running(self) -> bool:
        return self.state in (self.WAITING, self.WORKING)

    @property
    def directory(self) -> Path:
        """Where its page pictures and its proof lie; private, and made again when lost."""
        return active().run / "proofs" / self.token


class StoryWish(models.Model):
    """What the desk wants of one story in one issue. A story that is not published needs one to be taken in."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="wishes")
    story = models.ForeignKey("stories.Story", models.CASCADE, related_name="+")
    out = models.BooleanField(_("leave out"), default=False)
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True)
    section = models.ForeignKey("stories.Section", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("in print under"))
    top = models.BooleanField(_("at the top of the page"), default=False)
    least = models.PositiveSmallIntegerField(_("columns at least"), null=True, blank=True)
    most = models.PositiveSmallIntegerField(_("columns at most"), null=True, blank=True)
    jump = models.BooleanField(_("may continue on another page"), default=True)
    trim = models.BooleanField(_("may lose paragraphs at its end"), default=False)
    cut = models.PositiveSmallIntegerField(_("paragraphs cut at its end"), default=0)
    headline = models.CharField(_("printed headline"), max_length=255, blank=True)
    edited = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "story"], name="one_wish_a_story")]

    def __str__(self) -> str:
        return str(self.story)

    def clean(self) -> None:
        if self.least and self.most and self.least > self.most:
            raise ValidationError({"least": _("The least span is wider than the greatest. Turn them round.")})


class IssuePage(models.Model):
    """What the desk decided of one page. ``kept`` is the locked page as packed JSON: page, jumps and the stories printed on it."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    section = models.ForeignKey("stories.Section", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("section"))
    candidate = models.PositiveSmallIntegerField(default=0)
    kept = models.BinaryField(null=True)
    locked_by = models.ForeignKey("staff.User", models.SET_NULL, null=True, related_name="+")
    edited = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["issue", "number"], name="one_sheet_a_page")]

    @property
    def is_locked(self) -> bool:
        return self.kept is not None


class SignOff(models.Model):
    """One colleague's word that a page may be printed as it stands; it holds for that very page and lapses with a change."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="signatures")
    page = models.PositiveSmallIntegerField()
    print = models.CharField(max_length=64)  # the hash of the page that was signed
    by = models.ForeignKey("staff.User", models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "page", "by"], name="one_signature_each")]


class Advertisement(models.Model):
    """Space sold in one issue: its artwork and its fixed size."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="advertisements")
    name = models.CharField(_("advertiser"), max_length=120)
    artwork = models.FileField(_("artwork"), upload_to="advertisements", help_text=_("JPEG, PNG, WebP or AVIF, as it is to be printed."))
    width = models.PositiveIntegerField(default=0, editable=False)  # pixels
    height = models.PositiveIntegerField(default=0, editable=False)
    columns = models.PositiveSmallIntegerField(_("columns"), default=2)
    tall = models.PositiveSmallIntegerField(_("height in mm"), default=60)
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True, help_text=_("Leave empty for any inner page."))
    booked_by = models.ForeignKey("staff.User", models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("booked advertisement")

    def __str__(self) -> str:
        return self.name
