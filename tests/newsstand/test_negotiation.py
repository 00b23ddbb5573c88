"""What a reader accepts, by the letter of RFC 9110."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.newsstand.negotiation import CODINGS, acceptable, holds


@pytest.mark.parametrize(
    ("header", "best"),
    [
        (b"", "identity"),
        (b"br, gzip", "br"),
        (b"gzip, br", "br"),
        (b"gzip", "gzip"),
        (b"x-gzip", "gzip"),
        (b"GZIP;Q=0.5", "gzip"),
        (b"br;q=0, gzip", "gzip"),
        (b"br;q=0.2, gzip;q=0.8", "gzip"),
        (b"*", "br"),
        (b"br;q=0, *", "gzip"),
        (b"*;q=0", "identity"),
        (b"gzip;q=0, br;q=0", "identity"),
        (b"identity;q=1, br;q=0.5", "identity"),
        (b"zstd, deflate", "identity"),
        (b"br;q=nonsense", "identity"),
        (b"brotli", "identity"),
    ],
)
def test_the_best_coding_a_reader_takes_is_chosen(header, best):
    assert acceptable(header)[0] == best


def test_a_refused_coding_is_never_among_the_choices():
    assert acceptable(b"identity;q=0, gzip") == ("gzip",)
    assert "br" not in acceptable(b"br;q=0, *;q=0.1")


@given(st.binary(max_size=200))
def test_no_header_breaks_the_choice(header):
    assert set(acceptable(header)) <= set(CODINGS)
    assert acceptable(header)


@pytest.mark.parametrize("header", [b'"a-br"', b'W/"a-br"', b'"x", "a-br"', b'"x",W/"a-br" ', b"*", b' "a-br"'])
def test_a_tag_the_reader_holds_is_known(header):
    assert holds(header, b'"a-br"')


@pytest.mark.parametrize("header", [b"", b'"a"', b"a-br", b'"a-brx"', b'"x,a-br"', b"**", b'"a-br'])
def test_another_tag_is_not_taken_for_it(header):
    assert not holds(header, b'"a-br"')
