"""What was written in a form that was refused, kept until the builder is shown again, so that nobody writes it twice."""

from typing import Any

from django import forms
from django.http import HttpRequest

SAID = "issue_said"  # in the session


def keep(request: HttpRequest, form: str) -> None:
    """Keep what a form says, under the form's name. Files are not kept: the browser lets nobody choose them again for you."""
    assert request.resolver_match
    said = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    request.session[SAID] = {"form": form, "issue": request.resolver_match.kwargs["pk"], "said": said}


def taken(request: HttpRequest, issue: int) -> dict[str, dict[str, str]]:
    """By the form's name what was kept for this issue. It is shown once, by whichever issue is opened next."""
    kept = request.session.pop(SAID, None)
    return {kept["form"]: kept["said"]} if kept and kept["issue"] == issue else {}


def again(form: Any, said: dict[str, str] | None) -> Any:
    """The form with what was written in it instead of what is set."""
    if said is not None:
        ticks = {name for name, field in form.fields.items() if isinstance(field, forms.BooleanField)}
        form.initial.update({name: name in said if name in ticks else said.get(name, "") for name in form.fields})
    return form
