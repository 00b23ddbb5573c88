"""What the press remembers of an answer: a short hash, by which it is known again."""

from dataclasses import replace

from gazette.press.facets import digest

from ..record.making import make_copy


def test_the_words_of_a_story_are_known_by_their_entry_and_all_else_by_itself():
    copy = make_copy()
    read, again = replace(copy, entry=7), replace(copy, entry=8)

    assert digest(read) == digest(replace(read)) != digest(again)
    assert digest(copy) != digest(replace(copy, headline="Another"))
    assert digest(("a", 1)) == digest(("a", 1)) != digest(("a", 2))
