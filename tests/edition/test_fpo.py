"""Pictures for position only: Typst sees a token of each, the file holds the picture."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from gazette.edition.drawing import drawn
from gazette.edition.edition import make
from gazette.edition.fpo import WHOLE, hang, placed
from gazette.edition.layout import Plate
from gazette.edition.plates import Resolution, cropped
from gazette.edition.sheet import SIZES

from .making import make_shot, make_snapshot, make_story


@pytest.mark.parametrize("resolution", [Resolution(), Resolution(250, 90, True)], ids=["reader", "press"])
def test_a_file_holds_each_picture_as_it_was_cropped_and_no_token(tmp_path: Path, resolution: Resolution) -> None:
    stories = [make_story(f"tale{n}", words=400, shots=(make_shot(tmp_path, f"p{n}"),)) for n in range(3)]
    sheet = SIZES["a4"]
    layout = make(make_snapshot(*stories), sheet).layout
    plates = [element for page in layout.pages for element in page.elements if isinstance(element, Plate)]
    promised = [cropped(plate.path, plate.crop, round(plate.width / 72 * resolution.finest), resolution) for plate in plates]

    with drawn(layout, leading=sheet.leading, body=sheet.body, resolution=resolution) as file:
        images = [each for each in file.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        held = {each.read_raw_bytes(): (each.Width, each.Height) for each in images}

    assert promised and set(held) == set(promised)
    for picture, size in held.items():
        with Image.open(io.BytesIO(picture)) as image:
            assert size == image.size


def test_two_pictures_never_share_a_token_and_a_token_without_its_picture_stops_the_file(tmp_path: Path) -> None:
    first, second = (placed(picture, tmp_path, mode="RGB") for picture in (b"one", b"other"))
    assert first != second and first == placed(b"one", tmp_path, mode="RGB")

    (tmp_path / WHOLE / first).unlink()
    with pikepdf.Pdf.new() as file:
        file.make_stream((tmp_path / first).read_bytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Filter=pikepdf.Name.DCTDecode)
        with pytest.raises(FileNotFoundError):
            hang(file, tmp_path)
