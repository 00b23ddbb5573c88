"""An edition's release: with what is in it and not out yet, at its hour, and never with words that changed or were withdrawn."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.issues import actions as issues
from gazette.issues.due import releases
from gazette.issues.forgetting import Forgetting
from gazette.issues.models import PendingRelease
from gazette.issues.numbering import number_for
from gazette.photos.actions import withdraw
from gazette.record.edition import Edition, Shown, files_of, kept_at, sealed_at
from gazette.record.models import Payload
from gazette.record.reading import Reading
from gazette.record.refusals import Refused
from gazette.stories import actions
from gazette.stories.previewing import unsaved_copy
from gazette.stories.stops import Stale, Stopped
from tests.record.making import make_edition
from tests.stories.making import NOON, make_photo, make_story, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def seal(*stories, **fields):
    """An edition of these stories as they would go out, its files in place; and the drafts it was made from."""
    drafts = {story.uid: actions.seen_at(story.save_revision()) for story in stories if not story.live}
    edition = make_edition(*(unsaved_copy(story, at=NOON) for story in stories), **fields)
    settings = active()
    files = [kept_at(settings.pictures, edition.pdf, "pdf"), sealed_at(settings.printed, edition)]
    for path in (*files, *(kept_at(settings.pictures, p.hash, "jpg") for page in edition.pages for p in page.pictures)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return edition, drafts


def published(story) -> bool:
    return Reading().copy(story.uid) is not None


def test_an_edition_brings_out_its_unpublished_stories_with_it():
    bridge, tram = make_story(slug="bridge"), make_story(slug="tram")
    edition, drafts = seal(bridge, tram)

    issues.release(edition, by=make_user(), at=NOON, seen=drafts)

    assert published(bridge) and published(tram)
    assert Reading().edition(edition.day) == edition


def test_a_headline_written_for_print_goes_out_with_the_edition_and_stands_apart_from_it():
    bridge = make_story(slug="bridge")
    edition, drafts = seal(bridge)
    titled = replace(edition, ran=(replace(edition.ran[0], headline="The Bridge, Again", cut=2),))

    waiting = issues.hold(titled, by=None, at=NOON, due=NOON + HOUR, seen=drafts)
    assert Reading().printed_as(bridge.uid, edition.day) == "" and "Again" not in str(list(Payload.objects.values_list("data", flat=True)))
    issues.release(Edition.from_json(waiting.edition), by=None, at=NOON + HOUR, seen=drafts)

    assert Reading().printed_as(bridge.uid, edition.day) == "The Bridge, Again"
    out = Payload.objects.get(entry__kind="edition").data
    assert "Again" not in str(out) and out["ran"][0]["cut"] == 2


def test_one_story_that_is_stopped_keeps_the_whole_edition_in():
    bridge, held = make_story(slug="bridge"), make_story(slug="held", hold="With the lawyers.")
    edition, drafts = seal(bridge, held)

    with pytest.raises(Stopped, match="held"):
        issues.release(edition, by=None, at=NOON, seen=drafts)

    assert not published(bridge) and Reading().newest_edition() == ""


def test_a_draft_saved_over_since_it_was_printed_keeps_the_edition_in():
    bridge = make_story(slug="bridge")
    edition, drafts = seal(bridge)
    bridge.headline = "Something Else"
    bridge.save_revision()

    with pytest.raises(Stale):
        issues.release(edition, by=None, at=NOON, seen=drafts)

    assert not published(bridge)


def test_a_story_that_went_out_meanwhile_as_printed_is_not_published_twice():
    bridge = make_story(slug="bridge")
    edition, drafts = seal(bridge)
    actions.publish(bridge, by=None, at=NOON)

    issues.release(edition, by=None, at=NOON + HOUR, seen=drafts)

    assert Reading().copy(bridge.uid).version == 1


def test_an_edition_whose_printer_s_file_is_not_there_is_not_released():
    edition, drafts = seal(make_story())

    with pytest.raises(Mistake, match="not sealed"):
        issues.release(replace(edition, press="d" * 64), by=None, at=NOON, seen=drafts)


def test_a_held_edition_comes_out_at_its_hour_and_not_before():
    bridge = make_story(slug="bridge")
    edition, drafts = seal(bridge)

    issues.hold(edition, by=make_user(), at=NOON, due=NOON + HOUR, seen=drafts)
    assert releases(NOON + HOUR / 2) == 0 and not published(bridge) and Reading().newest_edition() == ""

    assert releases(NOON + HOUR) == 1
    assert published(bridge) and Reading().newest_edition() == edition.day and not PendingRelease.objects.exists()


def test_no_number_is_printed_twice_though_an_edition_waits_with_the_next():
    day = date(2026, 3, 10)
    tomorrow, drafts = seal(make_story(), day="2026-03-11", number=number_for(day + DAY))
    issues.hold(tomorrow, by=None, at=NOON, due=NOON + HOUR, seen=drafts)
    assert (number_for(day + DAY), number_for(day)) == (1, 2)

    same, others = seal(make_story(), day="2026-03-10", number=1)
    with pytest.raises(Mistake, match="Number 1, which stands on page one, went to the edition of 2026-03-11"):
        issues.release(same, by=None, at=NOON, seen=others)
    issues.release(replace(same, number=number_for(day)), by=None, at=NOON, seen=others)
    releases(NOON + HOUR)

    assert Reading().editions(2026) == (("2026-03-11", 1), ("2026-03-10", 2))
    assert [number_for(day + n * DAY) for n in range(3)] == [2, 1, 3]


def test_what_a_release_would_refuse_is_refused_when_it_is_asked_to_wait():
    edition, drafts = seal(make_story(slug="held", hold="With the lawyers."))

    with pytest.raises(Stopped):
        issues.hold(edition, by=None, at=NOON, due=NOON + HOUR, seen=drafts)

    assert not PendingRelease.objects.exists()


def test_a_story_killed_while_the_edition_waits_keeps_it_in_and_says_so():
    bridge = actions.publish(make_story(slug="bridge"), by=None, at=NOON)
    edition, drafts = seal(bridge)
    edition = replace(edition, ran=tuple(replace(ran, version=1) for ran in edition.ran))
    issues.hold(edition, by=None, at=NOON, due=NOON + HOUR, seen=drafts)
    actions.kill(bridge, reason="It was invented.", by=None, at=NOON + HOUR / 2)

    releases(NOON + HOUR)

    waiting = PendingRelease.objects.get()
    assert waiting.failed and "bridge was killed" in waiting.why
    assert Reading().newest_edition() == ""
    with pytest.raises(Refused):
        issues.release(edition, by=None, at=NOON + HOUR)


def test_an_hour_that_passed_while_nobody_was_here_is_told_and_nothing_is_released():
    edition, drafts = seal(make_story())
    issues.hold(edition, by=None, at=NOON, due=NOON + HOUR, seen=drafts)

    releases(NOON + 3 * HOUR)

    assert "passed" in PendingRelease.objects.get().why and Reading().newest_edition() == ""


def files(edition) -> list[bool]:
    return [path.exists() for path in files_of(edition, pictures=active().pictures, printed=active().printed)]


def test_the_files_of_a_hold_that_is_taken_back_go(django_capture_on_commit_callbacks):
    edition, drafts = seal(make_story())
    waiting = issues.hold(edition, by=None, at=NOON, due=NOON + HOUR, seen=drafts)

    with django_capture_on_commit_callbacks(execute=True):
        issues.take_back(waiting)

    assert not any(files(edition))


def test_a_later_seal_of_the_day_leaves_no_file_of_the_earlier_one_and_a_release_keeps_its_own(django_capture_on_commit_callbacks):
    first, drafts = seal(make_story(), pdf="c" * 64)
    second, _ = seal(press="d" * 64, ran=first.ran, pages=first.pages)
    issues.hold(first, by=None, at=NOON, due=NOON + HOUR, seen=drafts)

    with django_capture_on_commit_callbacks(execute=True):
        issues.hold(second, by=None, at=NOON, due=NOON + HOUR, seen=drafts)
    assert files(first) == [False, True, False] and all(files(second))  # both name the same picture of a page

    with django_capture_on_commit_callbacks(execute=True):
        releases(NOON + HOUR)
    assert Reading().edition(second.day) and all(files(second))


def test_a_story_taken_down_while_the_edition_waits_keeps_it_in_within_a_second_and_its_files_go(django_capture_on_commit_callbacks):
    bridge = actions.publish(make_story(slug="bridge"), by=None, at=NOON)
    edition, _ = seal(bridge)
    edition = replace(edition, ran=tuple(replace(ran, version=1) for ran in edition.ran))
    issues.hold(edition, by=None, at=NOON, due=NOON + HOUR)
    forget = Forgetting()
    assert forget(NOON) == 0 and all(files(edition))

    actions.takedown(bridge, reason="It was invented.", by=None, at=NOON + HOUR / 2)
    with django_capture_on_commit_callbacks(execute=True):
        found = forget(NOON + HOUR / 2)

    assert found == 1 and "bridge was killed" in PendingRelease.objects.get().why and not any(files(edition))
    assert forget(NOON + HOUR / 2) == 0


def test_a_picture_withdrawn_while_the_edition_waits_keeps_it_in():
    photo = make_photo()
    bridge = actions.publish(make_story(slug="bridge", lead=photo, lead_caption="The quay.", lead_alt="Cranes.", lead_credit="M"), by=None, at=NOON)
    edition, _ = seal(bridge)
    edition = replace(edition, ran=tuple(replace(ran, version=1) for ran in edition.ran), shown=(Shown(photo.uid, (1,)),))
    issues.hold(edition, by=None, at=NOON, due=NOON + HOUR)

    withdraw(photo, why="Not ours.", by=None, at=NOON + HOUR / 2)
    Forgetting()(NOON + HOUR / 2)

    assert "A picture in it was withdrawn" in PendingRelease.objects.get().why
