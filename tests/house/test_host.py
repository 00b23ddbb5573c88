"""Host names: what may stand behind https:// and in the files of a web server."""

import pytest

from gazette.house.host import checked_host
from gazette.house.mistakes import Mistake


@pytest.mark.parametrize("host", ["gazette.example", "localhost", "xn--mller-kva.example", "10.0.0.7", "a-b.c.example:8443", ""])
def test_a_name_is_taken_as_it_is(host: str) -> None:
    assert checked_host(host, "--host") == host


@pytest.mark.parametrize("host", ["https://x.example", "x.example/path", "bad host!", "bad host!; rm", "-x.example", "x..example", "x.example.", "a" * 64])
def test_what_is_no_name_is_refused_by_what_it_is_called(host: str) -> None:
    with pytest.raises(Mistake, match="^--host is “.*Write the name alone, like gazette.example") as refused:
        checked_host(host, "--host")

    assert host in str(refused.value)
