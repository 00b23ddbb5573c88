"""An editor at the builder."""

import pytest

from tests.stories.making import make_user


@pytest.fixture
def ida(client):
    client.force_login(make_user("editor"))
    return client
