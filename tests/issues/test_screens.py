"""The edition builder in a client without script: what each role sees and may do, what is refused, and in which words."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from django.urls import reverse

from gazette.house.settings import active
from gazette.issues import planning
from gazette.issues.board import EMPTY, FITS, FLOWING, OVER, SHORT, SIGNED, board
from gazette.issues.models import Issue, Making
from gazette.staff.door import routes
from gazette.stories import actions
from tests.stories.making import NOON, make_user

from .making import lay_out, made_up, make_issue, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]

MAY = {
    # deed on a page           reporter editor administrator
    "issues":                  (True,  True,  True),
    "issue":                   (True,  True,  True),
    "issue_progress":          (True,  True,  True),
    "issue_kept":              (True,  True,  True),
    "issue_fit":               (True,  True,  True),
    "issue_plan":              (False, True,  True),
    "issue_arrange":           (False, True,  True),
    "issue_make":              (False, True,  True),
    "issue_cancel":            (False, True,  True),
    "issue_story":             (False, True,  True),
    "issue_page":              (False, True,  True),
    "issue_book":              (False, True,  True),
    "issue_drop":              (False, True,  True),
    "issue_rebook":            (False, True,  True),
    "issue_release":           (False, True,  True),
    "issue_take_back":         (False, True,  True),
}  # fmt: skip
ARGUMENTS = {"issue_kept": ["none", "small-1.jpg"], "issue_story": [1], "issue_page": [1], "issue_drop": [1], "issue_rebook": [1]}


def address(name: str, issue: Issue) -> str:
    if name == "issue_fit":
        return reverse(name, args=[1])
    return reverse(name, args=[] if name in ("issues", "issue_plan") else [issue.pk, *ARGUMENTS.get(name, [])])


@pytest.mark.parametrize("name", MAY)
def test_who_may_open_each_address_of_the_builder(client, name):
    issue = make_issue()

    may = []
    for role in ("reporter", "editor", "administrator"):
        client.force_login(make_user(role))
        may.append(client.post(address(name, issue)).status_code != 403)

    assert tuple(may) == MAY[name]


def test_the_table_names_every_address_of_the_builder():
    listed = {route for route in routes() if route.startswith("newsroom/edition/")}

    assert len(listed) == len(MAY)


def test_an_empty_list_says_what_planning_does_and_planning_begins(ida):
    assert "No edition is planned" in words_of(ida.get("/newsroom/edition/"))

    answer = ida.post("/newsroom/edition/plan/", {"day": "2026-03-11", "size": "a4", "pages": "2"})

    issue = Issue.objects.get()
    assert answer["Location"] == f"/newsroom/edition/{issue.pk}/"
    assert issue.making.state == Making.WAITING
    assert "The stories are being read and set" in words_of(ida.get(answer["Location"]))


def test_a_day_that_is_no_day_is_refused_with_its_field(ida):
    answer = ida.post("/newsroom/edition/plan/", {"day": "soon", "size": "a4"}, follow=True)

    assert "Day: Enter a valid date." in words_of(answer) and not Issue.objects.exists()


def test_the_builder_before_any_page_is_made_shows_empty_pages(ida):
    lay_out()
    issue = make_issue(pages=4)

    words = words_of(ida.get(f"/newsroom/edition/{issue.pk}/"))

    assert words.count("ed-leaf ed-empty") == 4 and "No page is made up yet" in words


def test_the_builder_shows_pages_stories_and_copyfit(ida):
    stories = lay_out()
    issue = make_issue()
    run = made_up(issue)

    words = words_of(ida.get(f"/newsroom/edition/{issue.pk}/?page=1&story={stories[0].pk}"))

    assert f"/newsroom/edition/{issue.pk}/made/{run.token}/large-1.jpg" in words
    assert "Proof PDF" in words and "Sign off" in words and "Printed headline" in words
    assert "the last paragraph: " in words
    assert all(str(story) in words for story in stories)


def test_a_reporter_looks_and_finds_nothing_to_press(client):
    lay_out()
    issue = make_issue()
    run = made_up(issue)
    client.force_login(make_user("reporter"))

    words = words_of(client.get(f"/newsroom/edition/{issue.pk}/"))

    assert "Make up" not in words and "Sign off" not in words and "Leave out" not in words
    assert client.get(f"/newsroom/edition/{issue.pk}/made/{run.token}/proof.pdf").content[:5] == b"%PDF-"
    assert client.get(f"/newsroom/edition/{issue.pk}/made/{run.token}/plan.txt").status_code == 404
    client.logout()
    assert client.get(f"/newsroom/edition/{issue.pk}/made/{run.token}/small-1.jpg").status_code == 302


def test_a_story_that_jumps_shows_its_columns_on_each_page(ida):
    lay_out(*(f"long-{n}" for n in range(16)))
    issue = make_issue(pages=2)
    run = made_up(issue)
    jump = run.told["jumps"][0]

    shown = [next(line.columns for line in leaf.lines if line.story.uid == jump["story"]) for leaf in board(issue, at=NOON).leaves]

    assert shown == [fit["columns"] for fit in run.told["fits"] if fit["story"] == jump["story"]]


def test_states_of_a_page_from_empty_to_signed_off(ida):
    stories = lay_out()
    issue = make_issue()
    states = [board(issue, at=NOON).leaves[0].state]
    page = made_up(issue).told["pages"][0]
    states.append(board(issue, at=NOON).leaves[0].state)
    planning.sign(issue, 1, print=page["print"], by=make_user("administrator"), at=NOON)
    ida.post(f"/newsroom/edition/{issue.pk}/pages/1/", {"deed": "sign", "print": page["print"]})
    states.append(board(issue, at=NOON).leaves[0].state)
    planning.reopen(issue, 1)
    planning.wish(issue, stories[0], {"headline": "Another"}, seen=0)
    issue.refresh_from_db()
    states.append(board(issue, at=NOON).leaves[0].state)

    assert states == [EMPTY, FITS if page["fill"] >= 0.84 and not page["findings"] else OVER, SIGNED, FLOWING]


def test_a_page_that_the_paper_s_own_advertisements_fill_is_short_and_says_how_many_lines_would_do(ida):
    lay_out("bridge", "tram")
    issue = make_issue()

    made_up(issue)
    issue.refresh_from_db()

    leaf = board(issue, at=NOON).leaves[0]
    assert (leaf.state, str(leaf.word)) == (SHORT, "Short") and leaf.fill < 0.84
    assert re.search(r"About \d+ lines more would fill it", words_of(ida.get(f"/newsroom/edition/{issue.pk}/?page=1")))


def test_a_story_wanted_on_a_page_that_has_no_room_makes_it_over(ida):
    stories = lay_out(*(f"long-{n}" for n in range(12)))
    issue = make_issue(pages=2)
    for story in stories:
        planning.wish(issue, story, {"page": 2}, seen=0)

    made_up(issue)
    issue.refresh_from_db()

    leaf = board(issue, at=NOON).leaves[1]
    assert leaf.state == OVER and leaf.missing
    assert "was wanted here and stands elsewhere or found no room" in words_of(ida.get(f"/newsroom/edition/{issue.pk}/?page=2"))


def test_why_stories_were_held_over_is_said_once_with_the_lines_each_needs(ida):
    lay_out(*(f"long-{n}" for n in range(16)))
    issue = make_issue()
    made_up(issue)

    shown = board(issue, at=NOON)
    words = words_of(ida.get(f"/newsroom/edition/{issue.pk}/"))

    assert len(shown.held) > 1 and [line.needs for line in shown.held if not line.needs] == []
    assert words.count("The pages are full. Add a page, or cut another story.") == 1
    assert all(f"needs about {line.needs} of a column" in words for line in shown.held)


def test_an_issue_whose_first_run_was_cancelled_is_planned_and_no_fault(ida):
    issue = make_issue()
    planning.cancel(planning.make_up(issue, by=None, at=NOON), at=NOON)

    words = words_of(ida.get("/newsroom/edition/"))

    assert "Planned" in words and "Cancelled" not in words


@pytest.mark.parametrize(("language", "turned"), [("de", False), ("ar", True)])
def test_the_pages_of_a_paper_written_from_right_to_left_lie_so_and_turn_so(ida, monkeypatch, language, turned):
    lay_out(*(f"long-{n}" for n in range(16)))
    issue = make_issue(pages=2)
    made_up(issue)
    theirs = replace(active(), language=language)
    monkeypatch.setattr("gazette.issues.showing.active", lambda: theirs)

    words = words_of(ida.get(f"/newsroom/edition/{issue.pk}/?page=1"))

    assert ('<ol dir="rtl">' in words) == turned
    assert f'data-{"left" if turned else "right"}="?page=2#page"' in words and f'data-{"right" if turned else "left"}=""' in words


def test_a_story_corrected_since_shows_which_pages_flow(ida):
    stories = lay_out()
    issue = make_issue()
    made_up(issue)

    actions.correct(stories[0], "It is seven, not six.", by=None, at=NOON)

    leaf = board(issue, at=NOON).leaves[0]
    assert leaf.state == FLOWING and [line.story for line in leaf.lines if line.is_changed] == [stories[0]]
    assert "Something has changed since these pages were made up" in words_of(ida.get(f"/newsroom/edition/{issue.pk}/"))


def test_after_a_restore_the_builder_says_that_pictures_are_gone(ida):
    lay_out()
    issue = make_issue()
    shutil.rmtree(made_up(issue).directory)

    assert "Make the pages up again; locked pages stay as they are" in words_of(ida.get(f"/newsroom/edition/{issue.pk}/"))


def test_a_run_that_failed_or_was_cancelled_is_told(ida):
    issue = make_issue()
    run = planning.make_up(issue, by=None, at=NOON)
    Making.objects.filter(pk=run.pk).update(state=Making.WORKING, process=2**22 + 1)  # no such process

    words = words_of(ida.get(f"/newsroom/edition/{issue.pk}/"))

    assert "The pages were not made." in words and "The make-up ended with the newsroom" in words
    again = planning.make_up(issue, by=None, at=NOON)
    assert ida.get(f"/newsroom/edition/{issue.pk}/progress/").json()["running"]
    ida.post(f"/newsroom/edition/{issue.pk}/cancel/")
    again.refresh_from_db()
    assert again.state == Making.CANCELLED


def test_the_newsroom_starts_without_the_engine(tmp_path):
    engine = ("typst", "uharfbuzz", "pypdfium2", "pikepdf")
    asked = f"import sys, django; django.setup(); import gazette.asgi, gazette.keeping.rounds; print([name for name in {engine} if name in sys.modules])"
    surroundings = {**os.environ, "GAZETTE_PAPER": str(tmp_path), "DJANGO_SETTINGS_MODULE": "gazette.settings", "PYTHONPATH": os.pathsep.join(sys.path)}

    told = subprocess.run([sys.executable, "-P", "-c", asked], env=surroundings, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_a_signed_page_whose_story_is_killed_says_so_and_what_to_do(ida):
    stories = lay_out()
    issue = make_issue()
    page = made_up(issue).told["pages"][0]
    ida.post(f"/newsroom/edition/{issue.pk}/pages/1/", {"deed": "sign", "print": page["print"]})

    actions.kill(stories[0], reason="It is wrong.", by=None, at=NOON)

    words = words_of(ida.get(f"/newsroom/edition/{issue.pk}/?page=1"))
    assert "killed since" in words and "Reopen it, and make it again." in words
    assert ">Reopen</button>" in words and ">Unlock</button>" not in words and 'id="sign"' not in words
