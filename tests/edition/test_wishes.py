"""What the desk wants of an edition is done, or the report says in a sentence why not."""

import json
from dataclasses import replace

import pytest

from gazette.edition.edition import Edition, make
from gazette.edition.gate import measure
from gazette.edition.layout import Plate, Type
from gazette.edition.recall import page_of, recall
from gazette.edition.sheet import MM, SIZES
from gazette.edition.snapshot import Piece, Snapshot
from gazette.edition.wishes import Booking, Kept, Wish, Wishes, granted, trimmed
from gazette.house.mistakes import Mistake

from .making import SECTIONS, make_shot, make_snapshot, make_story

A4 = SIZES["a4"]
LENGTHS = ((400, 4), (300, 3), (250, 3), (200, 2), (180, 2), (300, 2), (220, 2), (160, 2), (140, 1), (90, 1), (60, 1), (330, 3), (240, 2), (210, 2))


@pytest.fixture(scope="module")
def paper() -> Snapshot:
    """Fourteen stories of three sections, about three pages of A4."""
    return make_snapshot(*(make_story(f"s{n}", words=w, weight=h, section=SECTIONS[n % 3].id) for n, (w, h) in enumerate(LENGTHS)))


@pytest.fixture(scope="module")
def plain(paper: Snapshot) -> Edition:
    """The same without a wish."""
    return make(paper, A4)


@pytest.fixture(scope="module")
def booking(tmp_path_factory: pytest.TempPathFactory) -> Booking:
    shot = make_shot(tmp_path_factory.mktemp("ads"), "bank", width=1200, height=800)
    return Booking("b1", "Harbor Bank", shot.path, shot.width, shot.height, columns=2, tall=60.0)


def wished(paper: Snapshot, *wishes: Wish, **others: object) -> Edition:
    return make(replace(paper, wishes=Wishes(wishes, **others)), A4)  # type: ignore[arg-type]


def pages(edition: Edition, story: str) -> list[int]:
    return [page.number for page in edition.layout.pages if story in page.stories]


def passed(edition: Edition) -> None:
    measured = measure(edition.pdf, edition.snapshot, edition.layout, edition.sheet, jumps=len(edition.jumps))
    assert [finding for finding in measured.findings if finding.hard] == []


def top(edition: Edition, story: str) -> float:
    """How far down its page a story's headline stands, in points."""
    return min(e.y for page in edition.layout.pages for e in page.elements if isinstance(e, Type) and e.story == story and e.role == "h2")


def test_a_pinned_story_stands_on_its_page_and_at_the_top_where_that_was_asked(paper: Snapshot, plain: Edition) -> None:
    assert pages(plain, "s8") != [2] and pages(plain, "s7") != [1]

    edition = wished(paper, Wish("s8", page=2, top=True), Wish("s7", page=1))

    assert (pages(edition, "s8"), pages(edition, "s7")) == ([2], [1])
    assert top(edition, "s8") == pytest.approx(A4.y(A4.head), abs=4 * A4.leading)
    assert not [note for note in edition.notes if "s8" in note]
    passed(edition)


def test_a_wish_that_cannot_be_granted_is_told_in_a_sentence(paper: Snapshot) -> None:
    crowd = [Wish(f"s{n}", page=2) for n in (0, 1, 2, 5, 6, 11, 12, 13)]

    edition = wished(paper, *crowd, Wish("s9", page=7))

    lost = [wish.story for wish in crowd if 2 not in pages(edition, wish.story)]
    assert lost
    assert all(any(note.startswith(f"{story} was to stand on page 2") for note in edition.notes) for story in lost)
    assert any(note == "s9 was to stand on page 7, but the edition has 3." for note in edition.notes)
    printed = {story for page in edition.layout.pages for story in page.stories}
    assert {story.id for story in paper.stories} == printed | {held.story for held in edition.held}


def test_a_story_keeps_to_its_least_and_greatest_span_and_to_its_leave_to_jump(paper: Snapshot, plain: Edition) -> None:
    assert len(pages(plain, "s0")) == 2

    edition = wished(paper, Wish("s0", least=2, most=2, jump=False))

    assert [(fit.columns, fit.jumps) for fit in edition.fits if fit.story == "s0"] == [(2, False)]
    assert len(pages(edition, "s0")) == 1


def test_a_printed_headline_and_what_was_cut_are_the_printed_papers_alone(paper: Snapshot) -> None:
    edition = wished(paper, Wish("s1", headline="Other Words for Print", cut=2))

    story = next(story for story in edition.snapshot.stories if story.id == "s1")
    assert (story.headline, story.pieces) == ("Other Words for Print", paper.stories[1].pieces[:-2])
    assert "s1: its last 2 paragraphs are not printed; they stay on the web." in edition.notes
    passed(edition)
    spoiled = measure(edition.pdf, paper, edition.layout, edition.sheet, jumps=len(edition.jumps))
    assert any(finding.kind == "words" and finding.text.startswith("s1") for finding in spoiled.findings)


def test_a_trim_takes_whole_paragraphs_from_the_end_and_only_where_it_is_allowed() -> None:
    stories = [make_story(f"t{n}", words=420, weight=2) for n in range(3)]
    paper = make_snapshot(*stories)
    before = make(paper, A4, pages=1)
    assert before.held and not any(fit.trimmed for fit in before.fits)

    edition = make(replace(paper, wishes=Wishes((Wish("t0", trim=True), Wish("t1", trim=True)))), A4, pages=1)

    assert edition.held == () and any(fit.trimmed for fit in edition.fits)
    assert not any(fit.trimmed for fit in edition.fits if fit.story == "t2")
    for fit in edition.fits:
        whole = next(s for s in stories if s.id == fit.story)
        assert next(s for s in edition.snapshot.stories if s.id == fit.story).pieces == whole.pieces[: len(whole.pieces) - fit.trimmed]
    passed(edition)


def test_trimming_keeps_the_note_and_leaves_no_heading_without_text() -> None:
    story = make_story(pieces=(Piece("paragraph", "One."), Piece("heading", "Then"), Piece("paragraph", "Two."), Piece("note", "Ida is an editor.")))

    assert [piece.text for piece in trimmed(story, 1).pieces] == ["One.", "Ida is an editor."]  # type: ignore[union-attr]
    assert trimmed(story, 3) is None
    assert granted(story, Wish(story.id, cut=9)) == story


def locked(edition: Edition, *numbers: int) -> tuple[Kept, ...]:
    """Pages of an edition as they are kept and read back."""
    told = json.loads(json.dumps(edition.layout.as_json()))["pages"]
    jumps = tuple((jump.story, jump.start, jump.end) for jump in edition.jumps)
    return tuple(Kept(page_of(told[n - 1]), tuple(j for j in jumps if n in j[1:])) for n in numbers)


def test_what_the_record_is_told_of_it_cuts_the_same_again() -> None:
    pieces = (*(Piece("paragraph", f"Paragraph {n}.") for n in range(3)), Piece("heading", "Then"), Piece("paragraph", "Last."), Piece("note", "She writes."))
    story = make_story("bridge", pieces=pieces)
    twice = trimmed(granted(story, Wish(cut=1, headline="Printed")), 1)

    assert twice and (twice.cut, twice.titled, granted(story, Wish()).titled) == (3, True, False)
    assert trimmed(story, twice.cut).pieces == twice.pieces  # type: ignore[union-attr]


def test_a_locked_page_is_printed_again_as_it_stood_and_what_it_sends_on_follows(paper: Snapshot, plain: Edition) -> None:
    assert {jump.start for jump in plain.jumps} == {1}
    stories = tuple(s if s.id in plain.layout.pages[0].stories else replace(s, headline=f"New {s.headline}") for s in paper.stories)

    edition = make(replace(paper, stories=stories, wishes=Wishes((Wish("s13", page=2),), kept=locked(plain, 1))), A4)

    assert edition.layout.pages[0] == plain.layout.pages[0]
    assert edition.jumps and {(j.story, j.end) for j in edition.jumps} == {(j.story, j.end) for j in plain.jumps}
    assert edition.layout.pages[1] != plain.layout.pages[1] and pages(edition, "s13") == [2]
    passed(edition)


def test_all_pages_but_one_may_be_locked(paper: Snapshot, plain: Edition) -> None:
    edition = make(replace(paper, wishes=Wishes(candidates=((3, 1),), kept=locked(plain, 1, 2))), A4)

    assert edition.layout.pages[:2] == plain.layout.pages[:2]
    assert sorted(edition.layout.pages[2].stories) == sorted(plain.layout.pages[2].stories)
    assert edition.layout.pages[2] != plain.layout.pages[2]
    passed(edition)


def test_a_locked_page_whose_story_has_changed_is_refused_in_a_sentence(paper: Snapshot, plain: Edition) -> None:
    jump = plain.jumps[0]
    stories = tuple(replace(s, pieces=(Piece("paragraph", "Other words."), *s.pieces)) if s.id == jump.story else s for s in paper.stories)

    with pytest.raises(Mistake, match=f"{jump.story} stands on page 1, which is locked, and its words have changed since. Unlock page 1."):
        make(replace(paper, stories=stories, wishes=Wishes(kept=locked(plain, 1))), A4)


def test_a_booked_advertisement_stands_in_its_size_and_is_not_cropped(paper: Snapshot, booking: Booking) -> None:
    edition = wished(paper, bookings=(replace(booking, page=2),))

    [plate] = [e for e in edition.layout.pages[1].elements if isinstance(e, Plate) and e.id == "booking b1"]
    assert plate.crop == (0, 0, 1200, 800) and plate.width / plate.height == pytest.approx(1.5)
    assert plate.width <= A4.span(2) and plate.height <= 60 * MM + A4.leading
    assert not any("Harbor Bank" in note for note in edition.notes)
    passed(edition)


def test_an_advertisement_without_room_is_reported_and_the_page_is_full_without_it(paper: Snapshot, booking: Booking) -> None:
    edition = wished(paper, bookings=(replace(booking, page=2, tall=900.0),))

    assert "The advertisement Harbor Bank (2 columns, 900 mm) found no room on page 2. Move it, or choose another page." in edition.notes
    assert len(edition.layout.pages[1].stories) > 2
    passed(edition)


def test_a_page_flips_between_its_best_layouts_and_the_others_stay(paper: Snapshot, plain: Edition) -> None:
    assert plain.choices[2].candidates > 1

    edition = wished(paper, candidates=((3, 1),))

    assert sorted(edition.layout.pages[2].stories) == sorted(plain.layout.pages[2].stories)
    assert edition.layout.pages[2] != plain.layout.pages[2]
    assert edition.layout.pages[:2] == plain.layout.pages[:2]
    assert (edition.choices[2].candidate, edition.choices[2].candidates) == (1, plain.choices[2].candidates)


def test_a_page_given_to_a_section_gathers_it(paper: Snapshot) -> None:
    edition = wished(paper, sections=((3, "sport"),))

    sport = {story.id for story in paper.stories if story.section == "sport"}
    assert not sport & set(edition.layout.pages[1].stories) - set(edition.layout.pages[0].stories)
    assert sport & set(edition.layout.pages[2].stories)


def test_a_snapshot_with_its_wishes_is_read_back_as_it_was(paper: Snapshot, plain: Edition, booking: Booking) -> None:
    whole = replace(paper, wishes=Wishes((Wish("s1", jump=False),), (booking,), (Kept(plain.layout.pages[0]),), ((2, 1),), ((3, "sport"),)))

    # the page inside is written without the names of its elements, so it goes by Layout.as_json instead
    told = json.loads(json.dumps(replace(whole, wishes=replace(whole.wishes, kept=())).as_json()))

    assert recall(Snapshot, told) == replace(whole, wishes=replace(whole.wishes, kept=()))
