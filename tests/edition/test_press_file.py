"""The printer's file, measured by Ghostscript: black type in black alone, ink within the limit, boxes, intent and the same words."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from gazette.edition.edition import Edition, make
from gazette.edition.gate import measure
from gazette.edition.inks import LIMIT
from gazette.edition.preflight import XMP_X
from gazette.edition.press_file import MM, Press, press_pdf
from gazette.edition.sheet import SIZES

from .making import make_shot, make_snapshot, make_story

SHEET = SIZES["a4"]
PLATES = ("Cyan", "Magenta", "Yellow", "Black")
PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")  # comes with Ghostscript; only to stand for a printer's


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """One page with a picture, and no kicker, so that all its type is black."""
    shot = make_shot(tmp_path_factory.mktemp("shots"), "quay")
    return make(make_snapshot(make_story("bridge", words=500, shots=(shot,), weight=3), make_story("tram", words=300), make_story("levy", words=150)), SHEET)


@pytest.fixture(scope="module")
def pdf(edition: Edition) -> bytes:
    return press_pdf(edition)


def separations(pdf: bytes, directory: Path, *, dpi: int = 60) -> dict[str, Image.Image]:
    """The four plates of page one; 0 is full ink."""
    file = directory / "press.pdf"
    file.write_bytes(pdf)
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}", "-dLastPage=1",
                    f"-sOutputFile={directory}/plate.tif", str(file)], check=True)  # fmt: skip
    return {name: Image.open(directory / f"plate({name}).tif").convert("L") for name in PLATES}


def test_type_is_in_black_alone(pdf: bytes, edition: Edition, tmp_path: Path) -> None:
    plates = separations(pdf, tmp_path)
    (picture,) = (e for e in edition.layout.pages[0].elements if hasattr(e, "crop"))
    box = [round(edge * 60 / 72) for edge in (picture.x - 2, picture.y - 2, picture.x + picture.width + 2, picture.y + picture.height + 2)]

    for plate in plates.values():
        plate.paste(255, tuple(box))

    assert plates["Black"].getextrema()[0] < 40
    assert [plates[name].getextrema() for name in PLATES[:3]] == [(255, 255)] * 3


@pytest.mark.parametrize("profile", [b"", PROFILE.read_bytes()], ids=("plain", "by a profile"))
def test_no_point_takes_more_ink_than_newsprint_can(profile: bytes, tmp_path: Path) -> None:
    shot = make_shot(tmp_path, "night")
    dark = Image.radial_gradient("L").resize((1500, 1000)).point([part // 5 for part in range(256)])
    Image.merge("RGB", (dark, dark.rotate(180), Image.new("L", dark.size, 30))).save(shot.path)
    edition = make(make_snapshot(make_story("bridge", words=500, shots=(shot,), weight=3), make_story("tram", words=300)), SHEET)

    plates = [plate.tobytes() for plate in separations(press_pdf(edition, Press("X", profile)), tmp_path).values()]

    assert 180 < max(sum(255 - part for part in point) / 2.55 for point in zip(*plates, strict=True)) <= LIMIT


def test_the_file_names_its_press_and_boxes_and_holds_nothing_a_press_may_not_see(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        (intent,) = file.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == ("/GTS_PDFX", "IFRA26", "http://www.color.org")
        assert file.docinfo["/Trapped"] == "/False"
        assert file.pdf_version == "1.6"
        assert "/MarkInfo" not in file.Root and XMP_X not in file.open_metadata()
        for page in file.pages:
            assert page.obj.TrimBox == page.obj.BleedBox == page.obj.MediaBox
            assert "/Annots" not in page.obj
            assert {str(each.operator) for each in pikepdf.parse_content_stream(page)}.isdisjoint({"rg", "RG", "g", "G"})
        spaces = {str(each.ColorSpace) for each in file.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"}
        assert spaces == {"/DeviceCMYK"}


def test_a_printer_s_profile_goes_into_the_file_which_then_calls_itself_pdf_x(edition: Edition) -> None:
    profile = PROFILE.read_bytes()

    with pikepdf.open(io.BytesIO(press_pdf(edition, Press("FOGRA39", profile, bleed=3)))) as file:
        assert file.Root.OutputIntents[0].DestOutputProfile.read_bytes() == profile
        assert file.open_metadata()[XMP_X] == "PDF/X-4"
        page = file.pages[0].obj
        trim, bleed = ([float(edge) for edge in box] for box in (page.TrimBox, page.BleedBox))
        assert [round((b - a) / MM, 2) for a, b in zip(trim, bleed, strict=True)] == [-3, -3, 3, 3]


def test_the_press_file_passes_the_gate_as_the_reader_s_does(edition: Edition, pdf: bytes) -> None:
    measured = measure(pdf, edition.snapshot, edition.layout, SHEET, jumps=len(edition.jumps))

    assert [finding for finding in measured.findings if finding.hard] == []
    assert measured.figures["least dpi"] >= 200


def test_the_same_edition_gives_the_same_press_file(edition: Edition, pdf: bytes) -> None:
    assert press_pdf(edition) == pdf


def test_other_programs_read_the_file_without_a_complaint(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "press.pdf"
    file.write_bytes(pdf)

    assert subprocess.run(["qpdf", "--check", str(file)], capture_output=True).returncode == 0
    null = subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage", str(file)], capture_output=True, text=True)
    assert (null.returncode, null.stdout + null.stderr) == (0, "")
    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts and all(row.split()[-5] == "yes" for row in fonts)
