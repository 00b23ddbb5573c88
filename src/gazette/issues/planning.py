"""The verbs of an issue before its release: plan, wish, make up, lock, flip, sign off, reopen, book; each refuses what is stale."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gazette.edition.sheet import SIZES
from gazette.house.mistakes import Mistake
from gazette.record.reading import Reading
from gazette.staff.models import User
from gazette.staff.roles import may_publish
from gazette.stories.models import Section, Story
from gazette.stories.stops import Stale

from . import actions
from .models import Advertisement, Issue, IssuePage, Making, PendingRelease, SignOff, StoryWish
from .packing import lock_of, made_of
from .pool import sheet_of
from .starting import start, stop

MOST_PAGES = 64
COARSEST = 200  # pixels per inch under which artwork is not printed so large
BOOKED = ("id", "name", "width", "height", "columns", "tall", "page", "booked_by_id")
WISHED = ("out", "page", "section", "top", "least", "most", "jump", "trim", "cut", "headline")


def plan(day: date, *, size: str, pages: int | None, by: Any) -> Issue:
    """Begin the issue of a day. Raises Mistake when there is one, or its edition is out."""
    if Issue.objects.filter(day=day).exists():
        raise Mistake(_("The issue of %(day)s is being planned already. Open it from the list.") % {"day": day})
    if Reading().edition(day.isoformat()):
        raise Mistake(_("The edition of %(day)s is out. Plan another day.") % {"day": day})
    _measures(size, pages)
    return Issue.objects.create(day=day, size=size, pages=pages, made_by=by)


@transaction.atomic
def arrange(issue: Issue, *, size: str, pages: int | None, seen: int, notice: str | None = None) -> Issue:
    """Another size, number of pages or notice beside the nameplate. Another size unlocks every page, since none fits it."""
    row = _open(issue)
    if row.edited != seen:
        raise Stale(_("The issue was changed since you opened it. Nothing was changed."))
    _measures(size, pages)
    if size != row.size:
        row.sheets.update(kept=None, locked_by=None, candidate=0)
        row.signatures.all().delete()
    if notice not in (None, row.notice):
        if row.sheets.filter(number=1).exclude(kept=None).exists():
            raise Mistake(_("Page 1 is locked with what stands beside its nameplate. Unlock it first."))
        row.notice = notice or ""
    row.size, row.pages, row.edited = size, pages, row.edited + 1
    row.save()
    return row


@transaction.atomic
def wish(issue: Issue, story: Story, said: Mapping[str, Any], *, seen: int) -> StoryWish:
    """Set what is wanted of a story. Raises Stale when somebody did since ``seen``."""
    row = _open(issue)
    found = StoryWish.objects.filter(issue=row, story=story).first() or StoryWish(issue=row, story=story)
    if found.edited != seen:
        raise Stale(_("%(slug)s: somebody has set it otherwise since you opened it. Nothing was changed.") % {"slug": story.slug})
    for name in WISHED:
        if name in said:
            setattr(found, name, said[name])
    if found.page and found.page > (row.pages or MOST_PAGES):
        raise Mistake(_("%(slug)s: there is no page %(page)d. The issue has %(pages)d.") % {"slug": story.slug, "page": found.page, "pages": row.pages})
    found.full_clean()
    found.edited += 1
    found.save()
    _touch(row)
    return found


@transaction.atomic
def make_up(issue: Issue, *, by: Any, at: datetime) -> Making:
    """Ask for the pages to be made up; a child does it. Raises Mistake while one is at it."""
    row = _idle(_open(issue))
    making = Making.objects.create(issue=row, edited=row.edited, by=by, begun=at)
    start.enqueue(making.pk)
    return making


@transaction.atomic
def make_again(issue: Issue, number: int, *, by: Any, at: datetime) -> Making:
    """Ask for one page to be made again; a child does it, and the others stay as they are. Raises Mistake for one that is locked."""
    row = _idle(_open(issue))
    _page(row, number)
    if row.sheets.filter(number=number).exclude(kept=None).exists():
        raise Mistake(_("Page %(number)d is locked. Unlock it first.") % {"number": number})
    making = Making.objects.create(issue=row, edited=row.edited, by=by, begun=at, purpose=Making.PAGE, page=number)
    start.enqueue(making.pk)
    return making


def cancel(making: Making, *, at: datetime) -> bool:
    """Stop a run; nothing of it is kept. False when it had ended."""
    running = Making.objects.filter(pk=making.pk, state__in=(Making.WAITING, Making.WORKING))
    if not running.update(state=Making.CANCELLED, ended=at):
        return False
    stop(making)
    return True


@transaction.atomic
def decide(issue: Issue, number: int, *, seen: int, section: Section | None = None, candidate: int | None = None) -> IssuePage:
    """Give a page to a section, or show another of its best layouts. A locked page is left alone."""
    sheet = _sheet(_open(issue), number, seen)
    if sheet.is_locked:
        raise Mistake(_("Page %(number)d is locked. Unlock it first.") % {"number": number})
    if candidate is None:
        sheet.section = section
    else:
        sheet.candidate = candidate
    _touch(sheet.issue)
    return _written(sheet)


@transaction.atomic
def lock(issue: Issue, number: int, *, seen: int, by: Any) -> list[int]:
    """Keep a page as it stands in every further run, and with it the pages from which stories continue on it. Returns all of them."""
    row = _idle(_open(issue))
    _sheet(row, number, seen)
    return _lock(row, number, by)


@transaction.atomic
def unlock(issue: Issue, number: int, *, seen: int) -> list[int]:
    """Let a page be made up anew, and the locked pages on which its stories continue; what was signed on them lapses."""
    row = _open(issue)
    _sheet(row, number, seen)
    return _unlock(row, number)


@transaction.atomic
def sign(issue: Issue, number: int, *, print: str, by: Any, at: datetime) -> SignOff:
    """Sign a page off as it stands; it is locked so. Raises Stale when it was made up anew since, Mistake for who may not."""
    row = _open(issue)
    if not may_publish(by):
        raise Mistake(_("Your role does not allow to sign off pages. Ask an editor."))
    page = _page(_idle(row), number)
    if page["print"] != print:
        raise Stale(_("Page %(number)d was made up anew since you opened it. Look at it again.") % {"number": number})
    if any(text for text in _hard(row, number)):
        raise Mistake(_("Page %(number)d did not pass the gate, so it cannot be signed off. Its report says why.") % {"number": number})
    _lock(row, number, by)
    return SignOff.objects.update_or_create(issue=row, page=number, by=by, defaults={"print": print, "at": at})[0]


@transaction.atomic
def reopen(issue: Issue, number: int) -> list[int]:
    """Take the signatures back and unlock the page."""
    return _unlock(_open(issue), number)


@transaction.atomic
def release(issue: Issue, *, by: Any, at: datetime, due: datetime | None = None) -> Making:
    """Ask for the signed pages to be sealed and released, now or when due; a child does it. Raises Mistake naming what is not signed off."""
    row = _idle(_open(issue))
    if due and due <= at:
        raise Mistake(_("%(due)s is past. Leave the time empty to release the edition now.") % {"due": due.isoformat(" ", "minutes")})
    refuse_unsigned(row, at=at)
    making = Making.objects.create(issue=row, edited=row.edited, by=by, begun=at, purpose=Making.RELEASE, due=due)
    start.enqueue(making.pk)
    return making


def take_back(issue: Issue) -> bool:
    """Let a sealed edition not be released at its hour. False when none waits."""
    waiting = PendingRelease.objects.filter(day=issue.day.isoformat()).first()
    if waiting:
        actions.take_back(waiting)
    return waiting is not None


def refuse_unsigned(issue: Issue, *, at: datetime) -> None:
    """Raise Mistake unless every page is signed off as it stands."""
    from .board import SIGNED, board

    leaves = board(issue, at=at).leaves
    lacking = [str(leaf.number) for leaf in leaves if leaf.state != SIGNED]
    if lacking or not issue.made:
        raise Mistake(_("Not signed off as they stand: pages %(pages)s. Sign them off first.") % {"pages": ", ".join(lacking)})


@transaction.atomic
def book(issue: Issue, advertisement: Advertisement, *, by: Any) -> Advertisement:
    """Book space. Raises Mistake for artwork too coarse for its size, or a size no page has."""
    row, sheet = _open(issue), sheet_of(issue)
    wide, tall = sheet.span(advertisement.columns), advertisement.tall / 25.4 * 72
    room = (sheet.rows - sheet.head) * sheet.leading
    if advertisement.columns > sheet.columns or tall > room:
        largest = {"columns": sheet.columns, "tall": int(room / 72 * 25.4)}
        raise Mistake(_("A page holds %(columns)d columns and %(tall)d mm at most. Choose a smaller size.") % largest)
    scale = min(wide / advertisement.width, tall / advertisement.height)
    if 72 / scale < COARSEST:
        said = {"name": advertisement.name, "found": 72 / scale, "least": COARSEST, "width": wide / 72 * COARSEST, "height": tall / 72 * COARSEST}
        raise Mistake(_("The artwork of %(name)s has %(found)d pixels per inch in that size; at least %(least)d are needed (%(width)d × %(height)d pixels). "
                        "Ask for a finer file, or book a smaller size.") % said)  # fmt: skip
    advertisement.issue, advertisement.booked_by = row, by
    advertisement.save()
    _touch(row)
    return advertisement


@transaction.atomic
def drop(advertisement: Advertisement) -> dict[str, Any]:
    """Cancel a booking; what is returned books it again. A locked page that shows it stays until it is unlocked. The artwork is kept."""
    row = _open(advertisement.issue)
    said = {name: getattr(advertisement, name) for name in BOOKED} | {"artwork": advertisement.artwork.name}
    advertisement.delete()
    _touch(row)
    return said


@transaction.atomic
def rebook(issue: Issue, said: Mapping[str, Any]) -> Advertisement:
    """Book again what was cancelled, as the same booking, so that a page made up with it still stands as asked for."""
    row = _open(issue)
    found, is_new = Advertisement.objects.get_or_create(pk=said["id"], defaults={**said, "issue": row})
    if is_new:
        _touch(row)
    return found


def signatures_needed() -> int:
    """Two where two colleagues hold the right, else one."""
    return min(2, sum(may_publish(user) for user in User.objects.filter(is_active=True)))


def _measures(size: str, pages: int | None) -> None:
    if size not in SIZES:
        raise Mistake(_("“%(size)s” is no size. Choose %(sizes)s.") % {"size": size, "sizes": ", ".join(SIZES)})
    if pages is not None and not 1 <= pages <= MOST_PAGES:
        raise Mistake(_("%(pages)d pages cannot be printed. Ask for 1 to %(most)d.") % {"pages": pages, "most": MOST_PAGES})


def _open(issue: Issue) -> Issue:
    """The issue's row, held. Raises Mistake when its edition is out or waits for its hour."""
    row: Issue = Issue.objects.select_for_update().get(pk=issue.pk)
    day = row.day.isoformat()
    if Reading().edition(day):
        raise Mistake(_("The edition of %(day)s is out and stays as it is.") % {"day": day})
    if PendingRelease.objects.filter(day=day, failed=None).exists():
        raise Mistake(_("The edition of %(day)s waits for its hour. Take it back first.") % {"day": day})
    return row


def _idle(issue: Issue) -> Issue:
    """The same issue. Raises Mistake while a run is at work on it, after which its pages may be others."""
    running = issue.making
    if running and running.is_running:
        raise Mistake(_("The pages are being made up. Wait, or cancel that first."))
    return issue


def _touch(issue: Issue) -> None:
    Issue.objects.filter(pk=issue.pk).update(edited=F("edited") + 1)


def _sheet(issue: Issue, number: int, seen: int) -> IssuePage:
    sheet = IssuePage.objects.filter(issue=issue, number=number).first() or IssuePage(issue=issue, number=number)
    if sheet.edited != seen:
        raise Stale(_("Page %(number)d: somebody has changed it since you opened it. Nothing was changed.") % {"number": number})
    return sheet


def _written(sheet: IssuePage) -> IssuePage:
    sheet.edited += 1
    sheet.save()
    return sheet


def _page(issue: Issue, number: int) -> dict[str, Any]:
    """What the newest run tells of a page."""
    made = issue.made
    pages: list[dict[str, Any]] = made.told["pages"] if made else []
    if not 1 <= number <= len(pages):
        raise Mistake(_("Page %(number)d is not made up yet. Make the pages up first.") % {"number": number})
    return pages[number - 1]


def _hard(issue: Issue, number: int) -> list[str]:
    made = issue.made
    return [finding["text"] for finding in made.told["findings"] if finding["hard"] and finding["page"] in (0, number)] if made else []


def _lock(issue: Issue, number: int, by: Any) -> list[int]:
    _page(issue, number)
    run = issue.made
    assert run
    made = made_of(run.kept)
    wanted = {number}
    while more := {start for _story, start, end in made.jumps if end in wanted} - wanted:
        wanted |= more
    for page in sorted(wanted):
        sheet = IssuePage.objects.filter(issue=issue, number=page).first() or IssuePage(issue=issue, number=page)
        if not sheet.is_locked:
            sheet.kept, sheet.locked_by = lock_of(made, page, run.told).packed(), by
            _written(sheet)
    return sorted(wanted)


def _unlock(issue: Issue, number: int) -> list[int]:
    jumps = made_of(issue.made.kept).jumps if issue.made else ()
    wanted = {number}
    while more := {end for _story, start, end in jumps if start in wanted} - wanted:
        wanted |= more
    freed = []
    for sheet in IssuePage.objects.filter(issue=issue, number__in=wanted).exclude(kept=None):
        sheet.kept = sheet.locked_by = None
        freed.append(_written(sheet).number)
    SignOff.objects.filter(issue=issue, page__in=[number, *freed]).delete()
    return freed
