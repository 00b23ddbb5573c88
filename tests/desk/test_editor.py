"""The editor as a colleague uses it: drafts, publishing with undo, corrections, and saves that come too late."""

import re
from dataclasses import replace

import pytest
from django.core.cache import cache
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from gazette.desk.models import PendingAct
from gazette.house.settings import active
from gazette.record.reading import Reading
from gazette.staff.models import Person
from gazette.stories import actions
from gazette.stories.models import Byline, Section, Story, Topic
from gazette.stories.previewing import unsaved_copy
from tests.stories.making import NOON, lay_ground, make_photo, make_story, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]


def typed(headline="The Lighthouse Keeper Retires", *, byline=True, **more):
    """What the editor's form posts."""
    lay_ground()
    names = [{"person": Person.objects.get(slug="nellie").pk, "desk": "", "role": "", "ORDER": 1}] if byline else []
    said = {
        "headline": headline, "kicker": "", "standfirst": "", "dateline": "", "section": Section.objects.get(slug="city").pk, "genre": "news",
        "priority": 5, "language": "en", "ai_use": "none", "slug": "", "lead": "", "lead_caption": rich_text(""), "lead_alt": "", "lead_credit": "",
        "people": "Ana Brandt\nOdette Marsh", "places": "", "notes": "", "hold": "", "embargo_until": "",
        "body": streamfield([("paragraph", rich_text("<p>He came in 1984.</p>"))]), "byline": inline_formset(names), "sources": inline_formset([]),
    }  # fmt: skip
    return nested_form_data(said) | more


def loaded(story):
    """The ids a form carries that was opened now."""
    newest = Story.objects.get(pk=story.pk).latest_revision
    return {"loaded_revision_id": newest.pk, "loaded_revision_created_at": newest.created_at.isoformat()}


def words_of(answer):
    return answer.content.decode()


@pytest.fixture
def ida(client):
    cache.clear()
    client.force_login(make_user("editor"))
    return client


@pytest.fixture
def draft(ida):
    """A draft ida has saved once."""
    ida.post("/newsroom/stories/add/", typed())
    return Story.objects.get()


def edit(story):
    return f"/newsroom/stories/edit/{story.pk}/"


def test_a_draft_is_kept_and_stays_out_of_the_record(draft):
    assert (draft.headline, draft.slug, draft.people) == ("The Lighthouse Keeper Retires", "the-lighthouse-keeper-retires", ["Ana Brandt", "Odette Marsh"])
    assert draft.byline.get().person.slug == "nellie"
    assert Reading().copy(draft.uid) is None


BY_ITSELF = {"accept": "application/json"}


def rows(*names, kept=()):
    """The rows under Byline as the form posts them: person, desk and role, with the ids a save by itself told."""
    said = [{"id": "", "person": person, "desk": desk, "role": role, "ORDER": number} for number, (person, desk, role) in enumerate(names, 1)]
    return nested_form_data({"byline": inline_formset(said)}) | dict(kept)


@pytest.mark.parametrize("headers", [BY_ITSELF, {}])
def test_a_row_under_byline_in_which_nothing_is_written_stops_no_save_and_is_not_kept(ida, draft, headers):
    nellie = draft.byline.get().person_id
    draft.byline.get().delete()

    ida.post(edit(draft), typed("Typed after", **loaded(draft)) | rows(("", "", ""), (nellie, "", ""), ("", " ", "")), headers=headers)

    assert Story.objects.get().headline == "Typed after"
    assert [(line.person_id, line.desk) for line in Byline.objects.all()] == [(nellie, "")]


@pytest.mark.django_db(transaction=True)
def test_a_row_filled_after_a_save_by_itself_is_kept_once_and_gone_when_emptied(ida, draft):
    draft.byline.all().delete()
    form, told, kept = typed(byline=False, **loaded(draft)) | {"tab": "t1"}, {}, []
    for desk in ("", "The City", "The City Desk", "", "The Sports Desk"):
        answer = ida.post(edit(draft), form | rows(("", desk, ""), kept=told), headers=BY_ITSELF)
        told |= answer.json()["field_updates"] | {"overwrite_revision_id": answer.json()["revision_id"]}
        kept.append([line.desk for line in Byline.objects.all()])

    assert kept == [[], ["The City"], ["The City Desk"], [], ["The Sports Desk"]]


def test_an_empty_row_under_sources_stops_no_save(ida, draft):
    empty = nested_form_data({"sources": inline_formset([{"title": "", "url": "", "ORDER": 1}])})

    assert ida.post(edit(draft), typed("Typed after", **loaded(draft)) | empty, headers=BY_ITSELF).json()["success"]
    assert Story.objects.get().headline == "Typed after" and not Story.objects.get().sources.exists()


def test_what_somebody_did_is_kept_before_the_name_and_is_in_no_copy(ida, draft):
    ida.post(edit(draft), typed("By whom?", **loaded(draft)) | rows(("", "", "photographs")), headers=BY_ITSELF)
    draft = Story.objects.get()

    assert [line.role for line in draft.byline.filter(person=None)] == ["photographs"]
    assert all(line.person for line in unsaved_copy(draft, at=NOON).byline)


def test_two_names_in_one_row_are_refused(ida, draft):
    both = rows((Person.objects.get(slug="nellie").pk, "The City Desk", ""))

    answer = ida.post(edit(draft), typed("Both", **loaded(draft)) | both)

    assert "Name a person or a desk, one of the two." in words_of(answer) and Story.objects.get().headline == draft.headline


def test_a_story_whose_only_row_names_nobody_is_not_published(ida, draft):
    draft.byline.all().delete()

    answer = ida.post(edit(draft), typed(byline=False, **loaded(draft), **{"action-publish": "1"}) | rows(("", "", "photographs")), follow=True)

    assert "It has no byline. Name a person or a desk." in words_of(answer) and Reading().copy(draft.uid) is None


@pytest.mark.parametrize("wrong", ["English", "please in German", "en-"])
def test_a_language_that_is_no_tag_is_refused_at_its_field(ida, draft, wrong):
    answer = ida.post(edit(draft), typed(**loaded(draft), language=wrong))

    assert answer.context["form"].errors["language"] == [f"“{wrong}” is no language tag. Write one like en or pt-BR."]
    assert f'value="{wrong}"' in words_of(answer) and Story.objects.get().language == "en"


def test_a_language_is_chosen_from_those_of_the_paper_or_written_freely(ida, draft, monkeypatch):
    monkeypatch.setattr("gazette.desk.screens.languages.active", lambda: replace(active(), language="gsw"))
    ida.post(edit(draft), typed(**loaded(draft), language=" hsb_DE "))

    assert Story.objects.get().language == "hsb-DE"
    offered = re.findall(r'<option value="([\w-]+)">', words_of(ida.get(edit(draft))).partition("<datalist")[2].partition("</datalist>")[0])
    assert offered[:3] == ["gsw", "hsb-DE", "en"] and {"de", "ar", "zh-Hans"} < set(offered) and len(offered) == len(set(offered))


def test_a_new_story_begins_in_the_papers_language(ida, monkeypatch):
    monkeypatch.setattr("gazette.desk.screens.stories.active", lambda: replace(active(), language="de"))

    assert ida.get("/newsroom/stories/add/").context["form"]["language"].value() == "de"


def test_topics_are_boxes_to_tick_and_those_of_the_story_stand_first(ida, draft):
    for name in ("Birds", "Harbor", "Weather"):
        Topic.objects.create(name=name, slug=name.lower())
    ida.post(edit(draft), typed(**loaded(draft), topics=[Topic.objects.get(slug="weather").pk, Topic.objects.get(slug="harbor").pk]))

    boxes = [box.data for box in ida.get(edit(draft)).context["form"]["topics"].subwidgets]
    assert [box["label"] for box in boxes if box["selected"]] == ["Harbor", "Weather"] == [box["label"] for box in boxes][:2]
    assert "Birds" in [box["label"] for box in boxes if not box["selected"]] and {box["type"] for box in boxes} == {"checkbox"}


def test_the_editor_has_no_checks_but_its_own(ida, draft):
    for address in (edit(draft), "/newsroom/stories/add/"):
        page = words_of(ida.get(address))
        assert set(re.findall(r'data-side-panel="(\w+)"', page)) == {"status", "preview"} and "glasses" not in re.findall(r'href="#icon-(\w+)"', page)


def test_publish_waits_behind_undo_and_goes_now_when_pressed_again(ida, draft):
    answer = ida.post(edit(draft), typed(**loaded(draft), **{"action-publish": "1"}), follow=True)

    assert "Undo" in words_of(answer) and Reading().copy(draft.uid) is None

    ida.post(edit(draft), typed(**loaded(draft), **{"action-publish": "1"}))

    assert Reading().copy(draft.uid).headline == draft.headline
    assert not PendingAct.objects.exists()


def test_undo_takes_a_publication_back(ida, draft):
    ida.post(edit(draft), typed(**loaded(draft), **{"action-publish": "1"}))

    ida.post(f"/newsroom/acts/{PendingAct.objects.get().pk}/undo/")

    assert not PendingAct.objects.exists() and Reading().copy(draft.uid) is None


def test_what_stops_a_story_is_said_and_the_text_is_saved(ida):
    answer = ida.post("/newsroom/stories/add/", typed("Retitled", byline=False, **{"action-publish": "1"}), follow=True)

    assert "It has no byline. Name a person or a desk." in words_of(answer)
    assert Story.objects.get().headline == "Retitled"


def test_a_reporter_cannot_publish_even_by_asking_for_it(client, draft):
    client.force_login(make_user("reporter"))

    client.post(edit(draft), typed(**loaded(draft), **{"action-publish": "1"}))

    assert not PendingAct.objects.exists() and Reading().copy(draft.uid) is None


ROADS = {"save": {}, "publish": {"action-publish": "1"}}


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("ids", ["old", "none"])
def test_a_stale_save_is_refused_on_every_road_and_keeps_the_text(ida, draft, road, ids):
    old = loaded(draft) if ids == "old" else {}
    Story.objects.get().save_revision(user=make_user("reporter"))
    before = Story.objects.get().latest_revision_id

    answer = ida.post(edit(draft), typed("My own headline", **old, **ROADS[road]))

    words = words_of(answer)
    assert "nellie has saved it since you opened it" in words and "My own headline" in words
    assert (Story.objects.get().headline, Story.objects.get().latest_revision_id) == (draft.headline, before)
    assert not PendingAct.objects.exists()


def test_a_stale_autosave_is_refused(ida, draft):
    old = loaded(draft)
    Story.objects.get().save_revision(user=make_user("reporter"))

    answer = ida.post(edit(draft), typed("Mine", **old), headers={"accept": "application/json"})

    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    assert Story.objects.get().headline == draft.headline


def test_a_refused_save_goes_through_when_one_means_it(ida, draft):
    old = loaded(draft)
    theirs = Story.objects.get().save_revision(user=make_user("reporter"))

    ida.post(edit(draft), typed("Mine after all", **old, overrule=actions.seen_at(theirs)))

    assert Story.objects.get().headline == "Mine after all"


def test_meaning_an_older_draft_does_not_overrule_a_newer_one(ida, draft):
    old, nellie = loaded(draft), make_user("reporter")
    theirs = Story.objects.get().save_revision(user=nellie)
    Story.objects.get().save_revision(user=nellie)

    ida.post(edit(draft), typed("Mine", **old, overrule=actions.seen_at(theirs)))

    assert Story.objects.get().headline == draft.headline


@pytest.mark.django_db(transaction=True)
def test_a_tab_that_saved_by_itself_may_save_again(ida, draft):
    first = loaded(draft) | {"tab": "t1"}
    saved = ida.post(edit(draft), typed("By itself", **first), headers={"accept": "application/json"}).json()
    ida.post(edit(draft), typed("Again", **first, overwrite_revision_id=saved["revision_id"]), headers={"accept": "application/json"})

    ida.post(edit(draft), typed("By hand", **first))

    assert Story.objects.get().headline == "By hand"


@pytest.mark.django_db(transaction=True)
def test_saves_by_themselves_leave_one_revision_and_no_line_in_the_journal(ida, draft):
    lines, form = ModelLogEntry.objects.count(), loaded(draft) | {"tab": "t1"}
    for number in range(5):
        answer = ida.post(edit(draft), typed(f"Number {number}", **form), headers={"accept": "application/json"}).json()
        form["overwrite_revision_id"] = answer["revision_id"]

    assert Story.objects.get().revisions.count() == 2
    assert ModelLogEntry.objects.count() == lines


def test_correct_replaces_the_words_and_says_so(ida, draft):
    actions.publish(draft, by=None, at=NOON)
    url = f"/newsroom/stories/{draft.pk}/correct/"

    ida.post(url, {"was": "came in 1984", "now_is": "came in 1985", "text": "He came in 1985, not 1984.", "kind": "correction"})
    ida.post(f"/newsroom/acts/{PendingAct.objects.get().pk}/now/")

    copy = Reading().copy(draft.uid)
    assert copy.body[0].value["text"] == "He came in 1985."
    assert (copy.corrections[0].was, copy.corrections[0].text) == ("came in 1984", "He came in 1985, not 1984.")


def test_correcting_what_the_draft_has_right_already_is_fine(ida, draft):
    actions.publish(draft, by=None, at=NOON)
    ida.post(edit(draft), typed("The Lighthouse Keeper Stays", **loaded(draft)))

    ida.post(f"/newsroom/stories/{draft.pk}/correct/", {"was": "Keeper Retires", "now_is": "Keeper Stays", "text": "He stays.", "kind": "correction"})

    assert PendingAct.objects.get().words["was"] == "Keeper Retires"


def test_correcting_words_that_are_not_there_is_refused(ida, draft):
    actions.publish(draft, by=None, at=NOON)

    answer = ida.post(f"/newsroom/stories/{draft.pk}/correct/", {"was": "never said", "now_is": "x", "text": "Wrong.", "kind": "correction"})

    assert "“never said” does not stand in the story. Copy the words as they stand there." in words_of(answer)
    assert "0 times" not in words_of(answer) and not PendingAct.objects.exists()


def test_correcting_words_that_stand_there_twice_is_refused(ida, draft):
    actions.publish(draft, by=None, at=NOON)

    answer = ida.post(f"/newsroom/stories/{draft.pk}/correct/", {"was": "e", "now_is": "x", "text": "Wrong.", "kind": "correction"})

    assert re.search(r"“e” stands in the story \d+ times, not once. Copy a longer stretch.", words_of(answer)) and not PendingAct.objects.exists()


@pytest.mark.parametrize("act", ["correct", "update", "kill", "takedown"])
def test_the_forms_beside_the_editor_name_the_story(client, draft, act):
    client.force_login(make_user("administrator"))
    actions.publish(draft, by=None, at=NOON)
    draft.refresh_from_db()

    page = words_of(client.get(f"/newsroom/stories/{draft.pk}/{act}/"))

    assert f'<p class="desk-facts desk-act"><b>{draft.headline}</b> <span>{draft.path}</span></p>' in page
    assert ('<button class="button no">' in page) == (act in ("kill", "takedown"))


def test_kill_asks_for_a_reason_readers_will_see(ida, draft):
    actions.publish(draft, by=None, at=NOON)

    ida.post(f"/newsroom/stories/{draft.pk}/kill/", {"reason": ""})
    assert Reading().copy(draft.uid) is not None

    ida.post(f"/newsroom/stories/{draft.pk}/kill/", {"reason": "It was not him."})
    assert Reading().standing(draft.uid).reason == "It was not him."


def test_a_killed_story_says_why_and_is_neither_advised_on_nor_saved(ida):
    story = make_story(headline="Soon gone")
    story.save_revision()
    actions.publish(story, by=None, at=NOON)
    actions.kill(story, reason="It was not him.", by=None, at=NOON)

    words = words_of(ida.get(edit(story)))
    assert "It was not him." in words and "Save draft" not in words and "Stops publishing" not in words

    answer = ida.post(edit(story), typed("Back again", byline=False, **loaded(story)))
    assert "Nothing of it is saved any more" in words_of(answer)
    assert Story.objects.get(pk=story.pk).headline == "Soon gone"


def test_the_list_finds_by_words_section_status_and_author(ida, draft):
    make_story(headline="Something else")
    person = Person.objects.get(slug="nellie").pk

    for query in ("q=lighthouse", "q=lighthouse&standing=draft", f"q=lighthouse&byline__person={person}", "q=the-lighthouse"):
        words = words_of(ida.get(f"/newsroom/stories/results/?{query}"))
        assert "Lighthouse Keeper" in words and "Something else" not in words, query
    assert "Lighthouse" not in words_of(ida.get("/newsroom/stories/results/?standing=killed"))


def test_the_list_costs_the_same_however_many_there_are(ida, django_assert_max_num_queries):
    for _ in range(30):
        make_story()

    with django_assert_max_num_queries(45):
        ida.get("/newsroom/stories/")


def test_a_private_picture_is_shown_to_colleagues_only(ida, client):
    photo = make_photo()

    assert ida.get(photo.file.url).status_code == 200
    ida.logout()
    assert ida.get(photo.file.url).status_code == 302


def test_the_preview_is_the_real_page_with_pictures_no_reader_can_see(ida):
    photo = make_photo()
    story = make_story(headline="Preview Me", lead=photo)

    page = story.make_preview_request().content.decode()

    assert "Preview Me" in page and f"/newsroom/crops/{photo.uid}/" in page and 'src="/pictures/' not in page
    address = page.split(f"/newsroom/crops/{photo.uid}/")[1].split('"')[0].split(" ")[0]
    assert ida.get(f"/newsroom/crops/{photo.uid}/{address}").status_code == 200
    assert Reading().picture(photo.uid) is None


def test_words_count_as_written_at_once_and_not_a_quarter_of_a_second_after_save_was_pressed(ida, draft):
    from wagtail.admin.rich_text import get_rich_text_editor_widget

    body = Story._meta.get_field("body").stream_block.child_blocks["paragraph"]
    for widget in (body.field.widget, Story._meta.get_field("lead_caption").formfield().widget, get_rich_text_editor_widget()):
        assert widget.options["stateSaveInterval"] == 0
