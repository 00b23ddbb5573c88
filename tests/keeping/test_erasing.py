"""After a takedown the keeper erases once for each, and looks after the files until every room has let go."""

from datetime import timedelta

import pytest

from gazette.keeping import erasing
from gazette.stories import actions
from tests.stories.making import NOON, make_story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


@pytest.fixture
def done(monkeypatch):
    """What was asked for, in its order; the files answer that nobody was in the way."""
    asked = []
    monkeypatch.setattr(erasing, "erase", lambda story: asked.append(story) or True)
    monkeypatch.setattr(erasing, "fold_in", lambda: asked.append("files") or True)
    return asked


def test_nothing_is_erased_where_nothing_was_taken_down(done):
    assert erasing.Erasing()(NOON) and done == []


def test_each_takedown_is_erased_once_and_the_files_for_two_minutes(done):
    story, watch = make_story(), erasing.Erasing()
    actions.publish(story, by=None, at=NOON)
    actions.takedown(story, reason="A court ordered it.", by=None, at=NOON)

    assert [watch(NOON + timedelta(seconds=after)) for after in (1, 6, 121)] == [False, False, True]
    assert done == [story.uid, "files", "files"]


def test_a_reader_in_the_way_has_it_tried_again(done, monkeypatch):
    monkeypatch.setattr(erasing, "erase", lambda story: bool(done.append(story)))
    story, watch = make_story(), erasing.Erasing()
    actions.publish(story, by=None, at=NOON)
    actions.takedown(story, reason="A court ordered it.", by=None, at=NOON)

    watch(NOON + timedelta(hours=1))
    watch(NOON + timedelta(hours=1))

    assert done == [story.uid, story.uid]
