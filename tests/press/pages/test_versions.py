"""What changed between two versions, word by word."""

import re
import time
from datetime import timedelta

from gazette.press.pages.pairing import paired
from gazette.press.pages.versions import compare, words
from gazette.record.copy import Block, Byline
from tests.record.making import make_edition, release

from .small import NOW, again, kill, make_story, page, publish, text


def test_a_story_of_one_version_has_no_page_of_changes(paper):
    assert page(f"{publish().path}versions/") is None
    assert page(f"{publish().path}versions/1") is None


def test_the_words_taken_out_and_put_in_are_marked(paper):
    copy = publish(hours=4, body=(Block("a", "paragraph", {"text": "It closes at 6 p.m. on weekdays."}),))
    again(copy, body=(Block("a", "paragraph", {"text": "It closes at 8 p.m. on weekdays."}),), note="The hour was wrong.")

    html = text(f"{copy.path}versions/")

    assert "It closes at <del>6</del><ins>8</ins> p.m. on weekdays." in html
    assert "The hour was wrong." in html


def test_each_version_says_where_it_ran_in_print(paper):
    copy = publish("Library Hours", hours=30)
    release(make_edition(copy, day="2025-11-07"), at=NOW - timedelta(hours=20))
    again(copy, headline="Library Hours Again")

    newest, first = text(f"{copy.path}versions/").split('id="t1"')

    assert "/today/2025" not in newest and "In print</b>" not in newest
    assert 'In print</b> <a href="/today/2025-11-07/1/">page 1 of November 7, 2025' in first


def test_words_that_look_like_markup_are_compared_as_words():
    assert words("a <b> c", "a <i> c") == "a &lt;<del>b</del><ins>i</ins>&gt; c"


def test_an_old_version_is_whole_says_that_it_is_old_and_is_not_indexed(paper):
    copy = publish("First Headline", hours=4)
    again(copy, headline="Second Headline")

    html = text(f"{copy.path}versions/1")

    assert "First Headline</h1>" in html
    assert "This is version 1 of 2, kept for the record." in html
    assert f'<link rel="canonical" href="https://paper.example{copy.path}">' in html
    assert 'content="noindex"' in html


def test_a_kill_takes_every_version_with_it(paper):
    copy = publish(hours=4)
    again(copy, headline="Second")
    kill(copy)

    for stood in ("versions/", "versions/1", "versions/2"):
        notice = page(copy.path + stood)
        assert (notice.status, notice.address) == (410, copy.path + stood)
        words = notice.body.decode()
        assert "The versions of this story have been withdrawn with it" in words
        assert copy.headline not in words and "Second" not in words
        assert copy.slug not in words.partition("<main")[2].partition("</main>")[0]
    assert page(f"{copy.path}versions/3") is None


def test_a_killed_story_that_never_changed_has_no_page_of_changes(paper):
    copy = publish(hours=4)
    kill(copy)

    assert page(f"{copy.path}versions/") is None
    assert copy.slug not in page(copy.path).body.decode().partition("<main")[2].partition("</main>")[0]


def body(*paragraphs):
    return tuple(Block(f"p{n}", "paragraph", {"text": words}) for n, words in enumerate(paragraphs))


def changed(before, **changes):
    """What the page of changes says of a story and its next version, a line for each paragraph."""
    copy = publish(hours=4, **before)
    again(copy, **changes)
    found = re.search(r'<div class="compared">(.*?)</div>', text(f"{copy.path}versions/"), re.S)
    return re.findall("<p>(.*?)</p>", found[1])


LATE = "The ferry was late again on Saturday, and nobody on the quay was surprised."
CALM = "The harbor master blamed the tide and went home for his dinner."
NEWS = "A second boat has been promised since the spring of last year."


def test_a_standfirst_put_in_hides_no_correction_of_the_first_paragraph(paper):
    before = {"headline": "Ferry Late", "standfirst": "", "body": body(LATE, CALM)}

    lines = changed(before, standfirst="It was the third time this week.", body=body(LATE.replace("Saturday", "Sunday"), CALM))

    assert lines == [
        "Ferry Late", "<ins>It was the third time this week.</ins>",
        "The ferry was late again on <del>Saturday</del><ins>Sunday</ins>, and nobody on the quay was surprised.", CALM,
    ]  # fmt: skip


def test_a_paragraph_put_in_before_an_edited_one_is_shown_whole(paper):
    lines = changed({"body": body(LATE, CALM)}, body=body(LATE, NEWS, CALM.replace("tide", "wind")))

    assert lines == [LATE, f"<ins>{NEWS}</ins>", "The harbor master blamed the <del>tide</del><ins>wind</ins> and went home for his dinner."]


def test_an_edited_headline_is_compared_with_the_headline(paper):
    lines = changed({"headline": "Ferry Late Again", "kicker": "Harbor"}, headline="Ferry Late Once Again", kicker="")

    assert lines == ["<del>Harbor</del>", "Ferry Late <ins>Once </ins>Again", "Nobody on the quay was surprised."]


def test_where_nothing_is_alike_the_old_stands_whole_before_the_new(paper):
    assert changed({"body": body(LATE, CALM)}, body=body(NEWS))[1:] == [f"<del>{LATE}</del>", f"<del>{CALM}</del>", f"<ins>{NEWS}</ins>"]


def test_who_wrote_it_is_compared_by_name_where_it_was_changed(paper):
    lines = changed({"headline": "Ferry Late"}, byline=(Byline("ida"), Byline(desk="the harbor desk", role="photographs")))

    assert lines[1:] == ["<del>By Nellie Bly</del>", "<ins>By Ida Lindqvist · Photographs: the harbor desk</ins>", LATE]


def test_every_line_of_both_versions_is_shown_once_and_in_order():
    old, new = [CALM, "Rain.", LATE, NEWS], [LATE.replace("late", "early"), "Snow.", CALM, NEWS + " Nobody has seen it."]

    found = list(paired(old, new))

    assert [was for was, _ in found if was] == old and [became for _, became in found if became] == new
    assert (NEWS, NEWS + " Nobody has seen it.") in found


def test_versions_of_a_long_story_are_compared_quickly():
    paragraphs = [" ".join(f"word{(n * 31 + k * k) % 997}" for k in range(75)) for n in range(40)]
    edited = ["A line put in.", *(p.replace(p.split()[9], "changed") if n % 4 == 0 else p for n, p in enumerate(paragraphs))]
    before, after = make_story(body=body(*paragraphs)), make_story(body=body(*edited))

    start = time.process_time()
    lines = compare(before, after, lambda copy: "")

    assert time.process_time() - start < 0.5
    assert sum("<del>" in line for line in lines) == 10


def test_a_long_stretch_wholly_rewritten_costs_little():
    old, new = ([" ".join(f"{side}{(n * 31 + k * k) % 997} of the" for k in range(25)) for n in range(300)] for side in ("a", "b"))

    start = time.process_time()
    found = list(paired(old, new))

    assert time.process_time() - start < 5
    assert len([was for was, _ in found if was]) == 300
