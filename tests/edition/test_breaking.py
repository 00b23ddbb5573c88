"""Paragraphs into lines: exact measures, every length, no word lost."""

import pytest

from gazette.edition.breaking import Setting, lengths
from gazette.edition.faces import face
from gazette.edition.hyphens import JOIN, PROPER, forced, places
from gazette.edition.normal import words

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
            letters = sum(len(run.text) for run in line.runs)
            spaces = sum(run.text.count(" ") for run in line.runs)
            assert inked + spaces * line.space + letters * line.track == pytest.approx(140.0, abs=0.01)
            assert line.space / 8.6 >= 0.15


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
