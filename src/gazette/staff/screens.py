"""Colleagues: who works here, invitations by link, roles, and a way back in for whoever lost the password."""

from typing import Any

from django import forms
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from gazette.house import clock

from .models import Invitation, User, is_last_administrator
from .roles import ROLES

BACKEND = "gazette.staff.backend.RoleBackend"


class InviteForm(forms.Form):
    note = forms.CharField(label=gettext_lazy("For whom"), max_length=200)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=ROLES)


class WelcomeForm(forms.Form):
    """What an invited colleague fills in; one who lost the password fills in the last field only."""

    username = forms.CharField(label=gettext_lazy("Log-in name"), max_length=150)
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=150)
    password = forms.CharField(label=gettext_lazy("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
                               help_text=gettext_lazy("At least 12 characters. A sentence is good."))  # fmt: skip

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        if invitation.user:
            del self.fields["username"], self.fields["name"]

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"]).strip()
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("Somebody here has that name. Choose another."))
        return username

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.invitation.user)
        return str(self.cleaned_data["password"])


def colleagues(request: HttpRequest) -> HttpResponse:
    """Who works here, and a form to invite."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invitation = invite(by=request.user, **form.cleaned_data)
        messages.success(request, _("Send this link to %(note)s. It works once, for seven days.") % {"note": invitation.note})
        return redirect("colleagues")
    now = clock.now()
    waiting = [(i, request.build_absolute_uri(reverse("welcome", args=[i.token]))) for i in Invitation.objects.filter(used=None) if i.is_open(now)]
    context = {"page_title": _("Colleagues"), "colleagues": User.objects.order_by("-is_active", "username"), "form": form, "waiting": waiting, "roles": ROLES}
    return TemplateResponse(request, "staff/colleagues.html", context)


def invite(*, note: str, role: str, by: Any, user: User | None = None) -> Invitation:
    """A link for a new colleague, or a new password for one who is here."""
    return Invitation.objects.create(note=note, role=role, invited_by=by, user=user, made=clock.now())


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a colleague's role, let one go or back in, or make a link for a new password."""
    user = get_object_or_404(User, pk=pk)
    deed, role = request.POST.get("deed", ""), request.POST.get("role", "")
    lowers = deed == "leave" or (deed == "role" and role != user.role)
    if lowers and is_last_administrator(user):
        messages.error(request, _("%(user)s is the last administrator. Make someone else one first.") % {"user": user})
    elif deed == "role" and role in dict(ROLES):
        User.objects.filter(pk=pk).update(role=role)
        messages.success(request, _("%(user)s has another role now.") % {"user": user})
    elif deed in ("leave", "return"):
        User.objects.filter(pk=pk).update(is_active=deed == "return")
        messages.success(
            request, _("%(user)s can log in again.") % {"user": user} if deed == "return" else _("%(user)s can no longer log in.") % {"user": user}
        )
    elif deed == "password":
        invite(note=str(user), role=user.role, by=request.user, user=user)
        messages.success(request, _("Send the link below to %(user)s.") % {"user": user})
    return redirect("colleagues")


def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Where an invitation leads: a new colleague chooses a name and a password."""
    invitation = Invitation.objects.filter(token=token).select_related("user").first()
    if invitation is None or not invitation.is_open(clock.now()):
        return TemplateResponse(request, "staff/welcome.html", {"form": None}, status=410)
    form = WelcomeForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        login(request, accept(invitation, form.cleaned_data), backend=BACKEND)
        return redirect("wagtailadmin_home")
    return TemplateResponse(request, "staff/welcome.html", {"form": form, "invitation": invitation})


@transaction.atomic
def accept(invitation: Invitation, said: dict[str, str]) -> User:
    """Use an invitation up."""
    user = invitation.user or User(username=said["username"], first_name=said["name"], role=invitation.role)
    user.set_password(said["password"])
    user.is_active = True
    user.save()
    Invitation.objects.filter(pk=invitation.pk).update(used=clock.now())
    return user
