"""What stories are filed under, and the pages of the house; the record holds each as the public sees it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from gazette.house import clock
from gazette.house.text import slugify
from gazette.record import names
from gazette.record.reading import Reading
from gazette.record.reserved import is_reserved
from gazette.staff.models import stable_id
from gazette.staff.naming import record_name
from gazette.staff.pressing import press_after_commit

from .markup import clean_page

POLICIES = tuple((name, name) for name in (
    "ethicsPolicy", "correctionsPolicy", "verificationFactCheckingPolicy", "unnamedSourcesPolicy", "ownershipFundingInfo", "masthead",
    "missionCoveragePrioritiesPolicy", "diversityPolicy", "actionableFeedbackPolicy", "publishingPrinciples", "noBylinesPolicy",
))  # fmt: skip


class Filed(models.Model):
    """What sections, topics and pages of the house have in common: a stable id, a slug, and an entry in the record."""

    KIND = ""

    uid = models.CharField(max_length=64, unique=True, default=stable_id, editable=False)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True, blank=True, help_text=_("In its address."))

    class Meta:
        abstract = True

    def as_named(self) -> names.Named:
        raise NotImplementedError

    @property
    def is_public(self) -> bool:
        """May the record know of it as soon as it is saved?"""
        return True

    def save(self, *args: Any, at: datetime | None = None, **kwargs: Any) -> None:
        """Save, and tell the record if the public would see a difference."""
        self.slug = self.slug or slugify(str(self))
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.is_public:
                self.publish(at=at or clock.now())

    def publish(self, *, at: datetime) -> None:
        """Put it in the record as it is now. The caller holds the transaction."""
        if record_name(self.KIND, self.as_named(), at=at):
            press_after_commit(self.slug)


class Section(Filed):
    """A section of the paper; a retired one keeps its pages and leaves the navigation."""

    KIND = "section"

    name = models.CharField(_("name"), max_length=80)
    description = models.TextField(_("description"), blank=True)
    editor = models.ForeignKey("staff.Person", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("editor"))
    order = models.PositiveIntegerField(_("place in the navigation"), default=0)
    retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        slug = self.slug or slugify(self.name)
        if is_reserved(slug):
            raise ValidationError({"slug": _("“%(slug)s” is an address of the paper itself. Choose another slug.") % {"slug": slug}})

    def publish(self, *, at: datetime) -> None:
        if self.editor:
            self.editor.publish(at=at)
        super().publish(at=at)

    def as_named(self) -> names.Section:
        editor = self.editor.uid if self.editor else ""
        return names.Section(id=self.uid, slug=self.slug, name=self.name, description=self.description, editor=editor,
                             order=self.order, retired=self.retired)  # fmt: skip


class Topic(Filed):
    """What a story is about, across sections; private until a published copy names it."""

    KIND = "topic"

    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        return Reading().topic(self.uid) is not None

    def as_named(self) -> names.Topic:
        return names.Topic(id=self.uid, slug=self.slug, name=self.name, description=self.description)


class Place(Filed):
    """A page of the house under /about/: a policy, the masthead, the imprint."""

    KIND = "place"

    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    body = RichTextField(_("text"), blank=True, features=["h2", "h3", "bold", "italic", "link", "ol", "ul", "superscript", "subscript"])
    policy = models.CharField(_("answers as"), max_length=60, blank=True, choices=POLICIES, help_text=_("The schema.org property this page answers."))
    order = models.PositiveIntegerField(_("order"), default=0)
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("page of the house")
        verbose_name_plural = _("pages of the house")

    def __str__(self) -> str:
        return self.title

    def as_named(self) -> names.Place:
        return names.Place(id=self.uid, slug=self.slug, title=self.title, description=self.description, body=clean_page(self.body),
                           policy=self.policy, order=self.order)  # fmt: skip
