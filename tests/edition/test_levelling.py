"""A page that its own advertisements fill too far takes a story of a page that can close up over it."""

from collections import Counter
from dataclasses import replace

import pytest

from gazette.edition import levelling
from gazette.edition.blank import Blank
from gazette.edition.choosing import remade
from gazette.edition.filling import Filling, Stone
from gazette.edition.fullness import OWN
from gazette.edition.levelling import EXCHANGES, MOST_EXCHANGES, levelled
from gazette.edition.makeup import MUST, Made, Offer, make_up
from gazette.edition.plans import Plan
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Shot
from gazette.edition.stock import stocked
from gazette.edition.wishes import Wishes

from .making import make_shot, make_snapshot, make_story

A4 = SIZES["a4"]
ROWS = A4.rows - A4.head


def page(name: str, *words: int, ads: int, shots: tuple[Shot, ...] = ()) -> Made:
    told = make_snapshot(*(make_story(f"{name}{n}", words=count, weight=2, shots=shots[n : n + 1]) for n, count in enumerate(words)))
    made = make_up([Offer(s.matter, s.whole, MUST) for s in stocked(told, A4, Plan(A4))], A4, rows=ROWS, ads=ads)
    assert made and len(made.stories) == len(words)
    return made


@pytest.fixture(scope="module")
def stone(tmp_path_factory: pytest.TempPathFactory) -> Stone:
    """A front, a page of short stories with two pictures, and one that the paper's own advertisements fill too far."""
    directory = tmp_path_factory.mktemp("shots")
    shots = tuple(make_shot(directory, name) for name in ("quay", "tram"))
    front = page("f", 300, 260, 240, 80, ads=1)
    return Stone((), (), pages=(front, page("s", 220, 160, 120, 90, 60, ads=0, shots=shots), page("t", 340, 280, 220, ads=1)))


def printed(stone: Stone) -> Counter[tuple[str, int]]:
    return Counter(placed for made in stone.pages for placed in made.placed)


def own(stone: Stone) -> list[float]:
    return [made.share("advertisement", A4, ROWS) for made in stone.pages]


def test_a_page_that_gapes_takes_a_story_of_another_and_none_is_lost(stone: Stone) -> None:
    assert own(stone)[2] > OWN

    after = levelled(stone, Filling(make_snapshot(make_story()), A4, 3))

    assert max(own(after)[1:]) <= OWN
    assert all(made.is_kept for made in after.pages[1:])
    assert printed(after) == printed(stone)
    assert after.pages[0] is stone.pages[0]


def test_pages_given_to_sections_and_locked_ones_are_left_as_they_are(stone: Stone) -> None:
    sections = make_snapshot(make_story(), wishes=Wishes(sections=((2, "sport"),)))

    assert levelled(stone, Filling(sections, A4, 3)) is stone


def test_a_page_that_gapes_takes_a_story_of_one_far_away_where_all_nearer_refuse(stone: Stone, monkeypatch: pytest.MonkeyPatch) -> None:
    front, short, gaping = stone.pages
    alike = replace(stone, pages=(front, *[short] * 12, gaping))

    def stubborn(offers: list[Offer], blank: Blank) -> Made | None:
        return remade(offers, blank) if blank.number in (2, 14) else None

    monkeypatch.setattr(levelling, "remade", stubborn)

    few, after = (levelled(alike, Filling(make_snapshot(make_story()), A4, 14), most) for most in (EXCHANGES, MOST_EXCHANGES))

    assert few is alike and max(own(few)[1:]) > OWN
    assert max(own(after)[1:]) <= OWN
    assert printed(after) == printed(alike)
