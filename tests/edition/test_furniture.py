"""Furniture and display lines: nothing touches anything else, whatever the paper and its sections are called; no line breaks badly."""

from dataclasses import replace

import pytest
import uharfbuzz as hb

from gazette.edition.faces import FONTS, face
from gazette.edition.furniture import LEAST_TITLE, advertisement, folio, inside, nameplate, without_ears
from gazette.edition.heads import caption, heads, signature
from gazette.edition.layout import Type
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import HouseAd
from gazette.edition.wording import NUMBERED, numbered, year_of
from gazette.edition.wrapping import awkward, balance, headline_width, wrap

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
    assert all(b[0] - a[1] > 16 for a, b in zip(spans, spans[1:], strict=False))
    assert spans[0][0] >= sheet.margin[0] - 0.1 and spans[-1][1] <= sheet.margin[0] + sheet.live + 0.1


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("section", ["City", "Government & Technology", "From the Wires, Unedited and at Great Length, Every Day"])
def test_nameplate_and_refers_keep_to_one_line(size: str, section: str) -> None:
    sheet = SIZES[size]

    plate = nameplate(make_snapshot(paper=LONG), sheet)
    box = inside([(section, "A headline", 12)], x=0.0, y=0.0, width=sheet.column, height=160.0, columns=1, language="en")

    for element in (e for e in (*plate, *box) if isinstance(e, Type)):
        start, end = edges(replace(element, lines=element.lines[:1]), element.width, 0.0)
        assert end - start < element.width, element.lines


def words(elements) -> set[str]:
    return {"".join(span.text for span in line) for e in elements if isinstance(e, Type) for line in e.lines}


@pytest.mark.parametrize("size", list(SIZES))
def test_volume_number_date_and_price_stand_under_the_nameplate_and_do_not_touch(size: str) -> None:
    sheet = SIZES[size]
    snapshot = make_snapshot(volume="The hundred and forty-seventh year of the river", number=10342, price="Two euros eighty, or four beyond the river")

    made = [e for e in nameplate(snapshot, sheet) if isinstance(e, Type) and "," in e.lines[0][0].text]

    spans = sorted(edges(e, sheet.live, sheet.margin[0]) for e in made)
    assert len(spans) == 3 and "NO. 10342" in made[0].lines[0][0].text
    assert all(b[0] - a[1] > 4 for a, b in zip(spans, spans[1:], strict=False))


def test_an_ear_with_words_stands_beside_a_mark_and_words_without_room_are_told_of() -> None:
    sheet, weather = SIZES["tabloid"], ("Weather", "Rain by noon.")

    assert {"WEATHER", "Rain by noon.", "SATURDAY EDITION"} <= words(nameplate(make_snapshot(ear_left=weather), sheet))
    both = words(nameplate(make_snapshot(ear_left=weather, ear_right=("Late city",)), sheet))
    assert {"Rain by noon.", "Late city"} <= both and "SATURDAY EDITION" not in both
    assert {"Late city", "SATURDAY EDITION"} <= words(nameplate(make_snapshot(ear_right=("Late city",)), sheet))

    crowded = make_snapshot(ear_left=("Weather", *("Rain by noon, and then more of it until the evening",) * 4))
    assert not words(nameplate(crowded, sheet)) & {"WEATHER", "SATURDAY EDITION"}
    assert without_ears(crowded, sheet).startswith("The words beside the nameplate found no room")
    assert without_ears(make_snapshot(ear_left=weather), sheet) == without_ears(make_snapshot(), sheet) == ""


@pytest.mark.parametrize(("language", "number", "year"), [("en", "No. 12", "Vol. IX"), ("de-AT", "Nr. 12", "9. Jahrgang"), ("fr", "N° 12", "9e année"),
                                                          ("fa", "شماره ۱۲", "سال ۹"), ("ja", "No. 12", "Vol. IX")])  # fmt: skip
def test_number_and_volume_are_written_as_papers_of_the_language_do(language: str, number: str, year: str) -> None:
    assert (numbered(12, language), year_of(9, language)) == (number, year)


@pytest.mark.parametrize("language", list(NUMBERED))
def test_the_label_face_has_every_letter_of_number_and_volume(language: str) -> None:
    assert not face("label-medium").lacks(f"{numbered(1234567890, language)} {year_of(1994, language)}".upper())


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


ADS = (HouseAd("See the Press Run", "The folding machine has been late eleven times since 1926. Come and watch it. " * 3), HouseAd("Support us", "Help."))


@pytest.mark.parametrize(("height", "first"), [(90.0, "Support us"), (400.0, "See")])
def test_a_house_advertisement_that_does_not_fit_whole_makes_way_for_one_that_does(height: float, first: str) -> None:
    made = advertisement(ADS, x=0.0, y=0.0, width=140.0, height=height, language="en")

    lines = [line for e in made if isinstance(e, Type) for line in e.lines]
    assert lines[1][0].text.startswith(first)
    assert max(e.y + len(e.lines) * e.leading for e in made if isinstance(e, Type)) <= height - 4
    assert any(span.face != "head-bold" for line in lines[1:] for span in line)


def test_a_name_with_words_too_long_for_its_frame_is_printed_whole() -> None:
    made = advertisement([HouseAd(LONG, "")], x=0.0, y=0.0, width=125.0, height=150.0, language="de")

    said = [span for e in made if isinstance(e, Type) for line in e.lines for span in line if span.face == "head-bold"]
    assert " ".join(span.text for span in said) == LONG
    assert all(headline_width(word, "head-bold", span.size) < 101.0 for span in said for word in span.text.split())


def test_an_address_is_cut_where_it_may_be() -> None:
    assert wrap("süddünenländische-nachrichtenrundschau.example", "label", 7.6, 116.0) == ("süddünenländische-", "nachrichtenrundschau.example")


def test_a_headline_keeps_small_words_with_what_follows_and_a_sum_with_its_million() -> None:
    assert balance("Council Backs $412 Million Budget in a 7–4 Vote", "head-bold", 30.0, 260.0, 4) == ("Council Backs", "$412 Million Budget", "in a 7–4 Vote")
    assert balance("In case you missed it: an accessibility hackathon", "head", 30.0, 262.0, 4) == ("In case you missed it:", "an accessibility", "hackathon")
    assert awkward(("Rovers Draw Old Mill, at", "the Other End")) > 0 == awkward(("Rovers Draw Old Mill,", "at the Other End"))


def test_a_size_whose_lines_break_badly_is_not_the_first_choice() -> None:
    best = heads("Council Backs $412 Million Budget in a 7–4 Vote", 3, 2, SIZES["tabloid"])[0]

    assert awkward(best.lines) == 0


def test_no_caption_ends_in_a_word_by_itself() -> None:
    lines = caption("Seas off the harbor mouth as Ilse came in.", "Illustration: Gazette Graphics", 142.0)

    assert [len(line[0].text.split()) > 1 for line in lines] == [True] * 3


@pytest.mark.parametrize("more", range(0, 8))
def test_a_byline_too_long_for_its_column_stands_in_two_lines_that_can_be_read_and_never_just_as_wide(more: int) -> None:
    column = SIZES["tabloid"].column

    lines, size = signature("By Lenny Bernstein, illustration by Anna Parini for the " + "post" * more, column)

    assert len(lines) == 2 and size > 6
    assert max(face("label-bold").width(line, round(size, 3)) for line in lines) < column - 0.3


def test_a_byline_a_little_too_long_stays_in_its_line() -> None:
    lines, size = signature("By Ida Lindqvist and Marcus Bellamy", SIZES["a4"].column)

    assert len(lines) == 1 and 6.9 <= size < 7.6


def test_the_box_points_to_the_whole_paper_in_the_order_of_its_pages() -> None:
    refers = [(f"S{page}", f"What stands on page {page} of the paper today", page) for page in (2, 11, 7, 5, 9, 3)]

    for columns, width, height in ((1, 130.0, 190.0), (3, 400.0, 90.0)):
        made = inside(refers, x=0.0, y=0.0, width=width, height=height, columns=columns, language="en")
        labels = [e for e in made if isinstance(e, Type) and e.link and e.lines[0][0].face == "label-bold"]
        pages = [e.link for e in sorted(labels, key=lambda e: (e.y, e.x))]
        assert pages == sorted(pages) and {2, 11, 7} <= set(pages) < {2, 11, 7, 5, 9, 3}
