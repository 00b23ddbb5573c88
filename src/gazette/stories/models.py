"""Story: what is written and rewritten. The row is the newest draft; what the public reads is in the record alone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, LockableMixin, Orderable, PreviewableMixin, Revision, RevisionMixin, WorkflowMixin

from gazette.house import clock
from gazette.house.text import slugify
from gazette.staff.models import Person, stable_id

from .blocks import INLINE, BodyBlock
from .names import Place, Section, Topic

__all__ = ["Byline", "Place", "Section", "Source", "Story", "Topic"]

GENRES = (
    ("news", _("News")), ("analysis", _("Analysis")), ("opinion", _("Opinion")), ("review", _("Review")),
    ("obituary", _("Obituary")), ("live", _("Live")),
)  # fmt: skip
AI_USES = (
    ("none", _("None")), ("transcription", _("Transcription of recordings")), ("translation", _("Translation, checked by a person")),
    ("draft", _("First draft, rewritten by a person")), ("image", _("An illustration")),
)  # fmt: skip
EXACTNESS = (("minute", _("To the minute")), ("day", _("To the day")), ("month", _("To the month")), ("year", _("To the year")))
LISTED = {"minute": "j M, H:i", "day": "j M Y", "month": "M Y", "year": "Y"}  # how lists write a date that is known so exactly
MIRRORED = (
    "live", "has_unpublished_changes", "live_revision_id", "day", "published", "exact", "versions", "killed", "first_published_at",
    "last_published_at",
)  # fmt: skip
PRIORITIES = tuple((number, str(number)) for number in range(1, 10))


class Story(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """A story as the newsroom writes it. ``live`` and the fields under “mirror” only mirror the record; nothing decides by them."""

    live = models.BooleanField(_("live"), default=False, editable=False)
    uid = models.CharField(max_length=64, unique=True, default=stable_id, editable=False)
    slug = models.SlugField(
        _("slug"), max_length=80, allow_unicode=True, blank=True, help_text=_("Its short name, and the end of its address. Fixed once published.")
    )
    headline = models.CharField(_("headline"), max_length=255)
    kicker = models.CharField(_("kicker"), max_length=80, blank=True, help_text=_("The small label above the headline."))
    standfirst = models.TextField(_("standfirst"), blank=True, help_text=_("One sentence under the headline."))
    dateline = models.CharField(_("dateline"), max_length=120, blank=True, help_text=_("Only when a reporter was there."))
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, related_name="stories", verbose_name=_("section"))
    topics = ParentalManyToManyField(Topic, blank=True, related_name="stories", verbose_name=_("topics"))
    genre = models.CharField(_("genre"), max_length=12, choices=GENRES, default="news")
    language = models.CharField(_("language"), max_length=35, default="en", help_text=_("As in BCP 47: en, ar, zh-Hans."))
    priority = models.PositiveSmallIntegerField(_("priority"), choices=PRIORITIES, default=5, help_text=_("1 is the most urgent."))
    people = models.JSONField(_("people named"), default=list, blank=True)
    places = models.JSONField(_("places named"), default=list, blank=True)
    ai_use = models.CharField(_("use of generative software"), max_length=16, choices=AI_USES, default="none")

    lead = models.ForeignKey("photos.Photo", models.PROTECT, null=True, blank=True, related_name="leads", verbose_name=_("lead picture"))
    lead_caption = RichTextField(_("caption here"), blank=True, features=INLINE)
    lead_alt = models.TextField(_("text instead of the picture, here"), blank=True)
    lead_credit = models.CharField(_("credit here"), max_length=255, blank=True)
    lead_decorative = models.BooleanField(_("decoration only"), default=False)

    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True, help_text=_("It cannot be published before."))
    hold = models.CharField(_("held, because"), max_length=255, blank=True, help_text=_("A reason here, legal or other, stops it from being published."))
    notes = models.TextField(_("private notes"), blank=True, help_text=_("Never leave the building."))

    # mirror of the record
    day = models.DateField(null=True, editable=False)  # of its address
    published = models.DateTimeField(null=True, editable=False)
    exact = models.CharField(max_length=8, choices=EXACTNESS, default="minute", editable=False)
    versions = models.PositiveIntegerField(default=0, editable=False)
    killed = models.DateTimeField(null=True, editable=False)
    taken_in = models.BooleanField(default=False, editable=False)

    edited = models.DateTimeField(default=clock.now, editable=False)
    edited_by = models.ForeignKey("staff.User", models.SET_NULL, null=True, editable=False, related_name="+")
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)  # last, so that lists need not read past it

    wagtail_reference_index_ignore = True  # the record knows what uses what

    class Meta:
        ordering = ["-edited", "-pk"]
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        permissions = [("publish_story", "Can publish story")]
        indexes = [
            models.Index(fields=["-edited", "-id"], name="story_edited"),
            models.Index(fields=["slug"], name="story_slug"),
            models.Index(fields=["section", "-edited", "-id"], name="story_section"),
            models.Index(fields=["genre", "-edited", "-id"], name="story_genre"),
            models.Index(fields=["-edited", "-id"], name="story_drafts", condition=Q(live=False, killed=None)),
            models.Index(fields=["-published", "-id"], name="story_live", condition=Q(live=True)),
            models.Index(fields=["-edited", "-id"], name="story_changed", condition=Q(live=True, has_unpublished_changes=True)),
            models.Index(fields=["-killed", "-id"], name="story_killed", condition=Q(killed__isnull=False)),
            models.Index(fields=["expire_at"], name="story_expire", condition=Q(expire_at__isnull=False)),
            models.Index(fields=["edited_by", "-edited", "-id"], name="story_editor"),
        ]

    def __str__(self) -> str:
        return self.headline or self.slug or str(_("Untitled story"))

    @property
    def is_published(self) -> bool:
        """Was it ever published? Its address and date are fixed then."""
        return self.published is not None

    @property
    def published_on(self) -> str:
        """When it was first published, in the words of a list and no more exactly than that is known."""
        return date_format(localtime(self.published), LISTED[self.exact]) if self.published else ""

    @property
    def path(self) -> str:
        """Its public address; empty before the first publication."""
        return f"/{self.day:%Y/%m/%d}/{self.slug}/" if self.day else ""

    @property
    def standing(self) -> str:
        """draft, live, changed (live, with newer words waiting) or killed."""
        if self.killed:
            return "killed"
        if not self.live:
            return "draft"
        return "changed" if self.has_unpublished_changes else "live"

    def clean(self) -> None:
        super().clean()
        self.slug = self.slug or slugify(self.headline)
        self.go_live_at = self.expire_at = None  # nothing is scheduled behind the runner's back
        if self.is_published and self.slug != Story.objects.values_list("slug", flat=True).get(pk=self.pk):
            raise ValidationError({"slug": _("A published story keeps its address. Set the slug back.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the words. The mirror of the record is never written from memory, which may be older than the record."""
        self.slug = self.slug or slugify(self.headline)
        self.go_live_at = self.expire_at = None
        if self.pk and kwargs.get("update_fields") is None:
            for name, value in (Story.objects.filter(pk=self.pk).values(*MIRRORED).first() or {}).items():
                setattr(self, name, value)
        super().save(*args, **kwargs)

    # ---- Wagtail's roads ---------------------------------------------------------------------------------------
    @transaction.atomic
    def save_revision(self, user: Any = None, **kwargs: Any) -> Revision:
        """Keep the draft: in the row, which is always the newest, and as a revision to go back to."""
        self.edited, self.edited_by = clock.now(), user if user and user.pk else None
        if kwargs.get("clean", True):
            self.full_clean()
        self.save()
        return super().save_revision(user=user, **{**kwargs, "clean": False, "approved_go_live_at": None})

    def get_latest_revision_as_object(self) -> "Story":
        return self

    def with_content_json(self, content: dict[str, Any]) -> "Story":
        """An earlier draft as an object; what mirrors the record stays as it is."""
        story: Story = super().with_content_json(content)
        for field in ("uid", "taken_in", *MIRRORED):
            setattr(story, field, getattr(self, field))
        if self.is_published:
            story.slug = self.slug
        return story

    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        """Wagtail's road to publication leads through the verbs, and only for the newest draft."""
        from . import actions

        actions.put_out(self, by=user, at=clock.now(), seen=actions.seen_at(revision))

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """There is no silent way back."""
        from .stops import Stopped

        raise Stopped(self.slug, [], _("%(slug)s: a published story is killed with a reason, not unpublished.") % {"slug": self.slug})

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        from .stops import Stopped

        if self.is_published:
            raise Stopped(self.slug, [], _("%(slug)s was published; it can be killed, not deleted.") % {"slug": self.slug})
        return super().delete(*args, **kwargs)

    # ---- preview -----------------------------------------------------------------------------------------------
    def serve_preview(self, request: Any, mode_name: str) -> HttpResponse:
        """The real page, set by the press from words not yet saved."""
        from .previewing import preview

        return HttpResponse(preview(self, at=clock.now()))


class Byline(Orderable):
    """One name over a story: a person, or a desk. While it is written there may be neither; such a line is in no copy."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="byline")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="bylines", verbose_name=_("person"))
    desk = models.CharField(_("or a desk"), max_length=120, blank=True, help_text=_("For example: The City Desk."))
    role = models.CharField(_("role"), max_length=80, blank=True, help_text=_("For example: photographs."))

    class Meta(Orderable.Meta):
        verbose_name = _("byline")

    def clean(self) -> None:
        if self.person_id and self.desk:
            raise ValidationError(_("Name a person or a desk, one of the two."))


class Source(Orderable):
    """A public source, shown under the story."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("what it is"), max_length=255)
    url = models.URLField(_("link"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("public source")
