"""What is loaded at the start is left alone by the collector of garbage; what comes later is not."""

import gc

import pytest

from gazette.house.loading import loading


@pytest.fixture(autouse=True)
def _as_before():
    yield
    gc.unfreeze()
    gc.enable()


def test_what_was_loaded_is_looked_through_no_more():
    before = gc.get_freeze_count()

    with loading():
        was_on = gc.isenabled()
        made = [[] for _ in range(1000)]

    assert not was_on and gc.isenabled()
    assert gc.get_freeze_count() >= before + len(made)


def test_a_fault_while_loading_leaves_the_collector_as_it_was():
    gc.disable()
    with pytest.raises(ImportError), loading():
        raise ImportError

    assert not gc.isenabled()
