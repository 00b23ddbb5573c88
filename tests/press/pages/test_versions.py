"""What changed between two versions, word by word."""

from datetime import timedelta

from gazette.press.pages.versions import words
from gazette.record.copy import Block
from tests.record.making import make_edition, release

from .small import NOW, again, kill, page, publish, text


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
