"""The windows in which stories and names are chosen are searched by words."""

import pytest

from gazette.stories.models import Story
from tests.stories.making import lay_ground, make_story, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
STORIES = "/newsroom/snippets/choose/stories/story/results/"


@pytest.fixture
def ida(client):
    client.force_login(make_user("editor"))
    return client


def test_a_story_is_found_by_words_of_its_headline_in_any_order(ida):
    make_story(headline="The Night Tram Is Back")
    make_story(headline="Council Backs a Budget")

    found = ida.get(STORIES, {"q": "tram night"}).content.decode()

    assert "The Night Tram Is Back" in found and "Council" not in found


def test_without_a_hit_the_window_says_so_in_the_words_that_were_typed(ida):
    make_story(headline="The Night Tram Is Back")

    assert "Nothing here has the words “zeppelin”" in ida.get(STORIES, {"q": "zeppelin"}).content.decode()


def test_a_killed_story_cannot_be_chosen_and_a_draft_says_it_is_one(ida):
    make_story(headline="Still a Draft")
    killed = make_story(headline="Gone")
    Story.objects.filter(pk=killed.pk).update(killed=killed.edited)

    found = ida.get("/newsroom/snippets/choose/stories/story/").json()["html"]

    assert "Still a Draft" in found and ">Draft<" in found and "Gone" not in found


def test_sections_are_searched_as_well(ida):
    lay_ground()

    assert "City" in ida.get("/newsroom/snippets/choose/stories/section/results/", {"q": "cit"}).content.decode()
    assert "City" not in ida.get("/newsroom/snippets/choose/stories/section/results/", {"q": "xyz"}).content.decode()
