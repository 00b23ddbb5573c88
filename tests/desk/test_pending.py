"""Publications that wait: undone, pressed again, carried out, too late, and with a clock that jumps."""

from datetime import timedelta

import pytest

from gazette.desk import runner
from gazette.desk.clockguard import Look, jumped
from gazette.desk.models import PendingAct, Watch
from gazette.desk.pending import ask, take_back
from gazette.record.reading import Reading
from gazette.stories import actions
from gazette.stories.stops import Stale, Stopped
from tests.stories.making import NOON, make_story, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
SECOND = timedelta(seconds=1)


def ready():
    story = make_story()
    return story, actions.seen_at(story.save_revision())


def published(story) -> bool:
    return Reading().copy(story.uid) is not None


def test_a_publication_waits_and_goes_out_when_its_moment_comes():
    story, seen = ready()
    ask(story, by=make_user(), at=NOON, seen=seen)

    runner.publications(NOON + 9 * SECOND)
    assert not published(story)

    runner.publications(NOON + 10 * SECOND)
    assert published(story) and not PendingAct.objects.exists()


def test_undo_leaves_the_story_as_it_was():
    story, seen = ready()

    take_back(ask(story, by=None, at=NOON, seen=seen))
    runner.publications(NOON + 60 * SECOND)

    assert not published(story)


def test_pressed_again_it_goes_out_now():
    story, seen = ready()
    ask(story, by=None, at=NOON, seen=seen)

    assert ask(story, by=None, at=NOON + SECOND, seen=seen) is None

    assert published(story) and not PendingAct.objects.exists()


def test_a_correction_waits_with_its_words():
    story, seen = ready()
    actions.publish(story, by=None, at=NOON, seen=seen)
    ask(story, by=None, at=NOON + SECOND, seen=seen, verb="correct", words={"text": "It was Tuesday.", "was": "Monday", "now_is": "Tuesday"})

    runner.publications(NOON + 12 * SECOND)

    assert Reading().copy(story.uid).corrections[-1].was == "Monday"


def test_what_the_gate_stops_is_refused_when_asked():
    story = make_story(byline="")

    with pytest.raises(Stopped, match="no byline"):
        ask(story, by=None, at=NOON, seen=actions.seen_at(story.save_revision()))

    assert not PendingAct.objects.exists()


def test_an_address_used_before_is_refused_when_asked():
    actions.publish(make_story(slug="same"), by=None, at=NOON)
    story = make_story(slug="same")

    with pytest.raises(Stopped, match="Choose another slug"):
        ask(story, by=None, at=NOON, seen=actions.seen_at(story.save_revision()))


def test_a_draft_saved_meanwhile_stops_the_act_and_says_so():
    story, seen = ready()
    ask(story, by=None, at=NOON, seen=seen)
    story.save_revision(user=make_user("reporter"))

    runner.publications(NOON + 11 * SECOND)

    act = PendingAct.objects.get()
    assert not published(story) and act.failed and "nellie has saved it" in act.why


def test_one_failing_item_does_not_keep_the_next_from_going_out():
    first, seen = ready()
    ask(first, by=None, at=NOON, seen=seen)
    PendingAct.objects.update(seen="0@never")
    second, seen = ready()
    ask(second, by=None, at=NOON, seen=seen)

    runner.publications(NOON + 11 * SECOND)

    assert not published(first) and published(second)


@pytest.mark.parametrize("late", [timedelta(minutes=11), timedelta(days=31), -timedelta(hours=1)])
def test_an_act_found_at_the_wrong_time_is_shown_instead_of_done(late):
    story, seen = ready()
    ask(story, by=None, at=NOON, seen=seen)
    PendingAct.objects.update(due=min(NOON, NOON + late))

    runner.publications(NOON + late)

    assert not published(story) and "Press Publish again" in PendingAct.objects.get().why


def test_a_clock_that_jumps_stops_the_runner_until_it_has_run_evenly(monkeypatch):
    walls = iter([NOON, NOON + SECOND, NOON + timedelta(days=31), *(NOON + timedelta(days=31, seconds=n) for n in range(1, 80))])
    ticks = iter(range(100))
    done = []
    monkeypatch.setattr(runner, "DUE", (lambda now: done.append(now) or 1,))
    watch = runner.Runner(clock=lambda: next(walls), steady=lambda: float(next(ticks)))

    watch.look(), watch.look()
    assert len(done) == 2

    watch.look()
    assert len(done) == 2 and "jumped" in Watch.objects.get().distrust

    for _ in range(60):
        watch.look()
    assert len(done) == 2
    watch.look()
    assert len(done) == 3 and Watch.objects.get().distrust == ""


def test_clocks_that_agree_are_trusted():
    assert jumped(Look(NOON, 5), Look(NOON + timedelta(hours=1), 3605)) is None
    assert jumped(Look(NOON, 5), Look(NOON - timedelta(hours=1), 6)) is not None


def test_an_editor_with_an_old_draft_cannot_ask():
    story, seen = ready()
    story.save_revision()

    with pytest.raises(Stale):
        ask(story, by=None, at=NOON, seen=seen)
