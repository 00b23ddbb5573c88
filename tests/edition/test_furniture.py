"""Furniture of a page: nothing of it touches anything else of it, whatever the paper and its sections are called."""

import pytest
import uharfbuzz as hb

from gazette.edition.faces import FONTS, face
from gazette.edition.furniture import LEAST_TITLE, folio
from gazette.edition.layout import Type
from gazette.edition.sheet import SIZES

from .making import make_snapshot

LONG = "Süddünenländische Nachrichtenrundschau für Jedermann"


def edges(element: Type, width: float, left: float) -> tuple[float, float]:
    """Where the words of a line of furniture begin and end."""
    (spans,) = element.lines
    wide = sum(face(span.face).width(span.text, span.size) + span.track * span.size * len(span.text) for span in spans)
    start = {"left": 0.0, "right": width - wide, "center": (width - wide) / 2}[element.align]
    return left + start, left + start + wide


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("paper", ["Star", LONG])
@pytest.mark.parametrize("title", ["City", "Government & Technology & World", "World & From the Wires, Unedited"])
def test_paper_date_section_and_number_do_not_touch_at_the_head_of_a_page(size: str, paper: str, title: str) -> None:
    sheet = SIZES[size]

    made = folio(make_snapshot(paper=paper), sheet, 3, title)

    spans = sorted(edges(e, sheet.live, sheet.margin[0]) for e in made if isinstance(e, Type))
    assert all(b[0] - a[1] > 4 for a, b in zip(spans, spans[1:], strict=False))
    assert spans[0][0] >= sheet.margin[0] - 0.1 and spans[-1][1] <= sheet.margin[0] + sheet.live + 0.1


def test_a_long_name_gives_way_to_the_monogram_before_the_section_shrinks() -> None:
    made = [e for e in folio(make_snapshot(paper=LONG, monogram="SNR"), SIZES["tabloid"], 2, "Government & Technology") if isinstance(e, Type)]

    told = [span for element in made for line in element.lines for span in line]
    assert any(span.text.startswith("SNR  |  Saturday") for span in told)
    assert min(span.size for span in told if span.face == "head-bold") >= LEAST_TITLE


@pytest.mark.parametrize("name", ["head-italic", "text-italic"])
@pytest.mark.parametrize("mark", "‘’“”")
def test_a_quotation_mark_of_an_italic_face_leans_on_no_neighbour(name: str, mark: str) -> None:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / f"{name}.ttf"))))
    glyph = font.get_nominal_glyph(ord(mark))
    em, extents = font.face.upem, font.get_glyph_extents(glyph)

    over = extents.x_bearing + extents.width - font.get_glyph_h_advance(glyph)
    assert extents.x_bearing < 0.14 * em and over < 0.12 * em
