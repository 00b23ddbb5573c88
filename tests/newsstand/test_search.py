"""Searching the record: what is found, in which order, and what is never found again."""

from datetime import date, timedelta

import pytest
from django.db import connection

from gazette.newsstand import search
from gazette.newsstand.engines import TABLE
from gazette.newsstand.models import Indexed, Mark
from gazette.newsstand.search import Question, catch_up, look_up, rebuild
from gazette.newsstand.terms import terms
from gazette.record import index
from gazette.record.copy import Block, Byline
from gazette.record.models import Entry, Payload
from gazette.record.reading import Reading

from ..record.making import NOON, end, lay_ground, make_copy, publish, record_name, revise

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def ground(db):
    lay_ground()


def found(question: str = "", **narrowed) -> list[str]:
    catch_up()
    return list(look_up(Question(terms(question), **narrowed), Reading()).stories)


def text(*paragraphs: str) -> tuple[Block, ...]:
    return tuple(Block(f"b{i}", "paragraph", {"text": words}) for i, words in enumerate(paragraphs))


def test_a_story_is_found_by_any_word_of_it_however_typed():
    copy = publish(headline="Café reopens", standfirst="A co\u2011operative again", kicker="Harbor", body=text("The <b>Dvořák</b> quartet played."))

    for question in ("cafe", "CAFÉ", "co-operative", "dvorak quartet", "harbor", '"quartet played"', "quart*", "cafe played"):
        assert found(question) == [copy.story], question
    for question in ("caf", "played quartet elsewhere", '"played quartet"', "b"):
        assert found(question) == [], question


def test_letters_without_spaces_are_found_inside_a_sentence():
    copy = publish(headline="三国领导人出席北京阅兵", body=text("九月三日，北京举行了阅兵。"))

    for question in ("北京", "阅兵", "北京阅兵", "领导人", "京", "兵"):
        assert found(question) == [copy.story], question
    assert found("东京") == []


def test_the_newest_comes_first_and_the_best_when_asked():
    old = publish(at=NOON - 3 * DAY, headline="Tunnel opens")
    new = publish(at=NOON - DAY, headline="Something else", body=text("About the tunnel."))
    newest = publish(at=NOON, headline="Other", body=text("No such word."))

    assert found("tunnel") == [new.story, old.story]
    assert found("tunnel", best=True) == [old.story, new.story]
    assert newest.story not in found("tunnel")


def test_stories_are_narrowed_by_section_author_genre_and_day():
    mine = publish(at=NOON - 2 * DAY, headline="Tunnel", section="world", byline=(Byline(person="nellie"),))
    other = publish(at=NOON, headline="Tunnel", genre="opinion")

    assert found("tunnel", section="world") == [mine.story]
    assert found("tunnel", author="nellie") == [mine.story]
    assert found("tunnel", genre="opinion") == [other.story]
    assert found("tunnel", start=date(2026, 3, 9)) == [other.story]
    assert found("tunnel", end=date(2026, 3, 8)) == [mine.story]
    assert found(section="world") == [mine.story]
    assert found(start=date(2026, 3, 10), end=date(2026, 3, 10)) == [other.story]
    assert found("tunnel", section="world", genre="opinion") == []
    assert found("tunnel", start=date.min, end=date.max) == [other.story, mine.story]


def test_the_words_of_the_newest_version_are_found_and_those_before_it_not():
    copy = publish(headline="First words")
    assert found("first") == [copy.story]

    revise(copy, at=NOON + DAY, headline="Second words", section="world")

    assert found("first") == []
    assert found("second", section="world") == [copy.story]
    assert found("second", section="city") == []


@pytest.mark.parametrize("kind", ["kill", "takedown"])
def test_a_killed_story_leaves_the_index_at_once(kind):
    copy = publish(headline="Wrong words")
    stays = publish(headline="Right words")
    found("words")

    end(copy, at=NOON + DAY, kind=kind)

    assert look_up(Question(terms("words")), Reading()).stories == (stays.story,), "even before the index has heard of it"
    assert found("wrong") == []
    assert not Indexed.objects.filter(story=copy.story).exists()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE} WHERE headline LIKE '%%wrong%%'")
        assert cursor.fetchone() == (0,)


def test_results_are_turned_page_by_page_without_losing_or_repeating_one(monkeypatch):
    monkeypatch.setattr(search, "PAGE", 3)
    stories = [publish(at=NOON, headline="Same second").story for _ in range(8)]
    catch_up()

    pages = [look_up(Question(terms("second"), page=number), Reading()) for number in (1, 2, 3, 4)]

    assert [story for page in pages for story in page.stories] == stories[::-1]
    assert [page.more for page in pages] == [True, True, False, False]
    assert pages[0].total == 8


def test_counting_ends_at_a_thousand(monkeypatch):
    monkeypatch.setattr(search, "MOST", 4)
    for _ in range(9):
        publish(headline="Again")
    catch_up()
    assert look_up(Question(terms("again")), Reading()).total == 5


@pytest.mark.parametrize("question", [
    '"', "*", "AND", "a AND", "NOT NOT", "headline:x", "{", "👩🏽‍🚀", "a" * 10_000, '" OR 1=1 --', "\x00", "NEAR(", "labels : x",
])  # fmt: skip
def test_no_question_is_an_error(question):
    publish(headline="And a story")
    found(question)
    found(question, best=True)


def test_a_story_is_found_by_the_name_of_who_wrote_it_also_when_it_changes():
    copy = publish(headline="One", byline=(Byline(person="nellie"), Byline(desk="The World Desk")))
    assert found("nellie quill") == found("world desk") == [copy.story]

    record_name("person", id="nellie", slug="nellie", name="Nellie Feather", at=NOON + DAY)

    assert found("feather") == [copy.story]
    assert found("quill") == []


def test_a_question_cannot_reach_the_labels():
    publish(headline="Plain", section="world")
    assert found("s" + b"world".hex()) == []


def test_the_index_made_anew_is_the_index_kept():
    first = publish(headline="One")
    revise(first, at=NOON + DAY, headline="Two")
    gone = publish(headline="Three")
    end(gone, at=NOON + DAY)
    catch_up()

    def table() -> list:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid, * FROM {TABLE} ORDER BY rowid")
            return cursor.fetchall()

    kept = table(), list(Indexed.objects.order_by("story").values_list())
    rebuild()

    assert (table(), list(Indexed.objects.order_by("story").values_list())) == kept
    assert len(kept[0]) == 1


def test_the_cursor_takes_in_long_records_a_stretch_at_a_time(monkeypatch):
    monkeypatch.setattr(search, "STRETCH", 4)
    for _ in range(10):
        publish(headline="Long")
    assert catch_up() >= 10
    assert catch_up() == 0
    assert Mark.objects.get(reader="search").entry == Reading().head()[0]
    assert len(found("long")) == 10


def test_the_cost_of_a_question_does_not_grow_with_the_archive(django_assert_max_num_queries):
    for _ in range(60):
        publish(headline="Common word")
    catch_up()
    with django_assert_max_num_queries(50):
        look_up(Question(terms("common"), best=True), Reading())


def test_make_copy_is_not_in_the_record_and_not_in_the_index():
    make_copy(headline="Draft of a secret")
    publish(headline="Something")
    assert found("secret") == []


def test_a_record_begun_anew_is_searched_from_its_start():
    for number in range(3):
        publish(headline=f"A Seal on Step {number} of the Steps")
    catch_up()
    for table in (Payload, Entry):
        table.objects.all().delete()
    index.rebuild()
    lay_ground()
    again = publish(headline="A Seal on the Quay")

    catch_up()

    assert found("seal") == [again.story] and found("steps") == []
