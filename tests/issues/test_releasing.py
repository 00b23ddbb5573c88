"""An issue released from the builder: only what was signed off, sealed as it stands, now or at its hour."""

from datetime import timedelta

import pytest

from gazette.edition import examining
from gazette.edition.findings import Finding
from gazette.house.mistakes import Mistake
from gazette.house.settings import active
from gazette.issues import making, planning
from gazette.issues.due import releases
from gazette.issues.models import Making, PendingRelease
from gazette.record.edition import kept_at, sealed_at
from gazette.record.reading import Reading
from gazette.stories import actions
from tests.stories.making import NOON, make_story, make_user

from .making import body, lay_out, made_up, make_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
DAY, HOUR = NOON.date().isoformat(), timedelta(hours=1)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    monkeypatch.setenv("GAZETTE_NOW", NOON.isoformat())


@pytest.fixture
def ida():
    return make_user("editor")


@pytest.fixture
def issue(ida):
    """One page with a draft in it, signed off."""
    lay_out()
    draft = make_story(slug="draft", headline="Not Out Yet", body=body("draft", 300), priority=1)
    draft.save_revision()
    found = make_issue()
    planning.wish(found, draft, {"page": 1}, seen=0)
    planning.sign(found, 1, print=made_up(found).told["pages"][0]["print"], by=ida, at=NOON)
    found.refresh_from_db()
    return found


def released(issue, ida, due=None) -> Making:
    run = planning.release(issue, by=ida, at=NOON, due=due)
    making.work(run.pk)
    run.refresh_from_db()
    return run


def test_what_was_signed_off_is_released_with_its_drafts_and_its_files(issue, ida):
    run = released(issue, ida)

    assert run.state == Making.DONE, run.why
    entry = Reading().edition(DAY)
    assert set(entry.stories()) == set(issue.made.told["pages"][0]["stories"])
    assert Reading().copy(actions.Story.objects.get(slug="draft").uid) is not None
    assert kept_at(active().pictures, entry.pdf, "pdf").read_bytes() == (issue.made.directory / "proof.pdf").read_bytes()
    assert sealed_at(active().printed, entry).exists()


@pytest.mark.parametrize("made", [True, False], ids=("when its pages are made", "when it is released"))
def test_an_edition_is_heard_by_the_second_witness_which_stops_it(issue, ida, monkeypatch, made):
    asked = []

    def hear(pdf, snapshot, layout, *, jumps):
        asked.append(pdf)
        return [Finding("words", 1, "bridge: “seven” is not in the file")]

    monkeypatch.setattr(examining, "programs", lambda: True)
    monkeypatch.setattr(examining, "hear", hear)
    proof = (issue.made.directory / "proof.pdf").read_bytes()
    run = made_up(issue) if made else released(issue, ida)

    assert asked == [proof]
    if made:
        assert [found for found in run.told["findings"] if found["hard"]] == [{"page": 1, "hard": True, "text": "bridge: “seven” is not in the file"}]
    else:
        assert (run.state, Reading().edition(DAY)) == (Making.FAILED, None) and "“seven” is not in the file" in run.why


def test_an_edition_the_witness_could_not_hear_says_so(issue, monkeypatch):
    monkeypatch.setattr(examining, "programs", lambda: False)

    assert [note for note in made_up(issue).told["notes"] if "was not heard" in note]


def test_a_page_that_is_not_signed_off_keeps_the_edition_in(issue, ida):
    planning.reopen(issue, 1)

    with pytest.raises(Mistake, match="Not signed off as they stand: pages 1. Sign them off first."):
        planning.release(issue, by=ida, at=NOON)


def test_a_story_corrected_after_the_signature_keeps_the_edition_in(issue, ida):
    ref = next(ref for ref in issue.made.told["pages"][0]["stories"] if ref not in issue.made.told["drafts"])
    actions.correct(actions.Story.objects.get(uid=ref), "It is seven.", by=None, at=NOON)

    with pytest.raises(Mistake, match="Not signed off as they stand"):
        planning.release(issue, by=ida, at=NOON)


def test_a_draft_saved_over_after_the_pages_were_made_is_not_released(issue, ida):
    run = planning.release(issue, by=ida, at=NOON)
    actions.Story.objects.get(slug="draft").save_revision()

    making.work(run.pk)

    run.refresh_from_db()
    assert run.state == Making.FAILED and "Not signed off as they stand" in run.why
    assert Reading().newest_edition() == ""


def test_an_edition_waits_for_its_hour_and_can_be_taken_back(issue, ida):
    released(issue, ida, due=NOON + HOUR)

    assert releases(NOON) == 0 and Reading().newest_edition() == ""
    with pytest.raises(Mistake, match="waits for its hour. Take it back first."):
        planning.make_up(issue, by=ida, at=NOON)
    assert planning.take_back(issue) and not PendingRelease.objects.exists()

    released(issue, ida, due=NOON + HOUR)
    assert releases(NOON + HOUR) == 1 and Reading().newest_edition() == DAY


def test_an_edition_that_is_out_stays_as_it_is(issue, ida):
    released(issue, ida)

    with pytest.raises(Mistake, match="is out and stays as it is"):
        planning.reopen(issue, 1)


def test_the_builder_offers_release_once_every_page_is_signed_and_says_it_is_out(issue, ida, client):
    client.force_login(ida)
    at = f"/newsroom/edition/{issue.pk}/"
    assert "Every page is signed off." in client.get(at).content.decode()

    client.post(at + "release/", {"due": ""})
    assert "The pages are being sealed" in client.get(at).content.decode()
    making.work(issue.making.pk)

    words = client.get(at).content.decode()
    assert "It is out, as number 1." in words and f"/today/{DAY}/" in words and "Make up" not in words
