"""Topics and people stay in the newsroom until something published names them."""

import pytest

from gazette.record.models import Entry
from gazette.record.reading import Reading
from gazette.staff.models import Person
from gazette.stories import actions
from gazette.stories.models import Section, Story, Topic

from .making import NOON, lay_ground, make_story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


@pytest.fixture
def inquiry() -> Story:
    """A draft about a topic, by a reporter, whom no reader has met."""
    lay_ground()
    topic = Topic(uid="inquiry", slug="inquiry", name="The Inquiry")
    topic.save(at=NOON)
    Person(uid="rose", slug="rose", name="Rose Vantage").save(at=NOON)
    story = make_story(byline="rose")
    story.topics = [topic]
    story.save()
    return story


def test_what_only_a_draft_names_is_in_no_entry(inquiry):
    Topic.objects.get(slug="inquiry").save(at=NOON)  # saving it again tells nobody either

    assert not Entry.objects.filter(subject__in=("inquiry", "rose")).exists()


def test_the_first_publication_introduces_them(inquiry):
    actions.publish(inquiry, by=None, at=NOON)

    assert (Reading().topic("inquiry").name, Reading().person("rose").name) == ("The Inquiry", "Rose Vantage")


def test_once_known_a_new_name_goes_out_at_once(inquiry):
    actions.publish(inquiry, by=None, at=NOON)

    person = Person.objects.get(slug="rose")
    person.name = "Rose V. Vantage"
    person.save(at=NOON)

    assert Reading().person("rose").name == "Rose V. Vantage"


def test_a_sections_editor_is_known_with_the_section():
    lay_ground()
    person = Person(uid="ida", slug="ida", name="Ida Marsh")
    person.save(at=NOON)

    Section(uid="arts", slug="arts", name="Arts", editor=person).save(at=NOON)

    assert Reading().person("ida").name == "Ida Marsh"


def test_a_preview_names_whom_the_record_does_not_know_yet(inquiry):
    page = inquiry.make_preview_request().content.decode()

    assert '<a rel="author" href="/by/rose/"><b>Rose Vantage</b></a>' in page and ">The Inquiry</a>" in page
    assert Reading().person("rose") is None
