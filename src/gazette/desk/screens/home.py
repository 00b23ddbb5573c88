"""The desk: what needs someone, what is being written, what went out, and whether the house is in order."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from gazette.house import clock
from gazette.house.days import age, day_of
from gazette.house.settings import Settings, active
from gazette.photos.models import Photo
from gazette.record.reading import Reading
from gazette.staff.roles import may_publish
from gazette.stories.models import Story

from ..models import PendingAct, Watch

SHOWN = 12  # lines of each list
LATE = 60  # seconds without a look after which the runner counts as gone


@dataclass(frozen=True)
class Need:
    """One thing that needs someone, with where to go."""

    what: str
    why: str
    url: str = ""


def desk(request: HttpRequest) -> HttpResponse:
    """The newsroom's home."""
    now, paper = clock.now(), active()
    rows = Story.objects.select_related("section", "edited_by").defer("body", "notes")
    drafts = list(rows.filter(live=False, killed=None).order_by("-edited", "-pk")[:SHOWN])
    changed = list(rows.filter(live=True, has_unpublished_changes=True).order_by("-edited", "-pk")[:SHOWN])
    context = {
        "page_title": _("Desk"),
        "today": day_of(now, paper.zone),
        "acts": list(PendingAct.objects.filter(failed=None).select_related("story", "by").order_by("due")),
        "needs": needs(now, paper),
        "drafts": drafts,
        "changed": changed,
        "published": list(rows.filter(live=True).order_by("-published", "-pk")[:SHOWN]),
        "facts": facts(now, paper),
        "may_publish": may_publish(request.user),
        "now": now,
    }
    return TemplateResponse(request, "desk/home.html", context)


def needs(now: datetime, paper: Settings) -> list[Need]:
    """What someone should look at, the most pressing first."""
    found = [
        Need(_("%(story)s was not published") % {"story": act.story}, act.why, f"/newsroom/stories/edit/{act.story_id}/")
        for act in PendingAct.objects.exclude(failed=None).select_related("story")[:SHOWN]
    ]
    watch = Watch.objects.filter(pk=1).first()
    if watch and watch.distrust:
        found.append(Need(_("The clock is not to be trusted"), watch.distrust))
    if watch and (now - watch.looked).total_seconds() > LATE:
        found.append(Need(_("The runner has stopped"), _("Nothing is published by itself. Start the paper again.")))
    for photo in Photo.objects.filter(rights_expire__gt=now, withdrawn=None).order_by("rights_expire")[:3]:
        days = (photo.rights_expire - now).days if photo.rights_expire else 0
        if days < 7:
            found.append(Need(_("Rights to “%(photo)s” end soon") % {"photo": photo.title}, f"{photo.rights_expire:%Y-%m-%d}", f"/newsroom/images/{photo.pk}/"))
    for story in Story.objects.exclude(hold="").filter(live=False, killed=None).defer("body", "notes")[:5]:
        found.append(Need(_("%(story)s is held") % {"story": story}, story.hold, f"/newsroom/stories/edit/{story.pk}/"))
    return found


def facts(now: datetime, paper: Settings) -> list[tuple[str, str, bool]]:
    """Backup and press in a line each: label, value, and whether it is worrying."""
    newest = newest_backup(paper)
    backup = age(newest, now, paper.zone) if newest else _("none yet")
    worrying = newest is None or (now - newest).total_seconds() > 2 * 3600 * paper.backup_hours
    behind = press_lag()
    return [
        (_("Last backup"), backup, worrying),
        (_("Press"), _("up to date") if behind == 0 else _("%(count)s entries behind") % {"count": behind}, behind > 0),
    ]


def newest_backup(paper: Settings) -> datetime | None:
    """When the newest file in the paper's backups was written."""
    times = [path.stat().st_mtime for path in (paper.directory / "backups").glob("*") if path.is_file()]
    return datetime.fromtimestamp(max(times), UTC) if times else None


def press_lag() -> int:
    """How many entries of the record the press has not pressed yet."""
    from gazette.press.planning import CURSOR
    from gazette.press.store import Store

    store = Store(active().directory)
    try:
        return max(0, Reading().head()[0] - int(store.ledger.recall(CURSOR, "0")))
    finally:
        store.close()
