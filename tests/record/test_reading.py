"""Reading the record now and as it stood: versions, lists, names, kills."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gazette.record import lookup
from gazette.record.copy import Byline, Overlay
from gazette.record.names import Front, Package, Slot
from gazette.record.reading import Reading

from .making import NOON, end, lay_ground, make_copy, publish, record_name, revise

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_the_words_of_a_moment_are_those_of_the_version_then():
    lay_ground()
    first = publish(headline="First")
    second = revise(first, at=NOON + HOUR, headline="Second")

    assert Reading(NOON + timedelta(minutes=30)).copy(first.story).headline == "First"
    assert Reading(NOON + HOUR).copy(first.story) == second
    assert Reading(NOON - HOUR).copy(first.story) is None


def test_older_material_stands_at_its_own_time_not_when_it_was_taken_in():
    lay_ground()
    copy = publish(at=NOON - 20 * DAY, recorded=NOON)

    assert Reading(NOON - 19 * DAY).newest("all") == (copy.story,)
    assert Reading(NOON - 21 * DAY).newest("all") == ()


def test_words_killed_since_are_hidden_at_every_moment():
    lay_ground()
    kept, killed = publish(), publish(topics=("port",), byline=(Byline(person="nellie"),))
    end(killed, at=NOON + 2 * DAY)

    for reading in (Reading(), Reading(NOON + HOUR)):
        assert reading.copy(killed.story) is None
        assert reading.versions(killed.story) == ()
        assert killed.story not in (*reading.newest("all"), *reading.newest("topic", "port"), *reading.newest("person", "nellie"))
        assert reading.month(2026, 3) == (kept.story,)


def test_a_story_that_moved_stands_in_its_old_section_then_and_in_the_new_one_now():
    lay_ground()
    copy = publish(section="city")
    revise(copy, at=NOON + HOUR, section="world")

    assert Reading(NOON + HOUR / 2).newest("section", "city") == (copy.story,)
    assert Reading(NOON + HOUR / 2).newest("section", "world") == ()
    assert Reading().newest("section", "city") == ()
    assert Reading().newest("section", "world") == Reading(NOON + HOUR).newest("section", "world") == (copy.story,)


def test_newest_comes_first_and_before_leaves_out_what_is_newer():
    lay_ground()
    a, b, c = (publish(at=NOON + n * HOUR) for n in range(3))

    assert Reading().newest("all") == (c.story, b.story, a.story)
    assert Reading().newest("all", limit=1, offset=1) == (b.story,)
    assert Reading().newest("section", "city", before=c.story) == (b.story, a.story)


def test_a_rename_is_one_entry_and_reading_the_past_gives_the_old_name():
    lay_ground()
    record_name("section", id="city", slug="town", name="Town")

    assert Reading().section("city").name == "Town"
    assert Reading().by_slug("section", "town") == "city"
    assert Reading(NOON - DAY).section("city").name == "City"


def test_a_name_recorded_later_than_the_moment_is_read_as_first_recorded():
    lay_ground()

    assert Reading(NOON - 300 * DAY).section("city").name == "City"


def test_days_and_months_hold_what_they_hold_now_and_then():
    lay_ground()
    first = publish()
    publish(at=NOON + DAY)

    assert Reading().days(2026, 3) == ((date(2026, 3, 10), 1), (date(2026, 3, 11), 1))
    assert Reading(NOON + HOUR).days(2026, 3) == ((date(2026, 3, 10), 1),)
    assert Reading().months() == ((2026, 3, 2),)
    assert Reading().day(date(2026, 3, 10), "city") == (first.story,)
    assert Reading().count("all") == 2


def test_corrections_are_listed_by_the_month_in_which_they_were_made():
    lay_ground()
    copy = publish()
    corrected = revise(copy, at=NOON + HOUR, kind="correct")

    assert Reading().corrections(2026, 3) == ((copy.story, corrected.corrections[-1]),)
    assert Reading().corrections_months() == ((2026, 3),)
    assert Reading(NOON).corrections(2026, 3) == ()


def test_a_front_is_the_newest_launched_by_then():
    from django.db import transaction

    from gazette.record import log

    lay_ground()
    copy = publish()
    launched = Front(packages=(Package("top", (Slot(story=copy.story), Slot(rule="newest"))),))
    with transaction.atomic():
        log.append("front", "front:", launched.as_json(), at=NOON + HOUR)

    assert Reading().front() == launched
    assert Reading(NOON).front() is None


def test_an_unsaved_copy_is_laid_over_the_record_and_leaves_no_trace():
    lay_ground()
    published = publish(headline="As published")
    draft = make_copy(headline="A draft")

    reading = Reading(overlay=Overlay((published.but(headline="Being rewritten"), draft)))

    assert reading.copy(published.story).headline == "Being rewritten"
    assert reading.copy(draft.story).headline == "A draft"
    assert Reading().copy(published.story).headline == "As published"
    assert Reading().copy(draft.story) is None


def test_a_deed_tells_what_was_and_what_is():
    lay_ground()
    first = publish()
    second = revise(first, at=NOON + HOUR)
    end(second, at=NOON + 2 * HOUR)

    made, changed, ended = list(Reading().deeds(after=5))

    assert (made.before, made.after) == (None, first)
    assert (changed.before, changed.after) == (first, second)
    assert (ended.before, ended.after) == (second, None)


def test_a_deed_whose_words_were_taken_down_still_tells_where_the_story_stood():
    lay_ground()
    copy = publish(topics=("port",), headline="Gone")
    end(copy, at=NOON + HOUR, kind="takedown")

    deeds = list(Reading().deeds(after=5))

    assert all((d.before or d.after).topics == ("port",) for d in deeds)
    assert all((d.before or d.after).headline == "" for d in deeds)


def test_a_statement_is_asked_of_the_database_at_once_unless_somebody_watches():
    with CaptureQueriesContext(connection) as seen:
        watched = lookup.every("SELECT %s + %s", 2, 3)

    assert watched == lookup.every("SELECT %s + %s", 2, 3) == [(5,)]
    assert len(seen) == 1


def test_a_fault_of_the_database_has_the_same_name_on_either_road():
    with pytest.raises(DatabaseError), transaction.atomic():
        lookup.one("SELECT nothing FROM nowhere")


def test_a_copy_knows_the_entry_it_was_read_from_and_nobody_else_is_told():
    lay_ground()
    first = publish(headline="First")
    second = revise(first, at=NOON + HOUR, headline="Second")

    read = Reading().copy(first.story)
    before = Reading().copy(first.story, 1)

    assert read.entry > before.entry > 0
    assert read == second and "entry" not in read.as_json() and "entry" not in repr(read)
    assert [deed.after.entry for deed in Reading().deeds() if deed.after] == [before.entry, read.entry]
