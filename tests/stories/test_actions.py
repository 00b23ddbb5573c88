"""The verbs: what each does to the story, the record and the press, and what each refuses."""

from datetime import timedelta

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry

from gazette.house.mistakes import Mistake
from gazette.record import log
from gazette.record.models import Entry
from gazette.record.reading import Reading
from gazette.record.refusals import Refused
from gazette.stories import actions
from gazette.stories.models import Section, Story
from gazette.stories.stops import Stale, Stopped

from .making import NOON, lay_ground, make_photo, make_story, make_user

HOUR = timedelta(hours=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


def test_a_published_story_is_in_the_record_and_mirrored():
    story = make_story(slug="bridge")

    actions.publish(story, by=make_user(), at=NOON)

    story.refresh_from_db()
    assert Reading().copy(story.uid).headline == story.headline
    assert (story.live, story.path, story.versions, story.standing) == (True, "/2026/03/10/bridge/", 1, "live")


@pytest.mark.django_db(transaction=True)
def test_publishing_wakes_the_press_once_after_the_commit(woken):
    lay_ground()
    woken.clear()

    actions.publish(make_story(), by=None, at=NOON)

    assert woken == ["pressed"]


def test_newer_words_reach_readers_only_with_an_update():
    story = make_story()
    actions.publish(story, by=None, at=NOON)

    story.headline = "A Newer Headline"
    story.save_revision()

    assert Reading().copy(story.uid).headline != "A Newer Headline"
    assert Story.objects.get(pk=story.pk).standing == "changed"

    actions.update(story, by=None, at=NOON + HOUR, note="Adds the mayor.")

    copy = Reading().copy(story.uid)
    assert (copy.headline, copy.version, copy.note) == ("A Newer Headline", 2, "Adds the mayor.")


def test_a_correction_says_what_was_wrong_and_stays_with_later_versions():
    story = make_story()
    actions.publish(story, by=None, at=NOON)

    actions.correct(story, "It was Tuesday.", by=None, at=NOON + HOUR, was="Monday", now_is="Tuesday")
    actions.update(story, by=None, at=NOON + 2 * HOUR)

    copy = Reading().copy(story.uid)
    assert [(c.text, c.was, c.now) for c in copy.corrections] == [("It was Tuesday.", "Monday", "Tuesday")]
    assert Entry.objects.filter(kind="correct").count() == 1


def test_a_correction_without_a_sentence_is_refused():
    story = make_story()
    actions.publish(story, by=None, at=NOON)

    with pytest.raises(Mistake, match="needs a sentence"):
        actions.correct(story, "  ", by=None, at=NOON + HOUR)


def test_a_killed_story_leaves_its_reason_behind_and_cannot_come_back():
    story = make_story()
    actions.publish(story, by=None, at=NOON)

    actions.kill(story, reason="The source was not who they said.", by=None, at=NOON + HOUR)

    assert Reading().copy(story.uid) is None
    assert Reading().standing(story.uid).reason == "The source was not who they said."
    with pytest.raises(Stopped, match="killed"):
        actions.update(story, by=None, at=NOON + 2 * HOUR)


def test_a_takedown_erases_the_words_in_the_newsroom_too():
    story = make_story(headline="Forbidden Words", notes="Secret")
    story.save_revision()
    actions.publish(story, by=None, at=NOON)
    actions.update(story, by=None, at=NOON, note="Secret sentence.")

    actions.takedown(story, reason="A court ordered it.", by=None, at=NOON + HOUR)

    story.refresh_from_db()
    assert "Forbidden" not in str(Story.objects.filter(pk=story.pk).values())
    assert story.revisions.count() == 0
    told = str(list(ModelLogEntry.objects.values("label", "data")))
    assert "Forbidden" not in told and "Secret sentence" not in told and "A court ordered it." in told
    assert list(log.verify()) == []


def test_a_stale_publication_is_refused_and_names_the_other():
    ida, story = make_user(), make_story()
    first = story.save_revision(user=ida)
    story.headline = "By another hand"
    story.save_revision(user=ida)

    with pytest.raises(Stale, match="ida"):
        actions.publish(story, by=None, at=NOON, seen=actions.seen_at(first))

    assert not Entry.objects.filter(kind="publish").exists()


def test_a_refused_entry_leaves_the_newsroom_as_it_was():
    first, second = make_story(slug="same"), make_story(slug="same")
    actions.publish(first, by=None, at=NOON)

    with pytest.raises(Refused, match="was used"):
        actions.publish(second, by=None, at=NOON)

    second.refresh_from_db()
    assert not second.live and second.published is None


def test_publishing_shows_the_pictures_it_names():
    photo = make_photo()
    story = make_story(lead=photo)
    assert Reading().picture(photo.uid) is None

    actions.publish(story, by=None, at=NOON)

    assert Reading().picture(photo.uid).credit == "Mathew Lenz"


def test_wagtails_own_roads_lead_through_the_verbs():
    story = make_story()
    revision = story.save_revision(user=make_user())

    revision.publish()

    assert Reading().copy(story.uid) is not None
    with pytest.raises(Stopped, match="killed with a reason"):
        Story.objects.get(pk=story.pk).unpublish()


def test_nothing_can_be_scheduled():
    story = make_story(go_live_at=NOON + HOUR, expire_at=NOON + 2 * HOUR)

    story.save_revision(approved_go_live_at=NOON + HOUR)

    story.refresh_from_db()
    assert (story.go_live_at, story.expire_at, story.latest_revision.approved_go_live_at) == (None, None, None)


def test_a_published_story_is_not_deleted():
    story = make_story()
    actions.publish(story, by=None, at=NOON)

    with pytest.raises(Stopped):
        Story.objects.get(pk=story.pk).delete()


def test_renaming_a_section_is_one_entry_and_saving_it_unchanged_is_none():
    lay_ground()
    section = Section.objects.get(slug="city")
    before = Entry.objects.count()

    section.name = "Town"
    section.save(at=NOON)
    section.save(at=NOON)

    assert Entry.objects.count() == before + 1
    assert Reading().section("city").name == "Town"


def test_what_a_verb_costs_does_not_grow_with_the_number_of_stories(django_assert_max_num_queries):
    for _ in range(5):
        actions.publish(make_story(), by=None, at=NOON)
    story = make_story()

    with django_assert_max_num_queries(50, connection=connection):
        actions.publish(story, by=None, at=NOON + HOUR)
