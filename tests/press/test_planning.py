"""What is due when the whole paper is pressed, and in which order."""

import re
from datetime import UTC, datetime

from gazette.press.kinds import IN_STEP, LAST, Kind
from gazette.press.memory import Memory
from gazette.press.planning import STRIDE, Plan
from gazette.press.rendition import Rendition
from gazette.press.store import Store

NOW = datetime(2025, 11, 8, 9, tzinfo=UTC)


class Archive:
    """A record of which only the end and the redirects are asked."""

    def redirects(self):
        return ()

    def head(self):
        return 0, "", NOW

    def chain(self, number):
        return ""


def kind(name, addresses, place=IN_STEP, **said):
    return Kind(name, re.compile(f"/{name}/.*"), lambda ctx, found: None, lambda reading: addresses, lambda change: (), place=place, **said)


def test_the_whole_paper_is_pressed_a_stretch_of_each_kind_after_the_other(tmp_path):
    stories, months = [f"/story/{n}/" for n in range(4 * STRIDE)], [f"/month/{n}/" for n in range(4)]
    store = Store(tmp_path)

    with store.writing():
        kinds = kind("crop", ["/crop/"], LAST), kind("story", stories), kind("month", months), kind("none", [])
        Plan(store.ledger, kinds, Archive(), NOW, Memory()).whole("1")
        due = store.ledger.due(1000)
    store.close()

    stretches = [[*stories[n * STRIDE : (n + 1) * STRIDE], months[n]] for n in range(4)]
    assert due == [address for stretch in stretches for address in stretch] + ["/crop/"]


def test_a_newer_press_sets_what_pages_show_before_them_where_the_store_lacks_it_and_takes_the_old_away_last(tmp_path):
    store = Store(tmp_path)
    kinds = kind("story", ["/story/1/"]), kind("crop", ["/crop/kept", "/crop/new"], LAST, shown=True), kind("avif", ["/avif/new"], LAST, shown=True, late=True)

    with store.writing():
        Plan(store.ledger, kinds, Archive(), NOW, Memory()).whole("1")
        first = store.ledger.due(1000)
        for address in first:
            store.ledger.paid(address)
        for address in ("/crop/old", "/crop/kept", "/story/1/"):
            store.put(Rendition(address, b"words"))
        Plan(store.ledger, kinds, Archive(), NOW, Memory()).whole("2")
        then = store.ledger.due(1000)
    store.close()

    assert first == ["/story/1/", "/crop/kept", "/crop/new", "/avif/new"]
    assert then == ["/crop/new", "/story/1/", "/crop/kept", "/avif/new", "/crop/old"]
