"""What is done in the edition builder in a client without script: what is set, refused and kept, and where a deed leads back to."""


import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gazette.issues import planning
from gazette.issues.asking import asked_of
from gazette.issues.models import Making, StoryWish
from tests.edition.making import make_shot
from tests.stories.making import NOON

from .making import lay_out, made_up, make_advertisement, make_issue, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


def test_a_row_puts_a_story_on_a_page_and_leaves_it_out(ida):
    story, *_ = lay_out()
    issue = make_issue(pages=3)
    at = f"/newsroom/edition/{issue.pk}/stories/{story.pk}/"

    ida.post(at, {"deed": "page", "page": "2", "seen": "0"})
    assert StoryWish.objects.get().page == 2
    ida.post(at, {"deed": "out", "seen": "1"})

    wish = StoryWish.objects.get()
    assert wish.out and wish.page == 2


def test_the_whole_form_of_a_story_is_kept_and_a_stale_one_refused_in_a_sentence(ida):
    story, *_ = lay_out()
    issue = make_issue(pages=3)
    at = f"/newsroom/edition/{issue.pk}/stories/{story.pk}/"
    said = {"page": "3", "least": "2", "most": "3", "cut": "1", "headline": "For Print", "top": "on", "seen": "0"}

    assert ida.post(at, {**said, "open": "2"})["Location"] == f"/newsroom/edition/{issue.pk}/?page=2&story={story.pk}#story"
    answer = ida.post(at, {**said, "headline": "Too Late"}, follow=True)

    wish = StoryWish.objects.get()
    assert (wish.page, wish.least, wish.most, wish.cut, wish.headline, wish.top, wish.jump, wish.out) == (3, 2, 3, 1, "For Print", True, False, False)
    assert "somebody has set it otherwise since you opened it" in words_of(answer)


def test_a_span_that_turns_round_is_refused(ida):
    story, *_ = lay_out()
    issue = make_issue()

    answer = ida.post(f"/newsroom/edition/{issue.pk}/stories/{story.pk}/", {"least": "3", "most": "1", "cut": "0", "seen": "0"}, follow=True)

    assert "The least span is wider than the greatest" in words_of(answer) and not StoryWish.objects.exists()


def test_another_layout_is_asked_for_and_the_pages_are_made_again(ida):
    lay_out()
    issue = make_issue()
    made_up(issue)

    ida.post(f"/newsroom/edition/{issue.pk}/pages/1/", {"deed": "candidate", "candidate": "1", "seen": "0"})

    assert issue.sheets.get().candidate == 1 and issue.making.state == Making.WAITING


def test_a_locked_page_keeps_its_layout(ida):
    lay_out()
    issue = make_issue()
    made_up(issue)
    ida.post(f"/newsroom/edition/{issue.pk}/pages/1/", {"deed": "lock", "seen": "0"})

    answer = ida.post(f"/newsroom/edition/{issue.pk}/pages/1/", {"deed": "candidate", "candidate": "1", "seen": "1"}, follow=True)

    assert "Page 1 is locked. Unlock it first." in words_of(answer)
    assert ida.post(f"/newsroom/edition/{issue.pk}/pages/1/", {"deed": "burn"}).status_code == 400


def test_an_advertisement_is_booked_with_its_artwork_and_dropped(ida, tmp_path):
    issue = make_issue()
    shot = make_shot(tmp_path, "bank", width=1200, height=800)
    said = {"name": "Harbor Bank", "columns": "2", "tall": "50", "artwork": SimpleUploadedFile("bank.jpg", open(shot.path, "rb").read())}  # noqa: SIM115

    ida.post(f"/newsroom/edition/{issue.pk}/book/", said)

    ad = issue.advertisements.get()
    assert (ad.name, ad.width, ad.height) == ("Harbor Bank", 1200, 800)
    assert "Harbor Bank" in words_of(ida.get(f"/newsroom/edition/{issue.pk}/"))
    ida.post(f"/newsroom/edition/{issue.pk}/bookings/{ad.pk}/drop/")
    assert not issue.advertisements.exists()


def test_the_cancelling_of_a_booking_is_undone(ida, tmp_path):
    issue = make_issue()
    ad = planning.book(issue, make_advertisement(tmp_path), by=None)
    asked = asked_of(issue).print_of(2, (), ())
    at = f"/newsroom/edition/{issue.pk}/bookings/{ad.pk}"

    shown = words_of(ida.post(f"{at}/drop/", follow=True))
    assert f'action="{at}/rebook/"' in shown and "Undo: book Harbor Bank again" in shown
    again = words_of(ida.post(f"{at}/rebook/", follow=True))

    booked = issue.advertisements.get()
    assert (booked.pk, booked.name, booked.columns, booked.artwork.read()) == (ad.pk, ad.name, ad.columns, ad.artwork.read())
    assert asked_of(issue).print_of(2, (), ()) == asked and "/rebook/" not in again
    assert "There is nothing to undo." in words_of(ida.post(f"{at}/rebook/", follow=True))


def test_a_booking_for_any_inner_page_leaves_page_one_as_it_stands(ida, tmp_path):
    issue = make_issue(pages=3)
    before = [asked_of(issue).print_of(number, (), ()) for number in (1, 2)]

    planning.book(issue, make_advertisement(tmp_path), by=None)
    after = [asked_of(issue).print_of(number, (), ()) for number in (1, 2)]
    planning.book(issue, make_advertisement(tmp_path, page=1), by=None)

    assert (before[0] == after[0], before[1] == after[1]) == (True, False)
    assert asked_of(issue).print_of(1, (), ()) != after[0]


def test_nothing_reloads_the_builder_while_somebody_writes_without_script(ida):
    lay_out()
    issue = make_issue()
    planning.make_up(issue, by=None, at=NOON)

    shown = words_of(ida.get(f"/newsroom/edition/{issue.pk}/"))

    assert "data-progress" in shown and 'http-equiv="refresh"' not in shown
    assert "Look how far it is" in shown.partition("<noscript><p>")[2].partition("</noscript>")[0]


def test_artwork_that_is_no_picture_or_too_coarse_is_refused_in_a_sentence(ida, tmp_path):
    issue = make_issue()
    coarse = make_advertisement(tmp_path, width=300, height=200)
    said = {"name": "Corner Shop", "columns": "2", "tall": "50"}

    fake = ida.post(f"/newsroom/edition/{issue.pk}/book/", {**said, "artwork": SimpleUploadedFile("x.jpg", b"<svg/>")}, follow=True)
    small = ida.post(f"/newsroom/edition/{issue.pk}/book/", {**said, "artwork": SimpleUploadedFile("x.jpg", coarse.artwork.read())}, follow=True)

    assert "That is no picture this house can print" in words_of(fake)
    assert "The artwork of Corner Shop has" in words_of(small) and not issue.advertisements.exists()


def test_what_was_written_in_a_form_that_is_refused_stands_in_it_again_and_once(ida):
    story, *_ = lay_out()
    issue = make_issue(pages=3)
    at = f"/newsroom/edition/{issue.pk}/stories/{story.pk}/"

    answer = ida.post(at, {"page": "3", "least": "3", "most": "1", "cut": "0", "headline": "For Print", "top": "on", "seen": "0"}, follow=True)

    form = answer.context["form"]
    assert [str(form[name].value()) for name in ("page", "least", "most", "headline", "top", "jump")] == ["3", "3", "1", "For Print", "True", "False"]
    assert ida.get(f"/newsroom/edition/{issue.pk}/?story={story.pk}").context["form"]["headline"].value() == ""


def test_a_booking_that_is_refused_stays_open_with_its_size(ida, tmp_path):
    issue = make_issue()
    coarse = make_advertisement(tmp_path, width=300, height=200)
    said = {"name": "Corner Shop", "columns": "3", "tall": "90", "artwork": SimpleUploadedFile("x.jpg", coarse.artwork.read())}

    answer = ida.post(f"/newsroom/edition/{issue.pk}/book/", said, follow=True)

    form = answer.context["booking"]
    assert (form["name"].value(), form["columns"].value(), form["tall"].value()) == ("Corner Shop", "3", "90")
    assert "<details open><summary>Book one" in words_of(answer)


def test_a_stale_form_shows_what_the_colleague_set(ida):
    story, *_ = lay_out()
    issue = make_issue()
    planning.wish(issue, story, {"headline": "Hers"}, seen=0)

    answer = ida.post(f"/newsroom/edition/{issue.pk}/stories/{story.pk}/", {"cut": "0", "headline": "His", "seen": "0"}, follow=True)

    assert answer.context["form"]["headline"].value() == "Hers"


def test_a_deed_leads_back_to_the_place_and_the_open_page_where_it_was_done(ida):
    story, *_ = lay_out()
    issue = make_issue(pages=3)
    at = f"/newsroom/edition/{issue.pk}"

    row = ida.post(f"{at}/stories/{story.pk}/", {"deed": "page", "page": "2", "seen": "0", "open": "3"})
    size = ida.post(f"{at}/arrange/", {"size": "a4", "pages": "3", "seen": "2", "open": "3"})

    assert row["Location"] == f"{at}/?page=3#row-{story.pk}" and size["Location"] == f"{at}/?page=3#size"
    assert f'id="row-{story.pk}"' in words_of(ida.get(row["Location"]))
