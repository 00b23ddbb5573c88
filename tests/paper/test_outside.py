"""nginx on a whole paper, as the guide sets it, answers at every address it has as our newsstand does."""

from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from gazette.press.store import Store
from tests.newsstand import outside

from .conftest import Served

pytestmark = pytest.mark.skipif(not outside.nginx_is_here(), reason="NOT PROVED: nginx with its brotli module is not installed here")


def test_every_address_of_the_sample_answers_from_nginx_as_from_our_newsstand(sample: Served, tmp_path: Path):
    store, ours = Store(sample.directory), urlsplit(sample.address).port
    addresses = [quote(address) for address in store.addresses()]
    store.close()

    with outside.nginx(sample.directory, tmp_path, ours) as theirs:
        differing = [address for address in addresses if outside.ask(ours, address) != outside.ask(theirs, address)]

    assert len(addresses) > 700
    assert differing == []
