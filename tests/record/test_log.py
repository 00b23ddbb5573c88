"""The log: what may be appended, what is refused, and what a change of the past looks like."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from gazette.record import index, log
from gazette.record.models import DERIVED, Entry, Payload, Tally
from gazette.record.reading import Reading
from gazette.record.refusals import Refused

from .making import NOON, end, lay_ground, make_copy, publish, record_name, revise

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def derived() -> list[list[tuple[object, ...]]]:
    return [sorted((tuple(row[f.name] for f in model._meta.fields if f.name != "id")) for row in
                   (model.objects.exclude(count=0) if model is Tally else model.objects).values()) for model in DERIVED]  # fmt: skip


def test_a_published_story_is_read_and_the_chain_holds():
    lay_ground()

    copy = publish()

    assert Reading().copy(copy.story) == copy
    assert list(log.verify()) == []


def test_an_entry_outside_a_transaction_is_a_fault_of_the_program(transactional_db):
    copy = make_copy()

    with pytest.raises(RuntimeError):
        log.append("publish", copy.story, {"copy": copy.as_json()}, at=NOON)


@pytest.mark.parametrize("field, value, words", [
    ("headline", " ", "no headline"), ("section", "nowhere", "names a section"), ("topics", ("nothing",), "names a topic"),
    ("genre", "gossip", "no genre"), ("slug", "", "needs a slug"), ("version", 3, "does not follow"),
])  # fmt: skip
def test_a_copy_the_public_could_not_read_is_refused(field, value, words):
    lay_ground()

    with pytest.raises(Refused, match=words):
        publish(make_copy(**{field: value}))

    assert not Entry.objects.filter(kind="publish").exists()


def test_nothing_takes_effect_in_the_future():
    lay_ground()
    copy = make_copy(at=NOON + HOUR)

    with pytest.raises(Refused, match="future"):
        publish(copy, at=NOON + HOUR, recorded=NOON)


def test_only_take_in_claims_the_past():
    lay_ground()
    copy = make_copy(at=NOON - HOUR)

    with pytest.raises(Refused, match="claim the past"), transaction.atomic():
        log.append("publish", copy.story, {"copy": copy.as_json()}, at=NOON, effective=NOON - HOUR)


def test_a_slug_is_never_used_twice_on_a_day_even_after_a_kill():
    lay_ground()
    first = publish(slug="tunnel")
    end(first, at=NOON + HOUR)

    with pytest.raises(Refused, match="never used again"):
        publish(slug="tunnel", at=NOON + HOUR)


def test_a_killed_story_is_neither_updated_nor_killed_again():
    lay_ground()
    copy = publish()
    end(copy, at=NOON + HOUR)

    with pytest.raises(Refused, match="was killed"):
        revise(copy, at=NOON + 2 * HOUR)
    with pytest.raises(Refused, match="killed before"):
        end(copy, at=NOON + 2 * HOUR)


def test_a_published_story_keeps_its_address():
    lay_ground()
    copy = publish(slug="tunnel")

    with pytest.raises(Refused, match="keeps its address"):
        revise(copy, at=NOON + HOUR, slug="bridge")


@pytest.mark.parametrize("slug", ["today", "search", "2026", "record", ".well-known"])
def test_no_section_takes_an_address_of_the_paper_itself(slug):
    with pytest.raises(Refused, match="belongs to the paper"):
        record_name("section", id="x", slug=slug, name="X")


def test_two_topics_do_not_share_a_slug():
    lay_ground()

    with pytest.raises(Refused, match="Another topic"):
        record_name("topic", id="other", slug="port", name="Other")


def test_a_takedown_erases_the_words_and_the_chain_still_proves():
    lay_ground()
    copy = publish(headline="A canary in the headline", note="")
    end(copy, at=NOON + HOUR)

    end(copy, at=NOON + 2 * HOUR, kind="takedown")

    assert "canary" not in str(list(Payload.objects.values_list("data", flat=True)))
    assert list(log.verify()) == []
    assert Reading().standing(copy.story).killed


@pytest.mark.parametrize("tamper, found", [
    (lambda: Entry.objects.filter(number=6).update(subject="another"), "header does not match"),
    (lambda: Entry.objects.filter(number=6).update(leaf="0" * 64), "does not match its leaf|does not follow"),
    (lambda: Entry.objects.filter(number=6).update(effective=NOON - HOUR), "header does not match"),
    (lambda: Payload.objects.filter(entry=6).update(data={"copy": {}}), "words do not match"),
    (lambda: Payload.objects.filter(entry=6).delete(), "without a takedown"),
    (lambda: (Payload.objects.filter(entry=6).delete(), Entry.objects.filter(number=6).delete()), "missing|does not follow"),
])  # fmt: skip
def test_a_change_of_the_past_is_found(tamper, found):
    lay_ground()
    for _ in range(3):
        publish()
    assert list(log.verify()) == []

    tamper()

    assert any(word in " ".join(log.verify()) for word in found.split("|"))


def test_derived_tables_come_out_the_same_when_rebuilt():
    lay_ground()
    stories = [publish(at=NOON + n * HOUR, topics=("port",) if n % 2 else ()) for n in range(6)]
    revise(stories[0], at=NOON + 7 * HOUR, section="world", topics=("port",))
    revise(stories[1], at=NOON + 8 * HOUR, kind="correct")
    end(stories[2], at=NOON + 9 * HOUR)
    end(stories[3], at=NOON + 9 * HOUR)
    end(stories[3], at=NOON + 10 * HOUR, kind="takedown")
    record_name("topic", id="port", slug="harbor", name="Harbor", at=NOON + 11 * HOUR)
    before = derived()

    index.rebuild()

    assert derived() == before
    assert before[0]


def test_reading_asks_no_more_of_a_larger_archive(django_assert_max_num_queries):
    lay_ground()
    for n in range(30):
        publish(at=NOON + n * HOUR)

    with django_assert_max_num_queries(3):
        assert len(Reading().newest("section", "city", limit=5)) == 5
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN SELECT story FROM record_version WHERE current AND section = 'city' "
                       "ORDER BY first DESC, story DESC LIMIT 5") if connection.vendor == "sqlite" else None
        plan = str(cursor.fetchall()) if connection.vendor == "sqlite" else "INDEX"
    assert "INDEX" in plan and "SCAN record_version" not in plan.replace("USING INDEX", "")
