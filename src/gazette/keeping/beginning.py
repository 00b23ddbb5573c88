"""The first page of an empty paper's newsroom: five questions, then it is one's own paper."""

import os
import secrets
import signal
import threading
from pathlib import Path
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gazette.house import clock
from gazette.house.language import is_language
from gazette.house.settings import Settings, active
from gazette.house.text import initials, slugify
from gazette.record.reserved import is_reserved
from gazette.staff.models import User
from gazette.staff.pressing import press_held, press_now
from gazette.stories.models import Section

from .declaring import declare
from .founding import BEGIN
from .toml import set_values

BACKEND = "gazette.staff.backend.RoleBackend"
SECONDS = 1.0  # until the process starts again with the new settings


class BeginForm(forms.Form):
    """Name, language, zone, sections, first colleague."""

    name = forms.CharField(label=gettext_lazy("What is your paper called?"), max_length=80)
    language = forms.CharField(label=gettext_lazy("In which language?"), max_length=35, initial="en",
                               help_text=gettext_lazy("As in BCP 47: en, de, pt-BR, ar. Our words come in en, ar, de, es and fr, else English."))  # fmt: skip
    zone = forms.ChoiceField(label=gettext_lazy("In which time zone?"))
    sections = forms.CharField(label=gettext_lazy("Which sections does it have?"), widget=forms.Textarea(attrs={"rows": 6}),
                               help_text=gettext_lazy("One a line, in the order of the navigation."))  # fmt: skip
    username = forms.CharField(label=gettext_lazy("Who comes first? A log-in name"), max_length=150)
    password = forms.CharField(label=gettext_lazy("and a password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
                               help_text=gettext_lazy("At least 12 characters. A sentence is good."))  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["zone"].choices = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]  # type: ignore[attr-defined]
        self.fields["zone"].initial = "UTC"

    def clean_language(self) -> str:
        language = str(self.cleaned_data["language"]).strip()
        if not is_language(language):
            raise forms.ValidationError(_("“%(language)s” is no language tag. Write one like en or pt-BR.") % {"language": language})
        return language

    def clean_sections(self) -> list[str]:
        names = list(dict.fromkeys(line.strip() for line in self.cleaned_data["sections"].replace(",", "\n").splitlines() if line.strip()))
        slugs = [slugify(name) for name in names]
        for name, slug in zip(names, slugs, strict=True):
            if not slug or is_reserved(slug):
                raise forms.ValidationError(_("No section may be called “%(name)s”: that address belongs to the paper itself.") % {"name": name})
            if slugs.count(slug) > 1:
                raise forms.ValidationError(_("“%(name)s” would have the same address as another section.") % {"name": name})
        return names

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"])
        return str(self.cleaned_data["password"])


def begin(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the five questions of whoever holds the link that ``up`` printed; afterwards the link is gone."""
    mark = active().directory / BEGIN
    if not mark.exists() or not secrets.compare_digest(mark.read_text("utf-8").strip(), token):
        raise Http404
    form = BeginForm(request.POST or None, initial={"name": "" if active().name == Settings.name else active().name})
    if request.method == "POST" and form.is_valid():
        user = _make(form.cleaned_data, mark)
        login(request, user, backend=BACKEND)
        threading.Timer(SECONDS, os.kill, (os.getpid(), signal.SIGTERM)).start()  # ``up`` starts it again with what was answered
        return TemplateResponse(request, "keeping/begun.html", {"name": form.cleaned_data["name"]})
    return TemplateResponse(request, "keeping/begin.html", {"form": form})


def _make(said: dict[str, object], mark: Path) -> User:
    settings = active()
    with transaction.atomic(), press_held():
        user = User.objects.create_superuser(str(said["username"]), password=str(said["password"]))
        for number, name in enumerate(said["sections"], 1):  # type: ignore[arg-type, var-annotated]
            _section(name, order=number).save(at=clock.now())
        told = {"monogram": initials(str(said["name"])) or "EG", **{key: str(said[key]) for key in ("zone", "language", "name")}}
        set_values(settings.directory / "gazette.toml", "paper", told)
        active.cache_clear()
        declare(active(), at=clock.now())
        mark.unlink()
    press_now("begin")
    return user


def _section(name: str, *, order: int) -> Section:
    """A section of this name; an archive taken in before may have brought it, under its slug."""
    section = Section.objects.filter(slug=slugify(name)).first() or Section(slug=slugify(name))
    section.name, section.order, section.retired = name, order, False
    return section
