"""Tables in a column: headings over their figures, figures level at the right, labels above them where they are long."""

import pytest

from gazette.edition.boxes import Insert, box_insert, folded
from gazette.edition.faces import face
from gazette.edition.sheet import SIZES, Sheet
from gazette.edition.snapshot import Box

HEAD = ("Part", "Year before", "Adopted", "Change")
ROWS = (("Schools", "82.2", "84.7", "+2.5"), ("Fire, rescue and harbor patrol", "94.1", "96.4", "+2.3"), ("Debt", "25.5", "24.8", "−0.7"))


def ends(insert: Insert) -> dict[str, tuple[float, float]]:
    """Where each line of a table ends, and how low it stands."""
    return {span.text: (left + face(span.face).width(span.text, span.size), top) for spans, left, top in insert.lines for span in spans}


@pytest.mark.parametrize("sheet", SIZES.values(), ids=SIZES)
def test_figures_end_under_one_another_and_inside_the_box(sheet: Sheet) -> None:
    at = ends(box_insert(Box("table", "The budget", HEAD, ROWS), sheet))

    for column in (1, 2, 3):
        assert len({round(at[row[column]][0], 2) for row in ROWS}) == 1
    assert max(right for right, _ in at.values()) <= sheet.column - 5.9
    assert not any(":" in told for told in at)


def test_a_label_too_long_for_its_column_stands_above_its_figures() -> None:
    at = ends(box_insert(Box("table", "", HEAD, ROWS), SIZES["a4"]))

    assert at["Schools"][1] == at["84.7"][1]
    assert at["Fire, rescue and harbor patrol"][1] < at["96.4"][1] < at["Debt"][1]


def test_a_table_whose_cells_are_sentences_is_told_in_words() -> None:
    wide = Box("table", "", ("Route", "Then", "Now"), (("Ferry", "every twenty minutes until midnight", "every hour, and never on Sundays"),))

    said = " ".join(span.text for spans, _, _ in box_insert(wide, SIZES["a4"]).lines for span in spans)

    assert "Then: every" in said and "Now: every" in said


@pytest.mark.parametrize("sheet", SIZES.values(), ids=SIZES)
def test_a_table_too_long_for_a_column_is_folded_beside_itself_under_its_headings_again(sheet: Sheet) -> None:
    rows = tuple((str(1900 + n), str(n * 37)) for n in range(61))

    box = folded(Box("table", "In figures", ("Year", "Tons"), rows), sheet)

    insert = box_insert(box, sheet)
    assert box.head == ("Year", "Tons") * 2 and len(box.rows) == 31
    assert sorted(pair for row in box.rows for pair in (row[:2], row[2:]) if any(pair)) == sorted(rows)
    assert insert.rows < 40 and max(right for right, _ in ends(insert).values()) <= sheet.column - 5.9


def test_a_table_of_wide_cells_is_not_folded() -> None:
    box = Box("table", "", ("Route", "Now"), tuple((f"Ferry {n}", "every twenty minutes until midnight") for n in range(60)))

    assert folded(box, SIZES["tabloid"]) == box


@pytest.mark.parametrize("sheet", SIZES.values(), ids=SIZES)
def test_headings_share_the_room_there_is_instead_of_standing_a_word_a_line(sheet: Sheet) -> None:
    head = ("Source", "Latest 30 days", "Share", "Same days a year earlier")
    rows = (("Wind", "612", "40.8%", "471"), ("Gas", "548", "36.5%", "668"))

    insert = box_insert(Box("table", "", head, rows), sheet)

    assert len({top for spans, _, top in insert.lines if spans and spans[0].face == "label-bold"}) <= 3
