"""Everything the builder's template asks for: the board with the page and the story that are open, the forms, and what may be done."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gazette.edition.grid import NEWEST
from gazette.edition.normal import is_turned
from gazette.house import clock
from gazette.house.days import day_of
from gazette.house.settings import active
from gazette.record.edition import day_path
from gazette.record.reading import Reading
from gazette.staff.roles import may_publish
from gazette.stories.models import Section

from .board import Board, Leaf, Line
from .forms import ArrangeForm, BookingForm, PlanForm, ReleaseForm, WishForm
from .models import Issue, PendingRelease
from .pool import sheet_of
from .said import again, dropped, taken
from .standing import progress_words, standing
from .starting import WIDTHS


def context_of(request: HttpRequest, shown: Board, leaf: Leaf | None, line: Line | None) -> dict[str, Any]:
    issue = shown.issue
    state, words = standing(issue)
    who: Any = request.user
    may = may_publish(who) and words not in (_("Out"), _("Waits for its hour"))
    count, sheet = len(shown.leaves), sheet_of(issue)
    findings = shown.made.told["findings"] if shown.made else []
    beside = (shown.leaf(leaf.number - 1), shown.leaf(leaf.number + 1)) if leaf else (None, None)
    turned, said = is_turned(active().language), taken(request, issue.pk)
    return {
        "page_title": str(issue), "issue": issue, "board": shown, "leaf": leaf, "line": line, "state": state, "state_words": words, "may": may,
        "sections": Section.objects.all(), "numbers": range(1, max(count, issue.pages or NEWEST[issue.size]) + 1),
        "form": again(_wish_form(issue, line), said.get(f"story {line.story.pk}")) if line and may else None,
        "arranging": again(ArrangeForm(initial={"size": issue.size, "pages": issue.pages, "notice": issue.notice}), said.get("arrange")),
        "booking": again(BookingForm(), said.get("book")) if may else None, "is_booking": "book" in said, "said": bool(said),
        "progress": progress_words(shown.running),
        "turned": turned, "left": beside[turned], "right": beside[not turned],
        "waiting": PendingRelease.objects.filter(day=issue.day.isoformat()).first(), "edition": Reading().edition(issue.day.isoformat()),
        "today": day_path(issue.day.isoformat()),
        "releasing": again(ReleaseForm(), said.get("release")), "may_release": may_publish(who),
        "signed_by_me": bool(leaf and any(s.by_id == request.user.pk for s in leaf.signatures)),
        "facts": _facts(shown), "bookings": issue.advertisements.all(), "dropped": dropped(request, issue.pk).values(),
        "shape": f"{sheet.width:.0f} / {sheet.height:.0f}",
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


def chosen(request: HttpRequest, shown: Board) -> tuple[Leaf | None, Line | None]:
    """The page and the story that are open."""
    line = shown.line(number_in(request.GET.get("story")) or 0)
    number = number_in(request.GET.get("page")) or (line.pages[0] if line and line.pages else 1)
    return shown.leaf(number) if shown.made else None, line


def _wish_form(issue: Issue, line: Line) -> WishForm:
    return WishForm(instance=line.wish, cuts=line.cuts, columns=sheet_of(issue).columns, pages=pages_of(issue))


def pages_of(issue: Issue) -> int:
    made = issue.made
    return issue.pages or (len(made.told["pages"]) if made else NEWEST[issue.size])


def number_in(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() and len(said) < 9 else None


def next_day() -> Any:
    """Tomorrow, or the first day after it that is not planned."""
    day = day_of(clock.now(), active().zone) + timedelta(days=1)
    while Issue.objects.filter(day=day).exists():
        day += timedelta(days=1)
    return day


def plan_form() -> PlanForm:
    last = Issue.objects.first()
    return PlanForm(initial={"day": next_day(), "size": last.size if last else "tabloid", "pages": last.pages if last else NEWEST["tabloid"]})
