"""Where an issue stands, and how far a run at work on it is, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from gazette.record.reading import Reading

from .models import Issue, Making, PendingRelease
from .starting import fail, is_lost

SEALING = (_l("The pages are being sealed …"), _l("Pictures of the pages are being made …"), _l("The printer’s file is being made …"),
           _l("The e-paper is being made …"))  # fmt: skip


def standing(issue: Issue) -> tuple[str, str]:
    """Where an issue stands: a word for its colour, and words to read."""
    day, making = issue.day.isoformat(), issue.making
    if Reading().edition(day):
        return "signed", _("Out")
    if waiting := PendingRelease.objects.filter(day=day).first():
        return ("over", _("Not released: %(why)s") % {"why": waiting.why}) if waiting.failed else ("fits", _("Waits for its hour"))
    if making is None or (making.state == Making.CANCELLED and not issue.made):
        return "empty", _("Planned")
    if making.is_running:
        return "flowing", _("Being sealed") if making.purpose == Making.RELEASE else _("Being made up")
    return ("fits", _("Made up")) if issue.made else ("over", making.get_state_display())


def progress_words(making: Making | None) -> str:
    if making and making.purpose == Making.RELEASE:
        return str(SEALING[min(making.page, len(SEALING) - 1)])
    if making and making.purpose == Making.PAGE:
        return _("Page %(page)d is being made again; the others stay …") % {"page": making.page}
    if making is None or making.state == Making.WAITING or not making.of:
        return _("The stories are being read and set …")
    if making.page < making.of:
        return _("Page %(page)d of %(of)d is made up …") % {"page": making.page, "of": making.of}
    return _("The pages are being drawn and measured …")


def mind_lost(issue: Issue) -> None:
    """A run whose process is gone ended with the newsroom."""
    making = issue.making
    if making and is_lost(making):
        fail(making, _("The make-up ended with the newsroom. Make the pages up again."))
