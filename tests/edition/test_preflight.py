"""Our own check of the printer's file: a sound one passes, and for every rule there is a spoiled file that breaks it alone."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from gazette.edition import sealing
from gazette.edition.edition import Edition, make
from gazette.edition.inks import KEPT, LIMIT, heaviest, separated
from gazette.edition.layout import Initial
from gazette.edition.order import Identity
from gazette.edition.preflight import MEDIA, RULES, TRAPPED, XMP_X, preflight
from gazette.edition.press_file import press_pdf
from gazette.edition.presses import Press
from gazette.edition.sealing import seal
from gazette.edition.sheet import SIZES
from gazette.edition.twins import strayed, told_otherwise
from gazette.house.mistakes import Mistake

from . import spoiling
from .making import make_shot, make_snapshot, make_story, paragraphs

PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")  # comes with Ghostscript; only to stand for a printer's
DARK = (250, 250, 250, 250)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """One page with a picture and a feature that opens with an initial."""
    shot = make_shot(tmp_path_factory.mktemp("shots"), "quay")
    feature = make_story("bridge", words=400, shots=(shot,), weight=3, feature=True, kicker="Harbor")
    made = make(make_snapshot(feature, make_story("tram", words=300), make_story("levy", words=150)), SIZES["a4"])
    assert any(isinstance(e, Initial) for page in made.layout.pages for e in page.elements)
    return made


@pytest.fixture(scope="module")
def pdf(edition: Edition) -> bytes:
    return press_pdf(edition, Press("FOGRA39", PROFILE.read_bytes(), bleed=3))


def initials(edition: Edition) -> dict[int, list[str]]:
    return {page.number: [e.letters for e in page.elements if isinstance(e, Initial)] for page in edition.layout.pages}


def spoiled(pdf: bytes, change: Callable[[Pdf], object], **saved: Any) -> bytes:
    with Pdf.open(io.BytesIO(pdf)) as file:
        change(file)
        made = io.BytesIO()
        file.save(made, **({"deterministic_id": True} | saved))
    return made.getvalue()


def drawn(instructions: bytes, **resources: Any) -> Callable[[Pdf], None]:
    """A spoiling: something more is drawn on page one."""

    def change(file: Pdf) -> None:
        page = file.pages[0]
        for key, named in resources.items():
            page.obj.Resources[f"/{key}"] = Dictionary({**dict(page.obj.Resources.get(f"/{key}", {})), **named})
        page.contents_add(b"q " + instructions + b" Q")

    return change


def typed(colour: bytes) -> Callable[[Pdf], None]:
    """A word in such a colour, in a face of the page."""

    def change(file: Pdf) -> None:
        name = next(iter(file.pages[0].obj.Resources.Font.keys())).encode()
        file.pages[0].contents_add(b"q BT " + colour + b" " + name + b" 9 Tf 30 30 Td <0001> Tj ET Q")

    return change


def told(key: str, value: str) -> Callable[[Pdf], None]:
    """A spoiling of the metadata; no value takes the key away."""

    def change(file: Pdf) -> None:
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            if value:
                metadata[key] = value
            else:
                del metadata[key]

    return change


def picture(file: Pdf) -> Stream:
    return next(each for each in file.objects if isinstance(each, Stream) and each.get("/Subtype") == Name.Image)


def pictured(image: Image.Image, **keys: Any) -> Callable[[Pdf], None]:
    def change(file: Pdf) -> None:
        made = io.BytesIO()
        image.save(made, "JPEG", quality=95)
        stream = picture(file)
        stream.write(made.getvalue(), filter=Name.DCTDecode)
        stream.Width, stream.Height = image.size
        for key, value in keys.items():
            stream[f"/{key}"] = value

    return change


def intent(file: Pdf) -> Any:
    return file.Root.OutputIntents[0]  # type: ignore[index]


def unembedded(file: Pdf) -> None:
    described = next(each for each in file.objects if isinstance(each, Dictionary) and each.get("/Type") == Name.FontDescriptor)
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in described:
            del described[key]


def no_identity(pdf: bytes) -> bytes:
    return pdf.replace(b"/ID [", b"/IX [")


LINK = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[40, 40, 90, 60])
THROUGH = {"ExtGState": {"/Gx": Dictionary(ca=0.5)}}
SPOILED: list[tuple[str, Callable[[Pdf], object]]] = [
    ("about", told(f"{MEDIA}VersionID", "")), ("about", told("{http://purl.org/dc/elements/1.1/}title", "")),
    ("trapped", lambda file: file.docinfo.__delitem__("/Trapped")), ("trapped", told(TRAPPED, "True")),
    ("intent", lambda file: file.Root.OutputIntents.append(Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=String("x"), Info=String("x")))),
    ("intent", lambda file: intent(file).__delitem__("/OutputConditionIdentifier")),
    ("claim", told(XMP_X, "PDF/X-1a")), ("claim", lambda file: intent(file).__delitem__("/DestOutputProfile")),
    ("claim", lambda file: setattr(intent(file), "DestOutputProfile", file.make_stream(PROFILE.read_bytes().replace(b"prtrCMYK", b"mntrRGB ", 1), N=4))),
    ("boxes", lambda file: file.pages[0].obj.__delitem__("/TrimBox")), ("boxes", lambda file: setattr(file.pages[0].obj, "TrimBox", Array([-20, 0, 500, 500]))),
    ("actions", lambda file: setattr(file.Root, "OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))),
    ("notes", lambda file: setattr(file.pages[0].obj, "Annots", Array([LINK]))),
    ("fonts", unembedded), ("colours", drawn(b"1 0 0 rg 10 10 5 5 re f")), ("colours", drawn(b"/DeviceRGB cs 1 0 0 sc 10 10 5 5 re f")),
    ("type", typed(b"0.3 0.3 0.3 1 k")), ("type", typed(b"0.2 0.9 0.9 0 k")), ("type", typed(b"1 Tr 0.2 0 0 1 K")),
    ("pictures", pictured(Image.new("RGB", (80, 60), "#888"), ColorSpace=Name.DeviceRGB)),
    ("pictures", lambda file: setattr(picture(file), "Decode", Array([0, 1] * 4))),
    ("pictures", lambda file: setattr(picture(file), "SMask", file.make_stream(b"x", Type=Name.XObject))),
    ("ink", pictured(Image.new("CMYK", (80, 60), DARK))), ("ink", drawn(b"0.9 0.9 0.9 0.9 k 10 10 5 5 re f")),
    ("through", drawn(b"/Gx gs 0 0 0 1 k 10 10 5 5 re f", **THROUGH)),
    ("through", lambda file: setattr(file.pages[0].obj, "Group", Dictionary(S=Name.Transparency))),
    ("curves", drawn(b"/Gx gs", ExtGState={"/Gx": Dictionary(TR=Name.Identity)})),
    ("strange", lambda file: setattr(file.Root, "Odd", file.make_stream(b"", F=String("elsewhere.jpg")))),
    ("strange", lambda file: setattr(file.Root, "Odd", file.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS))),
]  # fmt: skip


def test_a_sound_file_keeps_every_rule_with_the_printer_s_profile_and_without(edition: Edition, pdf: bytes) -> None:
    assert preflight(pdf) == preflight(press_pdf(edition)) == []
    assert strayed(edition.pdf, pdf, initials(edition)) == told_otherwise(edition.pdf, pdf, initials(edition)) == []


@pytest.mark.parametrize(("rule", "change"), SPOILED, ids=[f"{rule}-{number}" for number, (rule, _) in enumerate(SPOILED)])
def test_a_file_that_breaks_one_rule_is_found_by_that_rule_alone(pdf: bytes, rule: str, change: Callable[[Pdf], object]) -> None:
    assert {finding.kind for finding in preflight(spoiled(pdf, change))} == {rule}


def test_every_rule_has_a_file_that_breaks_it(pdf: bytes) -> None:
    whole = {
        "version": spoiled(pdf, lambda file: None, force_version="1.7"), "identity": no_identity(pdf), "sound": spoiling.a_picture_cut_short(pdf),
        "locked": spoiled(pdf, lambda file: None, encryption=pikepdf.Encryption(owner="o", user="", R=4), deterministic_id=False),
    }  # fmt: skip

    assert {rule: {finding.kind for finding in preflight(file)} for rule, file in whole.items()} == {rule: {rule} for rule in whole}
    assert set(RULES) == {rule for rule, _ in SPOILED} | set(whole)
    assert {finding.kind for finding in preflight(spoiling.a_damaged_file(pdf))} >= {"sound"}


@pytest.mark.parametrize(
    ("spoil", "kind", "words"),
    [(spoiling.a_word_lost, "words", True), (spoiling.two_words_fused, "place", True), (spoiling.a_baseline_shifted, "place", False),
     (spoiling.a_line_over_a_picture, "place", False), (spoiling.a_hole, "things", True)],
    ids=lambda value: getattr(value, "__name__", value),
)  # fmt: skip
def test_a_printer_s_file_that_differs_from_the_reader_s_is_found_without_the_plan(
    edition: Edition, pdf: bytes, spoil: Callable[[bytes], bytes], kind: str, words: bool
) -> None:
    found = [{finding.kind for finding in witness(edition.pdf, spoil(pdf), initials(edition))} for witness in (strayed, told_otherwise)]

    assert kind in found[0]
    assert found[1] == ({"words"} if words else set())


def test_a_page_more_and_an_initial_nobody_drew_are_found(edition: Edition, pdf: bytes) -> None:
    twice = spoiled(pdf, lambda file: file.pages.append(file.pages[0]))

    assert [finding.kind for finding in strayed(edition.pdf, twice, initials(edition))] == ["pages"]
    assert [finding.kind for finding in strayed(edition.pdf, pdf, {})] == ["words"]
    assert [finding.kind for finding in told_otherwise(edition.pdf, pdf, {})] == ["words"]
    assert [finding.kind for finding in told_otherwise(edition.pdf, b"%PDF-1.6 nothing", {})] == ["file"]


def test_an_initial_that_is_all_of_its_word_is_a_word_the_printers_file_does_not_tell() -> None:
    first, *others = paragraphs("bridge", 400)
    feature = make_story("bridge", pieces=(replace(first, text="A " + first.text), *others), weight=3, feature=True)
    made = make(make_snapshot(feature, make_story("tram", words=300), make_story("levy", words=150)), SIZES["a4"])
    plates = press_pdf(made)

    assert initials(made)[1] == ["A"]
    assert strayed(made.pdf, plates, initials(made)) == told_otherwise(made.pdf, plates, initials(made)) == []
    assert [finding.kind for finding in strayed(made.pdf, plates, {1: ["B"]})] == ["words"]


def test_a_profile_that_asks_for_more_ink_than_newsprint_takes_is_kept_to_the_limit() -> None:
    dark = Image.new("RGB", (64, 64))
    dark.putdata([(n % 64, n // 64, (n * 7) % 40) for n in range(64 * 64)])
    plain = separated(Image.new("RGB", (8, 8), "#cc3311"), PROFILE.read_bytes())

    made = separated(dark, PROFILE.read_bytes())

    assert KEPT - 5 < heaviest(made) <= KEPT < LIMIT
    assert made.getchannel("K").getextrema()[1] > 150  # black stays
    assert heaviest(plain) < KEPT and plain.getpixel((4, 4))[1] > 200  # and what is under the limit is as the profile says


def test_a_file_that_fails_its_check_is_not_sealed(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("press_pdf", "epub"):
        with monkeypatch.context() as patch, pytest.raises(Mistake, match="did not pass its check.*Nothing was sealed"):
            patch.setattr(sealing, name, lambda *given: b"%PDF-1.6 nothing")
            seal(edition, Identity(1, datetime(2025, 11, 8, tzinfo=UTC), {story.id: 1 for story in edition.snapshot.stories}), tmp_path)
