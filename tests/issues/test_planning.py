"""An issue planned: what is wanted of it, its pages made up, locked, signed off and reopened; and what is refused."""

import pytest

from gazette.edition.layout import Type
from gazette.house.mistakes import Mistake
from gazette.issues import planning
from gazette.issues.board import FLOWING, board
from gazette.issues.forgetting import Forgetting
from gazette.issues.models import Issue, Making, StoryWish
from gazette.issues.packing import locked_of, made_of, print_of
from gazette.issues.pool import ready
from gazette.photos.actions import withdraw
from gazette.stories import actions
from gazette.stories.stops import Stale
from tests.record.making import make_edition, release
from tests.stories.making import NOON, make_photo, make_story

from .making import body, editors, lay_out, made_up, make_advertisement, make_issue, make_photograph

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


def stories_of(run: Making, page: int = 1) -> list[str]:
    return run.told["pages"][page - 1]["stories"]


def test_the_pages_hold_what_was_published_and_the_report_tells_the_rest():
    stories = lay_out()

    run = made_up(make_issue())

    printed, held = set(stories_of(run)), {held["story"] for held in run.told["held"]}
    assert printed and printed | held == {story.uid for story in stories}
    assert {path.name for path in run.directory.iterdir()} == {"proof.pdf", "small-1.jpg", "large-1.jpg"}
    assert run.told["pages"][0]["print"] == print_of(made_of(run.kept).layout.pages[0])


def test_a_story_left_out_is_left_out_and_a_draft_taken_in_is_printed():
    first, *_ = lay_out()
    draft = make_story(slug="draft", headline="Not Out Yet", body=body("draft", 300), priority=1)
    draft.save_revision()
    issue = make_issue()
    assert draft in ready(at=NOON)

    planning.wish(issue, first, {"out": True}, seen=0)
    planning.wish(issue, draft, {"page": 1}, seen=0)
    run = made_up(issue)

    assert first.uid not in stories_of(run) and draft.uid in stories_of(run)
    assert run.told["drafts"] == {draft.uid: actions.seen_at(draft.latest_revision)}
    assert not draft.live


def test_a_draft_that_may_not_go_out_is_not_printed_and_it_is_told():
    lay_out()
    held = make_story(slug="held", headline="Held", hold="With the lawyers.", body=body("held", 200))
    issue = make_issue()

    planning.wish(issue, held, {"page": 1}, seen=0)
    run = made_up(issue)

    assert held.uid not in stories_of(run)
    assert "held was taken in and may not go out. It is held: With the lawyers. Clear the hold first." in run.told["notes"]


def test_what_the_desk_wants_of_a_story_is_printed_so():
    _, second, *_ = lay_out()
    issue = make_issue()

    planning.wish(issue, second, {"page": 1, "headline": "Words for Print", "cut": 1, "least": 2, "most": 2}, seen=0)
    run = made_up(issue)

    story = next(story for story in made_of(run.kept).snapshot.stories if story.id == second.uid)
    assert story.headline == "Words for Print"
    assert [fit["columns"] for fit in run.told["fits"] if fit["story"] == second.uid] == [2]
    assert any(note.startswith(f"{second.slug}: its last paragraph is not printed") for note in run.told["notes"])


def test_two_who_set_a_story_at_once_do_not_overwrite_each_other():
    story, *_ = lay_out()
    issue = make_issue()
    planning.wish(issue, story, {"top": True}, seen=0)

    with pytest.raises(Stale, match="somebody has set it otherwise"):
        planning.wish(issue, story, {"top": False}, seen=0)

    assert StoryWish.objects.get().top


def test_a_page_is_signed_off_by_two_where_two_may_and_is_locked_by_it():
    lay_out()
    ida, joseph, nellie = editors()
    issue = make_issue()
    print_ = made_up(issue).told["pages"][0]["print"]

    with pytest.raises(Mistake, match="Your role does not allow"):
        planning.sign(issue, 1, print=print_, by=nellie, at=NOON)
    planning.sign(issue, 1, print=print_, by=ida, at=NOON)
    planning.sign(issue, 1, print=print_, by=ida, at=NOON)

    assert planning.signatures_needed() == 2 and issue.signatures.count() == 1
    planning.sign(issue, 1, print=print_, by=joseph, at=NOON)
    assert issue.signatures.count() == 2
    assert issue.sheets.get(number=1).is_locked


def test_a_locked_page_is_the_same_after_another_run_and_a_reopened_one_follows_the_wishes():
    first, *_ = lay_out()
    ida, *_ = editors()
    issue = make_issue()
    before = made_up(issue).told["pages"][0]["print"]
    planning.sign(issue, 1, print=before, by=ida, at=NOON)

    planning.wish(issue, first, {"headline": "Quite Another Headline for Print"}, seen=0)
    assert made_up(issue).told["pages"][0]["print"] == before

    planning.reopen(issue, 1)
    assert not issue.signatures.exists()
    assert made_up(issue).told["pages"][0]["print"] != before


def test_a_page_made_anew_since_it_was_looked_at_is_not_signed_off():
    lay_out()
    ida, *_ = editors()
    issue = make_issue()
    made_up(issue)

    with pytest.raises(Stale, match="Page 1 was made up anew since you opened it"):
        planning.sign(issue, 1, print="another", by=ida, at=NOON)


def test_locking_a_page_locks_where_its_stories_come_from_and_unlocking_frees_where_they_go():
    lay_out(*(f"long-{n}" for n in range(16)))
    issue = make_issue(pages=2)
    run = made_up(issue)
    assert {(jump["start"], jump["end"]) for jump in run.told["jumps"]} == {(1, 2)}

    assert planning.lock(issue, 2, seen=0, by=None) == [1, 2]
    assert all(locked_of(sheet.kept).kept.page.number == sheet.number for sheet in issue.sheets.all())
    assert planning.unlock(issue, 1, seen=issue.sheets.get(number=1).edited) == [1, 2]


def test_a_story_killed_since_unlocks_its_page_and_is_not_printed_again():
    lay_out()
    issue = make_issue()
    run = made_up(issue)
    planning.lock(issue, 1, seen=0, by=None)
    killed = next(story for story in actions.Story.objects.all() if story.uid in stories_of(run))

    actions.kill(killed, reason="It was not so.", by=None, at=NOON)
    run = made_up(issue)

    assert killed.uid not in stories_of(run)
    assert f"Page 1 was unlocked: “{killed.headline}” was killed." in run.told["notes"]


def test_a_picture_withdrawn_since_makes_its_page_flow_unlocks_it_and_is_not_printed_again():
    photo = make_photo(file=make_photograph())
    told = {"lead": photo, "lead_caption": "The quay.", "lead_alt": "Cranes.", "lead_credit": "M"}
    story = make_story(headline="The Quay Opens Again", body=body("quay", 300), priority=1, **told)
    actions.publish(story, by=None, at=NOON)
    lay_out()
    issue = make_issue()
    run = made_up(issue)
    assert [(shown["picture"], list(shown["pages"])) for shown in run.told["shown"]] == [(photo.uid, [1])]
    planning.lock(issue, 1, seen=0, by=None)

    withdraw(photo, why="Not ours.", by=None, at=NOON)
    shown = board(issue, at=NOON)
    again = made_up(issue)

    assert shown.leaves[0].state == FLOWING and shown.is_changed
    assert again.told["shown"] == [] and any(note.startswith("Page 1 was unlocked: the picture “") for note in again.told["notes"])


def test_what_is_taken_down_leaves_runs_proofs_locked_pages_and_printed_headlines(django_capture_on_commit_callbacks):
    lay_out()
    issue = make_issue()
    run = made_up(issue)
    planning.lock(issue, 1, seen=0, by=None)
    gone = next(story for story in actions.Story.objects.all() if story.uid in stories_of(run))
    planning.wish(issue, gone, {"headline": "A Printed Secret"}, seen=0)
    forget = Forgetting()
    assert forget(NOON) == 0 and run.directory.exists()

    actions.takedown(gone, reason="It named a child.", by=None, at=NOON)
    with django_capture_on_commit_callbacks(execute=True):
        assert forget(NOON) == 2

    issue.refresh_from_db()
    assert not run.directory.exists() and not issue.makings.exists() and not issue.sheets.exclude(kept=None).exists()
    assert issue.wishes.get().headline == ""


def test_a_story_killed_while_the_pages_are_made_is_made_again_without(monkeypatch):
    from gazette.issues import making

    stories = lay_out()
    issue, real, seen = make_issue(), making.make, []

    def making_it(snapshot, *args, **kwargs):
        edition = real(snapshot, *args, **kwargs)
        if not seen:
            seen.append(edition.layout.pages[0].stories[0])
            actions.kill(next(s for s in stories if s.uid == seen[0]), reason="No.", by=None, at=NOON)
        return edition

    monkeypatch.setattr(making, "make", making_it)
    run = made_up(issue)

    assert seen[0] not in stories_of(run)


def test_a_run_that_is_cancelled_leaves_nothing(monkeypatch):
    from gazette.issues import making

    lay_out()
    issue = make_issue()
    run = planning.make_up(issue, by=None, at=NOON)
    real = making.make

    def cancelled(*args, **kwargs):
        planning.cancel(run, at=NOON)
        return real(*args, **kwargs)

    monkeypatch.setattr(making, "make", cancelled)
    making.work(run.pk)

    run.refresh_from_db()
    assert run.state == Making.CANCELLED and issue.made is None
    assert not run.directory.exists() and not run.directory.with_name(f"{run.token}.part").exists()


def test_one_run_at_a_time():
    lay_out()
    issue = make_issue()
    planning.make_up(issue, by=None, at=NOON)

    with pytest.raises(Mistake, match="are being made up"):
        planning.make_up(issue, by=None, at=NOON)


def test_an_issue_without_a_story_says_so():
    from gazette.issues import making

    run = planning.make_up(make_issue(), by=None, at=NOON)

    making.work(run.pk)

    run.refresh_from_db()
    assert (run.state, run.why) == (Making.FAILED, "There is no story to print. Publish one, or give a date that has some.")


def test_a_booked_advertisement_is_printed_and_one_too_coarse_is_refused_in_a_sentence(tmp_path):
    lay_out()
    issue = make_issue()
    fine, coarse = make_advertisement(tmp_path), make_advertisement(tmp_path, "Corner Shop", width=300, height=200)

    with pytest.raises(Mistake, match="The artwork of Corner Shop has .* pixels per inch in that size; at least 200 are needed"):
        planning.book(issue, coarse, by=None)
    planning.book(issue, fine, by=None)
    run = made_up(issue)

    plates = [element for element in made_of(run.kept).layout.pages[0].elements if getattr(element, "id", "") == f"booking {fine.pk}"]
    assert len(plates) == 1 and not any("Harbor Bank" in note and "found no room" in note for note in run.told["notes"])


def test_the_issue_of_a_day_is_planned_once_and_in_a_size_there_is():
    make_issue()

    with pytest.raises(Mistake, match="is being planned already"):
        make_issue()
    with pytest.raises(Mistake, match="65 pages cannot be printed"):
        planning.arrange(Issue.objects.get(), size="a4", pages=65, seen=1)
    with pytest.raises(Stale):
        planning.arrange(Issue.objects.get(), size="tabloid", pages=4, seen=7)


def test_a_notice_stands_beside_the_nameplate_with_the_number_and_a_locked_page_keeps_both():
    lay_out()
    issue = make_issue()
    first = made_up(issue)
    assert words_on_page_one(first) >= {"NO. 1"} and "WEATHER" not in words_on_page_one(first)

    planning.arrange(issue, size="a4", pages=1, seen=issue.edited, notice="Weather\r\n\r\nRain by noon.")
    issue.refresh_from_db()
    assert board(issue, at=NOON).leaves[0].state == FLOWING
    run = made_up(issue)
    assert words_on_page_one(run) >= {"NO. 1", "WEATHER", "Rain by noon."}
    assert made_of(run.kept).snapshot.ear_left == ("Weather", "Rain by noon.")

    planning.lock(issue, 1, seen=0, by=None)
    with pytest.raises(Mistake, match="Page 1 is locked with what stands beside its nameplate"):
        planning.arrange(issue, size="a4", pages=1, seen=Issue.objects.get().edited, notice="")


def test_a_locked_page_whose_number_went_to_another_edition_is_unlocked_and_made_with_the_next():
    lay_out()
    issue = make_issue()
    made_up(issue)
    planning.lock(issue, 1, seen=0, by=None)

    release(make_edition(day="2026-03-09"))
    run = made_up(issue)

    assert words_on_page_one(run) >= {"NO. 2"} and not issue.sheets.get(number=1).is_locked
    assert "Page 1 was unlocked: it says number 1, and this edition is number 2 now." in run.told["notes"]


def words_on_page_one(run: Making) -> set[str]:
    elements = made_of(run.kept).layout.pages[0].elements
    return {"".join(span.text for span in line) for element in elements if isinstance(element, Type) for line in element.lines}


def test_a_locked_box_of_corrections_claims_no_correction_that_came_later(monkeypatch):
    from dataclasses import replace

    from gazette.edition.snapshot import Amends
    from gazette.issues import gathering

    lay_out()
    issue, real, due = make_issue(), gathering.snapshot_of, [Amends("The bridge", "It is seven meters, not six.")]
    monkeypatch.setattr(gathering, "snapshot_of", lambda *a, **k: replace(real(*a, **k), amends=tuple(due)))
    assert "corrections" in stories_of(made_up(issue))

    planning.lock(issue, 1, seen=0, by=None)
    due.append(Amends("The ferry", "It leaves at nine."))

    assert [amends.headline for amends in made_of(made_up(issue).kept).snapshot.amends] == ["The bridge"]
