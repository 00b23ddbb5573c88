"""One page of a made-up issue made again: alone, with its own gate, and in words when it cannot be."""

import io

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from gazette.edition.layout import Plate
from gazette.house.mistakes import Mistake
from gazette.issues import making, planning
from gazette.issues.board import FLOWING, board
from gazette.issues.models import Issue, Making
from gazette.issues.packing import made_of
from gazette.issues.starting import PROOF
from gazette.record.reading import Reading
from gazette.stories import actions
from gazette.stories.models import Story
from tests.stories.making import NOON, make_user

from .making import body, lay_out, made_up, make_advertisement, make_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
ADDED = "One sentence came in late."


@pytest.fixture
def issue() -> Issue:
    """Two pages made up; no story jumps."""
    stories = lay_out(*(f"long-{n}" for n in range(16)))
    issue = make_issue(pages=2)
    for story in stories:
        planning.wish(issue, story, {"jump": False}, seen=0)
    made_up(issue)
    issue.refresh_from_db()
    assert not issue.made.told["jumps"]
    return issue


def on(issue: Issue, page: int) -> Story:
    """The last story of a page."""
    return Story.objects.get(uid=issue.made.told["pages"][page - 1]["stories"][-1])


def rewritten(story: Story, said: list | None = None) -> Story:
    """Published again with a sentence more, or with another body."""
    first, *rest = story.body
    rest = [{"type": block.block_type, "value": block.value, "id": block.id} for block in rest]
    more = [{"type": "paragraph", "value": first.value.source.replace("</p>", f" {ADDED}</p>", 1), "id": "b1"}, *rest]
    story.body = Story._meta.get_field("body").stream_block.to_python(said or more)
    story.save_revision()
    actions.update(story, by=None, at=NOON)
    return Story.objects.get(pk=story.pk)


def again(issue: Issue, page: int) -> Making:
    run = planning.make_again(issue, page, by=None, at=NOON)
    making.work(run.pk)
    run.refresh_from_db()
    return run


def prints(run: Making) -> list[str]:
    return [page["print"] for page in run.told["pages"]]


def words(run: Making, page: int) -> str:
    document = PdfDocument((run.directory / PROOF).read_bytes())
    try:
        return " ".join(document[page - 1].get_textpage().get_text_range().split())
    finally:
        document.close()


def test_an_edited_page_is_made_again_alone_and_the_rest_is_the_same_to_the_letter(issue):
    before, story = issue.made, on(issue, 2)
    pictures = {path.name: path.read_bytes() for path in before.directory.glob("*.jpg")}
    story = rewritten(story)
    assert [leaf.state for leaf in board(issue, at=NOON).leaves].count(FLOWING) == 1

    run = again(issue, 2)

    assert run.state == Making.DONE, run.why
    assert [a == b for a, b in zip(prints(before), prints(run), strict=True)] == [True, False]
    assert run.told["again"] == [2] and run.told["versions"][story.uid] == story.versions
    now = {path.name: path.read_bytes() for path in run.directory.glob("*.jpg")}
    assert now.keys() == pictures.keys() and {name for name in now if now[name] != pictures[name]} == {"small-2.jpg", "large-2.jpg"}
    assert {fit["story"] for fit in run.told["fits"]} == {fit["story"] for fit in before.told["fits"]}
    shown = board(issue, at=NOON)
    assert FLOWING not in [leaf.state for leaf in shown.leaves] and not shown.is_changed


def test_the_proof_of_the_whole_follows_the_page_and_holds_the_new_words(issue):
    rewritten(on(issue, 2))

    run = again(issue, 2)

    with pikepdf.open(io.BytesIO((run.directory / PROOF).read_bytes())) as proof:
        assert len(proof.pages) == 2
    assert ADDED in words(run, 2) and ADDED not in words(run, 1)
    assert run.told["figures"]["pages"] == 2 and "fill 1" in run.told["figures"]


def test_a_story_that_outgrew_its_place_is_named_with_its_lines_and_nothing_is_changed(issue):
    before, story = issue.made, on(issue, 2)
    rewritten(story, body(story.slug, 1500))

    run = again(issue, 2)

    assert run.state == Making.FAILED and issue.made == before
    assert run.why.startswith(f"Page 2 cannot be made again alone. {story.slug} is ") and " lines over its place." in run.why
    assert run.why.endswith("Trim what is too long, or make the whole edition up again.") and story.uid not in run.why
    assert before.directory.is_dir() and not run.directory.exists()


def test_a_wish_that_concerns_one_page_makes_that_page_flow_and_is_granted_by_it_alone(issue):
    story = on(issue, 2)
    planning.wish(issue, story, {"headline": renamed(story)}, seen=story_wish(issue, story))
    issue.refresh_from_db()
    assert [leaf.state == FLOWING for leaf in board(issue, at=NOON).leaves] == [False, True]

    run = again(issue, 2)

    assert run.state == Making.DONE, run.why
    assert "Shuts" in words(run, 2) and "Shuts" not in words(run, 1)
    assert FLOWING not in [leaf.state for leaf in board(issue, at=NOON).leaves]


def renamed(story: Story) -> str:
    """Another headline that takes the same room."""
    return story.headline.replace("Opens", "Shuts")


def story_wish(issue: Issue, story: Story) -> int:
    return issue.wishes.get(story=story).edited


def test_a_signature_on_another_page_stays_and_a_locked_page_is_not_made_again(issue):
    ida = make_user("editor")
    planning.sign(issue, 1, print=prints(issue.made)[0], by=ida, at=NOON)
    rewritten(on(issue, 2))

    with pytest.raises(Mistake, match="Page 1 is locked. Unlock it first."):
        planning.make_again(issue, 1, by=ida, at=NOON)
    run = again(issue, 2)

    assert run.state == Making.DONE, run.why
    assert len(board(issue, at=NOON).leaves[0].signatures) == 1


def test_a_story_killed_since_leaves_its_page_and_one_killed_elsewhere_is_told(issue):
    here, there = on(issue, 2), on(issue, 1)
    actions.kill(there, reason="It was not so.", by=None, at=NOON)

    refused = again(issue, 2)
    assert refused.state == Making.FAILED and f"Page 1 holds {there.slug}, which was killed. Make the whole edition up again." in refused.why

    run = again(issue, 1)
    assert run.state == Making.DONE, run.why
    assert there.uid not in [ref for page in run.told["pages"] for ref in page["stories"]] and here.uid in run.told["pages"][1]["stories"]


def test_a_page_made_again_that_is_cancelled_leaves_what_there_was(issue, monkeypatch):
    before, real = issue.made, making.make_again
    rewritten(on(issue, 2))

    def cancelled(issue, number, *, at):
        found = real(issue, number, at=at)
        planning.cancel(issue.making, at=NOON)
        return found

    monkeypatch.setattr(making, "make_again", cancelled)
    run = again(issue, 2)

    assert run.state == Making.CANCELLED and issue.made == before
    assert not run.directory.exists() and not run.directory.with_name(f"{run.token}.part").exists()


def test_what_page_one_points_to_by_its_old_name_is_told(issue, monkeypatch):
    story = on(issue, 2)
    was = made_of(issue.made.kept)
    told = next((p.number for p in was.layout.pages if p.number == 1 and story.headline.replace(" ", "") in p.told.replace(" ", "")), 0)
    planning.wish(issue, story, {"headline": renamed(story)}, seen=story_wish(issue, story))

    run = again(issue, 2)

    assert run.state == Making.DONE, run.why
    assert (f"Page 1 still points to “{story.headline}”, as it was called. Make page 1 again, too." in run.told["notes"]) == bool(told)


def test_nothing_is_locked_or_signed_while_pages_are_made(issue):
    planning.make_again(issue, 2, by=None, at=NOON)

    with pytest.raises(Mistake, match="are being made up"):
        planning.lock(issue, 1, seen=0, by=None)
    with pytest.raises(Mistake, match="are being made up"):
        planning.sign(issue, 1, print=prints(issue.made)[0], by=make_user("editor"), at=NOON)
    with pytest.raises(Mistake, match="are being made up"):
        planning.make_again(issue, 1, by=None, at=NOON)


def test_an_edition_with_a_page_made_again_is_released_even_if_its_proof_was_never_drawn(issue, monkeypatch):
    monkeypatch.setenv("GAZETTE_NOW", NOON.isoformat())
    ida = make_user("editor")
    rewritten(on(issue, 2))
    run = again(issue, 2)
    proof = (run.directory / PROOF).read_bytes()
    (run.directory / PROOF).unlink()
    for page, print_ in enumerate(prints(run), 1):
        planning.sign(issue, page, print=print_, by=ida, at=NOON)

    release = planning.release(issue, by=ida, at=NOON)
    making.work(release.pk)

    release.refresh_from_db()
    assert release.state == Making.DONE, release.why
    assert Reading().edition(NOON.date().isoformat()).pages and (run.directory / PROOF).read_bytes() == proof


def test_the_open_page_offers_it_and_a_page_that_cannot_offers_the_whole(issue, client):
    at = f"/newsroom/edition/{issue.pk}/"
    client.force_login(make_user("reporter"))
    assert client.post(at + "pages/2/", {"deed": "again"}).status_code == 403
    assert "Make this page again" not in client.get(at + "?page=2").content.decode()
    client.force_login(make_user("editor"))
    story = on(issue, 2)
    rewritten(story, body(story.slug, 1500))
    assert "Make this page again" in client.get(at + "?page=2").content.decode()

    client.post(at + "pages/2/", {"deed": "again"})
    assert "Page 2 is being made again; the others stay" in client.get(at + "?page=2").content.decode()
    assert client.get(at + "progress/").json() == {"running": True, "told": "Page 2 is being made again; the others stay …", "proof": True}
    making.work(issue.making.pk)

    words = client.get(at + "?page=2").content.decode()
    assert "Page 2 was not made again." in words and "Make up the whole edition" in words and f"{story.slug} is " in words


def test_a_locked_page_says_how_its_stories_fit_and_its_advertisement_is_not_printed_twice(issue, tmp_path):
    ad = planning.book(issue, make_advertisement(tmp_path), by=None)
    run = made_up(issue)
    page = next(p.number for p in made_of(run.kept).layout.pages for e in p.elements if isinstance(e, Plate) and e.id == f"booking {ad.pk}")
    columns = {line.story.pk: (line.columns, line.over) for line in board(issue, at=NOON).leaf(page).lines}
    planning.lock(issue, page, seen=0, by=None)

    run = made_up(issue)

    plates = [e for p in made_of(run.kept).layout.pages for e in p.elements if isinstance(e, Plate) and e.id == f"booking {ad.pk}"]
    assert len(plates) == 1
    assert {line.story.pk: (line.columns, line.over) for line in board(issue, at=NOON).leaf(page).lines} == columns and all(c for c, _ in columns.values())
