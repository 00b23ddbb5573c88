"""The proof of a run: the whole edition as one file, as it will be sealed; drawn and measured here when only a page of it was made."""

import os
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from gazette.edition.drawing import draw
from gazette.edition.examining import examine
from gazette.edition.gate import Measured
from gazette.edition.plates import READER
from gazette.house.mistakes import Mistake

from .models import Making
from .packing import made_of
from .pool import sheet_of
from .starting import PROOF
from .telling import by_slug


def proof_of(making: Making) -> Path:
    """Where the proof lies. Raises Mistake when the run is gone from the disk, or the gate stops the file."""
    making.refresh_from_db()
    file = making.directory / PROOF
    if file.is_file():
        return file
    if not making.directory.is_dir():
        raise Mistake(_("The proof of these pages is gone. Make them up again; locked pages stay as they are."))
    made, sheet = made_of(making.kept), sheet_of(making.issue)
    pdf = draw(made.layout, leading=sheet.leading, body=sheet.body, resolution=READER)
    measured, _unheard = examine(pdf, made.snapshot, made.layout, sheet, jumps=len(made.jumps))
    say = by_slug(made.snapshot.stories)
    _tell(making, measured, [{"page": f.page, "hard": f.hard, "text": say(f.text)} for f in measured.findings])
    if stopped := [finding.text.rstrip(".") for finding in measured.findings if finding.hard]:
        raise Mistake(_("The gate stopped the proof: %(text)s. Make the pages up again.") % {"text": stopped[0]})
    part = file.with_suffix(".part")
    part.write_bytes(pdf)
    os.replace(part, file)
    return file


@transaction.atomic
def _tell(making: Making, measured: Measured, findings: list[dict[str, object]]) -> None:
    """What the gate measured of the whole file is what holds."""
    row = Making.objects.select_for_update().filter(pk=making.pk).first()
    if row:
        row.told = {**row.told, "findings": findings, "figures": measured.figures}
        row.save(update_fields=["told"])
