"""The screens of the printed edition: the list of issues, the builder, and the pictures and proof of its pages."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST, require_safe
from wagtail.admin import messages

from gazette.edition.grid import NEWEST
from gazette.edition.normal import is_turned
from gazette.house import clock
from gazette.house.days import day_of
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.record.edition import day_path
from gazette.record.reading import Reading
from gazette.staff.roles import may_publish
from gazette.stories.models import Section, Story

from . import planning
from .board import Board, Leaf, Line, board
from .fitting import words_for
from .forms import ArrangeForm, BookingForm, PlanForm, ReleaseForm, WishForm
from .models import Issue, Making, PendingRelease, StoryWish
from .pool import sheet_of
from .starting import PROOF, WIDTHS, fail, is_lost

SEALING = (_l("The pages are being sealed …"), _l("Pictures of the pages are being made …"), _l("The printer’s file is being made …"),
           _l("The e-paper is being made …"))  # fmt: skip
KEPT = re.compile(r"(small|large)-\d{1,2}\.jpg")


@require_GET
def issues(request: HttpRequest) -> HttpResponse:
    """Every issue, the newest first, and the way to plan the next."""
    rows = [(issue, standing(issue)) for issue in Issue.objects.all()[:60]]
    context = {"page_title": _("Edition"), "rows": rows, "may": may_publish(request.user), "form": _plan_form(), "next_day": _next_day()}
    return TemplateResponse(request, "issues/list.html", context)


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


@require_GET
def builder(request: HttpRequest, pk: int) -> HttpResponse:
    """The pages of an issue with everything that can be decided of them."""
    issue = get_object_or_404(Issue, pk=pk)
    _mind_lost(issue)
    shown = board(issue, at=clock.now())
    leaf, line = _chosen(request, shown)
    return TemplateResponse(request, "issues/builder.html", _context(request, shown, leaf, line))


@require_POST
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Another size, number of pages or notice beside the nameplate."""
    form = ArrangeForm(request.POST)
    issue = get_object_or_404(Issue, pk=pk)
    if not form.is_valid():
        messages.error(request, _told(form))
    else:
        _do(request, lambda: planning.arrange(issue, seen=_seen(request), **form.cleaned_data), _("Set. Make the pages up to see it."))
    return _back(request, pk)


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


@require_GET
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    """How far the run is, for the script that shows it."""
    issue = get_object_or_404(Issue, pk=pk)
    _mind_lost(issue)
    making = issue.making
    made = issue.made
    proof = bool(made and (made.directory / PROOF).is_file())
    return JsonResponse({"running": bool(making and making.is_running), "told": progress_words(making), "proof": proof})


@require_POST
def story(request: HttpRequest, pk: int, story: int) -> HttpResponse:
    """Set what is wanted of one story: by the whole form, or by one button of its row."""
    issue, row = get_object_or_404(Issue, pk=pk), get_object_or_404(Story, pk=story)
    said = _wished(request, issue, row)
    if said is not None:
        _do(request, lambda: planning.wish(issue, row, said, seen=_seen(request)), _("“%(story)s” is set. Make the pages up to see it.") % {"story": row})
    return _back(request, pk, story=None if request.POST.get("deed") else row.pk)


@require_POST
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One deed on one page: make it again, lock, unlock, another layout, a section, sign off, reopen."""
    issue, post, by = get_object_or_404(Issue, pk=pk), request.POST, request.user
    signed = _("Page %(page)d is signed off.") % {"page": number}
    deeds = {
        "again": lambda: planning.make_again(issue, number, by=by, at=clock.now()) and "",
        "lock": lambda: _locked(planning.lock(issue, number, seen=_seen(request), by=by)),
        "unlock": lambda: _unlocked(planning.unlock(issue, number, seen=_seen(request))),
        "reopen": lambda: _unlocked(planning.reopen(issue, number)),
        "sign": lambda: planning.sign(issue, number, print=post.get("print", ""), by=by, at=clock.now()) and signed,
        "section": lambda: planning.decide(issue, number, seen=_seen(request), section=Section.objects.filter(pk=_number(post.get("section"))).first()) and "",
        "candidate": lambda: planning.decide(issue, number, seen=_seen(request), candidate=_number(post.get("candidate"))) and "",
    }  # fmt: skip
    deed = post.get("deed", "")
    if deed not in deeds:
        return HttpResponse(_("There is no such deed."), status=400)
    if _do(request, deeds[deed]) and deed == "candidate":
        _do(request, lambda: planning.make_up(issue, by=by, at=clock.now()))
    return _back(request, pk, page=number)


@require_POST
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """Book an advertisement with its artwork."""
    issue, form = get_object_or_404(Issue, pk=pk), BookingForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _told(form))
    else:
        _do(request, lambda: planning.book(issue, form.save(commit=False), by=request.user), _("Booked. Make the pages up to see it."))
    return _back(request, pk)


@require_POST
def drop(request: HttpRequest, pk: int, ad: int) -> HttpResponse:
    issue = get_object_or_404(Issue, pk=pk)
    _do(request, lambda: planning.drop(get_object_or_404(issue.advertisements, pk=ad)), _("The booking is cancelled."))
    return _back(request, pk)


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal the signed pages and let readers have them, now or at their hour."""
    issue, form = get_object_or_404(Issue, pk=pk), ReleaseForm(request.POST)
    if not form.is_valid():
        messages.error(request, _told(form))
    else:
        _do(request, lambda: planning.release(issue, by=request.user, at=clock.now(), due=form.cleaned_data["due"]))
    return _back(request, pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The edition does not go out at its hour."""
    if planning.take_back(get_object_or_404(Issue, pk=pk)):
        messages.success(request, _("Taken back. The pages stay signed off and can be released again."))
    return _back(request, pk)


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


def standing(issue: Issue) -> tuple[str, str]:
    """Where an issue stands: a word for its colour, and words to read."""
    day, making = issue.day.isoformat(), issue.making
    if Reading().edition(day):
        return "signed", _("Out")
    if waiting := PendingRelease.objects.filter(day=day).first():
        return ("over", _("Not released: %(why)s") % {"why": waiting.why}) if waiting.failed else ("fits", _("Waits for its hour"))
    if making is None or (making.state == Making.CANCELLED and not issue.made):
        return "empty", _("Planned")
    if making.is_running:
        return "flowing", _("Being sealed") if making.purpose == Making.RELEASE else _("Being made up")
    return ("fits", _("Made up")) if issue.made else ("over", making.get_state_display())


def progress_words(making: Making | None) -> str:
    if making and making.purpose == Making.RELEASE:
        return str(SEALING[min(making.page, len(SEALING) - 1)])
    if making and making.purpose == Making.PAGE:
        return _("Page %(page)d is being made again; the others stay …") % {"page": making.page}
    if making is None or making.state == Making.WAITING or not making.of:
        return _("The stories are being read and set …")
    if making.page < making.of:
        return _("Page %(page)d of %(of)d is made up …") % {"page": making.page, "of": making.of}
    return _("The pages are being drawn and measured …")


def _context(request: HttpRequest, shown: Board, leaf: Leaf | None, line: Line | None) -> dict[str, Any]:
    issue = shown.issue
    state, words = standing(issue)
    may = may_publish(request.user) and words not in (_("Out"), _("Waits for its hour"))
    count, sheet = len(shown.leaves), sheet_of(issue)
    findings = shown.made.told["findings"] if shown.made else []
    beside = (shown.leaf(leaf.number - 1), shown.leaf(leaf.number + 1)) if leaf else (None, None)
    turned = is_turned(active().language)
    return {
        "page_title": str(issue), "issue": issue, "board": shown, "leaf": leaf, "line": line, "state": state, "state_words": words, "may": may,
        "sections": Section.objects.all(), "numbers": range(1, max(count, issue.pages or NEWEST[issue.size]) + 1),
        "form": _wish_form(issue, line) if line and may else None, 
        "arranging": ArrangeForm(initial={"size": issue.size, "pages": issue.pages, "notice": issue.notice}),
        "booking": BookingForm() if may else None, "progress": progress_words(shown.running),
        "turned": turned, "left": beside[turned], "right": beside[not turned],
        "waiting": PendingRelease.objects.filter(day=issue.day.isoformat()).first(), "edition": Reading().edition(issue.day.isoformat()),
        "today": day_path(issue.day.isoformat()),
        "releasing": ReleaseForm(), "may_release": may_publish(request.user),
        "signed_by_me": bool(leaf and any(s.by_id == request.user.pk for s in leaf.signatures)),
        "facts": _facts(shown), "bookings": issue.advertisements.all(), "shape": f"{sheet.width:.0f} / {sheet.height:.0f}",
        "thumb_height": round(WIDTHS["small"] * sheet.height / sheet.width), "view_height": round(WIDTHS["large"] * sheet.height / sheet.width),
        "stopped": [finding for finding in findings if finding["hard"]], "remarks": [finding for finding in findings if not finding["hard"]],
    }  # fmt: skip


def _facts(shown: Board) -> list[str]:
    count, printed = len(shown.leaves), sum(bool(line.pages) for line in shown.lines)
    facts = [shown.issue.get_size_display(), ngettext("%(count)d page", "%(count)d pages", count) % {"count": count}]
    if shown.made:
        facts.append(ngettext("%(count)d story", "%(count)d stories", printed) % {"count": printed})
        facts.append(_("%(count)d held over") % {"count": len(shown.held)}) if shown.held else None
        facts.append(_("%(signed)d of %(count)d pages signed off") % {"signed": shown.signed, "count": count})
    return facts


def _chosen(request: HttpRequest, shown: Board) -> tuple[Leaf | None, Line | None]:
    """The page and the story that are open."""
    line = shown.line(_number(request.GET.get("story")) or 0)
    number = _number(request.GET.get("page")) or (line.pages[0] if line and line.pages else 1)
    return shown.leaf(number) if shown.made else None, line


def _wish_form(issue: Issue, line: Line) -> WishForm:
    return WishForm(instance=line.wish, cuts=line.cuts, columns=sheet_of(issue).columns, pages=_pages(issue))


def _pages(issue: Issue) -> int:
    made = issue.made
    return issue.pages or (len(made.told["pages"]) if made else NEWEST[issue.size])


def _wished(request: HttpRequest, issue: Issue, row: Story) -> dict[str, Any] | None:
    """What a form or a button says; None, and it is told, when it says nothing that can be read."""
    post = request.POST
    if deed := post.get("deed"):
        quick: dict[str, dict[str, Any]] = {"out": {"out": True}, "in": {"out": False}, "page": {"page": _number(post.get("page")), "out": False}}
        return quick.get(deed)
    known = StoryWish.objects.filter(issue=issue, story=row).first() or StoryWish(issue=issue, story=row)
    cuts = [(n, "") for n in range(1, 21)]
    form = WishForm(post, instance=known, cuts=cuts, columns=sheet_of(issue).columns, pages=max(_pages(issue), planning.MOST_PAGES))
    if form.is_valid():
        return dict(form.cleaned_data)
    messages.error(request, _told(form))
    return None


def _do(request: HttpRequest, deed: Any, told: str = "") -> bool:
    """Carry out a deed; a mistake is told, and nothing was changed."""
    try:
        done = deed()
    except Mistake as mistake:
        messages.error(request, str(mistake))
        return False
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    words = done if isinstance(done, str) else told
    if words:
        messages.success(request, words)
    return True


def _locked(pages: list[int]) -> str:
    if len(pages) == 1:
        return _("Page %(page)d is locked.") % {"page": pages[0]}
    return _("Pages %(pages)s are locked: stories continue from one to the other.") % {"pages": ", ".join(map(str, pages))}


def _unlocked(pages: list[int]) -> str:
    return _("Unlocked: %(pages)s.") % {"pages": ", ".join(map(str, pages))} if pages else _("It was not locked.")


def _mind_lost(issue: Issue) -> None:
    """A run whose process is gone ended with the newsroom."""
    making = issue.making
    if making and is_lost(making):
        fail(making, _("The make-up ended with the newsroom. Make the pages up again."))


def _told(form: forms.BaseForm) -> str:
    """The first error of a form, with its field."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        return f"{label}: {errors[0]}" if label else str(errors[0])
    return ""


def _seen(request: HttpRequest) -> int:
    return _number(request.POST.get("seen")) or 0


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() and len(said) < 9 else None


def _back(request: HttpRequest, pk: int, *, page: int | None = None, story: int | None = None) -> HttpResponse:
    """To the builder, with the same page open, and the story whose form it was."""
    opened = {name: value for name, value in (("page", page or _number(request.POST.get("open"))), ("story", story)) if value}
    return redirect(reverse("issue", args=[pk]) + (f"?{urlencode(opened)}" if opened else ""))


def _next_day() -> Any:
    """Tomorrow, or the first day after it that is not planned."""
    day = day_of(clock.now(), active().zone) + timedelta(days=1)
    while Issue.objects.filter(day=day).exists():
        day += timedelta(days=1)
    return day


def _plan_form() -> PlanForm:
    last = Issue.objects.first()
    return PlanForm(initial={"day": _next_day(), "size": last.size if last else "tabloid", "pages": last.pages if last else NEWEST["tabloid"]})
