"""What stands at a door that does not open: no such page, not for this role, a form too old, or a fault of ours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from gazette.newsstand.notice import lost


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """No such page: the newsroom's own door to who asked in the newsroom, the paper's page to a reader."""
    if not request.path.startswith("/newsroom/"):
        return lost()
    return _door(request, 404, _("There is no such page"), _("The address may be mistyped, or what stood here was deleted."))


def refused(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _door(request, 403, _("Not with your role"), _("Your role does not allow this. Ask an editor or an administrator."))


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is not the browser's: it stood open too long, or was sent from elsewhere."""
    words = _("Nothing was changed. You may have logged in again since, or cookies are off. Go back, load the page again and send it once more.")
    return _door(request, 403, _("This form is too old"), words)


def broken(request: HttpRequest) -> HttpResponse:
    words = _("What you last saved is safe. Go back and try again; if it stays so, tell whoever runs the paper, who finds the reason in the log.")
    return HttpResponse(render_to_string("staff/broken.html", {"title": _("Something broke here"), "words": words}), status=500)


def _door(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return render(request, "staff/shut.html", {"title": title, "words": words}, status=status)
