"""The screens of the printed edition: the list of issues, the builder, and the pictures and proof of its pages."""

import re

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from gazette.house import clock
from gazette.staff.roles import may_publish
from gazette.stories.models import Story

from .board import board
from .fitting import words_for
from .models import Issue, Making
from .showing import chosen, context_of, next_day, plan_form
from .standing import mind_lost, progress_words, standing
from .starting import PROOF

KEPT = re.compile(r"(small|large)-\d{1,2}\.jpg")


@require_GET
def issues(request: HttpRequest) -> HttpResponse:
    """Every issue, the newest first, and the way to plan the next."""
    rows = [(issue, standing(issue)) for issue in Issue.objects.all()[:60]]
    context = {"page_title": _("Edition"), "rows": rows, "may": may_publish(request.user), "form": plan_form(), "next_day": next_day()}
    return TemplateResponse(request, "issues/list.html", context)


@require_GET
def builder(request: HttpRequest, pk: int) -> HttpResponse:
    """The pages of an issue with everything that can be decided of them."""
    issue = get_object_or_404(Issue, pk=pk)
    mind_lost(issue)
    shown = board(issue, at=clock.now())
    leaf, line = chosen(request, shown)
    return TemplateResponse(request, "issues/builder.html", context_of(request, shown, leaf, line))


@require_GET
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    """How far the run is, for the script that shows it."""
    issue = get_object_or_404(Issue, pk=pk)
    mind_lost(issue)
    making = issue.making
    made = issue.made
    proof = bool(made and (made.directory / PROOF).is_file())
    return JsonResponse({"running": bool(making and making.is_running), "told": progress_words(making), "proof": proof})


@require_safe
def kept(request: HttpRequest, pk: int, token: str, name: str) -> HttpResponse:
    """A picture of a page, or the proof; the door has asked who is looking."""
    making = get_object_or_404(Making, issue=pk, token=token, state=Making.DONE)
    if name != PROOF and not KEPT.fullmatch(name):
        raise Http404(name)
    path = making.directory / name
    if not path.is_file():
        raise Http404(name)
    headers = {"Cache-Control": "private, max-age=86400", "Content-Security-Policy": "default-src 'none'"}
    if name == PROOF:
        headers["Content-Disposition"] = f'inline; filename="{making.issue.day.isoformat()}-proof.pdf"'
    return HttpResponse(path.read_bytes(), content_type="application/pdf" if name == PROOF else "image/jpeg", headers=headers)


@require_GET
def fit(request: HttpRequest, story: int) -> HttpResponse:
    """How a draft fits in print, in one line."""
    return HttpResponse(words_for(get_object_or_404(Story, pk=story), at=clock.now()), content_type="text/plain; charset=utf-8")
