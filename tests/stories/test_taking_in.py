"""Taking in: an archive enters the record as of then, past the legal checks only, and quickly."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gazette.record import log
from gazette.record.copy import Correction
from gazette.record.models import Entry
from gazette.record.reading import Reading
from gazette.stories.models import Story
from gazette.stories.stops import Stopped
from gazette.stories.taking_in import end, follow, take_in, take_in_all

from .making import NOON, lay_ground, make_copy

THEN = datetime(2025, 9, 3, 16, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


def test_an_archive_enters_as_of_then_and_says_it_was_taken_in():
    story = take_in(make_copy(slug="parade"), at=NOON, published=THEN)

    entry = Entry.objects.get(kind="publish")
    assert (story.path, entry.effective, entry.recorded, entry.taken_in) == ("/2025/09/03/parade/", THEN, NOON, True)
    assert Reading(at=THEN).copy(story.uid).headline == story.headline


def test_the_record_keeps_the_copy_as_it_came():
    copy = make_copy()

    take_in(copy, at=NOON)

    assert Reading().copy(copy.story) == copy


def test_an_archive_without_a_byline_is_taken_in_but_would_not_be_published_now():
    assert take_in(make_copy(byline=()), at=NOON).live

    with pytest.raises(Stopped, match="no byline"):
        take_in(make_copy(byline=()), at=NOON, archive=False)


def test_a_draft_leaves_the_record_alone():
    story = take_in(make_copy(), at=NOON, draft=True)

    assert not Entry.objects.filter(kind="publish").exists()
    assert Story.objects.get(pk=story.pk).standing == "draft"


def test_what_came_after_is_taken_in_too():
    copy = make_copy()
    story = take_in(copy, at=NOON, published=THEN)
    day = timedelta(days=1)

    follow(story, copy.but(headline="Right"), kind="correct", at=NOON, effective=THEN + day, correction=Correction("It was right.", ""))
    end(story, reason="It was not ours.", at=NOON, effective=THEN + 2 * day)

    assert Reading().copy(story.uid) is None
    assert Story.objects.get(pk=story.pk).standing == "killed"
    assert [entry.kind for entry in Entry.objects.filter(subject=story.uid).order_by("number")] == ["publish", "correct", "kill"]
    assert list(log.verify()) == []


def test_one_bad_item_of_a_batch_leaves_the_others_in():
    good, bad, other = make_copy(), make_copy(section=""), make_copy()

    done = list(take_in_all([good, bad, other], at=NOON))

    assert [isinstance(item, Story) for item in done] == [True, False, True]
    assert "no section" in str(done[1])
    assert Story.objects.count() == 2


def test_what_a_story_asks_of_the_database_does_not_grow_with_the_batch():
    lay_ground()
    counts = []
    for many in (40, 80):
        copies = [make_copy() for _ in range(many)]
        with CaptureQueriesContext(connection) as asked:
            assert all(isinstance(item, Story) for item in take_in_all(copies, at=NOON))
        counts.append(len(asked) / many)

    assert counts[1] <= counts[0] < 20
