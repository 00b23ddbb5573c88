"""The file for the printer: black type in black alone, pictures in four inks, page boxes and the press it is meant for (towards PDF/X-4)."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from .drawing import drawn
from .edition import Edition
from .plates import Resolution
from .preflight import MEDIA, TRAPPED, X4, XMP, XMP_X
from .presses import Press
from .sheet import MM

FINEST, QUALITY = 250, 90  # pixels per inch and JPEG quality: a printer's screen of 100 to 120 lines shows no more
REGISTRY = "http://www.color.org"  # of printing conditions, ICC


def press_pdf(edition: Edition, press: Press = Press()) -> bytes:  # noqa: B008 - frozen
    """An edition for the press; the same edition gives the same bytes."""
    sheet = edition.sheet
    finest = Resolution(FINEST, QUALITY, True, press.profile)
    with drawn(edition.layout, leading=sheet.leading, body=sheet.body, resolution=finest) as file:
        for page in file.pages:
            _boxes(page, press.bleed * MM)
        file.Root.OutputIntents = Array([_intent(file, press)])
        file.docinfo["/Trapped"] = Name("/False")
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
            told[TRAPPED] = "False"
            told[f"{XMP}MetadataDate"] = told[f"{XMP}ModifyDate"]
            told[f"{MEDIA}VersionID"], told[f"{MEDIA}RenditionClass"] = "1", "default"
            if press.profile:
                told[XMP_X] = X4
        made = io.BytesIO()
        file.save(made, deterministic_id=True, force_version="1.6")
    return made.getvalue()


def _boxes(page: pikepdf.Page, bleed: float) -> None:
    """The trimmed page is the page as laid out; the sheet is larger by what is cut off."""
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    whole = Array([left - bleed, bottom - bleed, right + bleed, top + bleed])
    page.obj.TrimBox = Array([left, bottom, right, top])
    page.obj.BleedBox = page.obj.MediaBox = whole


def _intent(file: Pdf, press: Press) -> Dictionary:
    told = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String(press.condition),
                      RegistryName=String(REGISTRY), Info=String(press.condition))  # fmt: skip
    if press.profile:
        profile = file.make_stream(press.profile)
        profile.N = 4
        told.DestOutputProfile = profile
    return told
