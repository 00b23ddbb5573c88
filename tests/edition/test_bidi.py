"""Right-to-left words in a line stand where Unicode’s algorithm puts them."""

import pytest

from gazette.edition.bidi import bare, drawn_order, levels, told_letters, unturned

HEBREW = "אבג"


@pytest.mark.parametrize(
    ("line", "rightward", "drawn"),
    [
        ("abc", True, "abc"),
        (HEBREW, False, HEBREW[::-1]),
        (f"{HEBREW} abc def", False, "abcdef" + HEBREW[::-1]),
        (f"abc {HEBREW} def", True, "abc" + HEBREW[::-1] + "def"),
        (f"{HEBREW} 12 {HEBREW}", False, HEBREW[::-1] + "12" + HEBREW[::-1]),
        (f"{HEBREW} 3.5% {HEBREW}", False, HEBREW[::-1] + "3.5%" + HEBREW[::-1]),
        ("بت 3.5% بت", False, "تب%3.5تب"),  # after Arabic letters the sign stands to the left of its number
        (f"{HEBREW} (abc) {HEBREW}", False, HEBREW[::-1] + "(abc(" + HEBREW[::-1]),
        (f"abc ({HEBREW}) d", True, "abc(" + HEBREW[::-1] + "(d"),
        (f"{HEBREW}.", False, "." + HEBREW[::-1]),
        (f"{HEBREW}.", True, HEBREW[::-1] + "."),
    ],
)
def test_a_line_is_read_from_left_to_right_as_it_is_drawn(line: str, rightward: bool, drawn: str) -> None:
    assert drawn_order([line], rightward=rightward) == [drawn]


def test_a_paragraph_s_levels_run_on_over_its_lines() -> None:
    """The number at the head of the second line follows Arabic letters of the first, and so is an Arabic number."""
    assert drawn_order(["بت", "3.5%"], rightward=False)[1] == "%3.5"
    assert drawn_order(["3.5%"], rightward=False)[0] == "3.5%"


def test_marks_go_with_their_letter_and_joiners_are_not_seen() -> None:
    assert levels("אַb", base=0) == (1, 1, 0)
    assert drawn_order(["می\u200cشود"], rightward=False) == ["دوشیم"]


def test_words_told_from_the_left_are_turned_and_others_left() -> None:
    assert unturned("ב א\nNATO Council") == "א ב\nNATO Council"
    assert told_letters(unturned("\u202bד\u202c »\u202bג\u202c-\u202b«ב\u202c \u202bא\u202c")) == "אבגד"
    assert unturned("in ב – א, in 1921") == "in א, – ב in 1921"


def test_a_ligature_s_two_letters_are_the_same_in_either_order_and_no_other_letters_are() -> None:
    assert told_letters("الاول") == told_letters("االول")
    assert told_letters("بن") != told_letters("نب")


def test_a_letter_told_twice_for_the_mark_over_it_counts_once_and_another_letter_does_not() -> None:
    assert bare("أجزاءًءً") == bare("أجزاءً")
    assert bare("مثلاً…") == bare("مثال...")
    assert bare("أجزاءت") != bare("أجزاء")
    assert told_letters(unturned("\u202b\u064b\u0627\u202c\u202b\u0628\u0639\u064a\u062f\u064b\u0627\u202c")) == told_letters("بعيداً") == "بعيد"
