"""The front of a paper that never launched one: a good rule for every place, from its sections alone."""

from collections.abc import Iterable

from gazette.record.names import Front, Package, Section, Slot

LED_BY = Slot(rule="most-urgent")
NEWEST = Slot(rule="newest")
BESIDE = 9  # three left, one right, five in brief
VOICES = 4
IN_SECTION = 5
FEATURED = 2  # the third section with its picture gets the dark band


def default_front(sections: Iterable[Section]) -> Front:
    """Lead and its neighbours, the voices, then the sections in their order."""
    top = Package("top", (LED_BY, *[NEWEST] * BESIDE))
    voices = Package("opinion", (Slot(rule="newest", genre="opinion"),) * VOICES)
    bands = [_band(number, section) for number, section in enumerate(s for s in sections if not s.retired)]
    return Front("", (top, voices, *bands))


def _band(number: int, section: Section) -> Package:
    kind, count = ("feature", 3) if number == FEATURED else ("section", IN_SECTION)
    return Package(kind, (Slot(rule="newest", section=section.id),) * count, section=section.id)
