"""Makes up an issue, or a page of it again, in a child of the newsroom: progress told, nothing kept unless all of it is done."""

import logging
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gazette.edition.edition import Edition, make
from gazette.edition.examining import examine
from gazette.edition.pictures import page_pictures
from gazette.house import clock
from gazette.house.mistakes import Mistake

from .gathering import Material, gather, is_killed
from .models import Issue, Making
from .packing import Made
from .proofs import proof_of
from .releasing import carry_out
from .replating import make_again
from .starting import PROOF, WIDTHS, Cancelled, fail, part_of
from .telling import in_slugs, report

log = logging.getLogger("gazette.issues")
AGAIN = 3  # runs, when a story is killed while the pages are made


def work(pk: int) -> None:
    """Carry out a run that waits. What goes wrong is told in the run itself, in a sentence."""
    if not Making.objects.filter(pk=pk, state=Making.WAITING).update(state=Making.WORKING, process=os.getpid()):
        return
    making = Making.objects.select_related("issue").get(pk=pk)
    try:
        DEEDS[making.purpose](making)
    except Cancelled:
        pass
    except Mistake as mistake:
        fail(making, in_slugs(str(mistake)))
    except Exception as error:
        log.exception("%s: the make-up stumbled", making.issue.day)
        fail(making, _("The make-up stumbled (%(error)s). Try again; if it happens again, report it.") % {"error": type(error).__name__})
    finally:
        shutil.rmtree(part_of(making), ignore_errors=True)


def _make(making: Making) -> None:
    issue, material, edition = _alive(making, clock.now())
    measured, unheard = examine(edition.pdf, edition.snapshot, edition.layout, edition.sheet, jumps=len(edition.jumps))
    part = _room(making)
    (part / PROOF).write_bytes(edition.pdf)
    _draw(part, edition.pdf, range(1, len(edition.layout.pages) + 1))
    told = report(material, edition, measured)
    _keep(making, issue, edition, {**told, "notes": [*told["notes"], *unheard]})


def _make_page(making: Making) -> None:
    """One page again, with those that cannot stay as they were; shown at once, and the proof of the whole drawn after that."""
    issue = Issue.objects.get(pk=making.issue_id)
    again = make_again(issue, making.page, at=clock.now())
    part = _room(making)
    for name in WIDTHS:
        for number in range(1, len(again.edition.layout.pages) + 1):
            (part / f"{name}-{number}.jpg").hardlink_to(again.before.directory / f"{name}-{number}.jpg")
    _draw(part, again.replate.pdf, again.pages)
    _keep(making, issue, again.edition, again.retold())
    with suppress(Mistake):  # it is told where the proof is asked for
        proof_of(making)


def _release(making: Making) -> None:
    carry_out(making, part_of(making))


DEEDS = {Making.PAGES: _make, Making.PAGE: _make_page, Making.RELEASE: _release}


def _alive(making: Making, at: datetime) -> tuple[Issue, Material, Edition]:
    """The edition made up, again when a story in it was killed meanwhile."""
    for _time in range(AGAIN):
        issue = Issue.objects.get(pk=making.issue_id)
        material = gather(issue, at=at)
        edition = make(material.snapshot, material.sheet, pages=issue.pages, tell=lambda page, of: _tell(making, page, of))
        if not any(is_killed(story) for page in edition.layout.pages for story in page.stories):
            return issue, material, edition
    raise Mistake(_("Stories were killed while the pages were made. Make them up again."))


def _tell(making: Making, page: int, of: int) -> None:
    if not Making.objects.filter(pk=making.pk, state=Making.WORKING).update(page=page, of=of):
        raise Cancelled


def _room(making: Making) -> Path:
    """Where a run works until it is done. Raises Cancelled when nobody wants it any more."""
    if not Making.objects.filter(pk=making.pk, state=Making.WORKING).exists():
        raise Cancelled
    part = part_of(making)
    part.mkdir(parents=True, exist_ok=True)
    return part


def _draw(part: Path, pdf: bytes, numbers: Iterable[int]) -> None:
    """A small and a large picture of every page of a file, which are pages of these numbers."""
    for name, across in WIDTHS.items():
        for number, picture in zip(numbers, page_pictures(pdf, width=across), strict=True):
            target = part / f"{name}-{number}.jpg"
            target.unlink(missing_ok=True)  # the link of a page that was made again: the picture it led to stays
            target.write_bytes(picture)


@transaction.atomic
def _keep(making: Making, issue: Issue, edition: Edition, told: dict[str, Any]) -> None:
    """The result, whole; the runs before it go."""
    row = Making.objects.select_for_update().get(pk=making.pk)
    if row.state != Making.WORKING:
        raise Cancelled
    if any(is_killed(story) for page in edition.layout.pages for story in page.stories):
        raise Mistake(_("A story was killed while the pages were made. Make them up again."))
    os.replace(part_of(making), row.directory)
    row.told = told
    jumps = tuple((jump.story, jump.start, jump.end) for jump in edition.jumps)
    row.kept = Made(edition.snapshot, edition.layout, jumps).packed()
    row.state, row.ended, row.edited = Making.DONE, clock.now(), issue.edited
    row.save()
    older = list(Making.objects.filter(issue=row.issue_id, pk__lt=row.pk).exclude(state__in=(Making.WAITING, Making.WORKING)))
    Making.objects.filter(pk__in=[run.pk for run in older]).delete()
    transaction.on_commit(partial(_sweep, older))


def _sweep(runs: list[Making]) -> None:
    for run in runs:
        shutil.rmtree(run.directory, ignore_errors=True)
