"""Seals the pages that were signed off and lets readers have them, now or at their hour; done in a child, for the files take a while."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gazette.edition.edition import Edition
from gazette.edition.examining import examine
from gazette.edition.grid import press_of
from gazette.edition.order import Identity
from gazette.edition.plans import Jump
from gazette.edition.sealing import keep, seal
from gazette.house import clock
from gazette.house.mistakes import Mistake
from gazette.house.settings import active

from . import actions
from .models import Issue, Making
from .numbering import number_for
from .packing import made_of
from .planning import refuse_unsigned
from .pool import sheet_of
from .proofs import proof_of
from .starting import Cancelled

STAGES = ("pictures", "press", "epub")


def carry_out(making: Making, room: Path) -> None:
    """Seal the pages in a room of their own and release them, or let them wait. Raises Mistake; nothing is public then."""
    issue = Issue.objects.get(pk=making.issue_id)
    refuse_unsigned(issue, at=clock.now())
    source = issue.made
    assert source
    edition = _edition(issue, source)
    _examine(edition)
    who = Identity(edition.snapshot.number or number_for(issue.day), source.begun, source.told["versions"])
    room.mkdir(parents=True, exist_ok=True)
    settings = active()
    entry = seal(edition, who, room, press=press_of(settings), say=lambda stage: _tell(making, stage))
    with transaction.atomic():
        row = Making.objects.select_for_update().get(pk=making.pk)
        if row.state != Making.WORKING:
            raise Cancelled
        keep(entry, room, pictures=settings.pictures, printed=settings.printed)
        drafts = {ref: seen for ref, seen in source.told["drafts"].items() if ref in entry.stories()}
        _let_go(entry, row, drafts, clock.now())
        row.state, row.ended = Making.DONE, clock.now()
        row.save()


def _examine(edition: Edition) -> None:
    """The gate and the second witness on the file that goes out, whenever it was made. Raises Mistake for what they stop."""
    measured, _unheard = examine(edition.pdf, edition.snapshot, edition.layout, edition.sheet, jumps=len(edition.jumps))
    if stopped := [finding for finding in measured.findings if finding.hard]:
        said = {"page": stopped[0].page, "text": stopped[0].text.rstrip(".")}
        raise Mistake(_("The gate stopped the edition: page %(page)s: %(text)s. Make its pages up again.") % said)


def _let_go(entry: Any, row: Making, drafts: dict[str, str], at: datetime) -> None:
    if row.due and row.due > at:
        actions.hold(entry, by=row.by, at=at, due=row.due, seen=drafts)
    else:
        actions.release(entry, by=row.by, at=at, seen=drafts)


def _edition(issue: Issue, source: Making) -> Edition:
    """The edition as it was made up, from what was kept of it."""
    file = proof_of(source)
    made = made_of(source.kept)
    return Edition(file.read_bytes(), made.layout, made.snapshot, sheet_of(issue), (), tuple(Jump(*jump) for jump in made.jumps), ())


def _tell(making: Making, stage: str) -> None:
    """How far the sealing is, as a page of so many."""
    page = STAGES.index(stage) + 1 if stage in STAGES else 0
    if not Making.objects.filter(pk=making.pk, state=Making.WORKING).update(page=page, of=len(STAGES)):
        raise Cancelled
