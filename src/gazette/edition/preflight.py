"""Our own check of the printer's file before it is sealed: rules of PDF/X-4 (ISO 15930-7) and of a newspaper's press, each a function over the file.

It is no certificate: what it does not ask, nobody has asked.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image

from .findings import Finding
from .inks import LIMIT, heaviest
from .separations import OF_WHAT_IS_DRAWN

X4 = "PDF/X-4"
XMP_X = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
XMP = "{http://ns.adobe.com/xap/1.0/}"
MEDIA = "{http://ns.adobe.com/xap/1.0/mm/}"
TOLD = ("{http://purl.org/dc/elements/1.1/}title", f"{XMP}CreateDate", f"{XMP}ModifyDate", f"{XMP}MetadataDate", f"{MEDIA}DocumentID",
        f"{MEDIA}VersionID", f"{MEDIA}RenditionClass")  # fmt: skip
TRAPPED = "{http://ns.adobe.com/pdf/1.3/}Trapped"
ACTIONS = ("/OpenAction", "/AA", "/AcroForm")
INVERTED = [1, 0] * 4  # how the four inks of a JPEG are told
Said = Iterator[tuple[int, str]]  # page (0: the whole file) and what is wrong


def preflight(pdf: bytes) -> list[Finding]:
    """What breaks a rule. A file without the printer's profile is held to all of them but those of a claim it does not make."""
    try:
        with Pdf.open(io.BytesIO(pdf)) as file:
            found = [Finding(name, page, text) for name, rule in OF_THE_FILE for page, text in rule(file)]
            pages = ((page, name, rule(told)) for page, told in _drawn(file) for name, rule in OF_WHAT_IS_DRAWN)
            return found + [Finding(name, page, text) for page, name, said in pages for text in said]
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError) as error:
        return [Finding("sound", 0, f"the file, or a picture in it, cannot be read: {error}")]


def _sound(file: Pdf) -> Said:
    yield from ((0, said) for said in file.check_pdf_syntax())


def _version(file: Pdf) -> Said:
    if file.pdf_version > "1.6":
        yield 0, f"it is PDF {file.pdf_version}, where 1.6 is the most"


def _locked(file: Pdf) -> Said:
    if file.is_encrypted:
        yield 0, "it is encrypted"


def _identity(file: Pdf) -> Said:
    if len(file.trailer.get("/ID", ())) != 2:  # type: ignore[arg-type]
        yield 0, "it has no identity (ID)"


def _about(file: Pdf) -> Said:
    with file.open_metadata() as told:
        yield from ((0, f"its metadata do not tell {name.partition('}')[2]}") for name in TOLD if not told.get(name))


def _trapped(file: Pdf) -> Said:
    told = str(file.docinfo.get("/Trapped", "")).strip("/")
    if told not in ("True", "False") or file.open_metadata().get(TRAPPED) != told:
        yield 0, "it does not tell whether it is trapped"


def _intent(file: Pdf) -> Said:
    found = [each for each in file.Root.get("/OutputIntents", ()) if each.get("/S") == Name.GTS_PDFX]  # type: ignore[union-attr]
    if len(found) != 1:
        yield 0, f"it has {len(found)} output intents for print, where one is wanted"
    for each in found:
        yield from ((0, f"its output intent has no {key}") for key in ("OutputConditionIdentifier", "Info") if not str(each.get(f"/{key}", "")))


def _claim(file: Pdf) -> Said:
    """It calls itself PDF/X-4 just when the profile of a press with four inks is in it."""
    told = file.open_metadata().get(XMP_X, "")
    profiles = [each.DestOutputProfile for each in file.Root.get("/OutputIntents", ()) if "/DestOutputProfile" in each]  # type: ignore[union-attr]
    if told != (X4 if profiles else ""):
        yield 0, f"it calls itself “{told}” {'with' if profiles else 'without'} a profile"
    for profile in profiles:
        head = profile.read_bytes()[:40]
        if head[12:20] != b"prtrCMYK" or head[36:40] != b"acsp" or profile.get("/N") != 4:
            yield 0, "its profile is not that of a press with four inks"


def _boxes(file: Pdf) -> Said:
    for number, page in enumerate(file.pages, 1):
        boxes = [page.obj.get(name) for name in ("/TrimBox", "/BleedBox", "/MediaBox")]
        if None in boxes or "/ArtBox" in page.obj:
            yield number, "it wants a TrimBox and a BleedBox, and no ArtBox"
            continue
        trim, bleed, media = ([float(edge) for edge in box] for box in boxes)  # type: ignore[union-attr]
        if not (_holds(media, bleed) and _holds(bleed, trim) and trim[0] < trim[2] and trim[1] < trim[3]):
            yield number, "its TrimBox does not lie within its BleedBox, and that within the sheet"


def _holds(outer: list[float], inner: list[float]) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _actions(file: Pdf) -> Said:
    yield from ((0, f"it has {key[1:]}, which a press may not meet") for key in ACTIONS if key in file.Root)
    names: Any = file.Root.get("/Names", {})
    yield from ((0, f"it has {key[1:]}, which a press may not meet") for key in ("/JavaScript", "/EmbeddedFiles") if key in names)
    yield from ((number, "it has actions") for number, page in enumerate(file.pages, 1) if "/AA" in page.obj)


def _notes(file: Pdf) -> Said:
    """Notes, links and fields that reach onto the sheet."""
    for number, page in enumerate(file.pages, 1):
        left, bottom, right, top = (float(edge) for edge in page.obj.get("/BleedBox", page.mediabox))
        for note in page.obj.get("/Annots", ()):
            x, y, end, height = (float(edge) for edge in note.Rect)
            if note.get("/Subtype") not in (Name.TrapNet, Name.PrinterMark) and x < right and end > left and y < top and height > bottom:
                yield number, "a link or note lies on the page"
                break


def _fonts(file: Pdf) -> Said:
    described = [each for each in file.objects if isinstance(each, Dictionary) and each.get("/Type") == Name.FontDescriptor]
    yield from ((0, f"the face {str(each.get('/FontName', ''))[1:]} is not in the file") for each in described
                if not any(key in each for key in ("/FontFile", "/FontFile2", "/FontFile3")))  # fmt: skip
    fonts = [each for each in file.objects if isinstance(each, Dictionary) and each.get("/Type") == Name.Font and each.get("/Subtype") != Name.Type0]
    yield from ((0, f"the face {str(each.get('/BaseFont', ''))[1:]} is not in the file") for each in fonts if "/FontDescriptor" not in each)


def _pictures(file: Pdf) -> Said:
    for each in _images(file):
        filters, space = str(each.get("/Filter", "")), str(each.get("/ColorSpace", ""))
        if filters != "/DCTDecode" or space != "/DeviceCMYK" or [int(part) for part in each.get("/Decode", ())] != INVERTED:
            yield 0, f"a picture is {space[1:]}, packed as {filters[1:]}, where the four inks are wanted"
        if any(key in each for key in ("/SMask", "/Mask", "/Alternates", "/OPI")):
            yield 0, "a picture is masked, or stands for another"


def _ink(file: Pdf) -> Said:
    """More ink on a point than newsprint takes up."""
    for each in _images(file):
        if str(each.get("/Filter", "")) == "/DCTDecode":
            with Image.open(io.BytesIO(each.read_raw_bytes())) as image:
                most = heaviest(image) if image.mode == "CMYK" else 0.0
            if most > LIMIT:
                yield 0, f"a picture lays {most:.0f}% of ink on a point, where {LIMIT}% is the most"


def _through(file: Pdf) -> Said:
    """Things seen through one another: we draw none, so each is an accident."""
    for number, page in enumerate(file.pages, 1):
        if "/Group" in page.obj:
            yield number, "it is a transparent group"
    for state in _states(file):
        if float(state.get("/ca", 1)) < 1 or float(state.get("/CA", 1)) < 1 or str(state.get("/SMask", "/None")) != "/None" or _blends(state):
            yield 0, "something is seen through something else"


def _blends(state: Any) -> bool:
    return str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible")


def _curves(file: Pdf) -> Said:
    for state in _states(file):
        if "/TR" in state or str(state.get("/TR2", "/Default")) != "/Default" or "/HTP" in state:
            yield 0, "the press’s own curves are changed"


def _strange(file: Pdf) -> Said:
    """Programs, references and streams kept elsewhere."""
    for each in (each for each in file.objects if isinstance(each, Stream)):
        if each.get("/Subtype") == Name.PS or "/PS" in each or "/Ref" in each or "/OPI" in each:
            yield 0, "it holds a program or stands for another file"
        if "/F" in each or "LZW" in str(each.get("/Filter", "")):
            yield 0, "a part is kept elsewhere, or packed by LZW"


def _images(file: Pdf) -> Iterator[Stream]:
    return (each for each in file.objects if isinstance(each, Stream) and each.get("/Subtype") == Name.Image)


def _states(file: Pdf) -> Iterator[Any]:
    """Every state of graphics a page or form names, written beside it or not."""
    holders: list[Any] = [page.obj for page in file.pages] + [each for each in file.objects if isinstance(each, Stream) and each.get("/Subtype") == Name.Form]
    for holder in holders:
        yield from holder.get("/Resources", {}).get("/ExtGState", {}).values()


def _drawn(file: Pdf) -> Iterator[tuple[int, list[Any]]]:
    """What is drawn on each page, and in each form, of which nobody says on what page it stands."""
    for number, page in enumerate(file.pages, 1):
        yield number, list(pikepdf.parse_content_stream(page))
    for each in file.objects:
        if isinstance(each, Stream) and each.get("/Subtype") == Name.Form:
            yield 0, list(pikepdf.parse_content_stream(each))


OF_THE_FILE: tuple[tuple[str, Callable[[Pdf], Said]], ...] = (
    ("sound", _sound), ("version", _version), ("locked", _locked), ("identity", _identity), ("about", _about), ("trapped", _trapped), ("intent", _intent),
    ("claim", _claim), ("boxes", _boxes), ("actions", _actions), ("notes", _notes), ("fonts", _fonts), ("pictures", _pictures), ("ink", _ink),
    ("through", _through), ("curves", _curves), ("strange", _strange),
)  # fmt: skip
RULES = tuple(dict.fromkeys(name for name, _ in (*OF_THE_FILE, *OF_WHAT_IS_DRAWN)))
