"""From story to copy and back: every word, nothing private."""

import json
import re

import pytest
from wagtail.blocks import StreamValue

from gazette.record.copy import Block, Byline, Copy, Figure, Source
from gazette.record.models import Payload
from gazette.stories import actions
from gazette.stories.copying import as_copy, from_copy
from gazette.stories.models import Story

from .making import NOON, lay_ground, make_copy, make_photo, make_story, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("woken")]
CANARY = "canary-7f3a"


def again(copy: Copy) -> Copy:
    story = from_copy(copy)
    return as_copy(story, version=1, published=copy.published_at(), updated=copy.updated_at(), zone="UTC")


def test_every_kind_of_block_goes_out_and_comes_back_the_same():
    lay_ground()
    photo = make_photo()
    figure = {"picture": photo.uid, "caption": "The <i>quay</i>.", "alt": "", "credit": "", "decorative": False}
    copy = make_copy(
        headline="Non‑Breaking & “Quoted”", kicker="Harbor", standfirst="One sentence.", dateline="PORT ELLERY", topics=("port",),
        people=("Ana Brandt",), places=("North Quay",), genre="analysis", language="ar", priority=2, ai_use="translation",
        byline=(Byline(person="nellie", role="words"), Byline(desk="The City Desk")), sources=(Source("Report", "https://example.org/r"),),
        lead=Figure(photo.uid, "Here.", "Seen so.", "A. Credit", False),
        body=(
            Block("p1", "paragraph", {"text": "One &amp; <b>two</b>, a non‑breaking <a href=\"https://example.org\">link</a>."}),
            Block("p2", "paragraph", {"text": "H<sub>2</sub>O and x<sup>2</sup>."}),
            Block("h1", "heading", {"text": "A <i>subhead</i>"}),
            Block("q1", "quote", {"text": "Words.", "who": "Ana Brandt, baker"}),
            Block("q2", "pullquote", {"text": "Big words.", "who": ""}),
            Block("l1", "list", {"ordered": True, "items": ["first", "<b>second</b>"]}),
            Block("f1", "picture", figure),
            Block("f2", "picture", {**figure, "picture": "", "caption": "A caption whose picture never came."}),
            Block("g1", "gallery", {"pictures": [figure, figure]}),
            Block("x1", "factbox", {"title": "At a glance", "rows": [["Length", "1.9 km"], ["", "A paragraph."]]}),
            Block("t1", "table", {"caption": "Results", "head": ["Club", "Points"], "rows": [["Rovers", "<b>3</b>"], ["A|B", ""]]}),
            Block("e1", "embed", {"provider": "youtube", "url": "https://www.youtube.com/watch?v=abc", "title": "A film"}),
            Block("p3", "paragraph", {"text": "Last."}),
        ),
    )  # fmt: skip

    assert again(copy) == copy


@pytest.mark.parametrize("stored_as", ["now", "once, without ids"])
def test_lists_galleries_and_fact_boxes_outlive_a_save_in_the_editor(stored_as: str):
    lay_ground()
    figure = {"picture": make_photo().uid, "caption": "The quay.", "alt": "", "credit": "", "decorative": False}
    copy = make_copy(body=(
        Block("l1", "list", {"ordered": True, "items": ["first", "<b>second</b>"]}),
        Block("g1", "gallery", {"pictures": [figure, figure]}),
        Block("x1", "factbox", {"title": "At a glance", "rows": [["Length", "1.9 km"], ["", "A paragraph."]]}),
    ))  # fmt: skip
    story = from_copy(copy)
    if stored_as != "now":
        without = re.sub(r', "id": "\w+-\d+"', "", json.dumps(list(story.body.raw_data)))
        assert '"id": "l1-0"' not in without
        story.body = Story._meta.get_field("body").stream_block.to_python(json.loads(without))
    story.save()

    edited = Story.objects.get(pk=story.pk)
    edited.body = StreamValue(edited.body.stream_block, [(block.block_type, block.value, block.id) for block in edited.body])  # as a form gives it back
    edited.save()

    found = as_copy(Story.objects.get(pk=story.pk), version=1, published=copy.published_at(), updated=copy.updated_at(), zone="UTC")
    assert found == copy


def test_a_saved_story_still_gives_the_same_copy():
    copy = make_copy()
    story = from_copy(copy)
    story.save()

    found = as_copy(Story.objects.get(pk=story.pk), version=1, published=copy.published_at(), updated=copy.updated_at(), zone="UTC")

    assert found == copy


def test_paragraphs_that_follow_one_another_are_one_text_to_the_editor():
    story = from_copy(make_copy())

    assert [block.block_type for block in story.body] == ["paragraph"]


def test_a_mark_that_no_body_may_hold_is_dropped_and_its_words_kept():
    story = make_story(body=[{"type": "paragraph", "value": '<p>A <script>x</script><u>word</u> <a href="javascript:x">here</a>.</p>', "id": "b"}])

    copy = as_copy(story, version=1, published=NOON, updated=NOON, zone="UTC")

    assert copy.body[0].value["text"] == "A word <a>here</a>."


def test_no_private_word_of_the_newsroom_reaches_the_record():
    ida = make_user("administrator")
    ida.email, ida.first_name = f"{CANARY}@example.org", CANARY
    ida.save()
    photo = make_photo(title=f"{CANARY} title", description=CANARY, rights_note=CANARY, withdrawn_why=CANARY)
    story = make_story(lead=photo, notes=CANARY)
    story.save_revision(user=ida)
    for field in ("slug", "headline"):  # a later draft is private too
        setattr(story, field, f"{CANARY} {field}" if field == "headline" else story.slug)

    actions.publish(story, by=ida, at=NOON)

    said = json.dumps(list(Payload.objects.values_list("data", flat=True)))
    assert story.uid in said
    assert CANARY not in said


def test_the_canary_would_be_heard_in_a_public_field():
    story = make_story(standfirst=CANARY)

    actions.publish(story, by=None, at=NOON)

    assert CANARY in json.dumps(list(Payload.objects.values_list("data", flat=True)))
