"""One page made again: alone, full, measured by its own gate; the others as they stood."""

from dataclasses import replace

import pytest

from gazette.edition.drawing import draw
from gazette.edition.edition import Edition, make
from gazette.edition.gate import measure
from gazette.edition.layout import Frame, Layout
from gazette.edition.normal import Run
from gazette.edition.plates import READER
from gazette.edition.replating import Jumps, Replate, affected, excerpt, replate
from gazette.edition.sheet import SIZES
from gazette.edition.snapshot import Snapshot
from gazette.house.mistakes import Mistake

from .making import make_shot, make_snapshot, make_story

A4 = SIZES["a4"]
ADDED = "A sentence was added since."


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Four pages with a jump from the first."""
    shots = tmp_path_factory.mktemp("shots")
    stories = [make_story(f"s{n}", words=words, shots=(make_shot(shots, f"quay{n}"),) if n % 3 == 0 else (), weight=4 if n == 0 else 2)
               for n, words in enumerate((700, 300, 240, 260, 180, 320, 360, 280, 200, 240, 300, 260))]  # fmt: skip
    made = make(make_snapshot(*stories), A4, pages=4)
    assert made.jumps and not made.held
    return made


def jumps(known: Edition) -> Jumps:
    return tuple((jump.story, jump.start, jump.end) for jump in known.jumps)


def with_more(known: Edition, story: str) -> Snapshot:
    """A sentence added to a story's first paragraph."""
    stories = []
    for each in known.snapshot.stories:
        first, *rest = each.pieces
        stories.append(replace(each, pieces=(replace(first, text=f"{first.text} {ADDED}"), *rest)) if each.id == story else each)
    return replace(known.snapshot, stories=tuple(stories))


def again(known: Edition, now: Snapshot, number: int) -> Replate:
    made = replate(now, A4, known.layout, jumps(known), number)
    measured = measure(made.pdf, now, made.layout, A4, jumps=len(made.jumps), only=made.pages)
    assert [finding for finding in measured.findings if finding.hard] == []
    assert set(measured.figures) >= {f"fill {page}" for page in made.pages}
    return made


def test_an_edited_page_is_made_again_alone_and_the_others_stay(known: Edition) -> None:
    page = known.layout.pages[-1]
    story = next(story for story in page.stories if story not in {jump.story for jump in known.jumps})

    made = again(known, with_more(known, story), page.number)

    assert made.pages == (page.number,)
    assert made.layout.pages[:-1] == known.layout.pages[:-1]
    assert made.layout.pages[-1] != page and sorted(made.layout.pages[-1].stories) == sorted(page.stories)
    assert ADDED.replace(" ", "") in made.layout.pages[-1].told.replace(" ", "")
    assert made.jumps and set(made.jumps) == set(jumps(known))


def test_a_page_whose_stories_jump_takes_the_pages_they_jump_to_with_it(known: Edition) -> None:
    made = again(known, with_more(known, known.layout.pages[0].stories[0]), 1)

    assert set(made.pages) == {1, *(end for _, _, end in jumps(known))}
    assert ADDED.replace(" ", "") in made.layout.pages[0].told.replace(" ", "")


def test_a_second_half_takes_its_first_with_it_only_when_its_words_have_changed(known: Edition) -> None:
    story, start, end = jumps(known)[0]

    assert start not in affected(known.snapshot, A4, known.layout, jumps(known), end)
    assert {start, end} <= set(affected(with_more(known, story), A4, known.layout, jumps(known), end))


def test_what_was_held_over_fills_a_page_that_would_gape(known: Edition) -> None:
    page = known.layout.pages[-1]
    lost = [story for story in page.stories if story not in {jump.story for jump in known.jumps}][:2]
    kept = tuple(s for s in known.snapshot.stories if s.id not in lost)
    new = tuple(make_story(f"new{n}", words=words) for n, words in enumerate((320, 260, 200)))

    made = again(known, replace(known.snapshot, stories=(*kept, *new)), page.number)

    assert {s.id for s in new} & set(made.layout.pages[-1].stories)
    assert made.layout.pages[:-1] == known.layout.pages[:-1]


def with_a_word_less(layout: Layout, number: int) -> Layout:
    """The page with the last word of a frame's second line gone."""
    page = layout.pages[number - 1]
    at, frame = next((n, e) for n, e in enumerate(page.elements) if isinstance(e, Frame) and len(e.paragraphs[0].lines) > 3)
    first = frame.paragraphs[0]
    line = replace(first.lines[1], runs=(Run(first.lines[1].text.rpartition(" ")[0]),))
    spoiled = replace(frame, paragraphs=(replace(first, lines=(first.lines[0], line, *first.lines[2:])), *frame.paragraphs[1:]))
    elements = (*page.elements[:at], spoiled, *page.elements[at + 1 :])
    return replace(layout, pages=(*layout.pages[: number - 1], replace(page, elements=elements), *layout.pages[number:]))


def test_the_gate_of_one_page_is_red_when_a_word_is_lost_on_it_or_a_half_of_a_jump_is_missing(known: Edition) -> None:
    number, count = known.jumps[0].end, len(known.jumps)
    alone = excerpt(with_a_word_less(known.layout, number), (number,))
    pdf = draw(alone, leading=A4.leading, body=A4.body, resolution=READER)
    sound = draw(excerpt(known.layout, (number,)), leading=A4.leading, body=A4.body, resolution=READER)

    def kinds(pdf: bytes, layout: Layout) -> set[str]:
        return {f.kind for f in measure(pdf, known.snapshot, layout, A4, jumps=count, only=(number,)).findings if f.hard}

    silent = replace(known.layout, pages=(replace(known.layout.pages[0], elements=()), *known.layout.pages[1:]))
    assert kinds(sound, known.layout) == set()
    assert kinds(pdf, known.layout) == {"words", "frame"}
    assert {"jump", "words"} <= kinds(sound, silent)
    assert "pages" in kinds(known.pdf, known.layout)


def test_a_story_that_is_gone_leaves_its_page(known: Edition) -> None:
    page = known.layout.pages[-1]
    gone = next(story for story in page.stories if story not in {jump.story for jump in known.jumps})
    now = replace(known.snapshot, stories=(*(s for s in known.snapshot.stories if s.id != gone), make_story("new", words=260)))

    made = again(known, now, page.number)

    assert gone not in made.layout.pages[-1].stories and "new" in made.layout.pages[-1].stories


def test_a_page_for_which_no_story_is_left_is_told_of(known: Edition) -> None:
    page = known.layout.pages[-1]
    now = replace(known.snapshot, stories=tuple(s for s in known.snapshot.stories if s.id not in page.stories))

    with pytest.raises(Mistake, match=f"No story is left for page {page.number}"):
        replate(now, A4, known.layout, jumps(known), page.number)
