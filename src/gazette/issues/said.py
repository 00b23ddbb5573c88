"""What a colleague said and may want again: a form that was refused, until the builder is shown again, and bookings that were cancelled."""

from typing import Any

from django import forms
from django.http import HttpRequest

SAID = "issue_said"  # in the session
DROPPED = "issue_dropped"  # the same, with the issue's number
MOST = 12  # bookings of an issue that can be booked again


def keep(request: HttpRequest, form: str) -> None:
    """Keep what a form says, under the form's name. Files are not kept: the browser lets nobody choose them again for you."""
    assert request.resolver_match
    said = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    request.session[SAID] = {"form": form, "issue": request.resolver_match.kwargs["pk"], "said": said}


def taken(request: HttpRequest, issue: int) -> dict[str, dict[str, str]]:
    """By the form's name what was kept for this issue. It is shown once, by whichever issue is opened next."""
    kept = request.session.pop(SAID, None)
    return {kept["form"]: kept["said"]} if kept and kept["issue"] == issue else {}


def remember(request: HttpRequest, issue: int, booking: dict[str, Any]) -> None:
    """Keep a booking that was cancelled, so that who cancelled it can undo that."""
    request.session[f"{DROPPED} {issue}"] = [*dropped(request, issue).values(), booking][-MOST:]


def dropped(request: HttpRequest, issue: int) -> dict[int, dict[str, Any]]:
    """The bookings of an issue that this colleague cancelled and has not booked again, by id."""
    return {booking["id"]: booking for booking in request.session.get(f"{DROPPED} {issue}", ())}


def forget(request: HttpRequest, issue: int, booking: int) -> None:
    """What was booked again."""
    request.session[f"{DROPPED} {issue}"] = [said for ref, said in dropped(request, issue).items() if ref != booking]


def again(form: Any, said: dict[str, str] | None) -> Any:
    """The form with what was written in it instead of what is set."""
    if said is not None:
        ticks = {name for name, field in form.fields.items() if isinstance(field, forms.BooleanField)}
        form.initial.update({name: name in said if name in ticks else said.get(name, "") for name in form.fields})
    return form
