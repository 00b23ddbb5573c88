"""Paragraphs into lines: exact measures, every length, no word lost."""

from itertools import pairwise
from pathlib import Path

import pyphen
import pytest

from gazette.edition.breaking import SHRINK, Setting, _Paragraph, _search, lengths, tracked
from gazette.edition.faces import face
from gazette.edition.hyphens import JOIN, LICENCES, PROPER, forced, places
from gazette.edition.ladders import has_ladder
from gazette.edition.normal import Run, words

from .making import paragraphs

READMES = {"de_DE": "de", "de_AT": "de", "de_CH": "de", "lt": "lt_LT"}
TEXT = (
    "At 4 a.m. Ottilie Brand, the city’s tree officer, was on Ferry Street with a flashlight and a can of orange paint, marking trunks. "
    "One stripe means prune, two mean fell. She had used most of the can on single stripes, <i>she said</i>, and would need another."
)


def joined(lines: tuple) -> str:
    return "".join(line.text + ("" if line.hyphen or line.text.endswith("-") else " ") for line in lines).strip()


def test_every_length_of_a_paragraph_holds_every_word() -> None:
    table = lengths(words(TEXT), Setting(8.6, 140.0, 8.0))

    assert len(table) >= 2
    for count, (_, lines) in table.items():
        assert len(lines) == count
        assert joined(lines) == TEXT.replace("<i>", "").replace("</i>", "")


def test_every_full_line_sets_exactly_as_wide_as_the_column() -> None:
    setting = Setting(8.6, 140.0)

    for _, lines in lengths(words(TEXT), setting).values():
        for line in lines[:-1]:
            inked = sum(face(run.face).inked(run.text + ("-" if line.hyphen and run is line.runs[-1] else ""), 8.6) for run in line.runs)
            letters = tracked(line.runs, hyphen=line.hyphen)
            spaces = sum(run.text.count(" ") for run in line.runs)
            assert inked + spaces * line.space + letters * line.track == pytest.approx(140.0, abs=0.01)
            assert line.space / 8.6 >= 0.15


def test_the_tightest_line_leaves_room_between_its_words_that_readers_of_the_file_see() -> None:
    tight = [line for width in range(110, 240, 2) for _, lines in lengths(words(TEXT), Setting(8.6, float(width))).values() for line in lines if line.track < 0]

    assert min(line.track for line in tight) < -0.012 * 8.6  # letters give most of it
    assert min(line.space + 2 * line.track for line in tight) >= 0.18 * 8.6
    assert min(line.track for line in tight) >= -0.0151 * 8.6


def test_letters_kerned_to_a_space_leave_words_apart_on_the_tightest_line() -> None:
    """Of four f and one r the first make a line wider than its words, and the other brings two of them closer."""
    said = words("A roof of a half of it from river to river, or for her A father, whose belief of proof of himself was “of far-off water”. " * 2)
    tight = [line for width in range(110, 240) for _, lines in lengths(said, Setting(8.3, float(width))).values() for line in lines if line.track < 0]
    gaps = [line.space + 2 * line.track + face("text").kern(before, 8.3) for line in tight for before, after in pairwise(line.text) if after == " "]

    assert min(gaps) >= 0.15 * 8.3


def test_a_last_line_is_never_part_of_a_word_nor_set_tight() -> None:
    space = face("text").width(" ", 8.6)

    for _, lines in lengths(words(TEXT), Setting(8.6, 140.0)).values():
        assert not lines[-2].hyphen or " " in lines[-1].text
        assert lines[-1].space == space


def test_a_word_wider_than_its_column_is_broken_rather_than_lost() -> None:
    long = "Donau" + "x" * 60

    _, lines = min(lengths(words(f"The {long} sailed."), Setting(8.6, 100.0)).values(), key=lambda pair: pair[0])

    assert joined(lines) == f"The {long} sailed."
    assert all(face("text").width(line.text, 8.6) + line.track * len(line.text) <= 100.5 for line in lines)


def test_the_later_part_of_a_joined_word_may_be_broken_at_a_price() -> None:
    assert [("ROS-concentration"[:at], kind) for at, kind in places("ROS-concentration", "en")][:2] == [("ROS-", JOIN), ("ROS-con", PROPER)]
    assert [at for at, _ in places("x-ray-Abc2def", "en")] == [6]
    assert {kind for _, kind in places("well-known", "en")} == {JOIN}


@pytest.mark.parametrize("whole", ["km/h", "m/s", "24/7", "2024/25", "kg/m²", "120km/h", "AC/DC", "and/or"])
def test_a_unit_is_not_broken_behind_its_slash(whole: str) -> None:
    assert [kind for _, kind in places(whole, "en")] == []


def test_two_words_with_a_slash_between_them_and_an_address_are() -> None:
    assert (6, JOIN) in places("input/output", "en")
    assert {at for at, _ in places("https://example.org/km/h", "en")} >= {20, 23}


def test_a_forced_break_stands_before_no_mark_that_cannot_begin_a_line() -> None:
    word = "url(http://images-cdn.example/7837b2f61b4e)"

    assert all(word[at] not in "/:.)-" for at, _ in forced(word))
    assert forced("/" * 60)


def test_words_break_by_the_language_of_the_story() -> None:
    english = [at for at, _ in places("Straßenbahn", "en")]
    german = [at for at, _ in places("straßenbahn", "de")]

    assert german
    assert german != english


def test_an_address_breaks_only_where_no_hyphen_is_needed() -> None:
    assert {kind for _, kind in places("https://example.org/a/long/address.html", "en")} == {"join"}


def test_no_line_ends_inside_a_french_quotation_mark_or_before_a_tall_point() -> None:
    told = words("Il a dit «\u00a0oui\u00a0» ; puis «\u00a0non\u00a0» ! Et 40\u00a0% des voix : « peut-être », dit-on. " * 3)

    for width in range(90, 150, 7):
        for _, lines in lengths(told, Setting(8.6, float(width), language="fr")).values():
            assert joined(lines) == " ".join("".join(run.text for run in word) for word in told)
            assert not [line.text for line in lines[:-1] if line.text.endswith("«")]
            assert not [line.text for line in lines if line.text[:1] in "»;:!%"]


def test_no_three_lines_in_a_row_end_in_a_hyphen_where_the_paragraph_can_be_set_without() -> None:
    """The search knows the cheapest way to a place alone, which here leads to a ladder; ways that are dearer there lead to none."""
    told = words(paragraphs("x", 45, 16, short=0.35)[0].text)
    setting = Setting(8.6, 118.0)
    paragraph = _Paragraph(told, setting, forcing=False)
    count, (_, ends) = min(_search(paragraph, loose=False).items(), key=lambda found: found[1])
    assert has_ladder(ends, [kind != "word" for _, _, kind in paragraph.places])

    table = lengths(told, setting)

    lines = table[count][1]
    assert len(lines) == count
    assert not any(a.hyphen and b.hyphen and c.hyphen for a, b, c in zip(lines, lines[1:], lines[2:], strict=False))
    assert joined(lines) == " ".join("".join(run.text for run in word) for word in told)


def test_only_dictionaries_that_are_not_bound_to_the_gpl_break_words() -> None:
    folder = Path(pyphen.__file__).parent / "dictionaries"
    readmes = {name: (folder / f"README_hyph_{READMES.get(name, name)}.txt").read_bytes().decode("utf-8", "replace") for name in LICENCES}

    assert set(LICENCES) <= set(pyphen.LANGUAGES)
    assert [name for name, licence in LICENCES.items() if licence not in readmes[name]] == []
    assert "GNU GPL license" in (folder / "README_hyph_pt_PT.txt").read_text("utf-8", "replace") and "pt_PT" not in LICENCES


@pytest.mark.parametrize(("language", "word", "parts"), [
    ("en", "responsibilities", "re-spon-si-bil-i-ties"), ("de", "Bürgermeisterin", "Bür-ger-meis-te-rin"), ("fr", "gouvernement", "gou-ver-ne-ment"),
    ("es", "ayuntamiento", "ayun-ta-miento"), ("pt-PT", "presidente", "pre-si-dente"), ("it", "amministrazione", "am-mi-ni-stra-zione"),
    ("pl", "przedstawiciel", "przed-sta-wi-ciel"), ("cs", "představitelka", "představitelka"),
])  # fmt: skip
def test_words_are_broken_as_their_language_does(language: str, word: str, parts: str) -> None:
    cuts = [0, *(at for at, _ in places(word, language)), len(word)]

    assert "-".join(word[a:b] for a, b in zip(cuts, cuts[1:], strict=False)) == parts


def test_a_tightened_line_is_as_wide_as_its_letters_are_drawn_a_ligature_being_one_and_the_last_not_tracked() -> None:
    setting = Setting(8.6, 210.0)
    _, made = min(lengths(words("officers of A fine office affix official offers A few files of fluent officials " * 8), setting).values())
    tightened = [line for line in made if line.track < 0 and not line.last]

    assert tracked((Run("office A s"),), hyphen=False) == 7 and tracked((Run("offi"),), hyphen=True) == 2
    assert tightened
    for line in tightened:
        inked = sum(face(run.face).inked(run.text + ("-" if line.hyphen else ""), 8.6) for run in line.runs)
        assert inked + line.track * tracked(line.runs, hyphen=line.hyphen) + line.space * line.text.count(" ") == pytest.approx(setting.width - line.indent)
        assert line.space > face("text").width(" ", 8.6) - (SHRINK + 0.001) * 8.6
