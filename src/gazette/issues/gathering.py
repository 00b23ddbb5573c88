"""An issue as the engine wants it: the frozen stories of its pool with everything the desk wants of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from gazette.edition.from_record import snapshot_of
from gazette.edition.sheet import Sheet
from gazette.edition.snapshot import Snapshot, Story
from gazette.edition.wishes import ANY, Booking, Wish, Wishes
from gazette.house.settings import active
from gazette.photos.models import Photo
from gazette.record.reading import Reading
from gazette.stories.models import Story as Row

from .asking import Asked, asked_of
from .models import Issue, StoryWish
from .numbering import number_for
from .packing import Locked, locked_of
from .pool import Pool, pool, sheet_of, wishes_of


@dataclass(frozen=True)
class Material:
    """A snapshot with its sheet; which of its stories are drafts, and what was told on the way. ``fits`` are those of pages kept as they were."""

    snapshot: Snapshot
    sheet: Sheet
    drafts: dict[str, str]
    versions: dict[str, int]
    notes: tuple[str, ...]
    asked: Asked
    fits: tuple[dict[str, Any], ...] = ()


def gather(issue: Issue, *, at: datetime, kept: Sequence[Locked] = ()) -> Material:
    """Everything one run of the make-up is made from, read at one moment; ``kept`` pages are treated as locked ones."""
    asked = asked_of(issue)  # before the wishes are read: what is wanted meanwhile is not taken for granted
    found, sheet, wishes = pool(issue, at=at), sheet_of(issue), wishes_of(issue)
    number = number_for(issue.day)
    locks, notes = _locks(issue, number)
    locks += [page for page in kept if page.number not in {lock.number for lock in locks} and page.edition in (0, number)]
    snapshot = snapshot_of(found.reading, day=issue.day, sheet=sheet, pages=issue.pages, pictures=active().pictures, copies=found.copies,
                           number=number, notice=[line.strip() for line in issue.notice.splitlines() if line.strip()])  # fmt: skip
    frozen = {story.id: story for lock in locks for story in lock.stories}
    stories = [frozen.get(story.id) or _under(story, wishes.get(story.id)) for story in snapshot.stories]
    stories += [story for ref, story in frozen.items() if ref not in {s.id for s in snapshot.stories}]
    amends = next((lock.amends for lock in locks if lock.amends), snapshot.amends)  # a locked box of corrections stays as it is
    snapshot = replace(snapshot, stories=tuple(stories), amends=amends, wishes=_wishes(issue, wishes, locks))
    notes += _renamed(snapshot.paper)
    notes += [f"{wishes[ref].story.slug} was taken in and may not go out. {why}" for ref, why in found.stopped.items()]
    versions, drafts = _versions(found), dict(found.drafts)
    for lock in locks:  # what is locked was read when it was locked
        drafts = {ref: seen for ref, seen in drafts.items() if ref not in lock.versions} | lock.drafts
        versions |= lock.versions
    fits = tuple(fit for lock in locks for fit in lock.fits)
    return Material(snapshot, sheet, drafts, versions, tuple(notes), asked, fits)


def _renamed(printed: str) -> list[str]:
    """That the paper's own settings call it otherwise than the record, until it is started again."""
    name = active().name
    if name == printed:
        return []
    return [f"gazette.toml calls the paper “{name}”, and these pages say “{printed}”. Start the paper again, then make the pages up again."]


def _versions(found: Pool) -> dict[str, int]:
    return {copy.story: copy.version for copy in found.copies}


def _under(story: Story, wish: StoryWish | None) -> Story:
    """The story under the section it is printed in."""
    return replace(story, section=wish.section.uid) if wish and wish.section else story


def _locks(issue: Issue, number: int) -> tuple[list[Locked], list[str]]:
    """The locked pages; one that holds a story killed since, or shows a number that another edition has now, is unlocked, and it is told."""
    found, notes = [], []
    for sheet in issue.sheets.exclude(kept=None):
        assert sheet.kept is not None
        lock = locked_of(sheet.kept)
        killed = [story for story in lock.stories if is_killed(story.id) or not Row.objects.filter(uid=story.id).exists()]
        withdrawn = _withdrawn(lock)
        renumbered = lock.edition not in (0, number)
        if killed or withdrawn or renumbered:
            sheet.kept = sheet.locked_by = None
            sheet.save()
            why = f"“{killed[0].headline}” was killed" if killed else f"the picture “{withdrawn[0]}” was withdrawn" if withdrawn else (
                f"it says number {lock.edition}, and this edition is number {number} now")  # fmt: skip
            notes.append(f"Page {sheet.number} was unlocked: {why}.")
        else:
            found.append(lock)
    return found, notes


def _withdrawn(lock: Locked) -> list[str]:
    """Titles of the pictures of a locked page's stories that may not be printed any more."""
    shown = [shot.id for story in lock.stories for shot in story.shots]
    return list(Photo.objects.filter(uid__in=shown).exclude(withdrawn=None).order_by("pk").values_list("title", flat=True))


def is_killed(story: str) -> bool:
    stands = Reading().standing(story)
    return stands is not None and stands.killed is not None


def _wishes(issue: Issue, wishes: dict[str, StoryWish], locks: list[Locked]) -> Wishes:
    sheets = list(issue.sheets.select_related("section"))
    shown = {getattr(element, "id", "") for lock in locks for element in lock.kept.page.elements}  # artwork on locked pages is printed there
    return Wishes(
        stories=tuple(as_wish(wish) for wish in wishes.values() if not wish.out),
        bookings=tuple(
            Booking(str(ad.pk), ad.name, ad.artwork.path, ad.width, ad.height, ad.columns, float(ad.tall), ad.page or 0)
            for ad in issue.advertisements.all()
            if f"booking {ad.pk}" not in shown
        ),
        kept=tuple(lock.kept for lock in locks),
        candidates=tuple((sheet.number, sheet.candidate) for sheet in sheets if sheet.candidate),
        sections=tuple((sheet.number, sheet.section.uid) for sheet in sheets if sheet.section and sheet.number > 1),
    )


def as_wish(wish: StoryWish) -> Wish:
    return Wish(wish.story.uid, wish.page or 0, wish.top, wish.least or 1, wish.most or ANY, None if wish.jump else False, wish.trim, wish.cut, wish.headline)
