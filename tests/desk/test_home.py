"""The desk and what stands around it: what needs someone, furniture, and clearing the sample."""

from datetime import timedelta

import pytest

from gazette.desk.models import PendingAct, Watch
from gazette.desk.screens import clearing
from gazette.desk.screens.home import needs
from gazette.house.ids import stable
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.record import log
from gazette.record.models import Entry
from gazette.record.reading import Reading
from gazette.stories import actions
from gazette.stories.models import Section, Story, Topic
from gazette.stories.taking_in import take_in
from tests.stories.making import NOON, make_copy, make_photo, make_story, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


@pytest.fixture
def pressless(monkeypatch):
    monkeypatch.setattr("gazette.desk.screens.home.press_lag", lambda: 3)
    monkeypatch.setattr("gazette.desk.screens.clearing.press_now", lambda slug: True)


def test_the_desk_shows_drafts_published_and_what_is_behind(client, pressless):
    client.force_login(make_user("reporter"))
    make_story(headline="A Draft")
    actions.publish(make_story(headline="An Old Hand"), by=None, at=NOON)

    words = client.get("/newsroom/").content.decode()

    assert "A Draft" in words and "An Old Hand" in words and "3 entries behind" in words and "none yet" in words


def test_a_story_known_only_to_the_year_is_listed_with_no_day(client, pressless):
    client.force_login(make_user("reporter"))
    take_in(make_copy(headline="Old News", exact="year"), at=NOON, published=NOON - timedelta(days=800))

    for address in ("/newsroom/", "/newsroom/stories/"):
        row = client.get(address).content.decode().split("Old News", 1)[1].split("</tr>")[0]
        assert f"<td>{(NOON - timedelta(days=800)).year}</td>" in "".join(row.split()), address


def test_what_failed_held_or_will_expire_needs_someone():
    story = make_story(headline="Held Story", hold="lawyer is reading")
    PendingAct.objects.create(story=story, verb="publish", made=NOON, due=NOON, failed=NOON, why="Its moment passed.")
    make_photo("Quay", rights_expire=NOON + timedelta(days=2))
    Watch.objects.create(pk=1, looked=NOON - timedelta(minutes=5), distrust="")

    said = [need.what for need in needs(NOON, active())]

    assert said == ["Held Story was not published", "The runner has stopped", "Rights to “Quay” end soon", "Held Story is held"]


@pytest.mark.parametrize("page", ["stories/", "stories/add/", "sections/", "sections/add/", "topics/", "people/", "people/add/", "places/",
                                  "places/add/", "fronts/", "fronts/new/", "images/", "images/add/", "colleagues/", "account/", "sample/"])  # fmt: skip
def test_every_screen_opens(client, page, pressless):
    client.force_login(make_user("administrator"))

    assert client.get(f"/newsroom/{page}").status_code == 200


def test_no_menu_leads_to_a_closed_door(client, pressless):
    client.force_login(make_user("administrator"))

    words = client.get("/newsroom/").content.decode()

    assert "/newsroom/stories/" in words
    for closed in ("/newsroom/reports/", "/newsroom/workflows/", "/newsroom/collections/", "/newsroom/sites/", "/newsroom/users/"):
        assert f'"{closed}' not in words, closed


def test_furniture_is_served_small_and_kept(client):
    answer = client.get("/newsroom/static/desk/newsroom.css?v=1", headers={"accept-encoding": "gzip"})

    assert (answer["Content-Encoding"], answer["Cache-Control"].split(",")[0]) == ("gzip", "public")
    assert client.get("/newsroom/static/../settings.py").status_code == 404


def test_the_sample_is_cleared_into_a_new_record(client, pressless):
    copy = make_copy(slug="night-tram", story=stable("story", "night-tram"), topics=("port",))
    take_in(copy, at=NOON)
    assert clearing.is_sample()

    clearing.empty()

    assert not Story.objects.exists() and not Topic.objects.exists() and Section.objects.exists()
    assert Reading().copy(copy.story) is None and Reading().section("city").name == "City"
    assert {entry.kind for entry in Entry.objects.all()} == {"paper", "section"}
    assert list(log.verify()) == []


@pytest.mark.parametrize("own", ["published", "taken in"])
def test_a_paper_with_stories_of_its_own_is_not_cleared(own, pressless):
    take_in(make_copy(slug="night-tram", story=stable("story", "night-tram")), at=NOON)
    if own == "published":
        actions.publish(make_story(), by=None, at=NOON)
    else:
        take_in(make_copy(story="0" * 32, slug="from-our-archive"), at=NOON)

    with pytest.raises(Mistake, match="of your own"):
        clearing.empty()

    assert Story.objects.count() == 2
