"""The press at work: faults, stops, urgency, redirects and previews."""

import re
from contextlib import closing
from dataclasses import replace

import pytest

from gazette.house.clock import stopped_at
from gazette.house.mistakes import Mistake
from gazette.press import press as pressroom
from gazette.press.kinds import Kind
from gazette.press.press import Run, build, preview
from gazette.press.rendition import Rendition
from gazette.press.store import Store, StoreReader
from gazette.record import index
from gazette.record.copy import Copy, Overlay
from gazette.record.models import Entry, Payload
from gazette.record.reading import Reading

from .newsroom import STORIES, Newsroom

FAULTY = "s02"


def story_kind(build_page, *, late=False, prefix="story"):
    """A kind with one page for each story: ``build_page(context, story)`` gives its body, or None."""
    def build(context, found):
        body = build_page(context, found["story"])
        return None if body is None else Rendition(f"/{prefix}/{found['story']}/", body.encode())

    def every(reading):
        return (f"/{prefix}/{story}/" for story in reading.newest("all", limit=99))

    return Kind(prefix, re.compile(rf"/{prefix}/(?P<story>\w+)/"), build, every, lambda act: {f"/{prefix}/{c.story}/" for c in act.copies()}, late)


def headline(context, story):
    card = context.card(story)
    return card and card.headline


def go(paper, newsroom, *kinds, **how):
    return Run(paper, kinds, stopped_at(newsroom.now), f"v{newsroom.version}").go(**how)


def addresses(paper):
    store = Store(paper.directory)
    try:
        return sorted(store.fingerprint())
    finally:
        store.close()


@pytest.fixture
def newsroom(record):
    newsroom = Newsroom(seed=3)
    for _ in range(4):
        newsroom.act("publish")
    return newsroom


def test_one_broken_page_stops_no_other_and_is_tried_again(newsroom, paper):
    broken = {"now": True}

    def careless(context, story):
        if story == FAULTY and broken["now"]:
            raise ZeroDivisionError("no picture to divide")
        return headline(context, story)

    report = go(paper, newsroom, story_kind(careless))
    assert report.pressed == 3
    [(address, fault)] = report.faults
    assert address == f"/story/{FAULTY}/"
    assert "no picture to divide" in fault

    broken["now"] = False
    report = go(paper, newsroom, story_kind(careless))

    assert (report.pressed, report.faults) == (1, ())


def test_a_page_that_answers_for_another_address_is_a_fault(newsroom, paper):
    kind = replace(story_kind(headline), build=lambda context, found: Rendition("/story/other/", b"x"))

    assert "answered with the page of /story/other/" in go(paper, newsroom, kind).faults[0][1]


def test_a_stopped_run_goes_on_where_it_was(newsroom, paper, monkeypatch):
    monkeypatch.setattr(pressroom, "BATCH", 1)
    told = []
    stops = iter([False, False, True])

    report = go(paper, newsroom, story_kind(headline), stop=lambda: next(stops), progress=lambda done, left: told.append((done, left)))
    assert (report.pressed, told) == (2, [(1, 3), (2, 2)])

    report = go(paper, newsroom, story_kind(headline))
    assert report.pressed == 2
    assert addresses(paper) == [f"/story/{story}/" for story in STORIES[:4]]


def test_who_has_just_published_waits_neither_for_cards_nor_for_another_press_version(newsroom, paper):
    kinds = story_kind(headline), story_kind(lambda context, story: "card", late=True, prefix="card")
    go(paper, newsroom, *kinds)
    newsroom.act("publish")
    newsroom.act("upgrade")

    report = go(paper, newsroom, *kinds, urgent=True)
    assert report.pressed == 1
    assert f"/story/{STORIES[4]}/" in addresses(paper)
    assert f"/card/{STORIES[4]}/" not in addresses(paper)

    report = go(paper, newsroom, *kinds)
    assert (report.pressed, report.unchanged) == (1, 9)
    assert f"/card/{STORIES[4]}/" in addresses(paper)


def test_the_files_for_a_web_server_go_by_the_address_in_the_record_whoever_presses(newsroom, paper):
    go(paper, newsroom, story_kind(headline))
    assert "Strict-Transport-Security" not in (paper.directory / "public-nginx.conf").read_text()

    newsroom._name("paper", replace(newsroom.paper, base_url="https://news.example"))
    newsroom.act("publish")
    go(paper, newsroom, story_kind(headline))

    assert not paper.secure  # a command beside ``up`` is not told of its --host
    assert "Strict-Transport-Security" in (paper.directory / "public-nginx.conf").read_text()
    assert "Strict-Transport-Security" in (paper.directory / "public-caddy.conf").read_text()


def test_what_pages_show_comes_out_before_them(newsroom, paper, monkeypatch):
    kinds = story_kind(headline), replace(story_kind(lambda context, story: "picture", prefix="picture"), shown=True)
    go(paper, newsroom, *kinds)
    newsroom.act("publish")
    monkeypatch.setattr(pressroom, "BATCH", 1)

    go(paper, newsroom, *kinds, stop=iter([False, True]).__next__)

    assert f"/picture/{STORIES[4]}/" in addresses(paper)
    assert f"/story/{STORIES[4]}/" not in addresses(paper)


def test_a_page_whose_kind_is_no_more_goes_with_the_next_press_version(newsroom, paper):
    go(paper, newsroom, story_kind(headline), story_kind(headline, prefix="card"))
    newsroom.act("upgrade")

    report = go(paper, newsroom, story_kind(headline))

    assert report.removed == 4
    assert addresses(paper) == [f"/story/{story}/" for story in STORIES[:4]]


def test_nothing_new_presses_nothing_and_makes_no_generation(newsroom, paper):
    go(paper, newsroom, story_kind(headline))
    reader = StoreReader(paper.directory)
    before = reader.generation()

    report = go(paper, newsroom, story_kind(headline))

    assert (report.pressed, report.removed, report.unchanged) == (0, 0, 0)
    assert reader.generation() == before
    reader.close()


def test_a_redirect_stands_where_no_page_does(newsroom, paper):
    newsroom._append("redirect", "/old/", {"to": "/new/"})
    newsroom._append("redirect", f"/story/{STORIES[0]}/", {"to": "/new/"})

    go(paper, newsroom, story_kind(headline))

    reader = StoreReader(paper.directory)
    assert (reader.get("/old/").status, reader.get("/old/").location) == (301, "/new/")
    assert reader.get(f"/story/{STORIES[0]}/").status == 200
    reader.close()


def test_a_redirect_that_no_store_can_keep_is_a_fault_of_its_own(newsroom, paper):
    newsroom._append("redirect", "/old?page=2", {"to": "/new/"})

    report = go(paper, newsroom, story_kind(headline))

    assert report.pressed == 4
    assert report.faults[0][0] == "/old?page=2"


def test_an_update_that_changes_no_card_presses_no_list(newsroom, paper):
    kind = story_kind(lambda context, story: "".join(card.headline for s in context.newest("all", limit=9) if (card := context.card(s))))
    go(paper, newsroom, kind)
    newsroom._append("topic", "trams", {"id": "trams", "slug": "trams", "name": "Trams"})

    report = go(paper, newsroom, kind)

    assert (report.pressed, report.unchanged) == (0, 0)


def test_a_preview_shows_unsaved_words_and_stores_nothing(newsroom, paper):
    unsaved = next(iter(newsroom.live.values())).but(headline="Ferries sail again")

    assert b"Ferries sail again" in preview(unsaved.path, Overlay((unsaved,)), now=newsroom.now)
    assert b"Ferries sail again" not in build(unsaved.path, Reading(), now=newsroom.now).body


def test_a_preview_shows_a_story_that_was_never_published(newsroom, paper):
    copy = next(iter(newsroom.live.values()))
    draft = Copy.from_json({**copy.as_json(), "story": "draft", "slug": "draft", "headline": "Not yet told"})

    assert b"Not yet told" in preview(draft.path, Overlay((draft,)), now=newsroom.now)


def test_a_page_can_be_read_as_it_stood(newsroom, paper):
    copy = newsroom.live[STORIES[0]]
    then = newsroom.now
    newsroom.act("hour")

    newsroom._version("update", copy=copy, headline="Another headline")

    assert copy.headline.encode() in build(copy.path, Reading(at=then), moment=then).body
    assert b"Another headline" in build(copy.path, Reading(), now=newsroom.now).body


def test_a_full_disk_while_pressing_is_one_sentence_and_the_cursor_stays(newsroom, paper, monkeypatch):
    go(paper, newsroom, story_kind(headline))
    newsroom.act("publish")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("gazette.press.files._write", full)
        with pytest.raises(Mistake, match="No space left on device"):
            go(paper, newsroom, story_kind(headline))

    assert go(paper, newsroom, story_kind(headline)).pressed == 1


@pytest.mark.django_db(transaction=True)
def test_a_batch_reads_one_moment_of_the_database_and_leaves_it_free(paper):
    newsroom = Newsroom(seed=4)
    newsroom.act("publish")

    report = go(paper, newsroom, story_kind(headline))
    newsroom.act("publish")  # the snapshot was given back, so that the newsroom may write again

    assert (report.pressed, go(paper, newsroom, story_kind(headline)).pressed) == (1, 1)


@pytest.mark.parametrize("urgent", [True, False])
@pytest.mark.parametrize("stories", [1, 9])
def test_another_record_is_pressed_whole_and_what_the_old_one_held_goes(newsroom, paper, urgent, stories):
    kind = story_kind(headline)
    go(paper, newsroom, kind)
    before = addresses(paper)
    for table in (Payload, Entry):
        table.objects.all().delete()
    index.rebuild()
    another = Newsroom(seed=8)  # shorter than the old one, or longer
    for _ in range(stories):
        another.act("publish")

    go(paper, another, kind, urgent=urgent)

    fresh = replace(paper, directory=paper.directory / "fresh")
    go(fresh, another, kind)
    assert addresses(paper) == addresses(fresh) != before
    with closing(Store(paper.directory)) as one, closing(Store(fresh.directory)) as other:
        assert one.fingerprint() == other.fingerprint()
