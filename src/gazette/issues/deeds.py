"""What is done at the builder by pressing something: each deed is carried out or refused in a sentence, and leads back to the builder."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.stories.models import Section, Story
from gazette.stories.stops import Stale

from . import planning
from .forms import ArrangeForm, BookingForm, PlanForm, ReleaseForm, WishForm
from .models import Advertisement, Issue, StoryWish
from .pool import sheet_of
from .said import dropped, forget, keep, remember
from .showing import number_in, pages_of


@require_POST
def plan(request: HttpRequest) -> HttpResponse:
    """Begin an issue and have its pages made up at once."""
    form = PlanForm(request.POST)
    if not form.is_valid():
        messages.error(request, _told(form))
        return redirect("issues")
    try:
        issue = planning.plan(form.cleaned_data["day"], size=form.cleaned_data["size"], pages=form.cleaned_data["pages"], by=request.user)
        planning.make_up(issue, by=request.user, at=clock.now())
    except Mistake as mistake:
        messages.error(request, str(mistake))
        return redirect("issues")
    return redirect("issue", issue.pk)


@require_POST
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Another size, number of pages or notice beside the nameplate."""
    form = ArrangeForm(request.POST)
    issue = get_object_or_404(Issue, pk=pk)
    if not form.is_valid():
        _refuse(request, _told(form), "arrange")
    else:
        _do(request, lambda: planning.arrange(issue, seen=_seen(request), **form.cleaned_data), _("Set. Make the pages up to see it."), form="arrange")
    return _back(request, pk, at="size")


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the pages up (again)."""
    _do(request, lambda: planning.make_up(get_object_or_404(Issue, pk=pk), by=request.user, at=clock.now()))
    return _back(request, pk)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    running = get_object_or_404(Issue, pk=pk).making
    if running and planning.cancel(running, at=clock.now()):
        messages.success(request, _("Cancelled. The pages are as they were before."))
    return _back(request, pk)


@require_POST
def story(request: HttpRequest, pk: int, story: int) -> HttpResponse:
    """Set what is wanted of one story: by the whole form, or by one button of its row."""
    issue, row = get_object_or_404(Issue, pk=pk), get_object_or_404(Story, pk=story)
    said = _wished(request, issue, row)
    if said is not None:
        told, form = _("“%(story)s” is set. Make the pages up to see it.") % {"story": row}, "" if request.POST.get("deed") else f"story {row.pk}"
        _do(request, lambda: planning.wish(issue, row, said, seen=_seen(request)), told, form=form)
    return _back(request, pk, at=f"row-{row.pk}") if request.POST.get("deed") else _back(request, pk, story=row.pk, at="story")


@require_POST
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One deed on one page: make it again, lock, unlock, another layout, a section, sign off, reopen."""
    issue, post, by = get_object_or_404(Issue, pk=pk), request.POST, request.user
    signed = _("Page %(page)d is signed off.") % {"page": number}
    section = Section.objects.filter(pk=number_in(post.get("section"))).first()
    deeds = {
        "again": lambda: planning.make_again(issue, number, by=by, at=clock.now()) and "",
        "lock": lambda: _locked(planning.lock(issue, number, seen=_seen(request), by=by)),
        "unlock": lambda: _unlocked(planning.unlock(issue, number, seen=_seen(request))),
        "reopen": lambda: _unlocked(planning.reopen(issue, number)),
        "sign": lambda: planning.sign(issue, number, print=post.get("print", ""), by=by, at=clock.now()) and signed,
        "section": lambda: planning.decide(issue, number, seen=_seen(request), section=section) and "",
        "candidate": lambda: planning.decide(issue, number, seen=_seen(request), candidate=number_in(post.get("candidate"))) and "",
    }  # fmt: skip
    deed = post.get("deed", "")
    if deed not in deeds:
        return HttpResponse(_("There is no such deed."), status=400)
    if _do(request, deeds[deed]) and deed == "candidate":
        _do(request, lambda: planning.make_up(issue, by=by, at=clock.now()))
    return _back(request, pk, page=number, at="" if deed in ("again", "candidate") else "page")  # of a run it is told above


@require_POST
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """Book an advertisement with its artwork."""
    issue, form = get_object_or_404(Issue, pk=pk), BookingForm(request.POST, request.FILES)
    if not form.is_valid():
        _refuse(request, _told(form), "book")
    else:
        _do(request, lambda: planning.book(issue, form.save(commit=False), by=request.user), _("Booked. Make the pages up to see it."), form="book")
    return _back(request, pk, at="advertisements")


@require_POST
def drop(request: HttpRequest, pk: int, ad: int) -> HttpResponse:
    """Cancel a booking; who did may undo it."""
    booked = get_object_or_404(Advertisement, issue=pk, pk=ad)
    _do(request, lambda: remember(request, pk, planning.drop(booked)), _("The booking of %(name)s is cancelled. It can be undone below.") % {"name": booked})
    return _back(request, pk, at="advertisements")


@require_POST
def rebook(request: HttpRequest, pk: int, ad: int) -> HttpResponse:
    """Undo the cancelling of a booking."""
    issue, said = get_object_or_404(Issue, pk=pk), dropped(request, pk).get(ad)
    if said is None:
        _refuse(request, _("There is nothing to undo."))
    elif _do(request, lambda: planning.rebook(issue, said), _("%(name)s is booked again.") % {"name": said["name"]}):
        forget(request, pk, ad)
    return _back(request, pk, at="advertisements")


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal the signed pages and let readers have them, now or at their hour."""
    issue, form = get_object_or_404(Issue, pk=pk), ReleaseForm(request.POST)
    if not form.is_valid():
        _refuse(request, _told(form), "release")
    else:
        _do(request, lambda: planning.release(issue, by=request.user, at=clock.now(), due=form.cleaned_data["due"]), form="release")
    return _back(request, pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The edition does not go out at its hour."""
    if planning.take_back(get_object_or_404(Issue, pk=pk)):
        messages.success(request, _("Taken back. The pages stay signed off and can be released again."))
    return _back(request, pk)


def _wished(request: HttpRequest, issue: Issue, row: Story) -> dict[str, Any] | None:
    """What a form or a button says; None, and it is told, when it says nothing that can be read."""
    post = request.POST
    if deed := post.get("deed"):
        quick: dict[str, dict[str, Any]] = {"out": {"out": True}, "in": {"out": False}, "page": {"page": number_in(post.get("page")), "out": False}}
        return quick.get(deed)
    known = StoryWish.objects.filter(issue=issue, story=row).first() or StoryWish(issue=issue, story=row)
    cuts = [(n, "") for n in range(1, 21)]
    form = WishForm(post, instance=known, cuts=cuts, columns=sheet_of(issue).columns, pages=max(pages_of(issue), planning.MOST_PAGES))
    if form.is_valid():
        return dict(form.cleaned_data)
    _refuse(request, _told(form), f"story {row.pk}")
    return None


def _do(request: HttpRequest, deed: Any, told: str = "", *, form: str = "") -> bool:
    """Carry out a deed; a mistake is told, and nothing was changed. What was written in the ``form`` stands in it again."""
    try:
        done = deed()
    except Stale as stale:  # the form shows what the colleague set
        _refuse(request, str(stale))
        return False
    except Mistake as mistake:
        _refuse(request, str(mistake), form)
        return False
    except ValidationError as error:
        _refuse(request, " ".join(error.messages), form)
        return False
    words = done if isinstance(done, str) else told
    if words:
        messages.success(request, words)
    return True


def _refuse(request: HttpRequest, why: str, form: str = "") -> None:
    messages.error(request, why)
    if form:
        keep(request, form)


def _locked(pages: list[int]) -> str:
    if len(pages) == 1:
        return _("Page %(page)d is locked.") % {"page": pages[0]}
    return _("Pages %(pages)s are locked: stories continue from one to the other.") % {"pages": ", ".join(map(str, pages))}


def _unlocked(pages: list[int]) -> str:
    return _("Unlocked: %(pages)s.") % {"pages": ", ".join(map(str, pages))} if pages else _("It was not locked.")


def _told(form: forms.BaseForm) -> str:
    """The first error of a form, with its field."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        return f"{label}: {errors[0]}" if label else str(errors[0])
    return ""


def _seen(request: HttpRequest) -> int:
    return number_in(request.POST.get("seen")) or 0


def _back(request: HttpRequest, pk: int, *, page: int | None = None, story: int | None = None, at: str = "") -> HttpResponse:
    """To the builder, with the same page open, and the story whose form it was; to the place where something was pressed."""
    opened = {name: value for name, value in (("page", page or number_in(request.POST.get("open"))), ("story", story)) if value}
    return redirect(reverse("issue", args=[pk]) + (f"?{urlencode(opened)}" if opened else "") + (f"#{at}" if at else ""))
