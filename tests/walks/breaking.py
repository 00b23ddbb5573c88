"""Takes away, on purpose and in this process alone, what keeps secrets in: the proofs must notice."""

from gazette.record import log
from gazette.stories import actions, gate
from gazette.stories.models import Story

from .making import NOW


def open_the_gate() -> None:
    """Publish everything that only the gate holds back."""
    gate.CHECKS = ()
    for story in Story.objects.filter(slug__startswith="secret-").exclude(hold="", embargo_until=None):
        actions.publish(story, by=None, at=NOW)


def print_the_notes() -> None:
    """Let a private field through the allow-list of what is published."""
    real = actions.as_copy
    actions.as_copy = lambda story, **said: real(story, **said).but(standfirst=story.notes)
    Story.objects.update(hold="")
    story = Story.objects.get(slug="open-last")
    assert log.is_published(story.uid)
    actions.update(story, by=None, at=NOW)
