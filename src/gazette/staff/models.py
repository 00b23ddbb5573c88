"""Colleagues who log in, invitations by link, and people whom bylines name."""

import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from gazette.house import clock
from gazette.house.text import slugify
from gazette.record import names
from gazette.record.reading import Reading

from .naming import record_name
from .pressing import press_after_commit
from .roles import REPORTER, ROLES, may_administer

INVITATION_LASTS = timedelta(days=7)


def stable_id() -> str:
    """An id that never changes and says nothing."""
    return uuid.uuid4().hex


class Person(models.Model):
    """Whom a byline names, with or without a log-in; private until a published copy or section does."""

    uid = models.CharField(max_length=64, unique=True, default=stable_id, editable=False)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True, blank=True, help_text=_("In the address of the author's page."))
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=200, blank=True, help_text=_("For example: City reporter."))
    bio = models.TextField(_("about"), blank=True)
    email = models.EmailField(_("public e-mail"), blank=True)
    same_as = models.JSONField(_("addresses elsewhere"), default=list, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    def as_named(self) -> names.Person:
        """What the public may know of this person."""
        return names.Person(id=self.uid, slug=self.slug, name=self.name, role=self.role, bio=self.bio, email=self.email, same_as=tuple(self.same_as))

    def save(self, *args: Any, at: datetime | None = None, **kwargs: Any) -> None:
        self.slug = self.slug or slugify(self.name)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if Reading().person(self.uid):
                self.publish(at=at or clock.now())

    def publish(self, *, at: datetime) -> None:
        """Put the person in the record, when something about to be published names them. The caller holds the transaction."""
        if record_name("person", self.as_named(), at=at):
            press_after_commit(self.slug)


class Colleagues(UserManager["User"]):
    def create_superuser(self, username: str, email: str | None = None, password: str | None = None, **extra: Any) -> "User":
        """The first administrator. Nobody is a superuser here: what may be done is said in roles.py."""
        return self.create_user(username, email, password, role="administrator", **extra)


class User(AbstractUser):
    """A colleague who logs in."""

    role = models.CharField(_("role"), max_length=16, choices=ROLES, default=REPORTER)
    person = models.OneToOneField(Person, models.SET_NULL, null=True, blank=True, related_name="user", verbose_name=_("byline"))

    objects: Colleagues = Colleagues()  # type: ignore[misc]

    class Meta:
        ordering = ["username"]
        verbose_name = _("colleague")
        verbose_name_plural = _("colleagues")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in str(self).split()[:2]).upper()


class Invitation(models.Model):
    """A link that lets one person in: a new colleague, or one who lost the password."""

    token = models.CharField(max_length=64, unique=True, default=secrets.token_urlsafe, editable=False)
    role = models.CharField(_("role"), max_length=16, choices=ROLES, default=REPORTER)
    note = models.CharField(_("for whom"), max_length=200)
    user = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="+")  # set: a new password for that colleague
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField()
    used = models.DateTimeField(null=True)

    def is_open(self, at: datetime) -> bool:
        return self.used is None and at < self.made + INVITATION_LASTS


def administrators() -> models.QuerySet[User]:
    """Everyone who could let others back in."""
    return User.objects.filter(is_active=True, role="administrator")


def is_last_administrator(user: User) -> bool:
    """Would the newsroom lock itself out without this colleague?"""
    return may_administer(user) and not administrators().exclude(pk=user.pk).exists()
