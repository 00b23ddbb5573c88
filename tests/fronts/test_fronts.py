"""Fronts: arranged in the newsroom, launched into the record, brought back."""

from datetime import timedelta

import pytest

from gazette.fronts import actions as front_actions
from gazette.fronts.models import Front
from gazette.house.mistakes import Mistake
from gazette.record.models import Entry
from gazette.record.reading import Reading
from gazette.staff.staleness import seen_in
from gazette.stories import actions
from tests.stories.making import NOON, lay_ground, make_story, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
HOUR = timedelta(hours=1)


def arranged(*stories, kind="top"):
    """A front with these stories and then the newest."""
    lay_ground()
    slots = [{"type": "story", "value": story.pk} for story in stories] + [{"type": "rule", "value": {"rule": "newest", "section": None, "genre": None}}]
    front = Front.objects.first() or Front()
    front.packages = Front._meta.get_field("packages").stream_block.to_python(
        [{"type": "package", "value": {"kind": kind, "title": "", "section": None, "slots": slots}}]
    )
    front.save()
    return Front.objects.get(pk=front.pk)


def published(at=NOON):
    story = make_story()
    actions.publish(story, by=None, at=at)
    return story


def test_a_launched_front_is_what_readers_get():
    story = published()

    front_actions.launch(arranged(story), by=None, at=NOON)

    slots = Reading().front().packages[0].slots
    assert (slots[0].story, slots[1].rule) == (story.uid, "newest")


def test_what_is_arranged_stays_private_until_launched():
    arranged(published())

    assert Reading().front() is None


def test_a_draft_cannot_stand_on_a_front():
    with pytest.raises(Mistake, match="is not published"):
        front_actions.launch(arranged(make_story()), by=None, at=NOON)


def test_a_story_stands_on_a_front_once():
    story = published()

    with pytest.raises(Mistake, match="stands on it twice"):
        front_actions.launch(arranged(story, story), by=None, at=NOON)


def test_rolling_back_launches_the_earlier_front_again():
    first, second = published(), published()
    front_actions.launch(arranged(first), by=None, at=NOON)
    front = arranged(second)
    front_actions.launch(front, by=None, at=NOON + HOUR)
    earlier = front_actions.launches(front)[1]

    front_actions.roll_back(front, earlier, by=None, at=NOON + 2 * HOUR)

    assert Reading().front().packages[0].slots[0].story == first.uid
    assert Entry.objects.filter(kind="front").count() == 3
    assert Front.objects.get().packages[0].value["slots"][0].value == first


def test_the_screen_arranges_and_launches(client):
    client.force_login(make_user("editor"))
    front = arranged(published())

    assert client.get(f"/newsroom/fronts/edit/{front.pk}/").status_code == 200
    client.post(f"/newsroom/fronts/edit/{front.pk}/", {"section": "", "packages-count": "0", "launch": "1", "seen": seen_in(front)})

    assert Reading().front().packages == ()


def seen(client, front, **form):
    """The front as its editor shows it while nothing is launched, or even saved."""
    address = f"/newsroom/fronts/preview/{front.pk}/"
    slots = {f"packages-0-value-slots-{number}-{key}": value for number, story in enumerate(form["stories"])
             for key, value in (("type", "story"), ("value", story.pk), ("order", number), ("deleted", ""), ("id", ""))}  # fmt: skip
    posted = client.post(address, {
        "section": "", "packages-count": "1", "packages-0-type": "package", "packages-0-order": "0", "packages-0-deleted": "", "packages-0-id": "",
        "packages-0-value-kind": "top", "packages-0-value-title": "", "packages-0-value-section": "",
        "packages-0-value-slots-count": len(form["stories"]), **slots,
    })  # fmt: skip
    assert posted.json()["is_valid"], posted.json()
    return client.get(f"{address}?in_preview_panel=true").content.decode()


def test_a_front_being_arranged_is_seen_as_the_whole_page_and_stored_nowhere(client):
    client.force_login(make_user("editor"))
    story = published()
    entries = Entry.objects.count()

    page = seen(client, arranged(), stories=[story])

    assert f'<a href="{story.path}">' in page or story.headline in page
    assert '<body class="front">' in page and "noindex" in page
    assert Entry.objects.count() == entries and Reading().front() is None
    assert Front.objects.get().packages[0].value["slots"][0].block_type == "rule"


def test_a_draft_on_a_front_is_seen_before_it_can_be_launched(client):
    client.force_login(make_user("editor"))
    published()
    draft = make_story(headline="Not Out Yet")

    page = seen(client, arranged(), stories=[draft])

    assert "Not Out Yet" in page
    assert Reading().copy(draft.uid) is None


def test_a_reporter_does_not_see_fronts_being_arranged(client):
    client.force_login(make_user("reporter"))

    assert client.get(f"/newsroom/fronts/preview/{arranged().pk}/").status_code == 403
