"""What one publication costs does not grow with the archive: counted in pages and statements, never in time."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.db import connection, transaction

from gazette.house.clock import stopped_at
from gazette.house.days import day_of, stamp
from gazette.press import manifest
from gazette.press import store as stores
from gazette.press.kinds import FIRST, IN_STEP, Kind, nothing
from gazette.press.ledger import Ledger
from gazette.press.press import Run, kinds
from gazette.press.rendition import Rendition
from gazette.press.store import Store
from gazette.record import log, lookup
from gazette.record.copy import Block, Byline, Copy

from .newsroom import PEOPLE, SECTIONS, TOPICS, Newsroom

FEW, MANY = 64, 160  # stories, one a day: more than any list, feed or front shows
SLACK = 1.05  # an index may have a row more to look through, a month a line more


@dataclass(frozen=True)
class Cost:
    """What a press run did: addresses it built, statements to the record, statements to the manifest."""

    pages: int
    asked: int
    noted: int


def publish(newsroom, number):
    """One story a day, all of one section, topic and writer, so that every list is longer than what is shown of it."""
    newsroom.now += timedelta(days=1)
    at = stamp(newsroom.now)
    copy = Copy(
        story=f"g{number:04}", slug=f"g{number:04}", day=day_of(newsroom.now, newsroom.paper.zone).isoformat(), version=1,
        headline=f"Ferry number {number}", section=SECTIONS[0], published=at, updated=at, byline=(Byline(person=PEOPLE[0]),),
        topics=(TOPICS[0],), body=(Block("a", "paragraph", {"text": "It sailed."}),),
    )  # fmt: skip
    with transaction.atomic():
        log.append("publish", copy.story, {"copy": copy.as_json()}, at=newsroom.now)


def cost_of_one_more(settings, newsroom, pages, stories, monkeypatch):
    """Press a paper of that many stories, publish twice, and count what the second publication made the press do."""
    for number in range(stories):
        publish(newsroom, number)
    press(settings, newsroom, pages)
    publish(newsroom, stories)
    press(settings, newsroom, pages)
    publish(newsroom, stories + 1)

    asked, noted, built = [], [], []

    def traced(directory, write=manifest.write):
        writing = write(directory)
        writing.set_trace_callback(noted.append)
        return writing

    def counted(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with monkeypatch.context() as patched, connection.execute_wrapper(counted):
        patched.setattr(stores.manifest, "write", traced)
        patched.setattr(Run, "_lay", lambda run, store, address, *rest, lay=Run._lay: (built.append(address), lay(run, store, address, *rest)))
        press(settings, newsroom, pages)
    return Cost(len(built), len(asked), len(noted))


def press(settings, newsroom, pages, *, anew=False):
    report = Run(settings, pages, stopped_at(newsroom.now), "v1").go(anew=anew)
    assert (report.faults, report.surprises) == ((), [])


def grows(few, many):
    return many.pages > few.pages or many.asked > few.asked * SLACK or many.noted > few.noted * SLACK


@pytest.fixture
def costs(record, paper, tmp_path, monkeypatch):
    """What one publication costs in a small and in a large archive, for some kinds of pages."""
    monkeypatch.setattr("gazette.press.press.TURN", float("inf"))  # a slow machine would press in more batches, each with its own statements

    def measured(pages):
        found = []
        for stories in (FEW, MANY):
            with transaction.atomic():
                found.append(cost_of_one_more(replace(paper, directory=tmp_path / str(stories)), Newsroom(seed=1), pages, stories, monkeypatch))
                transaction.set_rollback(True)
        return found

    return measured


def test_a_publication_costs_the_same_in_a_large_archive_as_in_a_small_one(costs):
    few, many = costs(tuple(kind for kind in kinds() if "crop" not in kind.name))  # this newsroom's pictures have no masters

    assert few.pages > 20
    assert not grows(few, many), f"{few} with {FEW} stories, {many} with {MANY}"


def words_read(settings, newsroom, pages, monkeypatch):
    """How often the words of each story are read while a whole paper is pressed, in the middle."""
    read = []
    with monkeypatch.context() as patched:
        patched.setattr(lookup, "words", lambda entry, words=lookup.words: (read.append(entry), words(entry))[1])
        press(settings, newsroom, pages)
    return len(read) / FEW


def test_pressing_a_whole_paper_reads_the_words_of_a_story_about_once(record, paper, tmp_path, monkeypatch):
    for place, number in (("press.memory.MOST", 400), ("press.memory.MOST_HEAVY", 40), ("record.reading.KEPT", 40), ("press.planning.STRIDE", 8)):
        monkeypatch.setattr(f"gazette.{place}", number)
    newsroom = Newsroom(seed=1)
    for number in range(FEW):
        publish(newsroom, number)
    pages = [kind for kind in kinds() if kind.place == IN_STEP]
    one_after_the_other = [replace(kind, place=FIRST) for kind in pages]

    assert words_read(replace(paper, directory=tmp_path / "in step"), newsroom, pages, monkeypatch) < 1.5
    assert words_read(replace(paper, directory=tmp_path / "apart"), newsroom, one_after_the_other, monkeypatch) > 2.5


def test_a_whole_press_after_an_archive_was_taken_in_asks_what_was_asked_before_and_no_more(record, paper, tmp_path, monkeypatch):
    pages, newsroom, asked = [kind for kind in kinds() if kind.place == IN_STEP], Newsroom(seed=1), []
    first, second = (replace(paper, directory=tmp_path / name) for name in ("first", "second"))
    publish(newsroom, 0)
    press(first, newsroom, pages)
    for number in range(1, MANY):
        publish(newsroom, number)
    monkeypatch.setattr(Ledger, "remembered", lambda ledger, key, was=Ledger.remembered: (asked.append(key), was(ledger, key))[1])

    press(first, newsroom, pages, anew=True)
    press(second, newsroom, pages)

    assert 0 < len(set(asked)) < MANY  # each batch asks what the clock may have changed
    one, other = Store(first.directory), Store(second.directory)
    assert one.fingerprint() == other.fingerprint()
    one.close()
    other.close()


def test_a_page_that_shows_the_whole_archive_is_found_out(costs):
    def careless(context, found):
        stories = context.newest("all", limit=100_000)
        return Rendition("/everything/", " ".join(context.card(story).headline for story in stories if context.card(story)).encode())

    page = Kind("everything", re.compile("/everything/"), careless, lambda reading: ("/everything/",), nothing)

    assert grows(*costs((page,)))


def test_a_page_that_every_story_changes_is_found_out(costs):
    def careless(context, found):
        newest = context.newest("all", limit=1)
        return Rendition(f"/with-newest/{found['story']}/", str(newest).encode())

    def every(reading):
        return (f"/with-newest/{stands.story}/" for stands in reading.standings())

    page = Kind("with newest", re.compile(r"/with-newest/(?P<story>\w+)/"), careless, every,
                lambda act: {f"/with-newest/{copy.story}/" for copy in act.copies()})  # fmt: skip

    assert grows(*costs((page,)))
