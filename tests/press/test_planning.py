"""What is due when the whole paper is pressed, and in which order."""

import re
from datetime import UTC, datetime

from gazette.press.kinds import IN_STEP, LAST, Kind
from gazette.press.memory import Memory
from gazette.press.planning import STRIDE, Plan
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


def kind(name, addresses, place=IN_STEP):
    return Kind(name, re.compile(f"/{name}/.*"), lambda ctx, found: None, lambda reading: addresses, lambda change: (), place=place)


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
