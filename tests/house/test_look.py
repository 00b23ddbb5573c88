"""The look a paper asks for: tokens that a sheet can hold, and colours that are some."""

import pytest

from gazette.house.look import fault


@pytest.mark.parametrize(("name", "value"), [
    ("paper", "#fff"), ("red-ink", "#0b5d3b"), ("ink", "rgb(0 0 0 / 80%)"), ("rule", "color-mix(in srgb, var(--ink) 40%, white)"), ("sheet", "RebeccaPurple"),
    ("hair", "transparent"), ("gut", "3rem"), ("edge", "clamp(1rem, 3.4vw, 2.5rem)"),
])  # fmt: skip
def test_a_value_that_css_takes_is_taken(name: str, value: str) -> None:
    assert fault(name, value) == ""


@pytest.mark.parametrize(("name", "value", "why"), [
    ("paper", "notacolour", "is a colour, and “notacolour” is none"), ("red", "#12", "is none"), ("ink", "url(//spy.example)", "is none"),
    ("red", "3rem", "is none"), ("gut", "3rem}body{display:none", "should be a plain CSS value"), ("gut", 3, "plain CSS value in quotes, not 3"),
    ("x;y", "1", "is no name of a token"),
])  # fmt: skip
def test_a_value_that_would_be_lost_or_leave_its_place_is_named(name: str, value: object, why: str) -> None:
    assert why in fault(name, value)
