"""Copyfit while a story is written: a line in the editor, for stories of the issue being planned only."""

import pytest
from django.db import transaction

from gazette.issues.fitting import length, words_for
from gazette.record.reading import Reading
from tests.stories.making import NOON, make_story, make_user

from .making import body, lay_out, made_up, make_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


@pytest.fixture
def issue():
    return make_issue()


def rewritten(story, words: int):
    """The story with another length, saved as a draft."""
    story.body = type(story)._meta.get_field("body").stream_block.to_python(body(story.slug, words))
    story.save_revision()
    return story


def test_a_story_says_how_many_lines_it_is_over_or_under_its_place(issue):
    first, *_ = lay_out()
    run = made_up(issue)
    place = sum(fit["lines"] for fit in run.told["fits"] if fit["story"] == first.uid)
    assert words_for(first, at=NOON).startswith("Print, Tuesday: ")

    longer = length(rewritten(first, 500), issue, at=NOON)
    assert words_for(first, at=NOON) == f"Print, Tuesday: {longer} lines, {longer - place} over"

    shorter = length(rewritten(first, 150), issue, at=NOON)
    assert words_for(first, at=NOON) == f"Print, Tuesday: {shorter} lines, {place - shorter} under"


def test_a_story_of_no_issue_says_nothing(issue):
    lay_out()
    made_up(issue)

    assert words_for(make_story(slug="elsewhere"), at=NOON) == ""


def test_an_issue_that_is_past_says_nothing(issue):
    from datetime import timedelta

    first, *_ = lay_out()
    made_up(issue)

    assert words_for(first, at=NOON + timedelta(days=1)) == ""


def test_a_sealed_edition_is_measured_by_its_pages_and_one_that_is_out_says_nothing(issue):
    from gazette.issues.models import Making
    from gazette.record import log
    from tests.record.making import make_edition

    first, *_ = lay_out()
    made_up(issue)
    Making.objects.create(issue=issue, purpose=Making.RELEASE, state=Making.DONE, edited=1, begun=NOON)
    assert words_for(first, at=NOON).startswith("Print, Tuesday: ")

    with transaction.atomic():
        log.append("edition", issue.day.isoformat(), make_edition(Reading().copy(first.uid), day=issue.day.isoformat()).as_json(), at=NOON)

    assert words_for(first, at=NOON) == ""


def test_the_same_words_are_measured_once(issue, monkeypatch):
    from gazette.edition import matter

    first, *_ = lay_out()
    made_up(issue)
    rewritten(first, 333)
    once = words_for(first, at=NOON)

    monkeypatch.setattr(matter, "prepare", None)

    assert words_for(first, at=NOON) == once


def test_the_editor_shows_the_line_and_gives_it_anew(client, issue, monkeypatch):
    first, *_ = lay_out()
    made_up(issue)
    monkeypatch.setenv("GAZETTE_NOW", NOON.isoformat())
    client.force_login(make_user("editor"))

    assert "Print, Tuesday: " in client.get(f"/newsroom/stories/edit/{first.pk}/").content.decode()
    assert client.get(f"/newsroom/edition/fit/{first.pk}/").content.decode() == words_for(first, at=NOON)
